//! `POST /anon`: what hostile and unlucky clients send, and what they get.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use kizuki_board::domain::{
    anon::{Action, Done, PAD, REQUEST_MAX, Refusal, Reply},
    hex::Hex,
    ids::ThemeId,
    problem::Problem,
    theme::State,
};
use serde_json::json;

use crate::support::{
    DAY, NOON, ORIGIN, TestApp, both_dbs, code, plan, secret, unknown, unknown_note,
};

fn post(app_theme: &kizuki_board::domain::theme::Theme, text: &str) -> Action {
    Action::Post { prompt: app_theme.prompts[0].id, text: text.into(), nonce: None }
}

both_dbs! {
    async fn a_note_and_a_sticker_go_through_the_door(app: TestApp) {
        let theme = app.theme().await;
        let ticket = code(&secret(1));
        let answer = app.anon(theme.id, &ticket, post(&theme, "扉から")).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        let Reply::Done(Done::Posted { note, opens_in, left, .. }) = answer.reply() else {
            panic!("{}", answer.body)
        };
        assert_eq!((opens_in, left), (Some(10), 4));
        app.tick().await;
        assert_eq!(
            app.anon(theme.id, &code(&secret(2)), Action::Like { note }).await.reply(),
            Reply::Done(Done::Liked)
        );
        let Reply::Done(Done::Mine(mine)) = app.anon(theme.id, &ticket, Action::Mine).await.reply()
        else {
            panic!("mine")
        };
        assert_eq!(
            (mine.notes.len(), mine.notes[0].id, mine.stickers.len(), mine.left),
            (1, note, 0, 4)
        );
        let Reply::Done(Done::Mine(other)) =
            app.anon(theme.id, &code(&secret(2)), Action::Mine).await.reply()
        else {
            panic!("mine")
        };
        assert_eq!((other.notes.len(), other.stickers[0].id), (0, note));
    }

    async fn a_note_sent_again_is_there_once(app: TestApp) {
        let theme = app.theme().await;
        let (mine, other) = (code(&secret(1)), code(&secret(2)));
        let post = |nonce| Action::Post {
            prompt: theme.prompts[0].id,
            text: "電波の切れめに".into(),
            nonce: Some(Hex([nonce; 16])),
        };
        let Reply::Done(first) = app.anon(theme.id, &mine, post(1)).await.reply() else {
            panic!("posted")
        };
        assert!(matches!(first, Done::Posted { left: 4, .. }), "{first:?}");
        // In the box, and on the board: the same id, the same receipt, no second place used.
        for _ in 0..2 {
            let Reply::Done(again) = app.anon(theme.id, &mine, post(1)).await.reply() else {
                panic!("posted")
            };
            let (
                Done::Posted { note, left, receipt, .. },
                Done::Posted { note: id, left: places, receipt: kept, .. },
            ) = (&first, &again)
            else {
                panic!()
            };
            assert_eq!((note, left, receipt), (id, places, kept));
            app.tick().await;
            assert_eq!(app.notes(&theme).await.len(), 1);
        }
        // All at the same time: some may be told to come again, none makes a second note.
        let many = (0..20).map(|_| app.anon(theme.id, &mine, post(2)));
        for answer in futures_util::future::join_all(many).await {
            assert!(
                matches!(answer.status, StatusCode::OK | StatusCode::SERVICE_UNAVAILABLE),
                "{}",
                answer.body
            );
        }
        let Reply::Done(Done::Posted { left: 3, .. }) =
            app.anon(theme.id, &mine, post(2)).await.reply()
        else {
            panic!("two places used")
        };
        // A nonce says nothing by itself: another ticket's note is another note.
        let Reply::Done(Done::Posted { left: 4, .. }) =
            app.anon(theme.id, &other, post(1)).await.reply()
        else {
            panic!("posted")
        };
        app.tick().await;
        let ids: std::collections::HashSet<_> =
            app.notes(&theme).await.into_iter().map(|note| note.id).collect();
        assert_eq!(ids.len(), 3);
    }

    async fn text_is_cleaned_and_judged(app: TestApp) {
        let theme = app.theme_with(|plan| plan.max_notes = 20).await;
        let ticket = code(&secret(1));
        for blank in ["", "  \n", "\u{200b}\u{feff}\u{2060}", "\u{202e}\u{2066}", "\u{7}\u{0}"] {
            let answer = app.anon(theme.id, &ticket, post(&theme, blank)).await;
            assert_eq!(
                (answer.status, answer.refusal()),
                (StatusCode::UNPROCESSABLE_ENTITY, Refusal::Text(Problem::Empty)),
                "{blank:?}"
            );
        }
        let answer = app.anon(theme.id, &ticket, post(&theme, &"あ".repeat(201))).await;
        assert_eq!(answer.refusal(), Refusal::Text(Problem::TooLong { max: 200, actual: 201 }));
        let hostile = ["<script>alert(1)</script>", "決\u{202e}裁\u{e0041}", "👨‍👩‍👧‍👦"];
        for text in hostile {
            assert_eq!(
                app.anon(theme.id, &ticket, post(&theme, text)).await.status,
                StatusCode::OK
            );
        }
        let longest = "👩🏽‍👩🏿‍👧🏻‍👦🏾".repeat(200);
        assert_eq!(
            app.anon(theme.id, &ticket, post(&theme, &longest)).await.status,
            StatusCode::OK,
            "200 of the longest emoji"
        );
        app.tick().await;
        let mut texts: Vec<String> =
            app.notes(&theme).await.into_iter().map(|note| note.text).collect();
        texts.sort();
        let mut wanted =
            vec!["<script>alert(1)</script>".to_owned(), "決裁".into(), "👨‍👩‍👧‍👦".into(), longest];
        wanted.sort();
        assert_eq!(texts, wanted);
        let page = app.get("/t/zaitaku").await.body;
        assert!(
            page.contains("&lt;script&gt;alert(1)") && !page.contains("<script>alert"),
            "never as markup"
        );
    }

    async fn closed_and_unknown_themes_refuse(app: TestApp) {
        let theme = app.theme().await;
        let draft = app.state.create_theme(&plan("draft"), false).await.expect("made");
        for id in [ThemeId(unknown()), draft] {
            let answer = app.anon(id, &code(&secret(1)), post(&theme, "x")).await;
            assert_eq!(
                (answer.status, answer.refusal()),
                (StatusCode::NOT_FOUND, Refusal::NoTheme),
                "a draft looks like no theme"
            );
        }
        app.state.clock.set(NOON + 30 * DAY);
        let answer = app.anon(theme.id, &code(&secret(1)), post(&theme, "x")).await;
        assert_eq!(
            (answer.status, answer.refusal()),
            (StatusCode::CONFLICT, Refusal::PostingClosed),
            "closed by date before the tick"
        );
        app.tick().await;
        assert_eq!(app.state.board.theme(theme.id).await.expect("there").state, State::Review);
        let answer =
            app.anon(theme.id, &code(&secret(1)), Action::Like { note: unknown_note() }).await;
        assert_eq!(answer.refusal(), Refusal::StickersClosed);
    }
}

#[tokio::test]
async fn malformed_requests_are_refused_in_the_readers_language() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let whole = json!({ "v": 1, "theme": theme.id, "ticket": code(&secret(1)), "action": "mine" });
    let with = |name: &str, value: serde_json::Value| {
        let mut request = whole.clone();
        request[name] = value;
        request.to_string()
    };
    assert_eq!(app.anon_raw(whole.to_string()).await.status, StatusCode::OK);
    let bad = [
        String::new(), "{".into(), "[]".into(), "null".into(), with("v", json!(2)), with("theme", json!("x")), with("action", json!("drop")),
        with("action", json!({ "like": { "note": "nope" } })), with("extra", json!(1)),
        r#"{"v":1,"theme":"00000000-0000-0000-0000-000000000000","ticket":"x","action":{"post":{"prompt":"00000000-0000-0000-0000-000000000000","text":"\ud800"}}}"#.into(),
    ];
    for body in bad {
        let answer = app.anon_raw(body.clone()).await;
        assert_eq!(
            (answer.status, answer.refusal()),
            (StatusCode::BAD_REQUEST, Refusal::Malformed),
            "{body}"
        );
        let Reply::Refused { message, .. } = answer.reply() else { panic!() };
        assert!(message.contains("読みとれません"), "{message}");
    }
    let request = Request::post("/anon")
        .header(header::HOST, "kizuki.test")
        .header(header::ACCEPT_LANGUAGE, "en")
        .body(Body::from("{"));
    let Reply::Refused { message, .. } = app.send(request.expect("a request")).await.reply() else {
        panic!()
    };
    assert!(message.is_ascii(), "{message}");
}

#[tokio::test]
async fn forged_tickets_are_refused_and_wrong_ones_own_nothing() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let note = app.pinned(&theme, &secret(1), "板").await;
    for (forged, refusal) in [
        ("", Refusal::BadLength(0)),
        ("K7QM", Refusal::BadLength(4)),
        ("K7QM-9F3X-01AB-CDEF-GHJU", Refusal::BadCharacter('U')),
        ("券券券券券券券券券券券券券券券券券券券券", Refusal::BadCharacter('券')),
        (&"A".repeat(300), Refusal::BadLength(300)),
    ] {
        let answer = app.anon(theme.id, forged, Action::Mine).await;
        assert_eq!(
            (answer.status, answer.refusal()),
            (StatusCode::BAD_REQUEST, refusal),
            "{forged}"
        );
    }
    let answer = app.anon(theme.id, &code(&secret(2)), Action::Withdraw { note }).await;
    assert_eq!((answer.status, answer.refusal()), (StatusCode::FORBIDDEN, Refusal::NotYours));
}

#[tokio::test]
async fn oversized_bodies_are_refused() {
    let app = TestApp::sqlite().await;
    let answer = app.anon_raw(" ".repeat(REQUEST_MAX + 1)).await;
    assert_eq!(
        (answer.status, answer.refusal()),
        (StatusCode::PAYLOAD_TOO_LARGE, Refusal::TooLarge)
    );
}

/// L10: every answer is as long as every other.
#[tokio::test]
async fn answers_do_not_tell_by_their_length() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let ticket = code(&secret(1));
    let posted = app.anon(theme.id, &ticket, post(&theme, "付箋")).await;
    let Reply::Done(Done::Posted { note, .. }) = posted.reply() else { panic!() };
    app.tick().await;
    let answers = [
        posted,
        app.anon(theme.id, &ticket, Action::Edit { note, text: "新しい".into() }).await,
        app.anon(theme.id, &code(&secret(2)), Action::Like { note }).await,
        app.anon(theme.id, &code(&secret(2)), Action::Unlike { note }).await,
        app.anon(theme.id, &ticket, Action::Mine).await,
        app.anon(theme.id, &ticket, Action::Withdraw { note }).await,
        app.anon(theme.id, "forged", Action::Mine).await,
        app.anon(theme.id, &ticket, post(&theme, "")).await,
    ];
    for answer in answers {
        assert_eq!(
            (answer.body.len(), answer.header("content-length")),
            (PAD, "4096"),
            "{}",
            answer.body.trim()
        );
    }
}

/// What does nothing costs no look into a database, needs no ticket and no theme, and is answered
/// as an act is: by length, by head, and by time (`server::anon::pace`).
#[tokio::test]
async fn cover_does_nothing_and_looks_like_an_act() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let note = app.pinned(&theme, &secret(1), "付箋").await;
    let act = app.anon(theme.id, &code(&secret(2)), Action::Like { note }).await;
    assert_eq!(act.reply(), Reply::Done(Done::Liked));
    for db in [app.state.board.db(), app.state.people.db()] {
        db.close().await;
    }
    assert!(
        app.perform(&theme, &secret(2), Action::Unlike { note }).await.is_err(),
        "no database answers any more"
    );
    for of in [theme.id, ThemeId(uuid::Uuid::nil())] {
        let cover = app.anon(of, "", Action::Cover).await;
        assert_eq!(cover.reply(), Reply::Done(Done::Covered));
        assert_eq!(
            (cover.status, &cover.headers, cover.body.len()),
            (act.status, &act.headers, act.body.len())
        );
    }
}

/// L9: an organizer's cookie would tell the request apart.
#[tokio::test]
async fn a_request_with_an_organizers_cookie_is_refused() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    let cookie = app.organizer("hr@example.jp").await;
    let body = json!({ "v": 1, "theme": theme.id, "ticket": code(&secret(1)), "action": "mine" })
        .to_string();
    let request = Request::post("/anon")
        .header(header::HOST, "kizuki.test")
        .header(header::ORIGIN, ORIGIN)
        .header(header::COOKIE, cookie.clone());
    let answer = app.send(request.body(Body::from(body)).expect("a request")).await;
    assert_eq!((answer.status, answer.refusal()), (StatusCode::BAD_REQUEST, Refusal::SignedIn));
    let prompt = theme.prompts[0].id.to_string();
    let plain = app
        .form(&cookie, "/t/zaitaku/mine/post", &[("prompt", &prompt), ("text", "主催者の本音")])
        .await;
    assert_eq!(plain.status, StatusCode::BAD_REQUEST);
    assert!(
        plain.body.contains("サインアウトするか") && plain.body.contains("主催者の本音"),
        "told, and the text is kept"
    );
    app.tick().await;
    assert!(app.notes(&theme).await.is_empty());
}

#[tokio::test]
async fn new_tickets_need_work_or_one_of_the_hours_places() {
    use kizuki_board::ticket::{Credential, work};
    let app = TestApp::sqlite_with(|config| config.open_per_hour = 1).await;
    let theme = app.theme().await;
    assert!(app.perform(&theme, &secret(1), post(&theme, "一人目")).await.is_ok());
    assert_eq!(
        app.perform(&theme, &secret(2), post(&theme, "二人目")).await,
        Err(Refusal::TooManyTickets)
    );
    assert!(
        app.perform(&theme, &secret(1), post(&theme, "一人目の二枚目")).await.is_ok(),
        "a known ticket needs none"
    );
    let credential = Credential::of(theme.id, &secret(2));
    let proof = (0..)
        .step_by(1 << 14)
        .find_map(|start| work::search(&credential, work::BITS, start, 1 << 14))
        .expect("found");
    let done = kizuki_board::service::anon::perform(
        &app.state,
        theme.id,
        &secret(2).into(),
        Some(proof),
        post(&theme, "二人目"),
    )
    .await;
    assert!(done.is_ok(), "{done:?}");
    app.state.clock.set(NOON + 3600);
    assert!(app.perform(&theme, &secret(3), post(&theme, "次の時間")).await.is_ok());
}
