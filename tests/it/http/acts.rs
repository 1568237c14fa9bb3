//! The list of what people with accounts did: who, when, what; for administrators, and no longer than
//! the office keeps it.

use axum::http::StatusCode;
use kizuki_board::domain::{
    account::Role,
    act::{Act, Done},
};

use crate::support::{DAY, NOON, PASSWORD, TestApp, both_dbs, secret};

async fn kept(app: &TestApp) -> Vec<Done> {
    app.state.people.acts(0, i64::MAX).await.expect("read")
}

async fn words(app: &TestApp) -> Vec<&'static str> {
    kept(app).await.into_iter().map(|done| done.deed.what.as_str()).collect()
}

async fn try_sign_in(app: &TestApp, email: &str, password: &str) -> StatusCode {
    let fields = [("page", "/login"), ("email", email), ("password", password)];
    app.form("", "/do/sign_in", &fields).await.status
}

both_dbs! {
    async fn an_administrator_reads_who_did_what_and_when(app: TestApp) {
        let admin = app.signed_in("admin@example.jp", Role::Admin).await;
        let organizer = app.organizer("hr@example.jp").await;
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "付箋").await;
        let (id, note) = (theme.id.to_string(), note.to_string());
        app.state.clock.set(NOON + 100);
        let page = format!("/admin/themes/{id}");
        let fields = [("page", page.as_str()), ("theme", &id), ("note", &note), ("reason", "abuse")];
        let hidden = app.form(&organizer, "/do/hide_note", &fields).await;
        assert_eq!(hidden.status, StatusCode::SEE_OTHER, "{}", hidden.body);
        let signed_out = app.form(&organizer, "/do/sign_out", &[("page", "/")]).await;
        assert_eq!(signed_out.status, StatusCode::SEE_OTHER);

        let list = app.get_as(&admin, "/admin/acts").await;
        assert_eq!(list.status, StatusCode::OK);
        for told in ["2020年8月10日（月） 12:01", "hr@example.jp", "付箋を非表示", &theme.title, "サインアウト"] {
            assert!(list.body.contains(told), "{told}: {}", list.body);
        }
        assert!(!list.body.contains("<td data-label=\"対象\" dir=\"auto\">付箋<"), "no word of a note");

        let file = app.get_as(&admin, "/admin/acts/file?month=2020-08").await;
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"kizuki-acts-2020-08.csv\"");
        let line = format!("2020-08-10T12:01:40,2020-08-10T12:01:40,1,hr@example.jp,付箋を非表示,{}\r\n", theme.title);
        assert!(file.body.contains(&line), "{}", file.body);
        assert!(words(&app).await.contains(&"took_acts"), "taking the list is an act");

        // Nobody else reads it, and trying to is none.
        let organizer = app.organizer("hr2@example.jp").await;
        for path in ["/admin/acts", "/admin/acts/file"] {
            assert_eq!(app.get_as(&organizer, path).await.status, StatusCode::FORBIDDEN, "{path}");
            assert_ne!(app.get(path).await.status, StatusCode::OK, "{path}");
        }
        assert_eq!(words(&app).await.iter().filter(|word| **word == "took_acts").count(), 1);
    }

    async fn what_is_refused_is_no_act(app: TestApp) {
        let organizer = app.organizer("hr@example.jp").await;
        let theme = app.theme().await;
        let before = words(&app).await;
        let id = theme.id.to_string();
        let fields = [("page", "/admin"), ("id", id.as_str()), ("version", "0")];
        let refused = app.form(&organizer, "/do/delete_theme", &fields).await;
        assert!(!refused.status.is_redirection(), "an open theme is not deleted");
        let empty = app.upload(&organizer, "/admin/roster/import", &[("name=\"pasted\"", b"")]).await;
        assert!(empty.status.is_client_error(), "{}", empty.body);
        let stranger = app.form("", "/do/delete_theme", &fields).await;
        assert!(!stranger.status.is_redirection(), "{}", stranger.status);
        assert_eq!(words(&app).await, before);
    }

    async fn who_cannot_sign_in_is_kept_without_what_they_typed(app: TestApp) {
        app.signed_in("admin@example.jp", Role::Admin).await;
        let wrong = "my other password";
        assert_ne!(try_sign_in(&app, "admin@example.jp", wrong).await, StatusCode::SEE_OTHER);
        assert_ne!(try_sign_in(&app, "nobody@example.jp", wrong).await, StatusCode::SEE_OTHER);
        let failed: Vec<Done> =
            kept(&app).await.into_iter().filter(|done| done.deed.what == Act::SignInFailed).collect();
        let known = app.state.people.account_by_email("admin@example.jp").await.expect("there").id;
        assert_eq!(failed.len(), 2);
        assert!(failed.iter().any(|done| done.account == Some(known)));
        assert!(failed.iter().any(|done| done.account.is_none()));
        let dump = crate::support::dump::dump(app.state.people.db()).await;
        assert!(!dump.contains("nobody@example.jp") && !dump.contains(wrong));
    }

    async fn the_same_done_again_soon_is_one_line(app: TestApp) {
        let admin = app.signed_in("admin@example.jp", Role::Admin).await;
        // Sixteen minutes after the third it is another act.
        for at in [1, 100, 200, 200 + 16 * 60] {
            app.state.clock.set(NOON + at);
            assert_ne!(try_sign_in(&app, "admin@example.jp", "not it").await, StatusCode::SEE_OTHER);
        }
        let failed: Vec<(i64, i64, u32)> = kept(&app)
            .await
            .into_iter()
            .filter(|done| done.deed.what == Act::SignInFailed)
            .map(|done| (done.at - NOON, done.until - NOON, done.times))
            .collect();
        assert_eq!(failed, [(200 + 16 * 60, 200 + 16 * 60, 1), (1, 200, 3)]);
        let list = app.get_as(&admin, "/admin/acts").await;
        assert!(list.body.contains("3回（12:03まで）"), "{}", list.body);
    }

    async fn months_people_and_pages_are_chosen(app: TestApp) {
        let admin = app.signed_in("admin@example.jp", Role::Admin).await;
        let organizer = app.organizer("hr@example.jp").await;
        app.form(&organizer, "/do/sign_out", &[("page", "/")]).await;
        // Signed in at a time of September by the board's clock, in August by that of Greenwich.
        app.state.clock.set(NOON + 21 * DAY + 13 * 60 * 60);
        let again = app.form("", "/do/sign_in",
            &[("page", "/login"), ("email", "admin@example.jp"), ("password", PASSWORD)]).await.cookie();
        let september = app.get_as(&again, "/admin/acts").await;
        assert!(september.body.contains("2020年9月の操作") && september.body.contains("9月1日（火） 1:00"));
        assert!(!september.body.contains("hr@example.jp"), "was not here in September");
        assert!(september.body.contains("/admin/acts?month=2020-08\"") && !september.body.contains("month=2020-10"));
        let august = app.get_as(&again, "/admin/acts?month=2020-08").await;
        assert!(august.body.contains("hr@example.jp") && !august.body.contains("9月1日"));
        assert!(!august.body.contains("month=2020-07"), "nothing is from before");
        let who = app.state.people.account_by_email("hr@example.jp").await.expect("there").id;
        let own = app.get_as(&again, &format!("/admin/acts?month=2020-08&who={who}")).await;
        assert!(own.body.contains("サインアウト") && !own.body.contains("<td data-label=\"人\" dir=\"auto\">admin@"));
        // What nobody could mean is the present month, and the nearest page.
        let odd = app.get_as(&again, "/admin/acts?month=2020-13&page=99&who=x").await;
        assert!(odd.body.contains("2020年9月の操作") && odd.body.contains("この月の記録はありません"));
        let future = app.get_as(&again, "/admin/acts?month=2999-01").await;
        assert!(future.body.contains("2020年9月の操作"));
        drop(admin);
    }

    async fn what_is_older_than_the_office_keeps_is_deleted_in_the_night(app: TestApp) {
        app.signed_in("admin@example.jp", Role::Admin).await;
        app.state.clock.set(NOON + 1096 * DAY);
        app.state.tidy().await.expect("tidied");
        assert_eq!(kept(&app).await.len(), 1, "its last day");
        app.state.clock.set(NOON + 1096 * DAY + 1);
        app.state.tidy().await.expect("tidied");
        assert!(kept(&app).await.is_empty());
    }
}
