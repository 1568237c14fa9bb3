//! One's own account: another password, and the browsers in which one is signed in.

use axum::http::{StatusCode, header};
use kizuki_board::domain::account::Role;

use crate::support::{Answer, NOON, PASSWORD, TestApp, both_dbs};

const PAGE: &str = "/admin/me";
const NEW: &str = "a new and longer password";

async fn sign_in(app: &TestApp, email: &str, password: &str) -> Answer {
    app.form("", "/do/sign_in", &[("page", "/login"), ("email", email), ("password", password)])
        .await
}

async fn change(app: &TestApp, cookie: &str, old: &str, new: &str, again: &str) -> Answer {
    let fields = [("page", PAGE), ("old_password", old), ("password", new), ("again", again)];
    app.form(cookie, "/do/change_password", &fields).await
}

/// The marks of the sessions that can be ended on the page.
fn marks(page: &str) -> Vec<String> {
    let fields = page.split("name=\"session\" value=\"").skip(1);
    fields.map(|field| field.split('"').next().expect("a mark").to_owned()).collect()
}

both_dbs! {
    async fn a_password_is_changed_by_who_knows_it_and_signs_out_elsewhere(app: TestApp) {
        let here = app.signed_in("member@example.jp", Role::Reviewer).await;
        let there = sign_in(&app, "member@example.jp", PASSWORD).await.cookie();
        let other = app.organizer("hr@example.jp").await;
        let wrong = change(&app, &here, "not the password", NEW, NEW).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            wrong.body.contains("id=\"old-password-err\"") && wrong.body.contains("いまのパスワードと違います"),
            "{}", wrong.body
        );
        assert!(!wrong.body.contains(NEW) && !wrong.body.contains("not the password"));
        let short = change(&app, &here, PASSWORD, "short", "short").await;
        assert!(short.body.contains("15文字以上"), "{}", short.body);
        let differs = change(&app, &here, PASSWORD, NEW, PASSWORD).await;
        assert!(differs.body.contains("二つのパスワードが違います"), "{}", differs.body);
        assert_eq!(app.get_as(&there, "/admin").await.status, StatusCode::OK, "nothing was changed yet");
        // At once and one after the other: pressed twice it is done once.
        let (one, two) = tokio::join!(
            change(&app, &here, PASSWORD, NEW, NEW),
            change(&app, &here, PASSWORD, NEW, NEW)
        );
        for done in [one, two, change(&app, &here, PASSWORD, NEW, NEW).await] {
            assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/admin/me?done=password"), "{}", done.body);
            let marks = done.headers.get_all(header::SET_COOKIE).iter();
            let marks: Vec<_> = marks.filter_map(|cookie| cookie.to_str().ok()).collect();
            assert!(marks.iter().any(|cookie| cookie.starts_with("kizuki_device=")), "{marks:?}");
        }
        assert_eq!(app.get_as(&here, "/admin").await.status, StatusCode::OK, "here one stays signed in");
        assert_eq!(app.get_as(&there, "/admin").await.status, StatusCode::FOUND, "there not");
        assert_eq!(app.get_as(&other, "/admin").await.status, StatusCode::OK, "nor is anybody else signed out");
        assert_eq!(sign_in(&app, "member@example.jp", PASSWORD).await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(sign_in(&app, "member@example.jp", NEW).await.status, StatusCode::SEE_OTHER);
    }

    async fn guesses_at_ones_own_password_are_counted(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        for n in 0..12 {
            let status = change(&app, &cookie, &format!("a guess, number {n}"), NEW, NEW).await.status;
            let expected =
                if n < 10 { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::TOO_MANY_REQUESTS };
            assert_eq!(status, expected, "{n}");
        }
        assert_eq!(change(&app, &cookie, PASSWORD, NEW, NEW).await.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(sign_in(&app, "hr@example.jp", PASSWORD).await.status, StatusCode::SEE_OTHER, "the sign-in counts apart");
        app.state.clock.set(NOON + 64);
        assert_eq!(change(&app, &cookie, PASSWORD, NEW, NEW).await.status, StatusCode::SEE_OTHER);
    }

    async fn ones_own_sessions_are_listed_and_ended(app: TestApp) {
        let here = app.organizer("hr@example.jp").await;
        app.state.clock.set(NOON + 600);
        let there = sign_in(&app, "hr@example.jp", PASSWORD).await.cookie();
        let other = app.signed_in("member@example.jp", Role::Reviewer).await;
        let page = app.get_as(&here, PAGE).await;
        for says in [
            "2020年8月10日（月） 12:00にサインイン",
            "2020年8月10日（月） 12:10にサインイン",
            "class=\"state open\">この画面",
        ] {
            assert_eq!(page.body.matches(says).count(), 1, "{says} in {}", page.body);
        }
        let [mark] = &marks(&page.body)[..] else { panic!("one beside this one: {}", page.body) };
        let send = async |cookie: &str| {
            let fields = [("page", PAGE), ("session", mark.as_str())];
            app.form(cookie, "/do/end_session", &fields).await
        };
        send(&other).await;
        assert_eq!(app.get_as(&there, "/admin").await.status, StatusCode::OK, "nobody else can");
        for _ in 0..2 {
            let ended = send(&here).await;
            assert_eq!((ended.status, ended.location()), (StatusCode::SEE_OTHER, "/admin/me?done=session"));
        }
        assert_eq!(app.get_as(&there, "/admin").await.status, StatusCode::FOUND);
        assert_eq!(app.get_as(&here, PAGE).await.status, StatusCode::OK);
        let token = here.split('=').nth(1).expect("a token");
        assert!(!app.get_as(&here, PAGE).await.body.contains(token));
    }
}
