//! The public log on both databases: written with what it tells, chained, and found out when
//! somebody deletes by SQL (L22).

use kizuki_board::domain::{
    account::Role,
    anon::{Action, Done},
    hex::Hex,
    ids::NoteId,
    note::HideReason,
    theme::State,
};
use kizuki_board::log::{Entry, Event, Flaw, Head, verify::verify};
use kizuki_board::store::Db;
use kizuki_board::ticket::commit;
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

async fn count(app: &TestApp, table: &str) -> i64 {
    let sql = AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
    match app.state.board.db() {
        Db::Sqlite(db) => sqlx::query_scalar(sql).fetch_one(&db.read).await,
        Db::Postgres(pool) => sqlx::query_scalar(sql).fetch_one(pool).await,
    }
    .expect("counted")
}

async fn flaws(app: &TestApp) -> Vec<Flaw> {
    verify(&app.state.board.log_export().await.expect("exported"), None).err().unwrap_or_default()
}

async fn kinds(app: &TestApp) -> Vec<String> {
    app.state
        .board
        .log_export()
        .await
        .expect("exported")
        .entries
        .into_iter()
        .map(|entry| entry.kind)
        .collect()
}

/// An entry as an earlier program would have written it.
fn insert(entry: &Entry, sqlite: bool) -> String {
    let bytes = |hex: &Hex<32>| {
        if sqlite { format!("x'{hex}'") } else { format!("'\\x{hex}'") }
    };
    let (prev, hash, payload) = (bytes(&entry.prev), bytes(&entry.hash), &entry.payload);
    format!(
        "INSERT INTO log (seq, day, kind, payload, prev, hash) VALUES ({}, '{}', '{}', '{payload}', {prev}, {hash})",
        entry.seq, entry.day, entry.kind
    )
}

both_dbs! {
    async fn a_theme_from_opening_to_archive_is_told_and_holds(app: TestApp) {
        let theme = app.theme().await;
        let kept = app.pinned(&theme, &secret(1), "残る").await;
        let gone = app.pinned(&theme, &secret(2), "取り下げる").await;
        let hidden = app.pinned(&theme, &secret(3), "隠す").await;
        app.perform(&theme, &secret(1), Action::Edit { note: kept, text: "書き直した".into() })
            .await
            .expect("edited");
        app.perform(&theme, &secret(2), Action::Withdraw { note: gone }).await.expect("withdrawn");
        app.tick().await;
        let today = app.state.today();
        app.state
            .board
            .hide_note(theme.id, hidden, HideReason::Person, Role::Organizer, today)
            .await
            .expect("hidden")
            .unseen();
        app.move_to(theme.id, State::Review).await;
        app.move_to(theme.id, State::Answered).await;
        let version = app.state.board.theme(theme.id).await.expect("there").version;
        app.state.archive(theme.id, version).await.expect("archived");

        assert_eq!(
            kinds(&app).await,
            [
                "log-version",
                "opened",
                "box-opened",
                "box-opened",
                "box-opened",
                "revised",
                "withdrawn",
                "hidden",
                "moved",
                "moved",
                "archived"
            ]
        );
        let export = app.state.board.log_export().await.expect("exported");
        let verdict = verify(&export, None).expect("no flaw");
        assert_eq!((verdict.shown, verdict.hidden, verdict.withdrawn, verdict.older), (1, 1, 1, 0));
        assert!(
            !serde_json::to_string(&export).expect("json").contains("隠す"),
            "a hidden text is not given away"
        );
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
        by_hand(&app, "DELETE FROM log WHERE seq = 3".into()).await;
        assert!(flaws(&app).await.contains(&Flaw::Sequence(4)));
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

    async fn a_text_cannot_be_put_under_a_note_by_sql(app: TestApp) {
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "元の文").await;
        // What the author asked for, with another text: the signature covers the text.
        app.perform(&theme, &secret(1), Action::Edit { note, text: "書き直した文".into() })
            .await
            .expect("edited");
        by_hand(&app, "UPDATE pending SET body = '辞めます'".into()).await;
        app.tick().await;
        assert_eq!(flaws(&app).await, [Flaw::Revision(note)]);
    }

    async fn the_text_of_a_note_changes_again_and_again(app: TestApp) {
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "一").await;
        for text in ["二", "三", "四"] {
            app.perform(&theme, &secret(1), Action::Edit { note, text: "途中".into() })
                .await
                .expect("edited");
            app.perform(&theme, &secret(1), Action::Edit { note, text: text.into() })
                .await
                .expect("edited");
            app.tick().await;
            assert_eq!(flaws(&app).await, [], "{text}");
        }
        app.perform(&theme, &secret(1), Action::Edit { note, text: "五".into() })
            .await
            .expect("edited");
        app.perform(&theme, &secret(1), Action::Withdraw { note }).await.expect("withdrawn");
        app.tick().await;
        assert_eq!((flaws(&app).await, app.notes(&theme).await.len()), (vec![], 0));
    }

    async fn notes_stand_in_an_entry_in_the_order_of_their_random_ids(app: TestApp) {
        let theme = app.theme().await;
        let mut notes = Vec::new();
        for n in 0..8 {
            notes.push(app.post(&theme, &secret(n), "一").await);
        }
        app.tick().await;
        for (n, note) in (0..).zip(&notes) {
            app.perform(&theme, &secret(n), Action::Edit { note: *note, text: "二".into() })
                .await
                .expect("edited");
        }
        app.tick().await;
        for (n, note) in (0..).zip(&notes) {
            app.perform(&theme, &secret(n), Action::Withdraw { note: *note })
                .await
                .expect("withdrawn");
        }
        app.tick().await;
        notes.sort_unstable();
        let mut seen = 0;
        for entry in app.state.board.log_export().await.expect("exported").entries {
            let told: Vec<NoteId> = match entry.event().expect("readable") {
                Event::BoxOpened { pinned, .. } => pinned.iter().map(|of| of.note).collect(),
                Event::Revised { notes, .. } => notes.iter().map(|of| of.note).collect(),
                Event::Withdrawn { notes, .. } => notes.iter().map(|of| of.note).collect(),
                _ => continue,
            };
            assert_eq!(told, notes, "{}", entry.kind);
            seen += 1;
        }
        assert_eq!(seen, 3);
    }

    async fn what_was_taken_back_does_not_come_back(app: TestApp) {
        let theme = app.theme().await;
        for wait in [false, true] {
            let action = Action::Post {
                prompt: theme.prompts[0].id,
                text: "一度だけ".into(),
                nonce: Some(Hex([u8::from(wait); 16])),
            };
            let Ok(Done::Posted { note, receipt, .. }) =
                app.perform(&theme, &secret(1), action.clone()).await
            else {
                panic!("posted")
            };
            if wait {
                app.tick().await;
            }
            app.perform(&theme, &secret(1), Action::Withdraw { note }).await.expect("withdrawn");
            for _ in 0..2 {
                // As from a browser that got no answer and has been offline since: the same answer,
                // and nothing more.
                let again =
                    app.perform(&theme, &secret(1), action.clone()).await.expect("answered");
                assert!(
                    matches!(again, Done::Posted { note: same, receipt: paper, left, .. } if same == note && paper == receipt && left == theme.max_notes)
                );
                app.tick().await;
                assert_eq!((app.notes(&theme).await.len(), flaws(&app).await), (0, vec![]));
            }
        }
        let tables = ["inbox", "note", "pending", "slot"];
        for table in tables {
            assert_eq!(count(&app, table).await, 0, "{table}");
        }
    }

    async fn a_clock_that_is_set_back_does_not_turn_the_days_around(app: TestApp) {
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "今日").await;
        let yesterday = app.state.today().pred_opt().expect("a day");
        app.state
            .board
            .hide_note(theme.id, note, HideReason::Other, Role::Admin, yesterday)
            .await
            .expect("hidden")
            .unseen();
        assert_eq!(flaws(&app).await, []);
    }

    async fn a_log_from_before_goes_on_in_the_new_version(app: TestApp) {
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "古い付箋").await;
        let waiting = app.post(&theme, &secret(2), "箱の中").await;
        // As an earlier program left it.
        let withdrawal = "withdrawal = CAST('00000000000000000000000000000000' AS BLOB)";
        let withdrawal = if app.databases.is_empty() {
            withdrawal.to_owned()
        } else {
            withdrawal.replace("BLOB", "BYTEA")
        };
        by_hand(&app, format!("UPDATE note SET author_key = NULL, {withdrawal}")).await;
        by_hand(&app, format!("UPDATE inbox SET author_key = NULL, {withdrawal}")).await;
        let today = app.state.today();
        let entries = app.state.board.log_range(1, 99).await.expect("read");
        by_hand(&app, "DELETE FROM log".into()).await;
        let old = entries[1..].iter().map(|entry| match entry.event().expect("readable") {
            Event::BoxOpened { theme, opening, mut pinned } => {
                for pinned in &mut pinned {
                    pinned.key = None;
                    pinned.withdrawal = Some(Hex([0x30; 32]));
                }
                Event::BoxOpened { theme, opening, pinned }
            }
            other => other,
        });
        let mut head = Head::default();
        for event in old {
            let entry = Entry::after(head, today, &event).expect("an entry");
            head = entry.head();
            by_hand(&app, insert(&entry, app.databases.is_empty())).await;
        }
        let weaker = async || {
            verify(&app.state.board.log_export().await.expect("exported"), None)
                .map(|verdict| verdict.weaker)
        };
        // The old text's hash covered a key; what counts here is what comes from now on.
        by_hand(&app, "DELETE FROM note".into()).await;
        app.state.board.raise_log_version(today).await.expect("asked").unseen();
        assert!(
            !kinds(&app).await.contains(&"log-version".to_owned()),
            "a note without a key waits still"
        );
        app.tick().await;
        app.state.board.raise_log_version(today).await.expect("raised").unseen();
        app.state.board.raise_log_version(today).await.expect("raised once").unseen();
        assert_eq!(kinds(&app).await.iter().filter(|kind| *kind == "log-version").count(), 1);
        let new = app.pinned(&theme, &secret(3), "新しい付箋").await;
        app.perform(
            &theme,
            &secret(2),
            Action::Edit { note: waiting, text: "古い付箋の新しい文".into() },
        )
        .await
        .expect("edited");
        app.perform(
            &theme,
            &secret(3),
            Action::Edit { note: new, text: "新しい付箋の新しい文".into() },
        )
        .await
        .expect("edited");
        app.tick().await;
        assert_eq!(weaker().await, Err(vec![Flaw::Missing(note)]), "and nothing else");
    }

    async fn a_receipt_is_what_the_log_says(app: TestApp) {
        let theme = app.theme().await;
        let action =
            Action::Post { prompt: theme.prompts[0].id, text: "控え".into(), nonce: None };
        let Ok(Done::Posted { note, receipt, .. }) = app.perform(&theme, &secret(1), action).await
        else {
            panic!()
        };
        app.tick().await;
        let entries = app.state.board.log_page(i64::MAX, 1).await.expect("read");
        let Ok(Event::BoxOpened { pinned, .. }) = entries[0].event() else { panic!("{entries:?}") };
        assert_eq!((pinned[0].note, pinned[0].text), (note, receipt.hash));
        assert_eq!(
            commit::text(theme.id, note, pinned[0].key.as_ref(), &receipt.salt, "控え"),
            receipt.hash
        );
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
            app.post(
                &app.state.board.theme(theme).await.expect("there"),
                &secret(20 + u8::try_from(i).expect("small")),
                "箱",
            )
            .await;
            tasks.push(tokio::spawn(async move {
                state.tick().await.expect("ticked");
                state
                    .board
                    .hide_note(theme, note, HideReason::Other, Role::Admin, state.today())
                    .await
                    .expect("hidden")
                    .unseen();
            }));
        }
        for task in tasks {
            task.await.expect("finished");
        }
        assert_eq!(flaws(&app).await, []);
    }
}
