//! Stopping the posting of whoever wrote a note, on both databases: by two, in one theme, and not
//! to be told from the limit.

use kizuki_board::domain::{
    account::Role,
    anon::{Action, Done, Mine, Refusal},
    theme::{State, Theme},
};
use kizuki_board::log::{Flaw, verify::verify};
use kizuki_board::store::{Confirmed, Db, Error, Proposed};
use kizuki_board::ticket::Secret;

use crate::support::moderation::{FIRST, SECOND, stop};
use crate::support::{TestApp, both_dbs, secret, unknown_note};

async fn post(app: &TestApp, theme: &Theme, ticket: &Secret) -> Result<Done, Refusal> {
    app.perform(
        theme,
        ticket,
        Action::Post { prompt: theme.prompts[0].id, text: "また書く".into(), nonce: None },
    )
    .await
}

async fn mine(app: &TestApp, theme: &Theme, ticket: &Secret) -> Mine {
    match app.perform(theme, ticket, Action::Mine).await {
        Ok(Done::Mine(mine)) => mine,
        other => panic!("{other:?}"),
    }
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

async fn rows(app: &TestApp) -> i64 {
    let sql = "SELECT COUNT(*) FROM block";
    match app.state.board.db() {
        Db::Sqlite(db) => sqlx::query_scalar(sql).fetch_one(&db.read).await,
        Db::Postgres(pool) => sqlx::query_scalar(sql).fetch_one(pool).await,
    }
    .expect("counted")
}

both_dbs! {
    async fn a_stopped_ticket_must_wait_whatever_it_writes_and_keeps_the_rest(app: TestApp) {
        let theme = app.theme().await;
        let bad = app.pinned(&theme, &secret(1), "ひどい付箋").await;
        let own = app.pinned(&theme, &secret(1), "べつの付箋").await;
        let other = app.pinned(&theme, &secret(2), "ほかの人").await;
        let boxed = app.post(&theme, &secret(1), "箱の中").await;
        assert_eq!(mine(&app, &theme, &secret(1)).await.left, 2);
        stop(&app, &theme, bad).await;
        // As whoever does too much, told when the next note may be tried.
        let wait = |app: &TestApp| {
            Err(Refusal::TooFast { seconds: 300 - app.state.clock.now().rem_euclid(300) })
        };
        assert_eq!(post(&app, &theme, &secret(1)).await, wait(&app));
        for note in [bad, own, boxed, other, unknown_note()] {
            assert_eq!(
                app.perform(&theme, &secret(1), Action::Edit { note, text: "直す".into() }).await,
                wait(&app)
            );
        }
        assert_eq!(mine(&app, &theme, &secret(1)).await.left, 2, "as many as before");
        assert_eq!(
            app.perform(&theme, &secret(1), Action::Like { note: other }).await,
            Ok(Done::Liked)
        );
        assert_eq!(
            app.perform(&theme, &secret(1), Action::Withdraw { note: bad }).await,
            Ok(Done::Withdrawn)
        );
        app.tick().await;
        assert_eq!(
            post(&app, &theme, &secret(1)).await,
            wait(&app),
            "withdrawing the note changes nothing"
        );
        assert_eq!(mine(&app, &theme, &secret(1)).await.left, 3, "as with anybody");
        app.state.clock.set(app.state.clock.now() + 299);
        assert_eq!(post(&app, &theme, &secret(1)).await, wait(&app), "and so does waiting");
        assert!(post(&app, &theme, &secret(2)).await.is_ok(), "nobody else is stopped");
        assert_eq!(mine(&app, &theme, &secret(2)).await.left, 3);
        let texts: Vec<String> =
            app.notes(&theme).await.into_iter().map(|note| note.text).collect();
        assert!(
            !texts.contains(&"直す".to_owned()) && texts.contains(&"べつの付箋".to_owned()),
            "{texts:?}"
        );
        let elsewhere = app.theme_with(|plan| plan.slug = "other".into()).await;
        assert!(post(&app, &elsewhere, &secret(1)).await.is_ok(), "in this theme only");
    }

    async fn what_one_organizer_proposed_is_not_to_be_put_together(app: TestApp) {
        let theme = app.theme().await;
        for n in 1..=3 {
            let note = app.pinned(&theme, &secret(n), "付箋").await;
            app.state.board.propose_block(theme.id, note, FIRST).await.expect("proposed");
        }
        let by: Vec<_> = app
            .state
            .board
            .blocks(theme.id)
            .await
            .expect("read")
            .into_iter()
            .map(|block| block.proposed_by)
            .collect();
        assert_eq!(by.len(), 3);
        assert!(
            by[0] != by[1] && by[1] != by[2] && by[0] != by[2],
            "each row names its proposer in a way of its own"
        );
    }

    async fn nothing_happens_before_a_second_account_confirms(app: TestApp) {
        let (theme, today) = (app.theme().await, app.state.today());
        let note = app.pinned(&theme, &secret(1), "付箋").await;
        let board = &app.state.board;
        assert!(matches!(
            board.confirm_block(theme.id, note, SECOND, Role::Organizer, today).await,
            Err(Error::Conflict)
        ));
        assert!(matches!(
            board.propose_block(theme.id, unknown_note(), FIRST).await,
            Err(Error::Conflict)
        ));
        assert_eq!(
            board.propose_block(theme.id, note, FIRST).await.expect("proposed"),
            Proposed::New
        );
        assert_eq!(
            board.propose_block(theme.id, note, FIRST).await.expect("told"),
            Proposed::ByYouBefore
        );
        assert!(matches!(board.propose_block(theme.id, note, SECOND).await, Err(Error::Conflict)));
        assert_eq!(
            board
                .confirm_block(theme.id, note, FIRST, Role::Admin, today)
                .await
                .expect("told")
                .unseen(),
            Confirmed::NeedsAnother
        );
        assert!(matches!(
            board.lift_block(theme.id, note, Role::Organizer, today).await,
            Err(Error::Conflict)
        ));
        let proposed = board.blocks(theme.id).await.expect("read");
        assert!(
            proposed[0].is_proposed_by(theme.id, FIRST)
                && !proposed[0].is_proposed_by(theme.id, SECOND)
        );
        assert!(post(&app, &theme, &secret(1)).await.is_ok(), "not stopped yet");
        board.drop_proposal(theme.id, note).await.expect("taken back");
        assert!(matches!(board.drop_proposal(theme.id, note).await, Err(Error::Conflict)));
        assert!(
            !kinds(&app).await.contains(&"author-blocked".to_owned()),
            "what did not happen is not told"
        );
        stop(&app, &theme, note).await;
        assert_eq!(
            board.blocks(theme.id).await.expect("read")[0].proposed_by,
            None,
            "who proposed it is forgotten"
        );
        assert!(
            matches!(board.drop_proposal(theme.id, note).await, Err(Error::Conflict)),
            "it is no proposal any more"
        );
        assert!(matches!(board.propose_block(theme.id, note, FIRST).await, Err(Error::Conflict)));
    }

    async fn the_log_tells_of_stopping_and_lifting_and_holds(app: TestApp) {
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "付箋").await;
        stop(&app, &theme, note).await;
        verify(&app.state.board.log_export().await.expect("exported"), None).expect("no flaw");
        let mut silent = app.state.board.log_export().await.expect("exported");
        silent.board.blocked.clear();
        assert_eq!(
            verify(&silent, None),
            Err(vec![Flaw::Blocking(note)]),
            "what is stored must be what is told"
        );
        app.state
            .board
            .lift_block(theme.id, note, Role::Organizer, app.state.today())
            .await
            .expect("lifted")
            .unseen();
        assert!(post(&app, &theme, &secret(1)).await.is_ok());
        assert_eq!(
            kinds(&app).await,
            ["log-version", "opened", "box-opened", "author-blocked", "author-unblocked"]
        );
        verify(&app.state.board.log_export().await.expect("exported"), None).expect("no flaw");
    }

    async fn a_block_in_silence_is_found(app: TestApp) {
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "付箋").await;
        let sql = "INSERT INTO block (theme_id, note_id, author_tag) SELECT theme_id, id, author_tag FROM note";
        match app.state.board.db() {
            Db::Sqlite(db) => sqlx::raw_sql(sql).execute(&db.write).await.map(drop),
            Db::Postgres(pool) => sqlx::raw_sql(sql).execute(pool).await.map(drop),
        }
        .expect("written");
        assert_eq!(
            verify(&app.state.board.log_export().await.expect("exported"), None),
            Err(vec![Flaw::Blocking(note)])
        );
    }

    async fn archiving_erases_whose_posting_was_stopped(app: TestApp) {
        let theme = app.theme().await;
        let (stopped, proposed) = (
            app.pinned(&theme, &secret(1), "一").await,
            app.pinned(&theme, &secret(2), "二").await,
        );
        stop(&app, &theme, stopped).await;
        app.state.board.propose_block(theme.id, proposed, FIRST).await.expect("proposed");
        app.state.board.shuffle_storage().await.expect("written anew");
        assert_eq!(rows(&app).await, 2, "writing anew loses nothing");
        app.move_to(theme.id, State::Review).await;
        let answered = app.move_to(theme.id, State::Answered).await;
        assert_eq!(
            app.state.archive(theme.id, answered.version).await.expect("archived").blocks,
            2
        );
        assert_eq!(rows(&app).await, 0);
        verify(&app.state.board.log_export().await.expect("exported"), None)
            .expect("archiving ends it in the log too");
        assert!(
            matches!(
                app.state.board.propose_block(theme.id, proposed, FIRST).await,
                Err(Error::Conflict)
            ),
            "no tag is left to copy"
        );
    }
}
