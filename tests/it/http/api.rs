//! `/api/v1`: the same facts as the pages and no finer, in both directions of its document.

use std::collections::BTreeSet;

use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use kizuki_board::address::Route;
use kizuki_board::domain::{
    account::Role,
    anon::Action,
    ids::NoteId,
    note::HideReason,
    settings::Tally,
    theme::{State, Theme},
};
use kizuki_board::http::api::{document, operations};
use serde_json::Value;

use crate::support::{Answer, TestApp, both_dbs, secret};

async fn ask(app: &TestApp, path: &str) -> (Answer, Value) {
    let answer = app.get(path).await;
    let value = serde_json::from_str(&answer.body).unwrap_or_default();
    (answer, value)
}

async fn asked_with(app: &TestApp, method: Method, path: &str, header: (&str, &str)) -> Answer {
    let request = TestApp::request(method, path, "").header(header.0, header.1);
    app.send(request.body(Body::empty()).expect("a request")).await
}

/// A problem of this status (RFC 9457).
fn expect_problem(answer: &Answer, status: StatusCode) -> Value {
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (status, "application/problem+json"),
        "{}",
        answer.body
    );
    let problem: Value = serde_json::from_str(&answer.body).expect("JSON");
    assert_eq!(problem["status"], status.as_u16());
    assert_eq!(problem["type"], "about:blank");
    problem
}

async fn like(app: &TestApp, theme: &Theme, ticket: u8, note: NoteId) {
    app.perform(theme, &secret(ticket), Action::Like { note }).await.expect("liked");
}

both_dbs! {
    async fn a_board_is_read_as_it_hangs(app: TestApp) {
        let theme = app.theme().await;
        let first = app.pinned(&theme, &secret(1), "電話当番の表").await;
        let second = app.pinned(&theme, &secret(2), "会議を半分に").await;
        like(&app, &theme, 3, second).await;
        app.tick().await;
        let hidden = app.pinned(&theme, &secret(4), "だれかの名前").await;
        let today = app.state.today();
        let board = &app.state.board;
        let hide = board.hide_note(theme.id, hidden, HideReason::Person, Role::Organizer, today);
        hide.await.expect("hidden").unseen();
        app.state.news.raise();

        let (answer, list) = ask(&app, "/api/v1/themes").await;
        assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/json"));
        assert_eq!(list["themes"][0]["slug"], "zaitaku");
        assert_eq!(list["themes"][0]["board"], "/t/zaitaku");
        assert_eq!(ask(&app, "/api/v1/themes?state=archived").await.1["themes"], Value::Array(Vec::new()));

        let (_, one) = ask(&app, "/api/v1/themes/zaitaku").await;
        assert_eq!((&one["notes"], &one["stickers"]), (&2.into(), &1.into()), "what is hidden counts nowhere");
        assert_eq!(one["prompts"].as_array().expect("columns").len(), theme.prompts.len());

        let (_, page) = ask(&app, "/api/v1/themes/zaitaku/notes").await;
        let notes = page["notes"].as_array().expect("notes");
        assert_eq!((notes.len(), &page["pages"], &page["items"]), (3, &1.into(), &3.into()));
        assert_eq!(notes[0]["id"], second.0.to_string(), "most stickers first");
        let of = |id: uuid::Uuid| notes.iter().find(|note| note["id"] == id.to_string()).expect("there");
        assert_eq!((&of(first.0)["text"], &of(first.0)["stickers"]), (&"電話当番の表".into(), &0.into()));
        assert_eq!((&of(hidden.0)["text"], &of(hidden.0)["hidden"]), (&Value::Null, &"person".into()));
        assert!(!app.get("/api/v1/themes/zaitaku/notes").await.body.contains("だれかの名前"));
        // Whoever signed in gets the same bytes.
        let organizer = app.organizer("api@example.jp").await;
        let signed_in = app.get_as(&organizer, "/api/v1/themes/zaitaku/notes").await;
        assert_eq!(signed_in.body, app.get("/api/v1/themes/zaitaku/notes").await.body);
        assert!(!signed_in.headers.contains_key("set-cookie"));
    }

    async fn nothing_is_told_before_the_board_tells_it(app: TestApp) {
        let theme = app.theme_with(|plan| plan.tally = Tally::Hidden).await;
        let note = app.pinned(&theme, &secret(1), "数はまだ").await;
        like(&app, &theme, 2, note).await;
        // In the box: on no page, and in no answer here.
        app.post(&theme, &secret(3), "まだ箱の中").await;
        let path = "/api/v1/themes/zaitaku/notes";
        let before = ask(&app, path).await;
        assert_eq!(before.1["items"], 1);
        assert_eq!(before.1["notes"][0]["stickers"], Value::Null);
        assert_eq!(ask(&app, "/api/v1/themes/zaitaku").await.1["stickers"], Value::Null);
        expect_problem(&app.get("/api/v1/themes/zaitaku/report").await, StatusCode::NOT_FOUND);
        like(&app, &theme, 4, note).await;
        assert_eq!(ask(&app, path).await.0.body, before.0.body, "between two ticks nothing changes");
        app.tick().await;
        assert_eq!(ask(&app, path).await.1["items"], 2);
        app.move_to(theme.id, State::Review).await;
        let closed = ask(&app, path).await.1;
        let counts: BTreeSet<i64> = closed["notes"]
            .as_array()
            .expect("notes")
            .iter()
            .map(|note| note["stickers"].as_i64().expect("a number"))
            .collect();
        assert_eq!(counts, BTreeSet::from([0, 2]));
    }

    async fn pages_lead_to_each_other_and_hold_each_note_once(app: TestApp) {
        let theme = app.theme().await;
        for number in 0..7_u8 {
            app.post(&theme, &secret(number), &format!("付箋{number}")).await;
        }
        app.tick().await;
        let (mut next, mut seen) = (Some("/api/v1/themes/zaitaku/notes?per_page=3".to_owned()), Vec::new());
        let mut pages = 0;
        while let Some(path) = next {
            let (answer, page) = ask(&app, &path).await;
            pages += 1;
            assert_eq!(page["page"], pages);
            seen.extend(page["notes"].as_array().expect("notes").iter().map(|note| note["id"].to_string()));
            let link = answer.header("link");
            assert!(link.contains("rel=\"first\"") && link.contains("page=3&per_page=3>; rel=\"last\""), "{link}");
            next = link.split(", ").find(|one| one.ends_with("rel=\"next\"")).map(|one| {
                one.trim_start_matches('<').split('>').next().expect("an address").to_owned()
            });
        }
        assert_eq!((pages, seen.len(), seen.iter().collect::<BTreeSet<_>>().len()), (3, 7, 7));
        let prompt = theme.prompts[1].id;
        let (_, other) = ask(&app, &format!("/api/v1/themes/zaitaku/notes?prompt={}", prompt.0)).await;
        assert_eq!((&other["items"], &other["pages"]), (&0.into(), &1.into()), "a column without notes");
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_a_problem() {
    let app = TestApp::sqlite().await;
    app.theme().await;
    let draft = app.state.create_theme(&crate::support::plan("himitsu"), false).await;
    draft.expect("made");
    for hidden in ["himitsu", "nothing", "%00", "..%2fzaitaku"] {
        for rest in ["", "/notes", "/answers", "/report"] {
            let answer = app.get(&format!("/api/v1/themes/{hidden}{rest}")).await;
            expect_problem(&answer, StatusCode::NOT_FOUND);
        }
    }
    for (path, what) in [
        ("/api/v1/themes?state=draft", "state"),
        ("/api/v1/themes?state=", "state"),
        ("/api/v1/themes?status=open", "status"),
        ("/api/v1/themes/zaitaku?page=1", "page"),
        ("/api/v1/themes/zaitaku/notes?page=0", "page"),
        ("/api/v1/themes/zaitaku/notes?page=-1", "digit"),
        ("/api/v1/themes/zaitaku/notes?per_page=501", "per_page"),
        ("/api/v1/themes/zaitaku/notes?per_page=99999999999999999999", "number"),
        ("/api/v1/themes/zaitaku/notes?prompt=x", "invalid"),
    ] {
        let problem = expect_problem(&app.get(path).await, StatusCode::BAD_REQUEST);
        let detail = problem["detail"].as_str().expect("words");
        assert!(detail.contains(what), "{path}: {detail}");
    }
    // Nothing can be written.
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH] {
        let answer = asked_with(
            &app,
            method,
            "/api/v1/themes/zaitaku/notes",
            ("accept", "application/json"),
        )
        .await;
        assert!([405, 403].contains(&answer.status.as_u16()), "{}", answer.status);
    }
}

#[tokio::test]
async fn what_a_reader_has_is_not_sent_again() {
    let app = TestApp::sqlite().await;
    app.theme().await;
    let path = "/api/v1/themes/zaitaku";
    let first = app.get(path).await;
    let mark = first.header("etag").to_owned();
    let again = asked_with(&app, Method::GET, path, ("if-none-match", &mark)).await;
    assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    let head = asked_with(&app, Method::HEAD, path, ("accept", "*/*")).await;
    assert_eq!((head.status, head.body.as_str()), (StatusCode::OK, ""));
    assert_eq!(head.header("etag"), mark);
    let small = asked_with(&app, Method::GET, path, ("accept-encoding", "br")).await;
    assert_eq!(small.header("content-encoding"), "br");
}

#[tokio::test]
async fn so_many_requests_a_minute_and_no_word_about_whose() {
    let app = TestApp::sqlite().await;
    app.theme().await;
    let mut well = 0;
    let answer = loop {
        let answer = app.get("/api/v1/themes").await;
        assert_eq!(answer.header("ratelimit-policy"), "\"all\";q=600;w=60");
        assert!(!answer.headers.keys().any(|name| name.as_str() == "ratelimit"));
        if answer.status != StatusCode::OK {
            break answer;
        }
        well += 1;
    };
    assert_eq!(well, 600);
    expect_problem(&answer, StatusCode::TOO_MANY_REQUESTS);
    let wait: u32 = answer.header("retry-after").parse().expect("seconds");
    assert!((1..=60).contains(&wait));
    // People are not programs.
    assert_eq!(app.get("/t/zaitaku").await.status, StatusCode::OK);
}

/// The names of all fields of all answers.
fn collect_fields(schema: &Value, into: &mut BTreeSet<String>) {
    match schema {
        Value::Object(inner) => {
            if let Some(Value::Object(fields)) = inner.get("properties") {
                into.extend(fields.keys().cloned());
            }
            inner.values().for_each(|one| collect_fields(one, into));
        }
        Value::Array(inner) => inner.iter().for_each(|one| collect_fields(one, into)),
        _ => {}
    }
}

/// The document names each address, and none besides; what it promises is what is sent.
#[tokio::test]
async fn the_document_is_that_of_the_table_of_addresses() {
    let app = TestApp::sqlite().await;
    let documented: BTreeSet<String> = operations().into_iter().map(|one| one.path).collect();
    let routes: BTreeSet<String> = Route::ALL
        .iter()
        .map(|route| route.pattern().to_owned())
        .filter(|pattern| pattern.starts_with("/api/v1/"))
        .collect();
    assert_eq!(documented, routes);
    let (answer, sent) = ask(&app, "/api/v1/openapi.json").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(sent, serde_json::to_value(document()).expect("JSON"));
    assert!(sent["openapi"].as_str().expect("a version").starts_with("3.1"), "{}", sent["openapi"]);
    // No moment and no author in any answer: nobody adds such a field unseen.
    let mut fields = BTreeSet::new();
    collect_fields(&sent["components"]["schemas"], &mut fields);
    let of_themes = [
        "slug",
        "title",
        "state",
        "opens_on",
        "closes_on",
        "answers_on",
        "emergency",
        "example",
        "board",
        "themes",
        "description",
        "prompts",
        "has_report",
    ];
    let of_notes = [
        "id", "prompt", "name", "text", "hidden", "stickers", "paper", "notes", "page", "pages",
        "items",
    ];
    let of_answers = [
        "version",
        "flow",
        "theme",
        "item",
        "why",
        "paper_stickers",
        "rank",
        "overdue",
        "answers",
        "publication",
        "on",
        "answer",
    ];
    let of_problems = ["type", "status", "detail"];
    let known: BTreeSet<String> = of_themes
        .iter()
        .chain(&of_notes)
        .chain(&of_answers)
        .chain(&of_problems)
        .map(ToString::to_string)
        .collect();
    assert_eq!(fields, known);
    assert!(!sent.to_string().contains("date-time"), "days, and nothing finer");
    let page = app.get("/api").await;
    for path in documented {
        assert!(page.body.contains(&path), "{path} is on the page for people");
    }
}
