//! Signing in: what it tells, whom it keeps out and whom it must not.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use futures_util::future::join_all;
use kizuki_board::domain::anon::{Action, Refusal};
use kizuki_board::service::password;

use crate::support::{Answer, DAY, NOON, PASSWORD, TestApp, code, secret};

async fn attempt(app: &TestApp, cookie: &str, email: &str, password: &str) -> Answer {
    app.form(cookie, "/do/sign_in", &[("page", "/login"), ("email", email), ("password", password)])
        .await
}

/// The mark of a browser in which somebody signs in.
async fn device(app: &TestApp, email: &str) -> String {
    let signed = attempt(app, "", email, PASSWORD).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER);
    let set = signed
        .headers
        .get_all(header::SET_COOKIE)
        .iter()
        .map(|cookie| cookie.to_str().expect("text"));
    let device = set
        .filter_map(|cookie| cookie.split(';').next())
        .find(|cookie| cookie.starts_with("kizuki_device="));
    device.expect("a mark").to_owned()
}

fn count(answers: &[Answer], status: StatusCode) -> usize {
    answers.iter().filter(|answer| answer.status == status).count()
}

#[tokio::test]
async fn wrong_passwords_at_once_are_counted_each() {
    let app = TestApp::sqlite().await;
    app.organizer("hr@example.jp").await;
    let answers = join_all((0..24).map(|_| attempt(&app, "", "hr@example.jp", "wrong"))).await;
    assert_eq!(
        (count(&answers, StatusCode::UNAUTHORIZED), count(&answers, StatusCode::TOO_MANY_REQUESTS)),
        (10, 14)
    );
}

#[tokio::test]
async fn a_strangers_thousand_tries_do_not_keep_the_owner_out() {
    let app = TestApp::sqlite().await;
    app.organizer("hr@example.jp").await;
    let known = device(&app, "hr@example.jp").await;
    let mut looked_at = 0;
    for n in 0..1000 {
        app.state.clock.set(NOON + n / 10);
        looked_at += usize::from(
            attempt(&app, "", "hr@example.jp", "wrong").await.status == StatusCode::UNAUTHORIZED,
        );
    }
    assert_eq!(looked_at, 16, "ten, and then after 1, 2, 4, 8, 16 and 32 seconds");
    assert_eq!(
        attempt(&app, "", "hr@example.jp", PASSWORD).await.status,
        StatusCode::TOO_MANY_REQUESTS
    );
    assert_eq!(
        attempt(&app, &known, "hr@example.jp", PASSWORD).await.status,
        StatusCode::SEE_OTHER,
        "a known browser gets in at once"
    );
    app.state.clock.set(NOON + 100 + 64);
    assert_eq!(
        attempt(&app, "", "hr@example.jp", PASSWORD).await.status,
        StatusCode::SEE_OTHER,
        "any other within the minute"
    );
}

#[tokio::test]
async fn a_known_browser_is_no_way_around() {
    let app = TestApp::sqlite().await;
    app.organizer("hr@example.jp").await;
    app.organizer("wg@example.jp").await;
    let known = device(&app, "hr@example.jp").await;
    let tries = |cookie: &str, email: &'static str| {
        let (app, cookie) = (&app, cookie.to_owned());
        async move {
            count(
                &join_all((0..12).map(|_| attempt(app, &cookie, email, "wrong"))).await,
                StatusCode::UNAUTHORIZED,
            )
        }
    };
    assert_eq!(tries(&known, "hr@example.jp").await, 10, "its own tries are counted");
    assert_eq!(
        attempt(&app, &known, "hr@example.jp", PASSWORD).await.status,
        StatusCode::TOO_MANY_REQUESTS
    );
    assert_eq!(
        attempt(&app, "", "hr@example.jp", PASSWORD).await.status,
        StatusCode::SEE_OTHER,
        "and nobody else's"
    );
    assert_eq!(
        (tries("", "wg@example.jp").await, tries(&known, "wg@example.jp").await),
        (10, 0),
        "for another account it is a stranger"
    );
    let forged = [
        "kizuki_device=",
        "kizuki_device=2020-08-10.00.00",
        &format!("{known}0"),
        &known.replace("2020-08-10", "2020-08-11"),
    ];
    let stranger = attempt(&app, "", "wg@example.jp", PASSWORD).await.status;
    for bad in forged {
        assert_eq!(attempt(&app, bad, "wg@example.jp", PASSWORD).await.status, stranger, "{bad}");
    }
}

#[tokio::test]
async fn a_new_password_and_half_a_year_end_a_mark() {
    let app = TestApp::sqlite().await;
    app.organizer("hr@example.jp").await;
    let known = device(&app, "hr@example.jp").await;
    let with_mark = async |later: i64, status: StatusCode| {
        app.state.clock.set(NOON + later);
        for _ in 0..12 {
            attempt(&app, "", "hr@example.jp", "wrong").await;
        }
        assert_eq!(
            attempt(&app, &known, "hr@example.jp", PASSWORD).await.status,
            status,
            "{later}"
        );
    };
    with_mark(0, StatusCode::SEE_OTHER).await;
    with_mark(180 * DAY, StatusCode::SEE_OTHER).await;
    with_mark(181 * DAY, StatusCode::TOO_MANY_REQUESTS).await;
    let hash = password::hash(PASSWORD.into()).await.expect("hashed");
    app.state.people.set_password("hr@example.jp", &hash).await.expect("set");
    with_mark(DAY, StatusCode::TOO_MANY_REQUESTS).await;
}

/// L9: the mark says whose browser it is, so it is refused where nobody may be named, as the
/// session's cookie is.
#[tokio::test]
async fn l09_a_browsers_mark_is_refused_where_nobody_may_be_named() {
    let app = TestApp::sqlite().await;
    let theme = app.theme().await;
    app.organizer("hr@example.jp").await;
    let known = device(&app, "hr@example.jp").await;
    let prompt = theme.prompts[0].id.to_string();
    for mark in [known.clone(), known.replace("kizuki_device", "__Secure-kizuki_device")] {
        let request = TestApp::request(Method::POST, "/anon", &mark)
            .header(header::CONTENT_TYPE, "application/json");
        let answer = app.send(request.body(Body::from("{}")).expect("a request")).await;
        assert_eq!((answer.status, answer.refusal()), (StatusCode::BAD_REQUEST, Refusal::SignedIn));
        let cookie = format!("{mark}; kizuki_ticket={}", code(&secret(1)));
        let form = app
            .form(&cookie, "/t/zaitaku/mine/post", &[("prompt", &prompt), ("text", "付箋")])
            .await;
        assert_eq!(form.status, StatusCode::BAD_REQUEST);
    }
    assert!(app.perform(&theme, &secret(1), Action::Mine).await.is_ok());
    app.tick().await;
    assert!(app.notes(&theme).await.is_empty());
}

#[tokio::test]
async fn when_too_many_wait_the_rest_are_told_and_known_browsers_are_not_kept_out() {
    let app = TestApp::sqlite().await;
    app.organizer("hr@example.jp").await;
    let known = device(&app, "hr@example.jp").await;
    let names: Vec<String> = (0..60).map(|n| format!("made-up-{n}@example.jp")).collect();
    let flood = join_all(names.iter().map(|name| attempt(&app, "", name, "wrong")));
    let (answers, owner) = tokio::join!(flood, attempt(&app, &known, "hr@example.jp", PASSWORD));
    assert_eq!(owner.status, StatusCode::SEE_OTHER);
    let busy: Vec<&Answer> =
        answers.iter().filter(|answer| answer.status == StatusCode::SERVICE_UNAVAILABLE).collect();
    assert_eq!(busy.len() + count(&answers, StatusCode::UNAUTHORIZED), 60);
    assert!(!busy.is_empty());
    for answer in busy {
        assert!(
            answer.body.contains("いま混み合っています")
                && answer.body.contains("value=\"made-up-"),
            "{}",
            answer.body
        );
        assert_eq!(answer.header("retry-after"), "5");
    }
}

#[tokio::test]
async fn it_says_nothing_and_tires() {
    let app = TestApp::sqlite().await;
    app.organizer("hr@example.jp").await;
    let attempt = async |email: &'static str, password: &'static str| {
        app.form("", "/do/sign_in", &[("page", "/login"), ("email", email), ("password", password)])
            .await
    };
    let (wrong, nobody) =
        (attempt("hr@example.jp", "wrong").await, attempt("nobody@example.jp", "wrong").await);
    assert_eq!((wrong.status, nobody.status), (StatusCode::UNAUTHORIZED, StatusCode::UNAUTHORIZED));
    let same = |body: &str| {
        body.split("nonce").next().map(|head| head.replace("hr@", "").replace("nobody@", ""))
    };
    assert_eq!(
        same(&wrong.body).map(|b| b.len()),
        same(&nobody.body).map(|b| b.len()),
        "it does not tell whether there is such an account"
    );
    assert!(
        wrong.body.contains("hr@example.jp") && !wrong.body.contains("\"wrong\""),
        "the address is kept, the password is not"
    );
    assert_eq!(attempt("not an address", "x").await.status, StatusCode::UNAUTHORIZED);
    for _ in 0..9 {
        attempt("hr@example.jp", "wrong").await;
    }
    let early = attempt("hr@example.jp", PASSWORD).await;
    assert_eq!((early.status, early.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "1"));
    assert!(
        early.body.contains("hr@example.jp") && early.body.contains("1秒たってから"),
        "the form is kept, and how long it takes is said"
    );
    app.state.clock.set(NOON + 1);
    assert_eq!(attempt("hr@example.jp", PASSWORD).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn over_https_the_cookie_is_bound_to_the_host() {
    let app =
        TestApp::sqlite_with(|config| config.origin = Some("https://kizuki.test".into())).await;
    let hash = kizuki_board::service::password::hash(PASSWORD.into()).await.expect("hashed");
    app.state
        .people
        .create_account("hr@example.jp", &hash, kizuki_board::domain::account::Role::Admin)
        .await
        .expect("made");
    let body = serde_urlencoded::to_string([("email", "hr@example.jp"), ("password", PASSWORD)])
        .expect("a form");
    let request = TestApp::request(Method::POST, "/do/sign_in", "")
        .header(header::ORIGIN, "https://kizuki.test");
    let request = request
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body));
    let answer = app.send(request.expect("a request")).await;
    let set: Vec<&str> = answer
        .headers
        .get_all(header::SET_COOKIE)
        .iter()
        .map(|cookie| cookie.to_str().expect("text"))
        .collect();
    let [session, device] = set[..] else { panic!("two cookies: {set:?}") };
    for part in ["__Host-kizuki=", "Secure", "HttpOnly", "SameSite=Lax", "Path=/;"] {
        assert!(format!("{session};").contains(part), "{part} in {session}");
    }
    for part in [
        "__Secure-kizuki_device=",
        "Secure",
        "HttpOnly",
        "SameSite=Strict",
        "Path=/do/sign_in;",
        "Max-Age=15552000",
    ] {
        assert!(format!("{device};").contains(part), "{part} in {device}");
    }
    assert!(!session.contains("Domain") && !device.contains("Domain"));
}

#[tokio::test]
async fn a_foreign_next_leads_nowhere() {
    let app = TestApp::sqlite().await;
    app.organizer("hr@example.jp").await;
    for next in [
        "https://evil.example",
        "//evil.example",
        "/admin\r\nSet-Cookie: x=1",
        "javascript:alert(1)",
    ] {
        let fields = [("email", "hr@example.jp"), ("password", PASSWORD), ("next", next)];
        let answer = app.form("", "/do/sign_in", &fields).await;
        assert_eq!(answer.location(), "/admin", "{next}");
    }
    let fields =
        [("email", "hr@example.jp"), ("password", PASSWORD), ("next", "/t/zaitaku/report")];
    assert_eq!(app.form("", "/do/sign_in", &fields).await.location(), "/t/zaitaku/report");
}
