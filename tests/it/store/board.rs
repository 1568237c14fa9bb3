//! Themes, notes, stickers and the tick on both databases.

use std::sync::Arc;

use kizuki_board::domain::{
    anon::{Action, Done, Refusal, Whereabouts},
    note::HideReason,
    plan::PlannedPrompt,
    problem::Problem,
    theme::{Colour, State},
};
use kizuki_board::service;
use kizuki_board::store::{ChangeError, Db, Error};

use crate::support::{
    DAY, NOON, TestApp, both_dbs, day, plan, secret, unknown_note, unknown_prompt,
};

both_dbs! {
    async fn a_theme_comes_back_as_it_was_planned(app: TestApp) {
        let mut plan = plan("zaitaku");
        plan.posting.until = Some(day("2020-08-20"));
        let id = app.state.create_theme(&plan, false).await.expect("made");
        let theme = app.state.board.theme_by_slug("zaitaku").await.expect("there");
        assert_eq!((theme.id, theme.state, theme.version), (id, State::Draft, 1));
        assert_eq!(
            (theme.opens_on, theme.closes_on, theme.posting, theme.stickers),
            (plan.opens_on, plan.closes_on, plan.posting, plan.stickers)
        );
        assert_eq!(
            theme.prompts.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(),
            ["良かったところ", "改善すべきところ"]
        );
        assert_eq!(app.state.board.themes().await.expect("all"), [theme]);
        assert!(matches!(app.state.create_theme(&plan, false).await, Err(service::Error::Store(Error::Taken))));
        assert!(matches!(app.state.board.theme_by_slug("x").await, Err(Error::NotFound)));
    }

    async fn the_second_of_two_editors_overwrites_nothing(app: TestApp) {
        let theme = app.theme().await;
        let (mut first, mut second) = (plan("zaitaku"), plan("zaitaku"));
        first.title = "一人目".into();
        second.title = "二人目".into();
        for plan in [&mut first, &mut second] {
            plan.prompts
                .iter_mut()
                .zip(&theme.prompts)
                .for_each(|(planned, prompt)| planned.id = Some(prompt.id));
        }
        app.state
            .board
            .update_theme(&theme, theme.version, &first, app.state.today(), "")
            .await
            .expect("saved")
            .unseen();
        let refused =
            app.state.board.update_theme(&theme, theme.version, &second, app.state.today(), "").await;
        assert!(matches!(refused, Err(ChangeError::Store(Error::Conflict))), "{refused:?}");
        assert_eq!(app.state.board.theme(theme.id).await.expect("there").title, "一人目");
        assert!(matches!(
            app.state.board.move_theme(&theme, State::Review, app.state.today(), "").await,
            Err(Error::Conflict)
        ));
    }

    async fn a_prompt_with_notes_cannot_go(app: TestApp) {
        let theme = app.theme().await;
        app.pinned(&theme, &secret(1), "付箋").await;
        let theme = app.state.board.theme(theme.id).await.expect("there");
        let mut plan = plan("zaitaku");
        plan.prompts = vec![
            PlannedPrompt {
                id: Some(theme.prompts[1].id),
                name: "改善".into(),
                colour: Colour::Sky,
            },
            PlannedPrompt { id: None, name: "新しい".into(), colour: Colour::Mint },
        ];
        let refused =
            app.state.board.update_theme(&theme, theme.version, &plan, app.state.today(), "").await;
        assert!(
            matches!(&refused, Err(ChangeError::Invalid(invalid)) if invalid.0[0].problem == Problem::Frozen),
            "{refused:?}"
        );
        assert_eq!(
            app.state.board.theme(theme.id).await.expect("there"),
            theme,
            "nothing is half-written"
        );
        plan.prompts.insert(
            0,
            PlannedPrompt {
                id: Some(theme.prompts[0].id),
                name: "良い".into(),
                colour: Colour::Lemon,
            },
        );
        app.state
            .board
            .update_theme(&theme, theme.version, &plan, app.state.today(), "")
            .await
            .expect("renamed and added")
            .unseen();
        let names: Vec<String> = app
            .state
            .board
            .theme(theme.id)
            .await
            .expect("there")
            .prompts
            .into_iter()
            .map(|p| p.name)
            .collect();
        assert_eq!(names, ["良い", "改善", "新しい"]);
    }

    async fn notes_wait_in_the_box_for_the_tick(app: TestApp) {
        let theme = app.theme().await;
        let note = app.post(&theme, &secret(1), "通勤の往復2時間がなくなった").await;
        assert!(app.notes(&theme).await.is_empty());
        let before = app.state.board.theme(theme.id).await.expect("there").revision;
        app.tick().await;
        let notes = app.notes(&theme).await;
        assert_eq!(
            (notes[0].id, notes[0].text.as_str(), notes[0].opening),
            (note, "通勤の往復2時間がなくなった", 1)
        );
        let after = app.state.board.theme(theme.id).await.expect("there").revision;
        assert!(after > before);
        assert!(
            app.state.tick().await.expect("ticked").is_quiet(),
            "a second tick has nothing to do"
        );
        assert_eq!(app.state.board.theme(theme.id).await.expect("there").revision, after);
    }

    async fn stickers_count_at_the_tick_and_once(app: TestApp) {
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "付箋").await;
        for _ in 0..2 {
            app.perform(&theme, &secret(2), Action::Like { note }).await.expect("liked");
        }
        app.perform(&theme, &secret(3), Action::Like { note }).await.expect("liked");
        assert_eq!(app.notes(&theme).await[0].stickers.total(), 0, "not before the tick");
        app.tick().await;
        assert_eq!(app.notes(&theme).await[0].stickers.total(), 2);
        app.perform(&theme, &secret(2), Action::Unlike { note }).await.expect("peeled");
        app.perform(&theme, &secret(2), Action::Unlike { note }).await.expect("nothing to peel");
        app.tick().await;
        assert_eq!(app.notes(&theme).await[0].stickers.total(), 1);
    }

    /// L21.
    async fn a_hundred_identical_likes_count_once(app: TestApp) {
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "付箋").await;
        let app = Arc::new(app);
        let tasks: Vec<_> = (0..100)
            .map(|_| {
                let (app, theme) = (app.clone(), theme.clone());
                tokio::spawn(
                    async move { app.perform(&theme, &secret(2), Action::Like { note }).await },
                )
            })
            .collect();
        for task in tasks {
            assert_eq!(task.await.expect("finished"), Ok(Done::Liked));
        }
        app.tick().await;
        assert_eq!(app.notes(&theme).await[0].stickers.total(), 1);
    }

    /// L21.
    async fn a_ticket_has_so_many_notes_and_no_more(app: TestApp) {
        let theme = app.theme_with(|plan| plan.max_notes = 2).await;
        let app = Arc::new(app);
        let tasks: Vec<_> = (0..8)
            .map(|i| {
                let (app, theme) = (app.clone(), theme.clone());
                let action = Action::Post {
                    prompt: theme.prompts[0].id,
                    text: format!("付箋{i}"),
                    nonce: None,
                };
                tokio::spawn(async move { app.perform(&theme, &secret(1), action).await })
            })
            .collect();
        let mut posted = 0;
        for task in tasks {
            match task.await.expect("finished") {
                Ok(_) => posted += 1,
                Err(refusal) => assert_eq!(refusal, Refusal::LimitReached { max: 2 }),
            }
        }
        assert_eq!(posted, 2);
        app.tick().await;
        assert_eq!(app.notes(&theme).await.len(), 2);
        let note = app.notes(&theme).await[0].id;
        app.perform(&theme, &secret(1), Action::Withdraw { note }).await.expect("withdrawn");
        app.post(&theme, &secret(1), "場所があいた").await;
    }

    async fn edits_and_withdrawals_show_at_the_tick(app: TestApp) {
        let theme = app.theme().await;
        let (first, second) = (
            app.pinned(&theme, &secret(1), "一枚目").await,
            app.pinned(&theme, &secret(1), "二枚目").await,
        );
        app.perform(&theme, &secret(2), Action::Like { note: second }).await.expect("liked");
        app.perform(&theme, &secret(1), Action::Edit { note: first, text: "書き直し".into() })
            .await
            .expect("edited");
        app.perform(&theme, &secret(1), Action::Withdraw { note: second })
            .await
            .expect("withdrawn");
        assert_eq!(app.notes(&theme).await.len(), 2);
        let Ok(Done::Mine(mine)) = app.perform(&theme, &secret(1), Action::Mine).await else {
            panic!("mine")
        };
        let of = |id| {
            mine.notes
                .iter()
                .find(|note| note.id == id)
                .map(|note| (note.text.as_str(), note.whereabouts))
        };
        assert_eq!(of(first), Some(("書き直し", Whereabouts::Changing)));
        assert_eq!(of(second), Some(("二枚目", Whereabouts::Leaving)));
        app.tick().await;
        let notes = app.notes(&theme).await;
        assert_eq!(notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["書き直し"]);
    }

    async fn a_withdrawn_note_gives_its_place_back_once_and_does_not_return(app: TestApp) {
        let theme = app.theme_with(|plan| plan.max_notes = 1).await;
        let note = app.pinned(&theme, &secret(1), "一枚だけ").await;
        app.perform(&theme, &secret(1), Action::Withdraw { note }).await.expect("withdrawn");
        assert_eq!(
            app.perform(&theme, &secret(1), Action::Withdraw { note }).await,
            Err(Refusal::NoNote)
        );
        assert_eq!(
            app.perform(&theme, &secret(1), Action::Edit { note, text: "戻る".into() }).await,
            Err(Refusal::NoNote)
        );
        app.post(&theme, &secret(1), "次の一枚").await;
        app.tick().await;
        assert_eq!(
            app.notes(&theme).await.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(),
            ["次の一枚"]
        );
    }

    async fn a_note_in_the_box_can_be_changed_and_taken_back(app: TestApp) {
        let theme = app.theme().await;
        let (kept, gone) = (
            app.post(&theme, &secret(1), "前").await,
            app.post(&theme, &secret(1), "やめる").await,
        );
        app.perform(&theme, &secret(1), Action::Edit { note: kept, text: "後".into() })
            .await
            .expect("edited");
        app.perform(&theme, &secret(1), Action::Withdraw { note: gone }).await.expect("withdrawn");
        app.tick().await;
        assert_eq!(
            app.notes(&theme).await.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(),
            ["後"]
        );
    }

    async fn what_is_refused_leaves_no_ticket_behind(app: TestApp) {
        let theme = app.theme().await;
        let used = async || app.state.board.slips(theme.id).await.expect("counted").1;
        assert_eq!(
            app.perform(&theme, &secret(1), Action::Like { note: unknown_note() }).await,
            Err(Refusal::NoNote)
        );
        assert_eq!(used().await, 0);
        // The theme closes between the look at it and the writing.
        let sql = "UPDATE theme SET state = 'review'";
        match app.state.board.db() {
            Db::Sqlite(db) => sqlx::query(sql).execute(&db.write).await.map(drop),
            Db::Postgres(pool) => sqlx::query(sql).execute(pool).await.map(drop),
        }
        .expect("closed");
        let post =
            Action::Post { prompt: theme.prompts[0].id, text: "遅すぎた".into(), nonce: None };
        assert_eq!(app.perform(&theme, &secret(1), post).await, Err(Refusal::PostingClosed));
        assert_eq!(used().await, 0);
    }

    async fn nobody_else_can_touch_a_note(app: TestApp) {
        let theme = app.theme().await;
        let (boxed, pinned) =
            (app.post(&theme, &secret(1), "箱").await, app.pinned(&theme, &secret(1), "板").await);
        for note in [boxed, pinned] {
            for action in [Action::Edit { note, text: "x".into() }, Action::Withdraw { note }] {
                assert_eq!(app.perform(&theme, &secret(2), action).await, Err(Refusal::NotYours));
            }
        }
        // A ticket that was let in; whoever has done nothing yet is told so without a look at the
        // board.
        assert_eq!(
            app.perform(&theme, &secret(2), Action::Like { note: pinned }).await,
            Ok(Done::Liked)
        );
        for action in [
            Action::Edit { note: unknown_note(), text: "x".into() },
            Action::Withdraw { note: unknown_note() },
            Action::Like { note: unknown_note() },
        ] {
            assert_eq!(app.perform(&theme, &secret(2), action).await, Err(Refusal::NoNote));
        }
        let stray = Action::Post { prompt: unknown_prompt(), text: "x".into(), nonce: None };
        assert_eq!(app.perform(&theme, &secret(2), stray).await, Err(Refusal::NoPrompt));
    }

    async fn a_sticker_on_ones_own_note_is_accepted_and_not_counted(app: TestApp) {
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "自分の").await;
        assert_eq!(app.perform(&theme, &secret(1), Action::Like { note }).await, Ok(Done::Liked));
        app.tick().await;
        assert_eq!(app.notes(&theme).await[0].stickers.total(), 0);
    }

    async fn a_hidden_note_keeps_its_text_and_takes_no_stickers(app: TestApp) {
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "総務の人の名前").await;
        app.state
            .board
            .hide_note(
                theme.id,
                note,
                HideReason::Person,
                kizuki_board::domain::account::Role::Organizer,
                app.state.today(),
            )
            .await
            .expect("hidden")
            .unseen();
        assert!(matches!(
            app.state
                .board
                .hide_note(
                    theme.id,
                    note,
                    HideReason::Abuse,
                    kizuki_board::domain::account::Role::Organizer,
                    app.state.today()
                )
                .await,
            Err(Error::Conflict)
        ));
        assert_eq!(
            app.perform(&theme, &secret(2), Action::Like { note }).await,
            Err(Refusal::NoNote)
        );
        assert_eq!(
            app.perform(&theme, &secret(1), Action::Edit { note, text: "x".into() }).await,
            Err(Refusal::NoNote)
        );
        assert!(app.state.board.totals().await.expect("totals").is_empty());
        app.state
            .board
            .restore_note(
                theme.id,
                note,
                &kizuki_board::ticket::commit::seen(note, "総務の人の名前"),
                kizuki_board::domain::account::Role::Organizer,
                app.state.today(),
            )
            .await
            .expect("restored")
            .unseen();
        assert!(matches!(
            app.state
                .board
                .restore_note(
                    theme.id,
                    note,
                    &kizuki_board::ticket::commit::seen(note, "総務の人の名前"),
                    kizuki_board::domain::account::Role::Organizer,
                    app.state.today()
                )
                .await,
            Err(Error::Conflict)
        ));
        assert_eq!(app.notes(&theme).await[0].text, "総務の人の名前");
    }

    async fn the_calendar_opens_and_closes_and_empties_the_box(app: TestApp) {
        let id = app.state.create_theme(&plan("zaitaku"), false).await.expect("made");
        app.move_to(id, State::Announced).await;
        app.state.clock.set(NOON - 15 * DAY);
        app.tick().await;
        assert_eq!(app.state.board.theme(id).await.expect("there").state, State::Announced);
        app.state.clock.set(NOON);
        app.tick().await;
        let theme = app.state.board.theme(id).await.expect("there");
        assert_eq!(theme.state, State::Open);
        app.post(&theme, &secret(1), "締切まぎわ").await;
        app.state.clock.set(NOON + 22 * DAY);
        app.tick().await;
        let theme = app.state.board.theme(id).await.expect("there");
        assert_eq!(theme.state, State::Review);
        assert_eq!(app.notes(&theme).await.len(), 1, "the last notes came out");
        let late = Action::Post { prompt: theme.prompts[0].id, text: "遅い".into(), nonce: None };
        assert_eq!(app.perform(&theme, &secret(1), late).await, Err(Refusal::PostingClosed));
    }

    async fn closing_by_hand_empties_the_box_too(app: TestApp) {
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "板").await;
        app.post(&theme, &secret(1), "箱").await;
        app.perform(&theme, &secret(2), Action::Like { note }).await.expect("liked");
        app.move_to(theme.id, State::Review).await;
        let notes = app.notes(&theme).await;
        assert_eq!((notes.len(), notes.iter().map(|note| note.stickers.total()).sum::<u32>()), (2, 1));
        assert_eq!(
            app.perform(&theme, &secret(2), Action::Unlike { note }).await,
            Err(Refusal::StickersClosed)
        );
    }

    async fn ticks_at_the_same_time_pin_each_note_once(app: TestApp) {
        let theme = app.theme().await;
        for n in 0..20 {
            app.post(&theme, &secret(n), "付箋").await;
        }
        let ticks = (0..4).map(|_| {
            let state = app.state.clone();
            tokio::spawn(async move { state.tick().await })
        });
        let mut pinned = 0;
        for tick in ticks.collect::<Vec<_>>() {
            pinned += tick.await.expect("finished").expect("ticked").pinned;
        }
        assert_eq!((pinned, app.notes(&theme).await.len()), (20, 20));
    }

    async fn switches_close_posting_and_stickers_apart(app: TestApp) {
        let theme = app.theme_with(|plan| plan.posting.until = Some(day("2020-08-05"))).await;
        let action =
            Action::Post { prompt: theme.prompts[0].id, text: "遅い".into(), nonce: None };
        assert_eq!(app.perform(&theme, &secret(1), action).await, Err(Refusal::PostingClosed));
        assert_eq!(
            app.perform(&theme, &secret(1), Action::Like { note: unknown_note() }).await,
            Err(Refusal::NoNote),
            "stickers are open"
        );
    }

    async fn a_missing_key_refuses_and_writes_nothing(app: TestApp) {
        let theme = app.theme().await;
        std::fs::remove_file(app.data.path().join("keys").join(format!("{}.key", theme.id)))
            .expect("removed");
        let action =
            Action::Post { prompt: theme.prompts[0].id, text: "鍵がない".into(), nonce: None };
        assert_eq!(app.perform(&theme, &secret(1), action).await, Err(Refusal::Unavailable));
        app.tick().await;
        assert!(app.notes(&theme).await.is_empty());
    }
}
