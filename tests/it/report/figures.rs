//! Every format says the same: each is read back by a reader that knows nothing of how it was
//! written, and compared with what was counted.

use std::collections::BTreeMap;

use kizuki_board::domain::{anon::Action, calendar::Dates, note::HideReason, theme::State};
use kizuki_board::i18n::Lang;
use kizuki_board::report::{Format, Report, Summary, document::TableName};

use crate::support::report::{
    Tables, fonts, of_csv, of_docx, of_html, of_markdown, of_pdf, of_xlsx, parts, written,
};
use crate::support::{
    TestApp, both_dbs,
    office::{Office, WILL_DO},
    secret,
};

/// What a report counts.
#[derive(Debug, PartialEq, Eq)]
struct Figures {
    notes: u64,
    stickers: u64,
    hidden: u64,
    prompts: Vec<(String, u64, u64)>,
    spread: Vec<u64>,
    /// Place, text and stickers of each note with a sticker.
    ranking: Vec<(u64, String, u64)>,
    groups: Vec<(String, u64, u64, String)>,
    keywords: Vec<(String, u64)>,
    themes: Vec<(String, u64, u64)>,
    reasons: Vec<u64>,
}

/// The number with which a text begins.
fn number(text: &str) -> u64 {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_else(|_| panic!("no number: {text:?}"))
}

impl Figures {
    fn counted(summary: &Summary) -> Self {
        let with_stickers = summary.notes.iter().filter(|note| note.stickers.total() > 0);
        Self {
            notes: summary.notes.len() as u64,
            stickers: summary.stickers().total().into(),
            hidden: summary.hidden as u64,
            prompts: (summary.prompts.iter())
                .map(|one| (one.name.clone(), one.notes as u64, one.stickers.total().into()))
                .collect(),
            spread: summary.spread().iter().map(|step| step.2 as u64).collect(),
            ranking: with_stickers
                .map(|note| (note.rank as u64, note.text.clone(), note.stickers.total().into()))
                .collect(),
            groups: (summary.groups.iter())
                .map(|one| {
                    let status =
                        one.status.map(|status| kizuki_board::i18n::say::status(Lang::Ja, status));
                    let status = status.unwrap_or_default().to_owned();
                    (one.name.clone(), one.notes.len() as u64, one.stickers.total().into(), status)
                })
                .collect(),
            keywords: (summary.keywords.iter())
                .map(|one| (one.word.clone(), one.notes.len() as u64))
                .collect(),
            themes: (summary.compared.iter())
                .map(|one| (one.title.clone(), one.notes as u64, one.stickers.total().into()))
                .collect(),
            reasons: summary.reasons.iter().map(|(_, notes)| *notes as u64).collect(),
        }
    }

    /// Of tables for people. Where `ranking` is a table of all notes, those without a sticker are
    /// left out, and so are lines without a place.
    fn of(tables: &Tables, ranking: (&str, [usize; 3]), facts: &str) -> Self {
        let rows = |name: &str| tables.get(name).map(|rows| &rows[1..]).unwrap_or_default();
        let fact = |label: &str| {
            let row = tables[facts].iter().find(|row| row[0] == label);
            number(&row.unwrap_or_else(|| panic!("{label}"))[1])
        };
        let spread = || {
            tables
                .values()
                .flatten()
                .filter(|row| row[0].ends_with("枚以上") || row[0].ends_with('枚'))
        };
        let [place, text, stickers] = ranking.1;
        Self {
            notes: fact("付箋"),
            stickers: fact("いいね"),
            hidden: fact("主催者が非表示にした付箋"),
            prompts: rows("切り口ごと")
                .iter()
                .filter(|row| row[0] != "合計")
                .map(|row| (row[0].clone(), number(&row[1]), number(&row[2])))
                .collect(),
            spread: spread().map(|row| number(&row[1])).collect(),
            ranking: rows(ranking.0)
                .iter()
                .filter(|row| !row[place].is_empty() && row[stickers] != "0")
                .map(|row| (number(&row[place]), row[text].clone(), number(&row[stickers])))
                .collect(),
            groups: rows("まとまり")
                .iter()
                .map(|row| (row[0].clone(), number(&row[1]), number(&row[2]), row[3].clone()))
                .collect(),
            keywords: rows("よく出てくる言葉")
                .iter()
                .map(|row| (row[0].clone(), number(&row[1])))
                .collect(),
            themes: rows("これまでのテーマとの比較")
                .iter()
                .map(|row| (row[0].clone(), number(&row[2]), number(&row[3])))
                .collect(),
            reasons: rows("非表示にした理由").iter().map(|row| number(&row[1])).collect(),
        }
    }

    fn of_json(bytes: &[u8]) -> Self {
        let file: serde_json::Value = serde_json::from_slice(bytes).expect("JSON");
        let list = |value: &serde_json::Value| value.as_array().expect("a list").clone();
        let n = |value: &serde_json::Value| value.as_u64().expect("a number");
        let s = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
        let status: BTreeMap<&str, &str> = [("will-do", "実施する")].into();
        let notes = list(&file["notes"]);
        Self {
            notes: n(&file["totals"]["notes"]),
            stickers: n(&file["totals"]["stickers"]),
            hidden: n(&file["totals"]["hidden"]),
            prompts: (list(&file["prompts"]).iter())
                .map(|one| (s(&one["name"]), n(&one["notes"]), n(&one["stickers"])))
                .collect(),
            spread: list(&file["spread"]).iter().map(|one| n(&one["notes"])).collect(),
            ranking: (notes.iter().filter(|note| n(&note["stickers"]) > 0))
                .map(|note| (n(&note["rank"]), s(&note["text"]), n(&note["stickers"])))
                .collect(),
            groups: (list(&file["groups"]).iter())
                .map(|one| {
                    let status =
                        one["status"].as_str().map(|word| status[word]).unwrap_or_default();
                    (
                        s(&one["name"]),
                        list(&one["notes"]).len() as u64,
                        n(&one["stickers"]),
                        status.to_owned(),
                    )
                })
                .collect(),
            keywords: (list(&file["keywords"]).iter())
                .map(|one| (s(&one["word"]), list(&one["notes"]).len() as u64))
                .collect(),
            themes: (list(&file["themes"]).iter())
                .map(|one| (s(&one["title"]), n(&one["notes"]), n(&one["stickers"])))
                .collect(),
            reasons: file["totals"]["reasons"]
                .as_object()
                .expect("reasons")
                .values()
                .map(n)
                .collect(),
        }
    }
}

/// An earlier theme, and one with groups, an answer, a hidden note and ties.
async fn reported(app: &TestApp) -> Summary {
    let earlier = app
        .theme_with(|plan| {
            (plan.slug, plan.title) = ("maeno".into(), "前のテーマ".into());
            plan.opens_on = crate::support::day("2020-08-01");
            plan.closes_on = crate::support::day("2020-08-11");
        })
        .await;
    app.pinned(&earlier, &secret(1), "前の付箋").await;
    app.move_to(earlier.id, State::Review).await;
    let mut office = Office::open(app).await;
    for (n, note) in [(10, 2), (11, 2), (12, 1), (13, 3)] {
        let like = Action::Like { note: office.notes[note] };
        app.perform(&office.theme, &secret(n), like).await.expect("liked");
    }
    let hidden = app.pinned(&office.theme, &secret(20), "かくされた文").await;
    let (board, today) = (&app.state.board, app.state.today());
    let role = kizuki_board::domain::account::Role::Organizer;
    let reason = HideReason::Abuse;
    board.hide_note(office.theme.id, hidden, reason, role, today).await.expect("hidden").unseen();
    app.tick().await;
    office.step(State::Review).await;
    office.draft(office.group, "0", WILL_DO).await;
    let item = format!("{}:1", office.group);
    office.publish(&[&item]).await;
    let theme = app.state.board.theme(office.theme.id).await.expect("read");
    Summary::of(app.state.material(theme).await.expect("read"))
}

both_dbs! {
    async fn every_format_says_the_same_figures(app: TestApp) {
        let summary = reported(&app).await;
        let counted = Figures::counted(&summary);
        assert!(
            counted.groups.len() == 1 && counted.groups[0].3 == "実施する" && counted.hidden == 1
                && counted.themes.len() == 2 && !counted.keywords.is_empty(),
            "there is something to compare: {counted:?}"
        );
        assert_eq!(counted.ranking.iter().map(|note| note.0).collect::<Vec<_>>(), [1, 2, 2, 2]);
        let report = Report::of(&summary, Lang::Ja, Dates::Reiwa).set_in(Some(fonts()));
        let write = |format| report.write(format).expect("written");
        let by_place = ("順位", [0, 1, 3]);
        assert_eq!(Figures::of_json(&write(Format::Json)), counted, "JSON");
        assert_eq!(Figures::of(&of_markdown(&write(Format::Markdown)), by_place, "全体"), counted, "Markdown");
        let docx = of_docx(&write(Format::Docx));
        assert_eq!(Figures::of(&docx, by_place, "全体"), counted, "Word");
        assert_eq!(Figures::of(&of_pdf(&write(Format::Pdf)), by_place, "全体"), counted, "PDF");
        assert_eq!(Figures::of(&of_html(&write(Format::Html)), by_place, "全体"), counted, "HTML");
        let notes = ("付箋", [0, 2, 3]);
        assert_eq!(Figures::of(&of_xlsx(&write(Format::Xlsx)), notes, "まとめ"), counted, "workbook");
        // Each table alone; what is not there as one stands in the tables that are.
        let mut tables: Tables = (TableName::ALL.iter())
            .filter_map(|name| Some((report.document.table(*name)?.title.to_owned(), of_csv(&report.table(*name).ok()?))))
            .collect();
        let said = [("付箋", counted.notes), ("いいね", counted.stickers), ("主催者が非表示にした付箋", counted.hidden)];
        tables.insert("全体".into(), said.map(|(label, n)| vec![label.into(), n.to_string()]).into());
        assert_eq!(Figures::of(&tables, notes, "全体"), counted, "CSV");
    }

    async fn the_same_report_is_the_same_file(app: TestApp) {
        let summary = reported(&app).await;
        for format in Format::ALL {
            let write = || written(Report::of(&summary, Lang::Ja, Dates::Reiwa), *format);
            assert_eq!(write(), write(), "{format:?}");
        }
        for format in [Format::Xlsx, Format::Docx] {
            let file = Report::of(&summary, Lang::Ja, Dates::Reiwa).write(format).expect("written");
            for (name, text, time) in parts(&file) {
                assert_eq!(time, Some(zip::DateTime::default()), "{name}: no time of writing");
                let made_on = text.contains(">2020-08-10T00:00:00Z<");
                assert!(name != "docProps/core.xml" || made_on, "{text}");
            }
        }
    }
}
