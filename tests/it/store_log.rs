//! The public log on both databases: written with what it tells, chained, and found out when somebody deletes by SQL (L22).

use kizuki_board::domain::{account::Role, anon::Action, note::HideReason, theme::State};
use kizuki_board::log::{
    Event,
    verify::{Flaw, verify},
};
use kizuki_board::store::Db;
use sqlx::AssertSqlSafe;

use crate::support::{TestApp, both_dbs, secret};

/// What an operator with SQL does behind the program's back.
async fn by_hand(app: &TestApp, sql: String) {
    match app.state.board.db() {
        Db::Sqlite(db) => sqlx::raw_sql(AssertSqlSafe(sql)).execute(&db.write).await.map(drop),
        Db::Postgres(pool) => sqlx::raw_sql(AssertSqlSafe(sql)).execute(pool).await.map(drop),
    }
    .expect("done");
}

async fn flaws(app: &TestApp) -> Vec<Flaw> {
    verify(&app.state.board.log_export().await.expect("exported"), None).err().unwrap_or_default()
}

async fn kinds(app: &TestApp) -> Vec<String> {
    app.state.board.log_export().await.expect("exported").entries.into_iter().map(|entry| entry.kind).collect()
}

both_dbs! {
    async fn a_theme_from_opening_to_archive_is_told_and_holds(app: TestApp) {
        let theme = app.theme().await;
        let kept = app.pinned(&theme, &secret(1), "残る").await;
        let gone = app.pinned(&theme, &secret(2), "取り下げる").await;
        let hidden = app.pinned(&theme, &secret(3), "隠す").await;
        app.perform(&theme, &secret(1), Action::Edit { note: kept, text: "書き直した".into() }).await.expect("edited");
        app.perform(&theme, &secret(2), Action::Withdraw { note: gone }).await.expect("withdrawn");
        app.tick().await;
        let today = app.state.today();
        app.state.board.hide_note(theme.id, hidden, HideReason::Person, Role::Organizer, today).await.expect("hidden");
        app.move_to(theme.id, State::Review).await;
        app.move_to(theme.id, State::Answered).await;
        let version = app.state.board.theme(theme.id).await.expect("there").version;
        app.state.archive(theme.id, version).await.expect("archived");

        assert_eq!(
            kinds(&app).await,
            ["opened", "box-opened", "box-opened", "box-opened", "revised", "withdrawn", "hidden", "moved", "moved", "archived"]
        );
        let export = app.state.board.log_export().await.expect("exported");
        let verdict = verify(&export, None).expect("no flaw");
        assert_eq!((verdict.shown, verdict.hidden, verdict.withdrawn, verdict.older), (1, 1, 1, 0));
        assert!(!serde_json::to_string(&export).expect("json").contains("隠す"), "a hidden text is not given away");
    }

    async fn what_is_deleted_by_sql_is_missed(app: TestApp) {
        let theme = app.theme().await;
        let one = app.pinned(&theme, &secret(1), "一").await;
        let two = app.pinned(&theme, &secret(2), "二").await;
        assert_eq!(flaws(&app).await, []);
        by_hand(&app, "DELETE FROM note WHERE body = '一'".into()).await;
        assert_eq!(flaws(&app).await, [Flaw::Missing(one)]);
        by_hand(&app, "UPDATE note SET body = '別' WHERE body = '二'".into()).await;
        assert!(flaws(&app).await.contains(&Flaw::Text(two)));
        by_hand(&app, "DELETE FROM log WHERE seq = 2".into()).await;
        assert!(flaws(&app).await.contains(&Flaw::Sequence(3)));
    }

    async fn a_deletion_cannot_be_disguised_as_a_withdrawal(app: TestApp) {
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "都合の悪い付箋").await;
        // The operator does all that a withdrawal does, but has not the author's ticket.
        by_hand(&app, format!("INSERT INTO pending (note_id, body, withdrawal) SELECT id, NULL, author_tag FROM note WHERE theme_id IN \
            (SELECT id FROM theme WHERE slug = '{}')", theme.slug)).await;
        app.tick().await;
        assert_eq!(app.notes(&theme).await.len(), 0);
        assert_eq!(flaws(&app).await, [Flaw::Withdrawal(note)]);
    }

    async fn a_receipt_is_what_the_log_says(app: TestApp) {
        let theme = app.theme().await;
        let action = Action::Post { prompt: theme.prompts[0].id, text: "控え".into(), nonce: None };
        let Ok(kizuki_board::domain::anon::Done::Posted { note, receipt, .. }) = app.perform(&theme, &secret(1), action).await else { panic!() };
        app.tick().await;
        let entries = app.state.board.log_page(i64::MAX, 1).await.expect("read");
        let Ok(Event::BoxOpened { pinned, .. }) = entries[0].event() else { panic!("{entries:?}") };
        assert_eq!((pinned[0].note, pinned[0].text), (note, receipt.hash));
        assert_eq!(kizuki_board::ticket::commit::text(note, &receipt.salt, "控え"), receipt.hash);
    }

    async fn many_ticks_and_organizers_at_once_leave_one_chain(app: TestApp) {
        let theme = app.theme().await;
        let mut notes = Vec::new();
        for n in 0..6 {
            notes.push(app.pinned(&theme, &secret(n), &format!("付箋{n}")).await);
        }
        let mut tasks = Vec::new();
        for (i, note) in notes.into_iter().enumerate() {
            let (state, theme) = (app.state.clone(), theme.id);
            app.post(&app.state.board.theme(theme).await.expect("there"), &secret(20 + u8::try_from(i).expect("small")), "箱").await;
            tasks.push(tokio::spawn(async move {
                state.tick().await.expect("ticked");
                state.board.hide_note(theme, note, HideReason::Other, Role::Admin, state.today()).await.expect("hidden");
            }));
        }
        for task in tasks {
            task.await.expect("finished");
        }
        assert_eq!(flaws(&app).await, []);
    }
}
