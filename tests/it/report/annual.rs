//! The report on a fiscal year, and the council set of a theme: the figures in every format, who
//! reads them, and what is in none.

use axum::http::StatusCode;
use kizuki_board::domain::{
    account::Role,
    calendar::Dates,
    note::HideReason,
    settings::Tally,
    theme::{State, Theme},
};
use kizuki_board::i18n::Lang;
use kizuki_board::report::{Annual, Format, Report, document::TableName};
use serde_json::Value;

use crate::support::office::Office;
use crate::support::report::{
    Tables, all_text, fonts, of_csv, of_docx, of_html, of_markdown, of_xlsx,
};
use crate::support::{NOON, TestApp, both_dbs, day, secret};

/// A theme that closed so many days ago and more, with one note.
async fn of_year(app: &TestApp, slug: &str, closes: &str, ago: i64) -> Theme {
    app.state.clock.set(NOON - ago * 24 * 3600);
    let theme = app
        .theme_with(|plan| {
            (plan.slug, plan.title) = (slug.into(), format!("テーマ{slug}"));
            plan.opens_on = day("2020-03-01");
            plan.closes_on = day(closes);
        })
        .await;
    app.pinned(&theme, &secret(70), "前の付箋").await;
    let theme = app.move_to(theme.id, State::Review).await;
    app.state.clock.set(NOON);
    theme
}

async fn publish(app: &TestApp, slug: &str) {
    let theme = app.state.board.theme_by_slug(slug).await.expect("read");
    let public = app.state.board.publish_report(theme.id, theme.version, true).await;
    public.expect("public").unseen();
}

/// A theme of 2019, and one of 2020 in which something is done and something declined.
async fn two_years(app: &TestApp) -> Office<'_> {
    of_year(app, "maeno", "2020-03-31", 145).await;
    let mut office = Office::open(app).await;
    let hidden = app.pinned(&office.theme, &secret(20), "かくされた文").await;
    let (board, today) = (&app.state.board, app.state.today());
    let hid =
        board.hide_note(office.theme.id, hidden, HideReason::Abuse, Role::Organizer, today).await;
    hid.expect("hidden").unseen();
    app.tick().await;
    office.step(State::Review).await;
    office.answers_with(office.group, "done").await;
    office.answers_with(office.note(2), "declined").await;
    office
}

/// The rows of the themes, and the sums, of tables for people.
fn figures(tables: &Tables, facts: &str) -> (Vec<Vec<String>>, Vec<String>) {
    let rows = tables["テーマごと"][1..].iter().filter(|row| row[0] != "合計");
    let rows = rows.map(|row| vec![row[0].clone(), row[3].clone(), row[4].clone(), row[6].clone()]);
    let fact = |label: &str| {
        let row = tables[facts].iter().find(|row| row[0] == label);
        let says = &row.unwrap_or_else(|| panic!("{label}"))[1];
        says.chars().take_while(char::is_ascii_digit).collect()
    };
    let labels = ["締め切ったテーマ", "付箋", "いいね", "回答した項目", "実施済み", "見送り"];
    (rows.collect(), labels.map(fact).into())
}

both_dbs! {
    async fn every_format_of_a_year_says_the_same(app: TestApp) {
        let _office = two_years(&app).await;
        let annual = Annual::of(app.state.year_material(2020).await.expect("read"));
        assert!(annual.is_interim() && !annual.example);
        let report = Report::of_year(&annual, Lang::Ja, Dates::Reiwa).set_in(Some(fonts()));
        let write = |format| report.write(format).expect("written");
        let theme = ["在宅勤務、やってみてどうでしたか", "4", "1", "2"].map(ToOwned::to_owned).to_vec();
        let counted = (vec![theme], ["1", "4", "1", "2", "1", "1"].map(ToOwned::to_owned).to_vec());
        assert_eq!(figures(&of_markdown(&write(Format::Markdown)), "全体"), counted, "Markdown");
        assert_eq!(figures(&of_docx(&write(Format::Docx)), "全体"), counted, "Word");
        assert_eq!(figures(&of_html(&write(Format::Html)), "全体"), counted, "HTML");
        assert_eq!(figures(&of_xlsx(&write(Format::Xlsx)), "まとめ"), counted, "workbook");
        let rows = of_csv(&write(Format::Csv));
        assert_eq!(rows[1][..5], ["在宅勤務、やってみてどうでしたか", "2020-08-01", "2020-08-31", "4", "1"]);
        let json: Value = serde_json::from_slice(&write(Format::Json)).expect("JSON");
        assert_eq!((&json["figures"]["notes"], &json["before"]["notes"]), (&4.into(), &1.into()));
        assert_eq!(json["answers"].as_array().expect("answers").len(), 2);
        for format in Format::ALL.iter().filter(|format| format.is_for_years()) {
            let file = write(*format);
            assert_eq!(file, write(*format), "{format:?}: the same report is the same file");
            let text = all_text(&file);
            assert!(!text.contains("かくされた文") && !text.contains("前の付箋"), "{format:?}");
        }
        let table = |name: TableName| of_csv(&report.table(name).expect("there"));
        assert_eq!(table(TableName::Done)[1][..2], ["電話のこと", "在宅勤務、やってみてどうでしたか"]);
        assert_eq!(table(TableName::Declined)[1][..4], ["会議室", "在宅勤務、やってみてどうでしたか", "2020-08-10", "予算がない"]);
        let years = table(TableName::Years);
        assert_eq!(years[1..].iter().map(|row| row[..3].join(" ")).collect::<Vec<_>>(), ["令和元年度 1 1", "令和2年度 1 4"]);
        // The year before has no answer, and none came before it.
        let before = Annual::of(app.state.year_material(2019).await.expect("read"));
        assert_eq!((before.themes.len(), before.answers.len(), before.before), (1, 0, None));
        let none = Annual::of(app.state.year_material(2031).await.expect("read"));
        assert!(none.themes.is_empty() && none.is_interim());
        for format in Format::ALL.iter().filter(|format| format.is_for_years()) {
            let report = Report::of_year(&none, Lang::En, Dates::Western);
            report.set_in(Some(fonts())).write(*format).expect("written");
        }
    }
}

#[tokio::test]
async fn a_year_is_public_once_the_reports_of_all_its_themes_are() {
    let app = TestApp::sqlite().await;
    let office = two_years(&app).await;
    of_year(&app, "mouhitotsu", "2020-08-09", 2).await;
    let reviewer = office.cookie.clone();
    let look = async |cookie: &str| {
        let page = app.get_as(cookie, "/progress/2020").await;
        let file = app.get_as(cookie, "/progress/2020/json").await;
        let table = app.get_as(cookie, "/progress/2020/year-themes.csv").await;
        [page.status, file.status, table.status]
    };
    let closed = [StatusCode::FOUND, StatusCode::NOT_FOUND, StatusCode::NOT_FOUND];
    assert_eq!(look("").await, closed, "to the sign-in");
    assert_eq!(look(&reviewer).await, [StatusCode::OK; 3]);
    publish(&app, "zaitaku").await;
    assert_eq!(look("").await, closed, "one theme is not public yet");
    publish(&app, "mouhitotsu").await;
    assert_eq!(look("").await, [StatusCode::OK; 3]);
    let page = app.get("/progress/2020").await.body;
    for says in ["2020年度", "だれでも読めます", "実施したこと", "電話のこと", "年度の途中"]
    {
        assert!(page.contains(says), "{says}");
    }
    assert!(!page.contains("かくされた文"));
    // A year of which there is nothing is nobody's but theirs who have accounts.
    for (year, status) in [
        ("2031", StatusCode::FOUND),
        ("99", StatusCode::NOT_FOUND),
        ("20x0", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(app.get(&format!("/progress/{year}")).await.status, status, "{year}");
    }
    for name in ["nope", "notes.csv", "council.md"] {
        assert_eq!(
            app.get(&format!("/progress/2020/{name}")).await.status,
            StatusCode::NOT_FOUND,
            "{name}"
        );
    }
}

#[tokio::test]
async fn a_theme_that_runs_adds_no_figure() {
    let app = TestApp::sqlite().await;
    let theme = app.theme_with(|plan| plan.tally = Tally::Hidden).await;
    app.pinned(&theme, &secret(1), "あ").await;
    let annual = Annual::of(app.state.year_material(2020).await.expect("read"));
    assert_eq!((annual.themes.len(), annual.figures.notes), (0, 0));
}

#[tokio::test]
async fn the_council_set_tells_answers_and_nothing_internal() {
    let app = TestApp::sqlite().await;
    let office = two_years(&app).await;
    let page = app.get_as(&office.cookie, "/t/zaitaku/report").await.body;
    assert!(page.contains("/t/zaitaku/report/council.docx") && !page.contains("council.json"));
    for format in [Format::Docx, Format::Xlsx, Format::Html, Format::Markdown, Format::Csv] {
        let file = app
            .get_as(&office.cookie, &format!("/t/zaitaku/report/council.{}", format.as_str()))
            .await;
        assert_eq!(file.status, StatusCode::OK, "{format:?}");
        let named = format!("attachment; filename=\"kizuki-zaitaku-council.{}\"", format.as_str());
        assert_eq!(file.header("content-disposition"), named);
        let text = all_text(&file.bytes);
        for says in ["電話のこと", "会議室", "予算がない", "そうします。"] {
            assert!(text.contains(says), "{format:?}: {says}");
        }
        for never in ["かくされた文", "決裁が紙", "照会の状況", "内部用", "よく出てくる言葉"]
        {
            assert!(!text.contains(never), "{format:?}: {never}");
        }
    }
    let json = app.get_as(&office.cookie, "/t/zaitaku/report/council.json").await;
    assert_eq!(json.status, StatusCode::NOT_FOUND);
    let stranger = app.get("/t/zaitaku/report/council.docx").await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND, "not before the report is public");
    publish(&app, "zaitaku").await;
    assert_eq!(app.get("/t/zaitaku/report/council.docx").await.status, StatusCode::OK);
}
