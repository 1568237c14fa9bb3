//! Who reads what: a public report holds what the public pages show, and nothing else.

use axum::http::StatusCode;
use kizuki_board::domain::{anon::Action, settings::Tally};
use kizuki_board::report::{Format, document::TableName};
use serde_json::Value;

use crate::support::report::{all_text, of_csv, of_docx, of_xlsx};
use crate::support::{Answer, TestApp, both_dbs, enquiry::AskingOffice, secret};

fn file(slug: &str, name: &str) -> String {
    format!("/t/{slug}/report/{name}")
}

/// Every file of a report that there is for somebody, by its name.
async fn files(app: &TestApp, cookie: &str, slug: &str) -> Vec<(String, Answer)> {
    let whole = Format::ALL.iter().map(|format| format.as_str().to_owned());
    let tables = TableName::ALL.iter().map(|table| table.file());
    let mut files = Vec::new();
    for name in whole.chain(tables) {
        let answer = app.get_as(cookie, &file(slug, &name)).await;
        if answer.status == StatusCode::OK {
            files.push((name, answer));
        }
    }
    files
}

/// The texts of a JSON.
fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(all) => all.iter().for_each(|one| strings(one, found)),
        Value::Object(all) => all.values().for_each(|one| strings(one, found)),
        _ => {}
    }
}

async fn publish(app: &TestApp, office: &AskingOffice<'_>) {
    let theme = app.state.board.theme(office.theme.id).await.expect("read");
    let (id, version) = (theme.id, theme.version);
    app.state.board.publish_report(id, version, true).await.expect("public").unseen();
}

both_dbs! {
    async fn enquiries_are_in_what_those_who_ask_read_and_nowhere_else(app: TestApp) {
        let (office, link) = AskingOffice::linked(&app).await;
        office.reply(&link, "0", &[(office.group, "当番を決めている", "来月に入れる")]).await;
        publish(&app, &office).await;
        let public = files(&app, "", "zaitaku").await;
        assert_eq!(public.len(), Format::ALL.len() + 6, "{:?}", public.iter().map(|file| &file.0).collect::<Vec<_>>());
        for (name, answer) in &public {
            let all = all_text(&answer.bytes);
            for told in ["照会", "総務課", "来月に入れる", "enquir", "内部用"] {
                assert!(!all.contains(told), "{name}: {told}");
            }
        }
        let page = app.get("/t/zaitaku/report").await.body;
        assert!(!page.contains("照会") && !page.contains("内部用"));
        let internal = files(&app, &office.cookie, "zaitaku").await;
        let table = internal.iter().find(|(name, _)| name == "enquiries.csv").expect("there");
        let rows = of_csv(&table.1.bytes);
        assert_eq!(rows[1..].iter().map(|row| row[1..].join(" ")).collect::<Vec<_>>(), ["1 1 0", "1 0 0"]);
        for format in [Format::Pdf, Format::Markdown, Format::Html, Format::Xlsx, Format::Docx] {
            let (name, answer) = internal.iter().find(|(name, _)| name == format.as_str()).expect("there");
            let all = all_text(&answer.bytes);
            assert!(all.contains("照会の状況") && all.contains("内部用"), "{name}");
            assert!(!all.contains("来月に入れる"), "what was replied stays where it was read");
        }
        let json: Value = serde_json::from_slice(
            &app.get_as(&office.cookie, &file("zaitaku", "json")).await.bytes,
        ).expect("JSON");
        assert_eq!(json["enquiries"][0]["replied"], 1);
        let page = app.get_as(&office.cookie, "/t/zaitaku/report").await.body;
        assert!(page.contains("照会の状況") && page.contains("内部用"));
        assert!(!app.get("/t/zaitaku/report").await.body.contains("照会"), "and the page is not kept for others");
    }

    async fn a_public_report_says_nothing_that_public_pages_do_not_show(app: TestApp) {
        let (office, link) = AskingOffice::linked(&app).await;
        office.reply(&link, "0", &[(office.group, "当番を決めている", "来月に入れる")]).await;
        publish(&app, &office).await;
        let mut shown = String::new();
        for path in ["/t/zaitaku", "/t/zaitaku/report", "/log", "/log.json"] {
            shown += &app.get(path).await.body;
        }
        let json = app.get(&file("zaitaku", "json")).await.bytes;
        let json: Value = serde_json::from_slice(&json).expect("JSON");
        let mut texts = Vec::new();
        strings(&json, &mut texts);
        // The file's own name, and words for what the pages say in Japanese.
        let words =
            ["kizuki-report", "usual", "review", "open", "live", "visible", "lemon", "peach"];
        let days = ["2020-08-01", "2020-08-31", "2020-08-10"];
        for text in texts {
            let known = words.contains(&text.as_str()) || days.contains(&text.as_str());
            assert!(known || shown.contains(&text), "{text}");
        }
        // Nor do reviewers' groups before they were published.
        assert_eq!(json["groups"], Value::Array(Vec::new()));
    }
}

#[tokio::test]
async fn an_interim_report_holds_no_counts_that_the_board_hides() {
    let app = TestApp::sqlite().await;
    let theme = app.theme_with(|plan| plan.tally = Tally::Hidden).await;
    let (one, two) =
        (app.pinned(&theme, &secret(1), "あ").await, app.pinned(&theme, &secret(2), "い").await);
    for n in 3..40 {
        app.perform(&theme, &secret(n), Action::Like { note: one }).await.expect("liked");
    }
    app.perform(&theme, &secret(50), Action::Like { note: two }).await.expect("liked");
    app.tick().await;
    let cookie = app.organizer("hr@example.jp").await;
    assert!(files(&app, "", "zaitaku").await.is_empty(), "it is not public");
    let files = files(&app, &cookie, "zaitaku").await;
    for (name, answer) in &files {
        let mut all = all_text(&answer.bytes);
        if name == "poster" {
            // Of its style and its code any number can be part.
            let body = all.split("</style>").nth(1).expect("a body");
            all = body
                .split("<svg")
                .map(|part| part.rsplit("</svg>").next().expect("a part"))
                .collect();
        }
        let told = ["37", "38", "順位</h2>", "## 順位", "いいねの散らばり", "いいねの多い付箋"];
        let told = told.iter().find(|told| all.contains(**told));
        // The hash of the log is any number, and so are sizes in office files, whose cells are below.
        let numbered = ["json", "xlsx", "docx"].contains(&name.as_str());
        assert!(told.is_none() || numbered, "{name}: {told:?} in {all}");
    }
    let of = |name: &str| &files.iter().find(|(file, _)| file == name).expect("there").1.bytes;
    let json: Value = serde_json::from_slice(of("json")).expect("JSON");
    assert_eq!(json["interim"], true);
    assert!(json["totals"]["stickers"].is_null() && json["spread"].is_null());
    assert!(json["notes"][0]["rank"].is_null() && json["prompts"][0]["stickers"].is_null());
    let rows = of_csv(of("csv"));
    assert_eq!((&rows[1][0], &rows[1][3]), (&String::new(), &String::new()));
    let book = of_xlsx(of("xlsx"));
    assert_eq!((&book["付箋"][1][0], &book["付箋"][1][3]), (&String::new(), &String::new()));
    for tables in [book, of_docx(of("docx"))] {
        assert!(tables.len() > 3, "{tables:?}");
        assert!(tables.values().flatten().flatten().all(|cell| cell != "37" && cell != "38"));
        assert!(!tables.contains_key("順位") && !tables.contains_key("いいねの散らばり"));
    }
    let page = app.get_as(&cookie, "/t/zaitaku/report").await.body;
    assert!(page.contains("締め切るまで出しません") && !page.contains("class=\"chart\""));
    // The order would tell the counts: it is that of the board.
    let order: Vec<&Value> =
        json["notes"].as_array().expect("notes").iter().map(|note| &note["id"]).collect();
    let mut sorted = order.clone();
    sorted.sort_by_key(|id| id.as_str());
    let by_opening = app.notes(&theme).await.iter().map(|note| note.opening).collect::<Vec<_>>();
    assert!(order == sorted || by_opening[0] != by_opening[1]);
}

#[tokio::test]
async fn a_table_that_is_not_there_is_not_found() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let cookie = app.organizer("hr@example.jp").await;
    app.pinned(&theme, &secret(1), "あ").await;
    for name in ["nope.csv", "notes.md", "csv.csv", "enquiries", "notes.csv.csv"] {
        let answer = app.get_as(&cookie, &file("zaitaku", name)).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{name}");
    }
    let table = app.get_as(&cookie, &file("zaitaku", "prompts.csv")).await;
    assert_eq!(
        table.header("content-disposition"),
        "attachment; filename=\"kizuki-zaitaku-prompts.csv\""
    );
}
