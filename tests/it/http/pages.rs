//! Pages as everybody gets them.

use axum::http::StatusCode;
use kizuki_board::domain::{
    anon::Action, calendar::Dates, note::HideReason, settings::Tally, theme::State,
};
use kizuki_board::i18n::{Lang, say};
use kizuki_board::report::{Format, Report, Summary};

use crate::support::{Answer, DAY, NOON, TestApp, both_dbs, day, plan, secret};

/// The text between tags, blanks folded: what a person reads.
fn text(answer: &Answer) -> String {
    let body = answer.body.split_once("<body").map_or(answer.body.as_str(), |(_, body)| body);
    // Scripts carry the nonce, and are not read.
    let body: String = body
        .split("<script")
        .map(|part| part.split_once("</script>").map_or(part, |(_, rest)| rest))
        .collect();
    let (mut out, mut inside) = (String::new(), false);
    for c in body.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                out.push('\n');
            }
            c if !inside => out.push(c),
            _ => {}
        }
    }
    // The six words stand for random ids; their line is named and left out.
    let lines = out
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && line.matches('\u{3000}').count() != 5);
    lines.collect::<Vec<_>>().join("\n")
}

/// A board whose ids do not change from run to run cannot be had (they are random), so snapshots
/// are of the text.
#[tokio::test]
async fn the_board_reads_as_a_board() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let note =
        app.pinned(&theme, &secret(1), "決裁が紙のままなので、はんこのためだけに出勤した。").await;
    for n in 2..5 {
        app.perform(&theme, &secret(n), Action::Like { note }).await.expect("liked");
    }
    app.tick().await;
    let answer = app.get("/t/zaitaku").await;
    assert_eq!(answer.status, StatusCode::OK);
    insta::assert_snapshot!("board", text(&answer));
}

#[tokio::test]
async fn home_reads_as_an_entrance() {
    let app = TestApp::sqlite().await;
    insta::assert_snapshot!("home_empty", text(&app.get("/").await));
    app.theme().await;
    let mut coming = plan("coming");
    coming.title = "次のテーマ".into();
    (coming.opens_on, coming.closes_on) = (day("2020-09-01"), day("2020-09-30"));
    let id = app.state.create_theme(&coming, false).await.expect("made");
    app.move_to(id, State::Announced).await;
    app.state.create_theme(&plan("secret-draft"), false).await.expect("made");
    let home = app.get("/").await;
    assert!(!home.body.contains("secret-draft"), "drafts are for organizers");
    insta::assert_snapshot!("home", text(&home));
}

#[tokio::test]
async fn unknown_pages_and_drafts_look_the_same() {
    let app = TestApp::sqlite().await;
    app.state.create_theme(&plan("draft"), false).await.expect("made");
    for path in [
        "/nope",
        "/t/nowhere",
        "/t/draft",
        "/t/draft/mine",
        "/t/draft/screen",
        "/t/draft/report",
        "/t/draft/report/csv",
        "/t/zaitaku/report/exe",
        "/fault",
    ] {
        let answer = app.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.body.contains("このページは見つかりません"), "{path}");
    }
}

#[tokio::test]
async fn nothing_on_the_board_depends_on_who_looks() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let liker = secret(2);
    let note = app.pinned(&theme, &secret(1), "付箋").await;
    app.perform(&theme, &liker, Action::Like { note }).await.expect("liked");
    app.tick().await;
    let organizer = app.organizer("hr@example.jp").await;
    let ticket = format!("kizuki_ticket={}", liker.reveal().as_str());
    let mut pages = Vec::new();
    for cookie in ["", &ticket, &organizer] {
        pages.push(app.get_as(cookie, "/t/zaitaku").await.without_nonce());
    }
    assert_eq!(pages[0], pages[1], "the liker's page");
    assert_eq!(pages[0], pages[2], "the organizer's page");
}

#[tokio::test]
async fn hidden_tallies_show_no_number_and_no_order() {
    let app = TestApp::sqlite().await;
    let theme = app.theme_with(|plan| plan.tally = Tally::Hidden).await;
    let note = app.pinned(&theme, &secret(1), "付箋").await;
    app.perform(&theme, &secret(2), Action::Like { note }).await.expect("liked");
    app.tick().await;
    let open = app.get("/t/zaitaku?sort=stickers").await.body;
    assert!(open.contains("数は締切後に公開します"));
    assert!(
        !open.contains("class=\"dot\"")
            && !open.contains("class=\"cnt")
            && !open.contains("いいね順")
    );
    assert!(
        !app.get("/").await.body.contains("<dd>1</dd></div></dl><p class=\"when\""),
        "nor at the entrance"
    );
    app.state.clock.set(NOON + 30 * DAY);
    app.tick().await;
    assert!(
        app.get("/t/zaitaku").await.body.contains("class=\"dot\""),
        "the counts come out at the end"
    );
}

#[tokio::test]
async fn a_hidden_note_leaves_a_tombstone_without_its_text() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let note = app.pinned(&theme, &secret(1), "総務課の誰それさん").await;
    app.state
        .board
        .hide_note(
            theme.id,
            note,
            HideReason::Person,
            kizuki_board::domain::account::Role::Organizer,
            app.state.today(),
        )
        .await
        .expect("hidden")
        .unseen();
    for path in ["/t/zaitaku", "/t/zaitaku?q=%E7%B7%8F%E5%8B%99", "/"] {
        assert!(!app.get(path).await.body.contains("誰それ"), "{path}");
    }
    assert!(
        app.get("/t/zaitaku").await.body.contains("主催者が非表示にしました：個人が特定される")
    );
}

#[tokio::test]
async fn search_sort_and_filter_have_addresses() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    for (n, text) in (1..).zip(["決裁が紙", "ハンコのための出勤", "Web会議"]) {
        app.pinned(&theme, &secret(n), text).await;
    }
    let find = |q: &str| {
        format!("/t/zaitaku?{}", serde_urlencoded::to_string([("q", q)]).expect("a query"))
    };
    for (q, shown, line) in [
        ("決裁", "決裁が紙", "「決裁」を含む付箋 1枚"),
        ("はんこ", "ハンコ", "1枚"),
        ("ｗｅｂ", "Web会議", "1枚"),
    ] {
        let page = app.get(&find(q)).await.body;
        assert!(page.contains(shown) && page.contains(line), "{q}");
        assert_eq!(page.matches("<article").count(), 1, "{q}");
    }
    let none = app.get(&find("ドローン")).await.body;
    assert!(
        none.contains("「ドローン」を含む付箋は見つかりませんでした") && !none.contains("<article")
    );
    let hostile = app.get(&find("\"><script>alert(1)</script>")).await.body;
    assert!(!hostile.contains("<script>alert"));
    let only = app.get(&format!("/t/zaitaku?only={}", theme.prompts[1].id)).await.body;
    assert!(
        !only.contains("<article")
            && only.contains("class=\"col peach\"")
            && !only.contains("class=\"col lemon\"")
    );
}

#[tokio::test]
async fn two_languages_by_browser_and_by_switch() {
    let app = TestApp::sqlite().await;
    app.theme().await;
    assert!(app.get("/").await.body.contains("<html lang=\"ja\""));
    let english = app.get_as("kizuki_lang=en", "/t/zaitaku").await.body;
    assert!(
        english.contains("<html lang=\"en\"")
            && english.contains("Put a note here") | english.contains("note"),
        "{}",
        &english[..200]
    );
    let switch = app.get("/lang/en?back=/t/zaitaku?q%3Dx").await;
    assert_eq!(
        (switch.status, switch.location(), switch.cookie().as_str()),
        (StatusCode::SEE_OTHER, "/t/zaitaku?q=x", "kizuki_lang=en")
    );
    assert_eq!(app.get("/lang/en?back=//evil.example").await.location(), "/");
    assert_eq!(
        app.get("/lang/xx?back=/").await.cookie(),
        "",
        "a language that we do not speak is not remembered"
    );
}

/// The office's choice, in Japanese only; what programs read stays ISO 8601.
#[tokio::test]
async fn years_are_written_as_the_office_writes_them() {
    for (dates, month, first) in [
        (Dates::Western, "2020年8月のテーマ", "2020年8月1日（土）"),
        (Dates::Reiwa, "令和2年8月のテーマ", "令和2年8月1日（土）"),
    ] {
        let app = TestApp::sqlite_with(|config| config.dates = Some(dates)).await;
        let theme = app.theme().await;
        let cookie = app.organizer("hr@example.jp").await;
        for path in ["/", "/t/zaitaku"] {
            assert!(app.get(path).await.body.contains(month), "{path}");
        }
        let here = format!("/admin/themes/{}", theme.id);
        for path in ["/t/zaitaku/report", "/t/zaitaku/report/md", "/admin", &here] {
            assert!(app.get_as(&cookie, path).await.body.contains(first), "{path}");
        }
        assert!(
            app.get_as(&cookie, "/t/zaitaku/report")
                .await
                .body
                .contains("<time datetime=\"2020-08-10\"")
        );
        assert!(
            app.get_as(&cookie, &format!("{here}/edit"))
                .await
                .body
                .contains("value=\"2020-08-01\""),
            "a form's field"
        );
        let english = app.get_as("kizuki_lang=en", "/t/zaitaku").await.body;
        assert!(
            english.contains("Theme of August 2020") && !english.contains("令和"),
            "English has no eras"
        );
    }
}

both_dbs! {
    async fn the_report_is_for_accounts_until_it_is_published(app: TestApp) {
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "=SUM(1) 決裁").await;
        app.perform(&theme, &secret(2), Action::Like { note }).await.expect("liked");
        app.tick().await;
        let away = app.get("/t/zaitaku/report").await;
        assert_eq!(
            (away.status, away.location()),
            (StatusCode::FOUND, "/login?next=%2Ft%2Fzaitaku%2Freport")
        );
        assert_eq!(app.get("/t/zaitaku/report/csv").await.status, StatusCode::NOT_FOUND);
        let cookie = app.organizer("hr@example.jp").await;
        let page = app.get_as(&cookie, "/t/zaitaku/report").await;
        assert!(
            page.status == StatusCode::OK
                && page.body.contains("class=\"chart\"")
                && page.body.contains("<desc"),
            "{}",
            page.status
        );
        let csv = app.get_as(&cookie, "/t/zaitaku/report/csv").await;
        let words = say::words(Lang::Ja, &app.state.board.log_head().await.expect("a head").hash);
        let lines = format!(
            "\u{feff}順位,切り口,付箋,いいね,まとまり,区分,回答の文,番号\r\n\
            1,良かったところ,'=SUM(1) 決裁,1,,,,A-1\r\n,記録の合い言葉,{words},,,,,\r\n"
        );
        assert_eq!(csv.body, lines);
        assert_eq!(
            csv.header("content-disposition"),
            "attachment; filename=\"kizuki-zaitaku.csv\""
        );
        assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
        let theme = app.state.board.theme(theme.id).await.expect("there");
        app.state
            .board
            .publish_report(theme.id, theme.version, true)
            .await
            .expect("published")
            .unseen();
        assert_eq!(app.get("/t/zaitaku/report").await.status, StatusCode::OK);
        let theme = app.state.board.theme(theme.id).await.expect("there");
        let summary = Summary::of(app.state.material(theme).await.expect("read"));
        let report = Report::of(&summary, Lang::Ja, Dates::Western);
        let same = report.write(Format::Markdown).expect("written");
        assert_eq!(
            app.get("/t/zaitaku/report/md").await.body,
            String::from_utf8(same).expect("UTF-8"),
            "the page and the command write the same"
        );
    }
}

/// The page that proves itself: every table that there is has its sentence, in both languages, and
/// unsafe settings are said.
#[tokio::test]
async fn trust_shows_the_running_database() {
    let app =
        TestApp::sqlite_with(|config| config.origin = Some("http://kizuki.test".into())).await;
    app.state.tidy().await.expect("looked at");
    for lang in ["ja", "en"] {
        let page = app.get_as(&format!("kizuki_lang={lang}"), "/trust").await;
        let inspection = app.state.inspection();
        for table in inspection.databases.iter().flat_map(|database| &database.tables) {
            assert!(page.body.contains(&table.columns.join(", ")), "{}", table.name);
        }
        assert!(!page.body.contains(">?</td>"), "a table without a sentence");
        assert!(
            page.body.contains("class=\"badge\"") && page.body.contains("origin: http"),
            "HTTP is not safe"
        );
    }
    let inspection = app.state.inspect().await.expect("looked at");
    assert_eq!(inspection.unsafe_settings().count(), 1, "{inspection:?}");
}
