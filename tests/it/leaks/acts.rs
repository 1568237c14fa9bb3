//! The list of acts of people with accounts: nothing in it is of staff, whatever they do.

use axum::http::StatusCode;
use kizuki_board::domain::{anon::Action, note::HideReason, theme::State};
use kizuki_board::store::Db;

use crate::support::{
    TestApp, both_dbs, code,
    dump::{contains, dump},
    sealed, secret,
};

async fn rows(app: &TestApp) -> usize {
    app.state.people.acts(0, i64::MAX).await.expect("read").len()
}

async fn staff(app: &TestApp) {
    let theme = app.theme().await;
    let before = rows(app).await;
    let note = app.pinned(&theme, &secret(1), "付箋").await;
    for path in ["/", "/t/zaitaku", "/t/zaitaku/mine", "/trust", "/log", "/progress", "/login"] {
        app.get(path).await;
    }
    let ticket = code(&secret(2));
    for action in [
        Action::Like { note },
        Action::Flag { note, reason: HideReason::Abuse },
        Action::Unlike { note },
    ] {
        let answer = app.anon(theme.id, &ticket, action).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    }
    let form = [
        ("ticket", ticket.as_str()),
        ("text", "紙のように"),
        ("prompt", &theme.prompts[0].id.to_string()),
    ];
    app.form("", "/t/zaitaku/mine/post", &form).await;
    app.form("", "/pick", &[("token", "0".repeat(32).as_str())]).await;
    app.tick().await;
    assert_eq!(rows(app).await, before, "what staff do is in no list");
    assert!(!contains(dump(app.state.people.db()).await.as_bytes(), note.to_string().as_bytes()));
}

both_dbs! {
    /// L29: what staff do leaves no act: reading, posting, stickers, flags, forms without JavaScript.
    async fn l29_what_staff_do_is_no_act(app: TestApp) {
        staff(&app).await;
    }
}

/// Picking up a Sealed ticket is none either.
#[tokio::test]
async fn l29_picking_up_is_no_act() {
    let app = sealed::https().await;
    let theme = sealed::draft(&app, "sealed").await;
    app.state.replace_roster(&sealed::people(0..6), &[]).await.expect("replaced");
    let theme = sealed::step(&app, &theme, State::Open).await;
    app.tick().await;
    let admin =
        app.signed_in("hr@example.jp", kizuki_board::domain::account::Role::Organizer).await;
    let links = sealed::links(&sealed::print(&app, &admin, "everybody").await.body);
    let before = rows(&app).await;
    for (n, link) in (1..).zip(&links) {
        sealed::pick_up(&app, &theme, link, n).await;
    }
    assert_eq!(links.len(), 6);
    assert_eq!(rows(&app).await, before);
}

/// On PostgreSQL an act has a time and a transaction number: after the night all share one, so that
/// neither dates the rows beside them.
#[tokio::test]
async fn l29_rewritten_acts_share_one_transaction() {
    let app = TestApp::postgres().await;
    for email in ["a@example.jp", "b@example.jp", "c@example.jp"] {
        app.organizer(email).await;
    }
    let Db::Postgres(pool) = app.state.people.db() else { panic!("PostgreSQL") };
    let transactions = async || -> i64 {
        sqlx::query_scalar("SELECT count(DISTINCT xmin::text) FROM act")
            .fetch_one(pool)
            .await
            .expect("counted")
    };
    assert_eq!(transactions().await, 3);
    app.state.tidy().await.expect("tidied");
    assert_eq!((transactions().await, rows(&app).await), (1, 3));
    crate::support::drop_databases(&app.databases).await;
}
