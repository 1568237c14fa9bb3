//! Ways around the passphrase: what stays open, what opens to whom, and that nothing gets past it.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use kizuki_board::domain::{
    anon::{Action, Done, Reply},
    passphrase::LOG_PASS,
};

use crate::support::reading::{PAGES, PHRASE, TITLE, asks, closed, fetch, on, published, reader};
use crate::support::sealed::{pick, ready};
use crate::support::{DAY, NOON, TestApp, code, secret};

#[tokio::test]
async fn what_asks_for_something_else_stays_open() {
    let app = closed().await;
    let theme = app.theme().await;
    let posted = app
        .anon(
            theme.id,
            &code(&secret(1)),
            Action::Post { prompt: theme.prompts[0].id, text: "付箋".into(), nonce: None },
        )
        .await;
    assert!(matches!(posted.reply(), Reply::Done(Done::Posted { .. })), "{}", posted.body);
    for (path, status) in [
        ("/healthz", StatusCode::OK),
        ("/login", StatusCode::OK),
        ("/admin", StatusCode::FOUND),
        ("/lang/en?back=/t/zaitaku", StatusCode::SEE_OTHER),
        ("/pkg/nothing.css", StatusCode::NOT_FOUND),
        ("/icon.svg", StatusCode::NOT_FOUND),
    ] {
        let answer = app.get(path).await;
        assert_eq!(answer.status, status, "{path}");
        assert!(!answer.body.contains("name=\"passphrase\""), "{path}");
    }
    for path in ["/setup/0000", "/join/0000", "/pick/0000-0000-0000-0000-0000"] {
        assert!(!asks(&app.get(path).await), "{path}");
    }
    let failed = app.form("", "/pick", &[("token", "x")]).await;
    assert!(
        !asks(&failed) && failed.status.is_client_error(),
        "why it failed is said: {}",
        failed.status
    );
    let foreign = TestApp::request(Method::POST, "/passphrase", "")
        .header(header::ORIGIN, "https://evil.example");
    let foreign = app.send(foreign.body(Body::from("passphrase=x")).expect("a request")).await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN, "another site cannot use up the guesses");
}

/// A failed form names its page itself; that page must not be shown to whoever may not read it.
#[tokio::test]
async fn a_failed_form_shows_no_closed_page() {
    let app = closed().await;
    published(&app).await;
    for page in [
        "/t/zaitaku",
        "/",
        "/log",
        "/log.json",
        "/t/zaitaku/report/csv",
        "/pick/../t/zaitaku",
        "/trust",
    ] {
        for path in ["/do/sign_in", "/do/hide_note", "/do/set_up"] {
            let answer =
                app.form("", path, &[("page", page), ("email", "x"), ("password", "x")]).await;
            assert!(
                asks(&answer) && !answer.body.contains("付箋の文"),
                "{path} {page}: {} {}",
                answer.status,
                answer.body
            );
        }
    }
    let login = app
        .form(
            "",
            "/do/sign_in",
            &[("page", "/login"), ("email", "x@example.jp"), ("password", "x")],
        )
        .await;
    assert!(
        login.status == StatusCode::UNAUTHORIZED && login.body.contains("name=\"email\""),
        "its own page is shown"
    );
}

#[tokio::test]
async fn no_roundabout_address_leads_past_it() {
    let app = closed().await;
    published(&app).await;
    for path in [
        "/pick/../t/zaitaku",
        "/pick/%2e%2e/t/zaitaku",
        "/pick/%2E./t/zaitaku",
        "/admin/../t/zaitaku",
        "/lang/../t/zaitaku",
        "/setup/x/../../t/zaitaku",
        "/pkg/../t/zaitaku",
        "/do/../t/zaitaku",
        "/login/../t/zaitaku",
        "/t/zaitaku/../../login",
        "/%74/zaitaku",
        "/t/zaitaku/key/..",
        "/t/../log.json",
    ] {
        let answer = app.get(path).await;
        assert!(
            !answer.body.contains(TITLE) && !answer.body.contains("付箋の文"),
            "{path}: {}",
            answer.body
        );
        assert!(asks(&answer), "{path}: {}", answer.status);
    }
}

#[tokio::test]
async fn a_signed_in_organizer_reads_without_it() {
    let app = closed().await;
    published(&app).await;
    let cookie = app.organizer("hr@example.jp").await;
    for path in PAGES {
        assert_eq!(app.get_as(&cookie, path).await.status, StatusCode::OK, "{path}");
    }
    assert!(asks(&app.get_as("kizuki_session=00", "/t/zaitaku").await));
}

/// The second program fetches without cookies; it shows the pass of its page, which opens the
/// record and nothing else.
#[tokio::test]
async fn the_pass_of_a_page_opens_the_record_and_nothing_else() {
    let app = closed().await;
    published(&app).await;
    let (cookie, ticket) = (reader(&app, PHRASE).await, code(&secret(1)));
    let page =
        app.get_as(&format!("{cookie}; kizuki_ticket={ticket}"), "/t/zaitaku/mine").await.body;
    let pass = page
        .split("data-pass=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("a pass")
        .to_owned();
    assert_ne!(
        cookie,
        format!("kizuki_reader={pass}"),
        "a page does not hold what stands in the cookie"
    );
    let log = fetch(&app, "/log.json", &[(LOG_PASS, &pass)]).await;
    assert_eq!((log.status, log.header("cache-control")), (StatusCode::OK, "no-store"));
    assert!(log.body.contains("付箋の文"));
    let tag = log.header("etag").to_owned();
    assert_eq!(
        fetch(&app, "/log.json", &[(LOG_PASS, &pass), ("if-none-match", &tag)]).await.status,
        StatusCode::NOT_MODIFIED
    );
    let without = fetch(&app, "/log.json", &[("if-none-match", &tag)]).await;
    assert_eq!(
        (without.status, without.header("etag")),
        (StatusCode::UNAUTHORIZED, ""),
        "nor is it told that the log has not grown"
    );
    assert_eq!(
        fetch(&app, "/t/zaitaku/key", &[(LOG_PASS, &pass)]).await.status,
        StatusCode::NOT_FOUND,
        "no key, and it may be asked"
    );
    for path in ["/", "/t/zaitaku", "/log", "/t/zaitaku/report/csv"] {
        assert_eq!(
            fetch(&app, path, &[(LOG_PASS, &pass)]).await.status,
            StatusCode::UNAUTHORIZED,
            "{path}"
        );
        assert!(asks(&app.get_as(&format!("kizuki_reader={pass}"), path).await), "{path}");
    }
    app.state.clock.set(NOON + 2 * DAY);
    assert_eq!(
        fetch(&app, "/log.json", &[(LOG_PASS, &pass)]).await.status,
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test]
async fn a_personal_link_is_enough_to_pick_up_and_the_key_is_not_cached() {
    let app = TestApp::sqlite_with(|config| {
        on(config);
        config.origin = Some("https://kizuki.test".into());
    })
    .await;
    let (theme, links) = ready(&app, 6).await;
    let link = &links[0];
    assert_eq!(app.get(link).await.status, StatusCode::OK);
    let begun = pick(&app, link).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
    let page = app.get_as(&begun.cookie(), begun.location()).await;
    assert_eq!(page.status, StatusCode::OK);
    let pass = page
        .body
        .split("data-pass=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("a pass");
    let address = format!("/t/{}/key", theme.slug);
    let key = fetch(&app, &address, &[(LOG_PASS, pass)]).await;
    assert_eq!(
        (key.status, key.header("cache-control")),
        (StatusCode::OK, "no-store"),
        "{}",
        key.body
    );
    assert_eq!(fetch(&app, &address, &[]).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(fetch(&app, "/log.json", &[(LOG_PASS, pass)]).await.status, StatusCode::OK);
}
