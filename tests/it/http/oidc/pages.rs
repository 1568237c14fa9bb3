//! What people see of signing in with the office's own accounts; and that nobody else sees anything.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use kizuki_board::domain::account::Role;
use kizuki_board::domain::anon::{Action, Refusal};

use crate::support::provider::{FakeProvider, person};
use crate::support::{NOON, PASSWORD, TestApp, both_dbs, secret};

const BUTTON: &str = "庁内アカウントでサインイン";

#[tokio::test]
async fn without_a_provider_nothing_is_offered_and_nothing_leaves() {
    let app = TestApp::sqlite().await;
    let page = app.get("/login").await.body;
    assert!(!page.contains(BUTTON) && !page.contains("/sign-in/oidc"), "{page}");
    for path in ["/sign-in/oidc", "/sign-in/oidc/back?code=x&state=y", "/sign-in/oidc/out"] {
        let answer = app.get(path).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/login"), "{path}");
        assert!(!answer.headers.contains_key(header::SET_COOKIE));
    }
}

#[tokio::test]
async fn the_door_leads_to_the_provider_by_a_link() {
    let provider = FakeProvider::start().await;
    let app = provider.serve(TestApp::sqlite().await);
    let page = app.get("/login?next=%2Fadmin%2Froster").await.body;
    assert!(page.contains(BUTTON) && page.contains("または、パスワードで"), "{page}");
    assert!(page.contains("href=\"/sign-in/oidc?next=%2Fadmin%2Froster\""), "{page}");
    assert!(page.contains("name=\"password\"") && !page.contains("<script"));
    assert!(provider.asked().is_empty(), "a page that is read asks for nothing");
    let app = provider.serve_with(app, |settings| settings.name = Some("県の認証で入る".into()));
    let page = app.get("/login").await.body;
    assert!(page.contains("県の認証で入る") && !page.contains(BUTTON), "{page}");

    // What goes along: no more than is needed, and a cookie for these addresses alone.
    let gone = provider.go(&app, "/sign-in/oidc?next=%2Fadmin%2Froster").await;
    let names: Vec<&str> = gone.fields.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "client_id",
            "code_challenge",
            "code_challenge_method",
            "nonce",
            "redirect_uri",
            "response_type",
            "scope",
            "state"
        ]
    );
    for (name, value) in [
        ("response_type", "code"),
        ("scope", "openid profile email"),
        ("redirect_uri", "http://kizuki.test/sign-in/oidc/back"),
        ("code_challenge_method", "S256"),
    ] {
        assert_eq!(gone.fields[name], value);
    }
    let set = app.get("/sign-in/oidc").await.header("set-cookie").to_owned();
    for part in ["kizuki_oidc=", "HttpOnly", "SameSite=Lax", "Path=/sign-in/oidc;", "Max-Age=600"] {
        assert!(format!("{set};").contains(part), "{part} in {set}");
    }
    let code = provider.code(&gone, &person("taro", "jinji"));
    let fields = [("code", code.as_str()), ("state", &gone.fields["state"])];
    let back = FakeProvider::back(&app, &gone.cookie, &fields).await;
    assert_eq!((back.status, back.location()), (StatusCode::FOUND, "/admin/roster"));
    let set: Vec<_> = back.headers.get_all(header::SET_COOKIE).iter().collect();
    let [session, gone] = set[..] else { panic!("two cookies: {set:?}") };
    let (session, gone) = (session.to_str().expect("text"), gone.to_str().expect("text"));
    assert!(session.starts_with("kizuki_session=") && session.contains("HttpOnly"), "{session}");
    assert!(gone.starts_with("kizuki_oidc=;") && gone.contains("Max-Age=0"), "{gone}");
}

#[tokio::test]
async fn over_https_its_cookies_are_bound_to_it() {
    let provider = FakeProvider::start().await;
    let app =
        TestApp::sqlite_with(|config| config.origin = Some("https://kizuki.test".into())).await;
    let app = provider.serve(app);
    let set = app.get("/sign-in/oidc").await.header("set-cookie").to_owned();
    for part in ["__Secure-kizuki_oidc=", "Secure", "HttpOnly", "Path=/sign-in/oidc;"] {
        assert!(format!("{set};").contains(part), "{part} in {set}");
    }
    assert!(!set.contains("Domain"));
}

#[tokio::test]
async fn a_foreign_next_leads_nowhere() {
    let provider = FakeProvider::start().await;
    let app = provider.serve(TestApp::sqlite().await);
    let long = format!("/t/{}", "a".repeat(2000));
    for next in [
        "https://evil.example",
        "//evil.example",
        "/admin\r\nSet-Cookie: x=1",
        "javascript:alert(1)",
        "/do/sign_out",
        "/nothing",
        &long,
    ] {
        let query = serde_urlencoded::to_string([("next", next)]).expect("a query");
        let gone = provider.go(&app, &format!("/sign-in/oidc?{query}")).await;
        let code = provider.code(&gone, &person("taro", "jinji"));
        let fields = [("code", code.as_str()), ("state", &gone.fields["state"])];
        let back = FakeProvider::back(&app, &gone.cookie, &fields).await;
        assert_eq!((back.status, back.location()), (StatusCode::FOUND, "/admin"), "{next}");
    }
}

both_dbs! {
    async fn signing_out_leads_on_to_the_provider_by_a_link(app: TestApp) {
        let provider = FakeProvider::start().await;
        let app = provider.serve(app);
        let cookie = provider.session(&app, &person("taro", "jinji")).await;
        let out = app.form(&cookie, "/do/sign_out", &[]).await;
        assert_eq!((out.status, out.location()), (StatusCode::SEE_OTHER, "/login?done=signed-out"));
        assert_eq!(app.get_as(&cookie, "/admin").await.status, StatusCode::FOUND, "here it is over");
        let page = app.get(out.location()).await.body;
        for says in ["サインアウトしました", "庁内アカウントからもサインアウトする", "href=\"/sign-in/oidc/out\""] {
            assert!(page.contains(says), "{says}: {page}");
        }
        assert!(!page.contains("<script"));
        let there = app.get("/sign-in/oidc/out").await;
        let query = "client_id=kizuki+board&post_logout_redirect_uri=http%3A%2F%2Fkizuki.test%2F";
        assert_eq!(there.location(), format!("{}/end?{query}", provider.issuer()), "no token goes along");
        // Who signed in with a password has nothing to do with it.
        let cookie = app.organizer("hr@example.jp").await;
        assert_eq!(app.form(&cookie, "/do/sign_out", &[]).await.location(), "/");
    }

    /// Whoever reads or writes without an account is not told that somebody signed in, by whichever
    /// way: the same pages, the same log.
    async fn nobody_else_sees_that_somebody_signed_in(app: TestApp) {
        let provider = FakeProvider::start().await;
        let app = provider.serve(app);
        let theme = app.theme().await;
        app.pinned(&theme, &secret(1), "付箋").await;
        app.state.read_news().await.expect("read");
        let mut before = Vec::new();
        for path in ["/", "/t/zaitaku", "/t/zaitaku/mine", "/log", "/log.json", "/policy", "/progress"] {
            before.push((path, read(&app, path).await));
        }
        let head = app.state.log_head();
        let cookie = provider.session(&app, &person("taro", "hr-board")).await;
        provider.sign_in(&app, &person("taro", "soumu")).await;
        provider.session(&app, &person("hanako", "jinji")).await;
        app.form(&cookie, "/do/sign_out", &[]).await;
        app.tick().await;
        app.state.read_news().await.expect("read");
        for (path, was) in before {
            assert_eq!(read(&app, path).await, was, "{path}");
        }
        assert_eq!(app.state.log_head().seq, head.seq, "the public log has no line more");
        // And writing is as it was.
        assert!(app.perform(&theme, &secret(1), Action::Mine).await.is_ok());
    }
}

async fn read(app: &TestApp, path: &str) -> String {
    let answer = app.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    let policy = answer.header("content-security-policy").to_owned();
    let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next());
    nonce.map_or(answer.body.clone(), |nonce| answer.body.replace(nonce, ""))
}

#[tokio::test]
async fn what_was_written_waits_while_somebody_signs_in_beside_it() {
    let provider = FakeProvider::start().await;
    let app = provider.serve(TestApp::sqlite().await);
    let fields = [("page", "/admin/themes/new"), ("form[title]", "書きかけの題")];
    let asked = app.form("", "/do/save_theme", &fields).await;
    assert_eq!(asked.status, StatusCode::UNAUTHORIZED);
    for says in ["target=\"_blank\"", "サインインしたので続ける", "べつのタブで開きます"]
    {
        assert!(asked.body.contains(says), "{says}: {}", asked.body);
    }
    let carried = asked.body.split("name=\"carried\" value=\"").nth(1).expect("a form that waits");
    let carried = carried.split('"').next().expect("a value").replace("&amp;", "&");
    let go_on = [
        ("page", "/login"),
        ("next", "/admin/themes/new"),
        ("email", ""),
        ("password", ""),
        ("elsewhere", "1"),
        ("carried", carried.as_str()),
    ];
    let early = app.form("", "/do/sign_in", &go_on).await;
    assert_eq!(early.status, StatusCode::UNAUTHORIZED);
    assert!(early.body.contains(&carried.replace('&', "&amp;")), "it still waits: {}", early.body);
    let cookie = provider.session(&app, &person("taro", "jinji")).await;
    let back = app.form(&cookie, "/do/sign_in", &go_on).await;
    assert_eq!(back.status, StatusCode::OK, "{}", back.body);
    assert!(
        back.body.contains("書きかけの題") && back.body.contains("まだ送られていません"),
        "{}",
        back.body
    );
}

#[tokio::test]
async fn their_pages_say_whose_account_it_is() {
    let provider = FakeProvider::start().await;
    let app = provider.serve(TestApp::sqlite().await);
    let boss = app.signed_in("boss@example.jp", Role::Admin).await;
    let taro = provider.session(&app, &person("taro", "jinji")).await;
    let own = app.get_as(&taro, "/admin/me").await.body;
    assert!(own.contains("ここで変えるパスワードはありません"), "{own}");
    assert!(!own.contains("name=\"old_password\"") && own.contains("この画面"), "{own}");
    let boss_own = app.get_as(&boss, "/admin/me").await.body;
    assert!(boss_own.contains("name=\"old_password\""), "{boss_own}");
    let fields =
        [("page", "/admin/me"), ("old_password", ""), ("password", PASSWORD), ("again", PASSWORD)];
    let refused = app.form(&taro, "/do/change_password", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "there is none to be changed");
    let list = app.get_as(&boss, "/admin/team").await.body;
    assert_eq!(list.matches("庁内アカウント").count(), 1, "{list}");
    let team = app.state.people.team().await.expect("read");
    for one in team {
        let page = app.get_as(&boss, &format!("/admin/team/{}", one.id)).await.body;
        let follows = page.contains("庁内アカウントの所属から決まります");
        assert_eq!(follows, one.is_of_provider, "{page}");
    }
    app.state.clock.set(NOON + 31 * 60);
    assert_eq!(app.get_as(&taro, "/admin").await.status, StatusCode::FOUND, "idle as any other");
}

/// L9: the provider knows whose it is, so it is refused where nobody may be named; browsers do not send
/// it there.
#[tokio::test]
async fn l09_what_a_browser_keeps_on_the_way_is_refused_where_nobody_may_be_named() {
    let provider = FakeProvider::start().await;
    let app = provider.serve(TestApp::sqlite().await);
    app.theme().await;
    let kept = provider.go(&app, "/sign-in/oidc").await.cookie;
    for kept in [kept.clone(), kept.replace("kizuki_oidc", "__Secure-kizuki_oidc")] {
        let request = TestApp::request(Method::POST, "/anon", &kept)
            .header(header::CONTENT_TYPE, "application/json");
        let answer = app.send(request.body(Body::from("{}")).expect("a request")).await;
        assert_eq!((answer.status, answer.refusal()), (StatusCode::BAD_REQUEST, Refusal::SignedIn));
    }
}
