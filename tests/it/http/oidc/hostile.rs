//! A provider that lies, fails or is somebody else; and browsers that bring what is not theirs. Nobody
//! comes in, the log says what does not fit, and a password still does.

use std::time::Duration;

use axum::http::StatusCode;
use kizuki_board::domain::account::Role;
use kizuki_board::service::{
    Error,
    oidc::{Asked, BadToken, CameBack, Refused},
    outbound::Unsent,
};
use serde_json::{Map, Value, json};

use crate::support::log::Captured;
use crate::support::provider::{Behaviour, CLIENT, FakeProvider, Instead, person};
use crate::support::signing::Signer;
use crate::support::{NOON, PASSWORD, TestApp, both_dbs};

type Claims = Map<String, Value>;

/// Why somebody who is honest themselves is not let in.
async fn refused(app: &TestApp, provider: &FakeProvider) -> Refused {
    let gone = provider.go(app, "/sign-in/oidc").await;
    let code = provider.code(&gone, &person("taro", "kaizen-wg"));
    let fields = [("code", code), ("state", gone.fields["state"].clone())];
    let fields = fields.map(|(name, value)| (name.to_owned(), value));
    let (_, kept) = gone.cookie.split_once('=').expect("a cookie");
    let came = CameBack { attempt: Some(kept), fields: &fields };
    let at = app.state.provider.clone().expect("a provider");
    match app.state.come_back(&at, &came).await {
        Err(Error::Provider(refused)) => refused,
        other => panic!("let in: {other:?}"),
    }
}

fn claims(change: impl Fn(&mut Claims) + Send + 'static) -> impl FnOnce(&mut Behaviour) {
    move |behaviour| behaviour.claims = Some(Box::new(change))
}

fn claim(name: &'static str, value: Value) -> impl FnOnce(&mut Behaviour) {
    claims(move |claims| {
        claims.insert(name.to_owned(), value.clone());
    })
}

fn without(name: &'static str) -> impl FnOnce(&mut Behaviour) {
    claims(move |claims| {
        claims.remove(name);
    })
}

fn header(name: &'static str, value: Value) -> impl FnOnce(&mut Behaviour) {
    move |behaviour: &mut Behaviour| {
        behaviour.header = Some(Box::new(move |header| {
            header.insert(name.to_owned(), value.clone());
        }));
    }
}

fn signed(signer: Signer) -> impl FnOnce(&mut Behaviour) {
    move |behaviour| behaviour.signer = signer
}

type Lie = Box<dyn FnOnce(&mut Behaviour)>;

/// Lies in the token, and what each is found to be.
fn lies() -> Vec<(&'static str, Lie, BadToken)> {
    use BadToken::{
        Algorithm, Audience, Expired, Issuer, Nonce, NotYet, Signature, Subject, TooLong,
        UnknownKey, Unreadable,
    };
    vec![
        ("another issuer", Box::new(claim("iss", json!("https://evil.example"))), Issuer),
        ("no issuer", Box::new(without("iss")), Issuer),
        ("another nonce", Box::new(claim("nonce", json!("of another"))), Nonce),
        ("no nonce", Box::new(without("nonce")), Nonce),
        ("none", Box::new(signed(Signer::Nothing)), Algorithm),
        ("None", Box::new(header("alg", json!("None"))), Algorithm),
        ("HMAC with the public key", Box::new(signed(Signer::Hmac)), Algorithm),
        ("HMAC with its text", Box::new(signed(Signer::HmacOfText)), Algorithm),
        ("said to be RS256", Box::new(header("alg", json!("RS256"))), Signature),
        ("expired", Box::new(claim("exp", json!(NOON - 60))), Expired),
        ("expired, in words", Box::new(claim("exp", json!("never"))), Expired),
        ("without an end", Box::new(without("exp")), Expired),
        ("from the future", Box::new(claim("iat", json!(NOON + 61))), NotYet),
        ("not yet valid", Box::new(claim("nbf", json!(NOON + 61))), NotYet),
        ("without a beginning", Box::new(without("iat")), NotYet),
        ("for another", Box::new(claim("aud", json!("another board"))), Audience),
        ("for nobody", Box::new(claim("aud", json!([]))), Audience),
        ("for several", Box::new(claim("aud", json!([CLIENT, "another"]))), Audience),
        ("made for another", Box::new(claim("azp", json!("another"))), Audience),
        ("of nobody", Box::new(without("sub")), Subject),
        ("of an empty name", Box::new(claim("sub", json!(""))), Subject),
        ("of an endless name", Box::new(claim("sub", json!("a".repeat(256)))), Subject),
        ("huge", Box::new(claim("x", json!("a".repeat(20_000)))), TooLong),
        ("an unknown key", Box::new(header("kid", json!("elsewhere"))), UnknownKey),
        ("a key for something else", Box::new(header("kid", json!("of last year"))), Signature),
        ("extensions", Box::new(header("crit", json!(["x"]))), Unreadable),
        ("no algorithm", Box::new(header("alg", Value::Null)), Unreadable),
    ]
}

both_dbs! {
    /// Whatever it says in the token, it is found out; nobody gets an account or a session.
    async fn a_provider_that_lies_is_found_out(app: TestApp) {
        let provider = FakeProvider::start().await;
        let app = provider.serve(app);
        for (name, lie, found) in lies() {
            provider.mend();
            provider.set(lie);
            assert_eq!(refused(&app, &provider).await, Refused::Token(found), "{name}");
        }
        assert!(app.state.people.team().await.expect("read").is_empty());
        provider.mend();
        provider.set(signed(Signer::Nothing));
        let page = provider.sign_in(&app, &person("taro", "kaizen-wg")).await;
        assert_eq!(page.status, StatusCode::BAD_GATEWAY);
        for says in ["サインインできませんでした", "確かめられませんでした", "name=\"password\""] {
            assert!(page.body.contains(says), "{says}: {}", page.body);
        }
        let set: Vec<_> = page.headers.get_all("set-cookie").iter().collect();
        assert!(set.len() == 1 && set[0].to_str().expect("text").contains("Max-Age=0"), "{set:?}");
        // It goes on as before once it is honest, and the clocks may differ by a minute.
        provider.mend();
        for time in [NOON - 60, NOON + 359] {
            app.state.clock.set(time);
            provider.session(&app, &person("taro", "kaizen-wg")).await;
        }
    }
}

#[tokio::test]
async fn every_way_of_signing_that_is_taken_is_taken() {
    let provider = FakeProvider::start().await;
    let app = provider.serve(TestApp::sqlite().await);
    for signer in [Signer::Rs256, Signer::Ps256, Signer::Es256, Signer::Ed25519("another")] {
        // Each is a new key, which is looked for once a minute.
        app.state.clock.set(app.state.clock.now() + 61);
        provider.set(signed(signer));
        provider.set(claims(|claims| {
            claims.insert("exp".into(), json!(NOON + 3600));
        }));
        provider.session(&app, &person("taro", "kaizen-wg")).await;
    }
    // No key is named: whichever fits.
    provider.set(header("kid", Value::Null));
    provider.session(&app, &person("taro", "kaizen-wg")).await;
}

#[tokio::test]
async fn a_key_that_changes_is_looked_for_once_and_not_for_each_who_asks() {
    let provider = FakeProvider::start().await;
    let app = provider.serve(TestApp::sqlite().await);
    provider.session(&app, &person("taro", "kaizen-wg")).await;
    assert_eq!(provider.asked(), ["openid-configuration", "token", "jwks"]);
    provider.session(&app, &person("taro", "kaizen-wg")).await;
    assert_eq!(provider.asked(), ["token"], "what it said is known for an hour");
    provider.set(signed(Signer::Ed25519("of next year")));
    provider.session(&app, &person("taro", "kaizen-wg")).await;
    assert_eq!(provider.asked(), ["token", "jwks"]);
    // A token that names a key which there is not has nobody ask for more than once a minute.
    provider.set(header("kid", json!("made up")));
    for _ in 0..3 {
        let found = refused(&app, &provider).await;
        assert_eq!(found, Refused::Token(BadToken::UnknownKey));
    }
    let asked = provider.asked();
    assert!(!asked.contains(&"jwks".into()), "{asked:?}");
    app.state.clock.set(NOON + 60);
    refused(&app, &provider).await;
    assert!(provider.asked().contains(&"jwks".into()));
}

fn instead(what: &'static str, status: u16, body: &str) -> Lie {
    let instead = Instead { status, body: body.to_owned(), wait: Duration::ZERO };
    Box::new(move |behaviour| {
        behaviour.instead.insert(what, instead);
    })
}

#[tokio::test]
async fn answers_that_are_none_are_told_apart() {
    let provider = FakeProvider::start().await;
    let app = provider.serve(TestApp::sqlite().await);
    let long = "a".repeat(70_000);
    let token = |body: &str| instead("token", 200, body);
    let too_large = |asked| Refused::Unsent(asked, Unsent::TooLarge);
    let cases: Vec<(Lie, Refused)> = vec![
        (instead("token", 500, ""), Refused::Status(Asked::Token, 500)),
        (instead("token", 302, ""), Refused::Status(Asked::Token, 302)),
        (
            instead("token", 401, "{\"error\":\"invalid_client\"}"),
            Refused::Status(Asked::Token, 401),
        ),
        (instead("token", 400, "{\"error\":\"invalid_grant\"}"), Refused::NotBegun),
        (token(""), Refused::Unreadable(Asked::Token)),
        (token("{\"access_token\":\"x\"}"), Refused::Unreadable(Asked::Token)),
        (token("{\"id_token\":\"\"}"), Refused::Token(BadToken::Unreadable)),
        (token("{\"id_token\":\"a.b\"}"), Refused::Token(BadToken::Unreadable)),
        (token("{\"id_token\":\"....\"}"), Refused::Token(BadToken::Unreadable)),
        (token(&long), too_large(Asked::Token)),
        (instead("jwks", 200, &long), too_large(Asked::Keys)),
        (instead("jwks", 302, ""), Refused::Status(Asked::Keys, 302)),
        (instead("jwks", 200, "[]"), Refused::Unreadable(Asked::Keys)),
        (instead("jwks", 200, "{\"keys\":[]}"), Refused::Token(BadToken::UnknownKey)),
    ];
    for (nth, (lie, found)) in (1..).zip(cases) {
        // What was fetched is old by now.
        app.state.clock.set(NOON + nth * 4000);
        provider.mend();
        provider.set(lie);
        assert_eq!(refused(&app, &provider).await, found);
    }
}

#[tokio::test]
async fn a_description_that_is_none_is_told_and_asked_for_again() {
    let provider = FakeProvider::start().await;
    let app = provider.serve(TestApp::sqlite().await);
    let changed = |name: &'static str, value: &'static str| -> Lie {
        Box::new(move |behaviour| {
            behaviour.configuration = Some(Box::new(move |said| {
                said.insert(name.to_owned(), json!(value));
            }));
        })
    };
    let cases: Vec<(Lie, &str)> = vec![
        (instead("openid-configuration", 500, ""), "返事がありません"),
        (instead("openid-configuration", 404, ""), "確かめられませんでした"),
        (instead("openid-configuration", 302, ""), "確かめられませんでした"),
        (instead("openid-configuration", 200, "{}"), "確かめられませんでした"),
        (instead("openid-configuration", 200, &"x".repeat(70_000)), "返事がありません"),
        (changed("issuer", "https://evil.example"), "確かめられませんでした"),
        (changed("authorization_endpoint", "javascript:alert(1)"), "確かめられませんでした"),
        (changed("end_session_endpoint", "http://x/#a"), "確かめられませんでした"),
    ];
    for (nth, (lie, says)) in (1..).zip(cases) {
        app.state.clock.set(NOON + nth * 10);
        provider.mend();
        provider.set(lie);
        let page = app.get("/sign-in/oidc?next=%2Fadmin%2Froster").await;
        assert_eq!(page.status, StatusCode::BAD_GATEWAY, "{nth}");
        assert!(page.body.contains(says), "{nth} {says}: {}", page.body);
        assert!(page.body.contains("name=\"next\" value=\"/admin/roster\""), "{}", page.body);
        // Who asks again at once does not have it asked again.
        provider.asked();
        app.get("/sign-in/oidc").await;
        assert!(provider.asked().is_empty());
    }
    provider.mend();
    app.state.clock.set(NOON + 200);
    provider.session(&app, &person("taro", "kaizen-wg")).await;
    // Hosts that the list does not name are not talked to, whoever names them.
    app.state.clock.set(NOON + 4000);
    provider.set(changed("token_endpoint", "http://127.0.0.1:1/token"));
    let found = Refused::Unsent(Asked::Token, Unsent::HostNotAllowed);
    assert_eq!(refused(&app, &provider).await, found);
}

#[tokio::test]
async fn a_slow_provider_keeps_nobody_from_a_password() {
    let provider = FakeProvider::start().await;
    let app = provider.serve(TestApp::sqlite().await);
    app.organizer("hr@example.jp").await;
    provider.set(|behaviour| {
        let wait = Duration::from_mins(2);
        let slow = Instead { status: 200, body: "{}".into(), wait };
        behaviour.instead.insert("openid-configuration", slow);
    });
    let fields = [("page", "/login"), ("email", "hr@example.jp"), ("password", PASSWORD)];
    let (slow, by_password) =
        tokio::join!(app.get("/sign-in/oidc"), app.form("", "/do/sign_in", &fields));
    assert_eq!(by_password.status, StatusCode::SEE_OTHER);
    assert_eq!(slow.status, StatusCode::BAD_GATEWAY);
    assert!(slow.body.contains("パスワードのある人は、いまも下から入れます"), "{}", slow.body);
}

#[tokio::test]
async fn what_a_browser_did_not_begin_leads_nowhere() {
    let provider = FakeProvider::start().await;
    let app = provider.serve(TestApp::sqlite().await);
    let gone = provider.go(&app, "/sign-in/oidc").await;
    let other = provider.go(&app, "/sign-in/oidc").await;
    let code = provider.code(&gone, &person("taro", "kaizen-wg"));
    let (state, foreign) = (gone.fields["state"].as_str(), other.fields["state"].as_str());
    provider.asked();
    let good = [("code", code.as_str()), ("state", state)];
    for (cookie, fields) in [
        ("", good),
        (other.cookie.as_str(), good),
        ("kizuki_oidc=1597028400.x.", good),
        (gone.cookie.as_str(), [("code", code.as_str()), ("state", foreign)]),
        (gone.cookie.as_str(), [("code", code.as_str()), ("state", "")]),
        (gone.cookie.as_str(), [("code", code.as_str()), ("code", "again")]),
        (gone.cookie.as_str(), [("state", state), ("code", "")]),
    ] {
        let page = FakeProvider::back(&app, cookie, &fields).await;
        assert_eq!(page.status, StatusCode::UNAUTHORIZED, "{fields:?}");
        assert!(page.body.contains("この画面から始めたサインインではありません"), "{}", page.body);
    }
    assert!(provider.asked().is_empty(), "the provider is not troubled with it");
    // Another provider's answer (RFC 9207), a wrong code, the code of another sign-in.
    let iss = [good[0], good[1], ("iss", "https://evil.example")];
    let page = FakeProvider::back(&app, &gone.cookie, &iss).await;
    assert_eq!(page.status, StatusCode::BAD_GATEWAY);
    let page =
        FakeProvider::back(&app, &gone.cookie, &[("code", "made up"), ("state", state)]).await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    let stolen = [("code", code.as_str()), ("state", foreign)];
    let page = FakeProvider::back(&app, &other.cookie, &stolen).await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED, "the verifier is another");
    // Ten minutes, and a second later no more; used once, and not a second time.
    for (later, twice, status) in [
        (600, false, StatusCode::FOUND),
        (601, false, StatusCode::UNAUTHORIZED),
        (0, true, StatusCode::FOUND),
    ] {
        app.state.clock.set(NOON);
        let gone = provider.go(&app, "/sign-in/oidc").await;
        let code = provider.code(&gone, &person("taro", "kaizen-wg"));
        provider.set(claim("exp", json!(NOON + 1000)));
        app.state.clock.set(NOON + later);
        let issuer = provider.issuer();
        let fields = [("code", code.as_str()), ("state", &gone.fields["state"]), ("iss", &issuer)];
        let page = FakeProvider::back(&app, &gone.cookie, &fields).await;
        assert_eq!(page.status, status, "{later}");
        if twice {
            let again = FakeProvider::back(&app, &gone.cookie, &fields).await;
            assert_eq!(again.status, StatusCode::UNAUTHORIZED);
        }
    }
}

#[tokio::test]
async fn a_provider_that_names_itself_must_do_so_each_time() {
    let provider = FakeProvider::start().await;
    let app = provider.serve(TestApp::sqlite().await);
    provider.set(|behaviour| {
        behaviour.configuration = Some(Box::new(|said| {
            let name = "authorization_response_iss_parameter_supported";
            said.insert(name.to_owned(), json!(true));
        }));
    });
    assert_eq!(refused(&app, &provider).await, Refused::OtherIssuer);
}

#[tokio::test]
async fn who_gives_up_there_is_told_so() {
    let provider = FakeProvider::start().await;
    let app = provider.serve(TestApp::sqlite().await);
    for (error, status, says) in [
        ("access_denied", StatusCode::UNAUTHORIZED, "途中で終わりました"),
        ("<script>", StatusCode::UNAUTHORIZED, "途中で終わりました"),
        ("temporarily_unavailable", StatusCode::BAD_GATEWAY, "返事がありません"),
    ] {
        let gone = provider.go(&app, "/sign-in/oidc").await;
        let fields = [("error", error), ("state", &gone.fields["state"])];
        let page = FakeProvider::back(&app, &gone.cookie, &fields).await;
        assert_eq!(page.status, status, "{error}");
        assert!(page.body.contains(says) && !page.body.contains("<script>"), "{}", page.body);
    }
}

/// The log says what does not fit, in fixed words; no claim, token, code, name or secret; and nothing
/// of who signs in well or is not let in.
#[tokio::test]
async fn the_log_names_what_does_not_fit_and_nobody() {
    let log = Captured::default();
    let _ = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(log.clone())
        .try_init();
    let provider = FakeProvider::start().await;
    let app = provider.serve(TestApp::sqlite().await);
    tracing::debug!(config = ?provider.settings(), "what could be printed");
    let mut who = person("CANARY-SUBJECT", "kaizen-wg,CANARY-GROUP");
    who["name"] = json!("CANARY-NAME");
    provider.session(&app, &who).await;
    who["groups"] = json!(["CANARY-GROUP"]);
    provider.sign_in(&app, &who).await;
    let ours = |text: &str| {
        let lines = text.lines().filter(|line| line.contains(" WARN ") || line.contains("ERROR"));
        lines.filter(|line| line.contains("kizuki_board")).count()
    };
    let text = || String::from_utf8_lossy(&log.0.lock().expect("unpoisoned")).into_owned();
    let quiet = text();
    assert_eq!(ours(&quiet), 0, "{quiet}");
    provider.set(signed(Signer::Hmac));
    provider.sign_in(&app, &who).await;
    let all = text();
    assert_eq!(ours(&all), 1, "{all}");
    assert!(all.contains("the ID token is not signed with RS256, PS256, ES256 or EdDSA"));
    assert!(!all.contains("CANARY"), "{all}");
}

#[tokio::test]
async fn a_flood_of_codes_is_not_passed_on() {
    let provider = FakeProvider::start().await;
    let app = provider.serve(TestApp::sqlite().await);
    app.signed_in("hr@example.jp", Role::Organizer).await;
    let gone = provider.go(&app, "/sign-in/oidc").await;
    let fields = [("code", "made up"), ("state", gone.fields["state"].as_str())];
    let mut busy = 0;
    for _ in 0..130 {
        let page = FakeProvider::back(&app, &gone.cookie, &fields).await;
        busy += usize::from(page.status == StatusCode::SERVICE_UNAVAILABLE);
    }
    assert_eq!(busy, 10);
    assert_eq!(provider.asked().iter().filter(|what| *what == "token").count(), 120);
}
