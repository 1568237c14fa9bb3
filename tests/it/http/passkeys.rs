//! Passkeys: registered by who knows the password, good for one board, one account and one answer.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use kizuki_board::domain::{account::Role, act::Act};
use serde_json::{Value, json};

use crate::support::{
    Answer, DAY, NOON, PASSWORD, TestApp,
    authenticator::{Authenticator, PRESENT},
    sealed::{HTTPS, https, https_on_postgres},
};

async fn post(app: &TestApp, cookie: &str, path: &str, body: &Value) -> Answer {
    let request = Request::post(path)
        .header(header::HOST, "kizuki.test")
        .header(header::ORIGIN, HTTPS)
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::COOKIE, cookie);
    app.send(request.body(Body::from(body.to_string())).expect("a request")).await
}

fn json_of(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("{}", answer.body))
}

async fn begin(app: &TestApp, cookie: &str, name: &str, password: &str) -> Answer {
    let typed = json!({ "passkey_name": name, "passkey_password": password });
    post(app, cookie, "/admin/me/passkey/begin", &typed).await
}

/// Registers the device for whoever is signed in.
async fn register(app: &TestApp, cookie: &str, device: &Authenticator) -> Answer {
    let asked = json_of(&begin(app, cookie, "総務課のノートPC", PASSWORD).await);
    let made = device.create(&asked["options"]);
    post(app, cookie, "/admin/me/passkey", &json!({ "token": asked["token"], "credential": made }))
        .await
}

async fn ask(app: &TestApp) -> Value {
    json_of(&post(app, "", "/passkey/begin", &json!({ "next": "" })).await)
}

async fn answer(app: &TestApp, asked: &Value, made: Value, next: &str) -> Answer {
    post(app, "", "/passkey", &json!({ "token": asked["token"], "credential": made, "next": next }))
        .await
}

async fn id_of(app: &TestApp, email: &str) -> [u8; 16] {
    *app.state.people.account_by_email(email).await.expect("there").id.as_bytes()
}

async fn story(app: &TestApp) {
    let cookie = app.signed_in("hr@example.jp", Role::Organizer).await;
    let (mut device, user) = (Authenticator::new(7, HTTPS), id_of(app, "hr@example.jp").await);
    let page = app.get_as(&cookie, "/admin/me").await;
    assert!(page.body.contains("パスキーを登録") && page.body.contains("まだありません"));

    let added = register(app, &cookie, &device).await;
    assert_eq!(
        (added.status, json_of(&added)),
        (StatusCode::OK, json!({ "to": "/admin/me?done=passkey" })),
        "{}",
        added.body
    );
    let page = app.get_as(&cookie, "/admin/me?done=passkey").await;
    for told in [
        "総務課のノートPC",
        "2020年8月10日（月）に登録",
        "まだ使っていません",
        "パスキーを登録しました",
    ] {
        assert!(page.body.contains(told), "{told}");
    }

    app.state.clock.set(NOON + DAY);
    let asked = ask(app).await;
    assert_eq!(asked["options"]["publicKey"]["userVerification"], "required");
    assert!(asked["options"].get("mediation").is_none());
    device.counter = 1;
    let entered = answer(app, &asked, device.get(&asked["options"], &user), "/admin/library").await;
    assert_eq!(
        (entered.status, json_of(&entered)),
        (StatusCode::OK, json!({ "to": "/admin/library" })),
        "{}",
        entered.body
    );
    let again = entered.cookie();
    let page = app.get_as(&again, "/admin/me").await;
    assert!(page.body.contains("最後に使ったのは2020年8月11日（火）"), "{}", page.body);
    assert!(page.body.contains("hr@example.jp"));

    // Removed, it is good no more; what the page says comes from the form.
    let id = app
        .state
        .people
        .passkeys_of(app.state.people.account_by_email("hr@example.jp").await.expect("there").id)
        .await
        .expect("read")[0]
        .own
        .id;
    for _ in 0..2 {
        let gone = app
            .form(
                &again,
                "/do/drop_passkey",
                &[("page", "/admin/me"), ("passkey", &id.to_string())],
            )
            .await;
        assert_eq!(gone.location(), "/admin/me?done=passkey-gone", "{}", gone.body);
    }
    let asked = ask(app).await;
    device.counter = 2;
    let refused = answer(app, &asked, device.get(&asked["options"], &user), "").await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{}", refused.body);
    assert!(json_of(&refused)["message"].as_str().is_some_and(|said| said.contains("パスキー")));
}

#[tokio::test]
async fn a_passkey_signs_in_until_it_is_removed() {
    story(&https().await).await;
    let app = https_on_postgres().await;
    story(&app).await;
    crate::support::drop_databases(&app.databases).await;
}

#[tokio::test]
async fn what_is_wrong_with_an_answer_is_refused_and_not_said() {
    let app = https().await;
    let cookie = app.signed_in("hr@example.jp", Role::Organizer).await;
    app.signed_in("other@example.jp", Role::Organizer).await;
    let (user, other) = (id_of(&app, "hr@example.jp").await, id_of(&app, "other@example.jp").await);
    assert_eq!(register(&app, &cookie, &Authenticator::new(7, HTTPS)).await.status, StatusCode::OK);
    let device = |change: fn(&mut Authenticator)| {
        let mut device = Authenticator::new(7, HTTPS);
        device.counter = 1;
        change(&mut device);
        device
    };
    let fine = device(|_| ());
    let refused = async |made: &dyn Fn(&Value) -> Value, why: &str| {
        let asked = ask(&app).await;
        let refused = answer(&app, &asked, made(&asked["options"]), "").await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{why}: {}", refused.body);
        assert!(refused.headers.get(header::SET_COOKIE).is_none(), "{why}");
        refused.body
    };
    let stale = ask(&app).await;
    let mut said = vec![
        refused(
            &|options| device(|d| d.origin = "https://evil.test").get(options, &user),
            "another site",
        )
        .await,
        refused(
            &|options| device(|d| d.flags = PRESENT).get(options, &user),
            "nobody was verified",
        )
        .await,
        refused(&|options| Authenticator::new(8, HTTPS).get(options, &user), "an unknown device")
            .await,
        refused(&|options| fine.get(options, &other), "another person's name").await,
        refused(&|_| fine.get(&stale["options"], &user), "the answer to another question").await,
        refused(
            &|options| {
                let mut made = fine.get(options, &user);
                made["response"]["signature"] =
                    Authenticator::new(8, HTTPS).get(options, &user)["response"]["signature"]
                        .clone();
                made
            },
            "somebody else's signature",
        )
        .await,
    ];
    // One answer, once; and in time.
    let asked = ask(&app).await;
    let made = fine.get(&asked["options"], &user);
    assert_eq!(answer(&app, &asked, made.clone(), "//evil.test").await.status, StatusCode::OK);
    said.push(answer(&app, &asked, made, "").await.body);
    let asked = ask(&app).await;
    app.state.clock.set(NOON + 5 * 60);
    said.push(answer(&app, &asked, fine.get(&asked["options"], &user), "").await.body);
    assert!(said.iter().all(|one| *one == said[0]), "{said:?}");
    // Nothing that is no answer at all is a fault of ours.
    for body in
        [json!({}), json!({ "token": "x" }), json!([]), json!({ "token": "", "credential": 5 })]
    {
        assert_eq!(
            post(&app, "", "/passkey", &body).await.status,
            StatusCode::BAD_REQUEST,
            "{body}"
        );
    }
}

#[tokio::test]
async fn where_somebody_goes_is_a_page_of_ours() {
    let app = https().await;
    let cookie = app.signed_in("hr@example.jp", Role::Organizer).await;
    let (mut device, user) = (Authenticator::new(7, HTTPS), id_of(&app, "hr@example.jp").await);
    register(&app, &cookie, &device).await;
    for (next, to) in [
        ("", "/admin"),
        ("//evil.test", "/admin"),
        ("https://evil.test/admin", "/admin"),
        ("/admin/year?from=2020", "/admin/year?from=2020"),
    ] {
        let asked = ask(&app).await;
        device.counter += 1;
        let entered = answer(&app, &asked, device.get(&asked["options"], &user), next).await;
        assert_eq!(json_of(&entered), json!({ "to": to }), "{next}");
    }
}

#[tokio::test]
async fn only_who_knows_the_password_registers_one() {
    let app = https().await;
    let cookie = app.signed_in("hr@example.jp", Role::Organizer).await;
    let wrong = begin(&app, &cookie, "PC", "not my password").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(json_of(&wrong)["fields"]["passkey_password"].is_string(), "{}", wrong.body);
    let nameless = begin(&app, &cookie, " ", PASSWORD).await;
    assert!(json_of(&nameless)["fields"]["passkey_name"].is_string(), "{}", nameless.body);
    assert_eq!(begin(&app, "", "PC", PASSWORD).await.status, StatusCode::UNAUTHORIZED);
    // What one was asked, another cannot answer.
    let other = app.signed_in("other@example.jp", Role::Organizer).await;
    let asked = json_of(&begin(&app, &cookie, "PC", PASSWORD).await);
    let device = Authenticator::new(7, HTTPS);
    let body = json!({ "token": asked["token"], "credential": device.create(&asked["options"]) });
    assert_eq!(
        post(&app, &other, "/admin/me/passkey", &body).await.status,
        StatusCode::UNAUTHORIZED
    );
    // Nor can what was asked at the sign-in.
    let asked = ask(&app).await;
    let body = json!({ "token": asked["token"], "credential": device.create(&asked["options"]) });
    assert_eq!(
        post(&app, &cookie, "/admin/me/passkey", &body).await.status,
        StatusCode::UNAUTHORIZED
    );
    // The same device twice, in two accounts.
    assert_eq!(register(&app, &cookie, &device).await.status, StatusCode::OK);
    assert_eq!(register(&app, &other, &device).await.status, StatusCode::CONFLICT);
    // And no more than ten.
    for n in 20..29 {
        assert_eq!(
            register(&app, &cookie, &Authenticator::new(n, HTTPS)).await.status,
            StatusCode::OK,
            "{n}"
        );
    }
    assert_eq!(
        register(&app, &cookie, &Authenticator::new(29, HTTPS)).await.status,
        StatusCode::CONFLICT
    );
    let kept = app.state.people.acts(0, i64::MAX).await.expect("read");
    let changed = kept.iter().filter(|done| done.deed.what == Act::ChangedPasskey);
    assert_eq!(changed.map(|done| done.times).sum::<u32>(), 10, "{kept:?}");
}

#[tokio::test]
async fn an_account_that_ends_or_gets_a_password_by_command_loses_its_passkeys() {
    let app = https().await;
    let admin = app.signed_in("admin@example.jp", Role::Admin).await;
    let user = id_of(&app, "admin@example.jp").await;
    let mut device = Authenticator::new(7, HTTPS);
    register(&app, &admin, &device).await;
    let hash = kizuki_board::service::password::hash("another good password".into())
        .await
        .expect("hashed");
    app.state.people.set_password("admin@example.jp", &hash).await.expect("set");
    let asked = ask(&app).await;
    device.counter = 1;
    assert_eq!(
        answer(&app, &asked, device.get(&asked["options"], &user), "").await.status,
        StatusCode::UNAUTHORIZED
    );

    let admin = app.signed_in("second@example.jp", Role::Admin).await;
    let organizer = app.signed_in("hr@example.jp", Role::Organizer).await;
    let (mut device, user) = (Authenticator::new(9, HTTPS), id_of(&app, "hr@example.jp").await);
    register(&app, &organizer, &device).await;
    let account =
        app.state.people.account_by_email("hr@example.jp").await.expect("there").id.to_string();
    let fields = [
        ("page", "/admin/team"),
        ("account", account.as_str()),
        ("heir", kizuki_board::service::NO_HEIR),
        ("sure", "1"),
        ("end", "1"),
    ];
    let ended = app.form(&admin, "/do/end_account", &fields).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.body);
    let asked = ask(&app).await;
    device.counter = 1;
    assert_eq!(
        answer(&app, &asked, device.get(&asked["options"], &user), "").await.status,
        StatusCode::UNAUTHORIZED
    );
}

/// A passkey belongs to a name: an address in numbers, or one without HTTPS, can have none.
#[tokio::test]
async fn where_there_can_be_no_passkey_nothing_offers_one() {
    let app = TestApp::sqlite().await;
    let cookie = app.signed_in("hr@example.jp", Role::Organizer).await;
    assert!(!app.get("/login").await.body.contains("id=\"passkey\""));
    let page = app.get_as(&cookie, "/admin/me").await.body;
    assert!(!page.contains("id=\"passkey\"") && page.contains("このサーバーでは使えません"));
    let request = Request::post("/passkey/begin")
        .header(header::HOST, "kizuki.test")
        .header(header::ORIGIN, crate::support::ORIGIN)
        .header(header::CONTENT_TYPE, "application/json");
    let refused = app.send(request.body(Body::from("{}")).expect("a request")).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
    for (origin, can) in [
        ("http://127.0.0.1:3000", false),
        ("http://localhost:3000", true),
        ("https://192.168.0.5", false),
    ] {
        let app = TestApp::sqlite_with(|config| config.origin = Some(origin.into())).await;
        assert_eq!(app.state.has_passkeys(), can, "{origin}");
    }
}
