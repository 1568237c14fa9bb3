//! What is logged, at the most talkative level.

use std::fs;

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use kizuki_board::domain::{
    anon::Action,
    hex::Hex,
    passphrase::{LOG_PASS, Passphrase},
};

use crate::support::log::Captured;
use crate::support::sealed::{Ask, act, envelope, https, pick, pick_up, ready, token};
use crate::support::{ORIGIN, TestApp, code, secret};

/// L11, L18 and the log rule: at TRACE, from every crate, neither ticket nor text nor passphrase
/// nor address nor browser is logged.
#[tokio::test]
async fn l11_nothing_secret_is_logged_even_at_trace() {
    let log = Captured::default();
    // Global, for the databases' threads log too; each test is a process of its own under nextest.
    let _ = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(log.clone())
        .try_init();
    let phrase = "CANARY-PASSPHRASE";
    let app =
        TestApp::sqlite_with(|config| config.passphrase = Some(Passphrase::fold(phrase))).await;
    tracing::info!("the canary sings");
    tracing::debug!(config = ?app.state.config, phrase = ?Passphrase::fold(phrase), "what could be printed");
    crate::support::reading::enter(&app, "CANARY-GUESS", "/").await;
    let reader = crate::support::reading::reader(&app, phrase).await;
    let theme = app.theme().await;
    let ticket = code(&secret(1));
    let note = app.pinned(&theme, &secret(1), "CANARY-TEXT").await;
    app.anon(theme.id, &ticket, Action::Edit { note, text: "CANARY-EDIT".into() }).await;
    app.anon(
        theme.id,
        &ticket,
        Action::Post { prompt: theme.prompts[0].id, text: "CANARY-LONG".repeat(100), nonce: None },
    )
    .await;
    let prompt = theme.prompts[0].id.to_string();
    let request = TestApp::request(
        Method::POST,
        "/t/zaitaku/mine/post",
        &format!("{reader}; kizuki_ticket={ticket}"),
    )
    .header("x-forwarded-for", "203.0.113.77")
    .header(header::USER_AGENT, "MarkerBrowser/1.0")
    .header(header::ORIGIN, ORIGIN);
    let body = format!("prompt={prompt}&text=CANARY-FORM");
    assert_eq!(
        app.send(request.body(Body::from(body)).expect("a request")).await.status.as_u16(),
        303
    );
    let pass = app.state.log_pass().expect("a pass");
    let record =
        Request::get("/log.json").header(header::HOST, "kizuki.test").header(LOG_PASS, &pass);
    assert_eq!(app.send(record.body(Body::empty()).expect("a request")).await.status.as_u16(), 200);
    app.get_as("kizuki_reader=CANARY-COOKIE", "/t/zaitaku").await;
    app.form("", "/do/sign_in", &[("email", "hr@example.jp"), ("password", "CANARY-PASSWORD")])
        .await;
    assert_eq!(app.get("/join/CANARY-INVITED").await.status.as_u16(), 410);
    let join = [
        ("page", "/join/CANARY-INVITED"),
        ("token", "CANARY-INVITED"),
        ("password", "CANARY-PASSWORD"),
        ("again", "CANARY-PASSWORD"),
    ];
    assert_eq!(app.form("", "/do/join_team", &join).await.status.as_u16(), 410);
    // What goes along through the passphrase and the sign-in, and what a refusal gives back.
    let detour = [("prompt", prompt.as_str()), ("text", "CANARY-CARRIED")];
    assert_eq!(app.form("", "/t/zaitaku/mine/post", &detour).await.status.as_u16(), 401);
    let carried = format!("=%2Ft%2Fzaitaku&prompt={prompt}&text=CANARY-CARRIED");
    for phrase in ["CANARY-GUESS", phrase] {
        let asked =
            app.form("", "/passphrase", &[("passphrase", phrase), ("carried", &carried)]).await;
        assert!(asked.body.contains("CANARY-CARRIED"), "it went along");
    }
    let title =
        [("page", "/admin/themes/new"), ("form[title]", "CANARY-TITLE"), ("form[tier]", "open")];
    assert!(app.form(&reader, "/do/save_theme", &title).await.body.contains("CANARY-TITLE"));
    let carried = "=%2Fadmin%2Fthemes%2Fnew&form%5Btitle%5D=CANARY-TITLE";
    let sign_in = [
        ("page", "/login"),
        ("email", "hr@example.jp"),
        ("password", "CANARY-PASSWORD"),
        ("carried", carried),
    ];
    assert!(app.form(&reader, "/do/sign_in", &sign_in).await.body.contains("CANARY-TITLE"));
    fs::remove_file(app.data.path().join("keys").join(format!("{}.key", theme.id)))
        .expect("removed");
    app.get_as(&format!("{reader}; kizuki_ticket={ticket}"), "/t/zaitaku/mine").await;
    app.state.board.db().close().await;
    app.anon(theme.id, &ticket, Action::Mine).await;
    assert_eq!(app.get_as(&reader, "/t/zaitaku").await.status.as_u16(), 500);
    let given_back = app
        .form(&format!("{reader}; kizuki_ticket={ticket}"), "/t/zaitaku/mine/post", &detour)
        .await;
    assert!(given_back.status.is_server_error() && given_back.body.contains("CANARY-CARRIED"));
    let log = String::from_utf8_lossy(&log.0.lock().expect("unpoisoned")).into_owned();
    assert!(log.contains("the canary sings"), "the log was captured");
    assert!(log.contains("ERROR"), "failures are logged");
    for secret in [
        ticket.as_str(),
        &ticket.replace('-', ""),
        "CANARY-TEXT",
        "CANARY-EDIT",
        "CANARY-LONG",
        "CANARY-FORM",
        "CANARY-CARRIED",
        "CANARY-TITLE",
        "CANARY-PASSWORD",
        phrase,
        "CANARY-GUESS",
        "CANARY-COOKIE",
        reader.split_once('=').expect("a cookie").1,
        &pass,
        "203.0.113.77",
        "MarkerBrowser",
    ] {
        assert!(!log.contains(secret), "{secret} in the log");
    }
    // The check against other sites names each address; `cli/serve.rs` turns it off, whatever
    // is asked for.
    let mut told = log.lines().filter(|line| !line.contains("tower_http::csrf"));
    assert!(told.all(|line| !line.contains("CANARY-INVITED")), "a link in the log");
}

/// L11 and the log rule: at TRACE, neither link nor envelope nor stamp nor person is logged, and of
/// picking up not a line of ours.
#[tokio::test]
async fn l11_picking_up_leaves_no_line_in_the_log() {
    let log = Captured::default();
    // Global, for the databases' threads log too; each test is a process of its own under nextest.
    let _ = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(log.clone())
        .try_init();
    let lines = || String::from_utf8_lossy(&log.0.lock().expect("unpoisoned")).into_owned();
    let app = https().await;
    let (theme, links) = ready(&app, 6).await;
    let before = lines().len();
    let cookie = pick(&app, &links[0]).await.cookie();
    let (_, blinded) = envelope(theme.id, 1);
    let answer = Ask::bytes(theme.id, blinded).cookie(&cookie).stamped(&app).await;
    Ask::bytes(theme.id, [0; 32]).cookie(&cookie).send(&app).await;
    Ask::envelope(theme.id, 2).cookie(&cookie).send(&app).await;
    let stamp = pick_up(&app, &theme, &links[1], 2).await;
    act(&app, theme.id, 2, Some(&stamp), Action::Mine).await;
    act(&app, theme.id, 3, Some(&stamp), Action::Mine).await;
    tracing::info!("the canary sings");
    let log = lines();
    assert!(log[before..].contains("the canary sings"), "the log was captured");
    let ours =
        log[before..].lines().filter(|line| line.contains("kizuki_board")).collect::<Vec<_>>();
    assert_eq!(ours, Vec::<&str>::new());
    let session = cookie.split_once('=').expect("a cookie").1;
    for canary in [
        session,
        token(&links[0]),
        &Hex(blinded).to_string(),
        &answer.element.to_string(),
        &stamp,
        "A0000",
        &code(&secret(2)),
    ] {
        assert!(!log.contains(canary), "{canary} in the log");
    }
}
