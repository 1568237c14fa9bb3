//! Accounts, sessions and set-up links on both databases.

use axum::http::StatusCode;
use kizuki_board::domain::account::Role;
use kizuki_board::store::Error;

use crate::support::{NOON, TestApp, both_dbs};

both_dbs! {
    async fn an_address_has_one_account(app: TestApp) {
        let people = &app.state.people;
        assert!(!people.has_accounts().await.expect("read"));
        people.create_account("hr@example.jp", "hash", Role::Organizer).await.expect("made");
        assert!(matches!(
            people.create_account("hr@example.jp", "other", Role::Admin).await,
            Err(Error::Taken)
        ));
        let account = people.account_by_email("hr@example.jp").await.expect("there");
        assert_eq!((account.password_hash.as_str(), account.role), ("hash", Role::Organizer));
        assert!(matches!(people.account_by_email("x@example.jp").await, Err(Error::NotFound)));
    }

    async fn sessions_end_when_idle_and_in_any_case(app: TestApp) {
        let people = &app.state.people;
        let id =
            people.create_account("hr@example.jp", "hash", Role::Organizer).await.expect("made");
        let token = [1; 32];
        people.open_session(&token, id, NOON).await.expect("opened");
        assert!(people.session(&token, NOON + 29 * 60).await.expect("read").is_some());
        assert!(
            people.session(&token, NOON + 58 * 60).await.expect("read").is_some(),
            "each visit keeps it awake"
        );
        assert!(
            people.session(&token, NOON + 89 * 60).await.expect("read").is_none(),
            "31 minutes idle"
        );
        people.open_session(&[2; 32], id, NOON).await.expect("opened");
        for minute in (0..12 * 60).step_by(20) {
            assert!(
                people.session(&[2; 32], NOON + minute * 60).await.expect("read").is_some(),
                "{minute}"
            );
        }
        assert!(
            people.session(&[2; 32], NOON + 12 * 60 * 60).await.expect("read").is_none(),
            "12 hours in all"
        );
        assert!(people.session(&[3; 32], NOON).await.expect("read").is_none());
    }

    async fn signing_out_ends_the_session_in_the_store(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        assert_eq!(app.get_as(&cookie, "/admin").await.status, StatusCode::OK);
        let out = app.form(&cookie, "/do/sign_out", &[]).await;
        assert_eq!((out.status, out.location()), (StatusCode::SEE_OTHER, "/"));
        assert!(out.header("set-cookie").contains("Max-Age=0"), "{}", out.header("set-cookie"));
        assert_eq!(
            app.get_as(&cookie, "/admin").await.status,
            StatusCode::FOUND,
            "the old cookie opens nothing"
        );
    }

    async fn a_setup_link_works_once_and_within_its_hour(app: TestApp) {
        let people = &app.state.people;
        people.offer_setup(&[1; 32], NOON + 3600).await.expect("offered");
        assert!(people.setup_is_open(&[1; 32], NOON).await.expect("read"));
        assert!(!people.setup_is_open(&[1; 32], NOON + 3600).await.expect("read"));
        assert!(!people.setup_is_open(&[2; 32], NOON).await.expect("read"));
        people.set_up(&[1; 32], NOON, "admin@example.jp", "hash").await.expect("made");
        assert!(matches!(
            people.set_up(&[1; 32], NOON, "second@example.jp", "hash").await,
            Err(Error::NotFound)
        ));
        assert_eq!(
            people.account_by_email("admin@example.jp").await.expect("there").role,
            Role::Admin
        );
    }

    async fn a_new_password_signs_out_everywhere(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        app.state.people.set_password("hr@example.jp", "new").await.expect("set");
        assert_eq!(app.get_as(&cookie, "/admin").await.status, StatusCode::FOUND);
        assert!(matches!(
            app.state.people.set_password("x@example.jp", "new").await,
            Err(Error::NotFound)
        ));
    }
}
