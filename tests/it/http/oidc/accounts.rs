//! Accounts of people of the office's own provider: how they are made, how their role follows, and how
//! they end.

use axum::http::StatusCode;
use kizuki_board::domain::{
    account::Role,
    ids::AccountId,
    team::{AccountState, Member},
};
use kizuki_board::service::{Actor, EndForm, password};
use serde_json::{Value, json};

use crate::support::provider::{FakeProvider, person};
use crate::support::{Answer, NOON, PASSWORD, TestApp, both_dbs};

async fn member(app: &TestApp, email: &str) -> Member {
    let team = app.state.people.team().await.expect("read");
    team.into_iter().find(|one| one.email == email).expect("in the team")
}

async fn password_sign_in(app: &TestApp, email: &str, password: &str) -> Answer {
    app.form("", "/do/sign_in", &[("page", "/login"), ("email", email), ("password", password)])
        .await
}

async fn is_in(app: &TestApp, cookie: &str) -> bool {
    app.get_as(cookie, "/admin").await.status == StatusCode::OK
}

async fn is_let_in(provider: &FakeProvider, app: &TestApp, who: &Value) -> bool {
    provider.sign_in(app, who).await.status == StatusCode::FOUND
}

async fn end(app: &TestApp, id: AccountId) {
    let boss = app.signed_in("boss@example.jp", Role::Admin).await;
    let boss = app.state.session(boss.split_once('=').expect("a cookie").1).await.expect("read");
    let by = Actor::of(&boss.expect("signed in"));
    let form = EndForm { heir: String::new(), sure: true };
    app.state.end_account(&by, id, &form).await.expect("ended");
}

/// Without a claim.
fn without(mut who: Value, claim: &str) -> Value {
    who.as_object_mut().expect("claims").remove(claim);
    who
}

both_dbs! {
    async fn the_first_sign_in_makes_an_account_whose_role_follows(app: TestApp) {
        let provider = FakeProvider::start().await;
        let app = provider.serve(app);
        let reviewer = provider.session(&app, &person("taro", "x,kaizen-wg")).await;
        let taro = member(&app, "taro@example.jp").await;
        assert_eq!(
            (taro.role, taro.state, taro.name.as_str(), taro.is_of_provider),
            (Role::Reviewer, AccountState::Active, "検討 taro", true)
        );
        assert_eq!(app.get_as(&reviewer, "/admin/roster").await.status, StatusCode::FORBIDDEN);
        // The same person, however they are called by now, and with more to do.
        let mut who = person("taro", "kaizen-wg,jinji");
        (who["name"], who["email"]) = (json!("人事 太郎"), json!("new@example.jp"));
        let organizer = provider.session(&app, &who).await;
        assert_eq!(app.get_as(&organizer, "/admin/roster").await.status, StatusCode::OK);
        assert_eq!(
            app.get_as(&reviewer, "/admin/roster").await.status, StatusCode::OK,
            "where they are signed in already too"
        );
        let team = app.state.people.team().await.expect("read");
        assert_eq!((team.len(), team[0].name.as_str(), team[0].role), (1, "人事 太郎", Role::Organizer));
        // No password ever opens such an account, nor does an empty one.
        for typed in ["", "x", PASSWORD] {
            let tried = password_sign_in(&app, "taro@example.jp", typed).await;
            assert_eq!(tried.status, StatusCode::UNAUTHORIZED);
        }
    }

    async fn who_loses_the_role_is_out(app: TestApp) {
        let provider = FakeProvider::start().await;
        let app = provider.serve(app);
        let stranger = provider.sign_in(&app, &person("hanako", "soumu")).await;
        assert_eq!(stranger.status, StatusCode::FORBIDDEN);
        assert!(stranger.body.contains("このボードでの役割がありません"), "{}", stranger.body);
        assert!(stranger.body.contains("このボードの管理者に頼んでください"));
        assert!(app.state.people.team().await.expect("read").is_empty());
        for claims in [json!({"sub": "hanako"}), without(person("hanako", "jinji"), "groups")] {
            assert_eq!(provider.sign_in(&app, &claims).await.status, StatusCode::FORBIDDEN);
        }

        let (taro, jiro) = (person("taro", "jinji"), person("jiro", "jinji"));
        let [here, there] = [provider.session(&app, &taro).await, provider.session(&app, &taro).await];
        let other = provider.session(&app, &jiro).await;
        let id = member(&app, "taro@example.jp").await.id;
        app.state.people.set_feed(id, &[7; 32]).await.expect("set");
        // Somebody helped at the command line meanwhile.
        let hash = password::hash(PASSWORD.into()).await.expect("hashed");
        app.state.people.set_password("taro@example.jp", &hash).await.expect("set");
        let by_hand = password_sign_in(&app, "taro@example.jp", PASSWORD).await;
        assert_eq!(by_hand.status, StatusCode::SEE_OTHER, "a password that was set there is one");
        let [again, here, there] = [by_hand.cookie(), here, there];
        assert!(is_in(&app, &again).await);
        assert!(!is_let_in(&provider, &app, &person("taro", "soumu")).await);
        for gone in [&here, &there, &again] {
            assert!(!is_in(&app, gone).await);
        }
        assert!(is_in(&app, &other).await, "nobody else is out");
        assert!(!app.state.people.is_feed(&[7; 32]).await.expect("read"), "nor is the year read on");
        let tried = password_sign_in(&app, "taro@example.jp", PASSWORD).await;
        assert_eq!(tried.status, StatusCode::UNAUTHORIZED);
        // With the role they come back, to the same account.
        provider.session(&app, &taro).await;
        assert_eq!(member(&app, "taro@example.jp").await.id, id);
    }

    async fn an_account_that_ended_is_never_revived(app: TestApp) {
        let provider = FakeProvider::start().await;
        let app = provider.serve(app);
        let cookie = provider.session(&app, &person("taro", "jinji")).await;
        end(&app, member(&app, "taro@example.jp").await.id).await;
        assert!(!is_in(&app, &cookie).await, "its sessions are over at once");
        for groups in ["jinji", "hr-board", "soumu"] {
            let page = provider.sign_in(&app, &person("taro", groups)).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN);
            assert!(page.body.contains("アカウントは、終わっています"), "{}", page.body);
        }
        // Nor by another person of the provider with the address of an account that has ended.
        app.organizer("old@example.jp").await;
        let old = member(&app, "old@example.jp").await;
        let boss = member(&app, "boss@example.jp").await;
        app.state.people.end_account(boss.id, old.id, NOON).await.expect("ended");
        let mut who = person("goro", "jinji");
        who["email"] = json!("old@example.jp");
        for verified in [true, false] {
            who["email_verified"] = json!(verified);
            assert!(!is_let_in(&provider, &app, &who).await);
        }
        assert_eq!(member(&app, "taro@example.jp").await.state, AccountState::Ended);
    }

    async fn an_account_with_a_password_becomes_theirs_by_a_verified_address_alone(app: TestApp) {
        let provider = FakeProvider::start().await;
        let app = provider.serve(app);
        let before = app.signed_in("taro@example.jp", Role::Admin).await;
        let id = member(&app, "taro@example.jp").await.id;
        // Not verified: another account beside it, which nobody takes for that one.
        let mut who = person("taro", "kaizen-wg");
        for verified in [json!(false), json!("true"), Value::Null] {
            who["email_verified"] = verified;
            provider.session(&app, &who).await;
        }
        let team = app.state.people.team().await.expect("read");
        let other = team.iter().find(|one| one.id != id).expect("another");
        assert!(team.len() == 2 && other.email.ends_with("@oidc.invalid"), "{team:?}");
        assert_eq!(other.role, Role::Reviewer);
        assert!(is_in(&app, &before).await, "the first is as it was");
        assert_eq!(password_sign_in(&app, "taro@example.jp", PASSWORD).await.status, StatusCode::SEE_OTHER);

        // Verified, and of somebody who has no account yet: theirs, with the role of the claims and
        // without the password.
        let mut jiro = person("jiro", "kaizen-wg");
        jiro["email"] = json!("Taro@Example.jp");
        let after = provider.session(&app, &jiro).await;
        assert!(is_in(&app, &after).await && !is_in(&app, &before).await);
        let joined = member(&app, "taro@example.jp").await;
        assert_eq!((joined.id, joined.role, joined.is_of_provider), (id, Role::Reviewer, true));
        let tried = password_sign_in(&app, "taro@example.jp", PASSWORD).await;
        assert_eq!(tried.status, StatusCode::UNAUTHORIZED);
        // Not of a second person of the provider with the same address, verified or not.
        let mut saburo = person("saburo", "hr-board");
        saburo["email"] = json!("taro@example.jp");
        provider.session(&app, &saburo).await;
        assert_eq!(member(&app, "taro@example.jp").await.role, Role::Reviewer);
        assert_eq!(app.state.people.team().await.expect("read").len(), 3);
    }

    async fn who_is_invited_may_come_with_either(app: TestApp) {
        let provider = FakeProvider::start().await;
        let app = provider.serve(app);
        let boss = app.signed_in("boss@example.jp", Role::Admin).await;
        let key = "a".repeat(64);
        let fields = [
            ("page", "/admin/team"), ("token", key.as_str()), ("name", "検討 太郎"),
            ("email", "taro@example.jp"), ("role", "organizer"),
        ];
        assert_eq!(app.form(&boss, "/admin/team/invite", &fields).await.status, StatusCode::OK);
        provider.session(&app, &person("taro", "kaizen-wg")).await;
        let taro = member(&app, "taro@example.jp").await;
        assert_eq!((taro.state, taro.role), (AccountState::Active, Role::Reviewer));
        let link = app.get(&format!("/join/{key}")).await;
        assert_eq!(link.status, StatusCode::GONE, "nobody else sets a password with the link");
    }
}

#[tokio::test]
async fn somebody_without_an_address_has_an_account_as_well() {
    let provider = FakeProvider::start().await;
    let app = provider.serve(TestApp::sqlite().await);
    for who in [
        json!({"sub": "a", "groups": "kaizen-wg"}),
        json!({"sub": "b", "groups": ["kaizen-wg"], "email": "not an address"}),
        json!({"sub": "c", "groups": ["jinji"], "preferred_username": "hanako"}),
    ] {
        provider.session(&app, &who).await;
        provider.session(&app, &who).await;
    }
    let team = app.state.people.team().await.expect("read");
    assert_eq!(team.len(), 3);
    assert!(team.iter().all(|one| one.email.ends_with("@oidc.invalid")), "{team:?}");
    assert!(team.iter().any(|one| one.name == "hanako"));
}

/// What the token lacks, the userinfo endpoint may say, of the same person.
#[tokio::test]
async fn claims_may_come_from_the_userinfo_endpoint() {
    let provider = FakeProvider::start().await;
    let app = provider.serve(TestApp::sqlite().await);
    let thin = json!({"sub": "taro"});
    assert!(!is_let_in(&provider, &app, &thin).await);
    provider.set(|behaviour| {
        let said = json!({"sub": "another", "groups": ["hr-board"]});
        behaviour.user_info = Some(said);
    });
    app.state.clock.set(NOON + 3601);
    assert!(!is_let_in(&provider, &app, &thin).await, "of somebody else it says nothing");
    provider.set(|behaviour| {
        let said = json!({"sub": "taro", "groups": ["jinji"], "name": "人事 太郎", "aud": "x"});
        behaviour.user_info = Some(said);
        behaviour.claims = Some(Box::new(|claims| {
            claims.insert("exp".into(), json!(NOON + 4000));
        }));
    });
    provider.session(&app, &thin).await;
    let team = app.state.people.team().await.expect("read");
    assert_eq!((team[0].role, team[0].name.as_str()), (Role::Organizer, "人事 太郎"));
    provider.asked();
    provider.session(&app, &person("taro", "kaizen-wg")).await;
    assert_eq!(provider.asked(), ["token"], "what the token says is not asked for again");
    assert_eq!(app.state.people.team().await.expect("read")[0].role, Role::Reviewer);
}

/// The secret is shown as the provider wants it: in a header, in the form, or not at all.
#[tokio::test]
async fn the_board_shows_who_it_is_as_it_is_asked() {
    let provider = FakeProvider::start().await;
    let app = provider.serve(TestApp::sqlite().await);
    provider.session(&app, &person("taro", "jinji")).await;
    for methods in
        [json!(["client_secret_post"]), json!(["private_key_jwt", "client_secret_basic"])]
    {
        app.state.clock.set(app.state.clock.now() + 3600);
        provider.set(|behaviour| {
            behaviour.configuration = Some(Box::new(move |said| {
                let name = "token_endpoint_auth_methods_supported";
                said.insert(name.to_owned(), methods.clone());
            }));
            behaviour.claims = Some(Box::new(|claims| {
                claims.insert("exp".into(), json!(NOON + 20_000));
            }));
        });
        provider.session(&app, &person("taro", "jinji")).await;
    }
    let app = provider.serve_with(app, |settings| settings.client_secret = None);
    assert!(!is_let_in(&provider, &app, &person("taro", "jinji")).await, "it is asked for");
    provider.set(|behaviour| behaviour.is_public = true);
    provider.session(&app, &person("taro", "jinji")).await;
}
