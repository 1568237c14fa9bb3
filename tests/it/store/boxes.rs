//! Hourly and daily boxes, quorum, drawn slips, archiving: on both databases.

use kizuki_board::domain::{
    anon::{Action, Done, Refusal},
    opening::{BoxRule, Slot},
    plan::Plan,
    settings::Tier,
    theme::{State, Theme},
};
use kizuki_board::service;
use kizuki_board::store::{Db, Error};
use kizuki_board::ticket::{Secret, SlipMark};

use crate::support::{DAY, NOON, TestApp, both_dbs, day, secret};

const HOUR: i64 = 3600;

/// Moves the clock to so many seconds after noon of 10 August, and ticks.
async fn at(app: &TestApp, after_noon: i64) {
    app.state.clock.set(NOON + after_noon);
    app.tick().await;
}

async fn scheduled(app: &TestApp, rule: BoxRule) -> Theme {
    let theme = app.theme_with(|plan| plan.box_rule = rule).await;
    app.tick().await;
    app.state.board.theme(theme.id).await.expect("there")
}

fn drawn(plan: &mut Plan) {
    (plan.tier, plan.quorum) = (Tier::Drawn, 5);
}

/// Prints slips numbered from `first`, as the sheet does.
async fn print(
    app: &TestApp,
    theme: &Theme,
    printed: u64,
    tickets: std::ops::Range<u8>,
) -> Vec<Secret> {
    let secrets: Vec<Secret> = tickets.map(secret).collect();
    let marks = secrets.iter().map(|secret| SlipMark::of(theme.id, secret)).collect();
    app.state
        .board
        .keep_slips(theme.id, app.state.today(), printed, marks)
        .await
        .expect("kept")
        .unseen();
    secrets
}

async fn count(app: &TestApp, table: &str) -> i64 {
    let sql = sqlx::AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
    match app.state.board.db() {
        Db::Sqlite(db) => sqlx::query_scalar(sql).fetch_one(&db.read).await,
        Db::Postgres(pool) => sqlx::query_scalar(sql).fetch_one(pool).await,
    }
    .expect("counted")
}

both_dbs! {
    async fn an_hourly_box_opens_on_the_hour_with_three_notes_or_more(app: TestApp) {
        let theme = scheduled(&app, BoxRule::Hourly).await;
        assert_eq!(theme.next_box, Some(Slot { day: day("2020-08-10"), hour: 13 }));
        for n in 1..=2 {
            app.post(&theme, &secret(n), "付箋").await;
        }
        at(&app, 59 * 60).await;
        assert_eq!(app.notes(&theme).await.len(), 0, "not yet");
        at(&app, HOUR).await;
        assert_eq!(app.notes(&theme).await.len(), 0, "two notes are carried over");
        app.post(&theme, &secret(3), "三枚め").await;
        at(&app, HOUR + 600).await;
        assert_eq!(app.notes(&theme).await.len(), 0, "the third waits for the hour");
        at(&app, 2 * HOUR).await;
        let notes = app.notes(&theme).await;
        assert_eq!(notes.len(), 3);
        assert!(notes.iter().all(|note| note.opening == 1), "they came out together");
    }

    async fn a_daily_box_opens_at_its_hour_and_a_night_without_power_delays_it_only(app: TestApp) {
        let theme = scheduled(&app, BoxRule::Daily).await;
        assert_eq!(theme.next_box, Some(Slot { day: day("2020-08-10"), hour: 13 }));
        for n in 1..=3 {
            app.post(&theme, &secret(n), "付箋").await;
        }
        at(&app, DAY + 9 * HOUR).await;
        assert_eq!(app.notes(&theme).await.len(), 3);
        let planned = app.state.board.theme(theme.id).await.expect("there").next_box;
        assert_eq!(planned, Some(Slot { day: day("2020-08-12"), hour: 13 }));
    }

    async fn a_clock_that_moves_back_does_not_hold_the_box(app: TestApp) {
        let theme = scheduled(&app, BoxRule::Hourly).await;
        at(&app, 5 * DAY).await;
        for n in 1..=3 {
            app.post(&theme, &secret(n), "付箋").await;
        }
        at(&app, DAY).await;
        at(&app, DAY + HOUR).await;
        assert_eq!(app.notes(&theme).await.len(), 3);
    }

    async fn closing_forces_the_box_open(app: TestApp) {
        let theme = scheduled(&app, BoxRule::Daily).await;
        app.post(&theme, &secret(1), "一枚だけ").await;
        app.move_to(theme.id, State::Review).await;
        assert_eq!(app.notes(&theme).await.len(), 1);
    }

    async fn counts_texts_and_withdrawals_of_a_daily_box_change_on_the_slow_tick(app: TestApp) {
        let theme = scheduled(&app, BoxRule::Hourly).await;
        let mut notes = Vec::new();
        for n in 1..=3 {
            notes.push(app.post(&theme, &secret(n), "付箋").await);
        }
        at(&app, HOUR).await;
        app.perform(&theme, &secret(9), Action::Like { note: notes[0] }).await.expect("liked");
        app.perform(&theme, &secret(2), Action::Withdraw { note: notes[1] })
            .await
            .expect("withdrawn");
        at(&app, HOUR + 10).await;
        at(&app, HOUR + 590).await;
        let likes = |notes: &[kizuki_board::domain::note::Note]| {
            notes.iter().map(|note| note.stickers.total()).sum::<u32>()
        };
        let before = app.notes(&theme).await;
        assert_eq!((before.len(), likes(&before)), (3, 0));
        at(&app, HOUR + 600).await;
        let after = app.notes(&theme).await;
        assert_eq!((after.len(), likes(&after)), (2, 1));
    }

    async fn nobody_posts_before_the_quorum_and_only_with_a_printed_slip(app: TestApp) {
        let theme = app.theme_with(drawn).await;
        let slips = print(&app, &theme, 0, 1..5).await;
        let post = |text: &str| Action::Post {
            prompt: theme.prompts[0].id,
            text: text.into(),
            nonce: None,
        };
        assert_eq!(
            app.perform(&theme, &slips[0], post("早い")).await,
            Err(Refusal::BeforeQuorum { out: 4, quorum: 5 })
        );
        assert_eq!(app.notes(&theme).await.len(), 0);
        print(&app, &theme, 4, 5..6).await;
        assert!(matches!(
            app.perform(&theme, &slips[0], post("いい")).await,
            Ok(Done::Posted { .. })
        ));
        assert_eq!(
            app.perform(&theme, &secret(99), post("券なし")).await,
            Err(Refusal::UnknownTicket)
        );
        let other = app
            .theme_with(|plan| {
                drawn(plan);
                plan.slug = "other".into();
            })
            .await;
        print(&app, &other, 0, 40..45).await;
        assert_eq!(app.perform(&other, &slips[0], post("よそ")).await, Err(Refusal::NoPrompt));
        let there =
            Action::Post { prompt: other.prompts[0].id, text: "よそ".into(), nonce: None };
        assert_eq!(
            app.perform(&other, &slips[0], there).await,
            Err(Refusal::UnknownTicket),
            "a slip of another theme"
        );
        assert_eq!(app.state.board.slips(theme.id).await.expect("counted"), (5, 1));
    }

    async fn a_used_up_slip_reads_like_any_limit(app: TestApp) {
        let theme = app
            .theme_with(|plan| {
                drawn(plan);
                plan.max_notes = 1;
            })
            .await;
        let slips = print(&app, &theme, 0, 1..6).await;
        app.post(&theme, &slips[0], "一枚め").await;
        let again =
            Action::Post { prompt: theme.prompts[0].id, text: "二枚め".into(), nonce: None };
        assert_eq!(
            app.perform(&theme, &slips[0], again).await,
            Err(Refusal::LimitReached { max: 1 })
        );
    }

    async fn a_sheet_that_is_sent_for_twice_is_printed_once(app: TestApp) {
        let theme = app.theme_with(drawn).await;
        print(&app, &theme, 0, 1..6).await;
        let marks = vec![SlipMark::of(theme.id, &secret(50))];
        let again = app.state.board.keep_slips(theme.id, app.state.today(), 0, marks).await;
        assert!(matches!(again, Err(Error::Conflict)));
        app.move_to(theme.id, State::Review).await;
        let late = app
            .state
            .board
            .keep_slips(theme.id, app.state.today(), 5, vec![SlipMark::of(theme.id, &secret(51))])
            .await;
        assert!(matches!(late, Err(Error::Conflict)));
    }

    async fn archiving_destroys_tags_tickets_and_key_and_leaves_text_and_counts(app: TestApp) {
        let theme = app.theme_with(drawn).await;
        let slips = print(&app, &theme, 0, 1..6).await;
        let note = app.pinned(&theme, &slips[0], "残る付箋").await;
        app.perform(&theme, &slips[1], Action::Like { note }).await.expect("liked");
        let other = app.theme_with(|plan| plan.slug = "other".into()).await;
        app.pinned(&other, &secret(7), "よそ").await;
        app.move_to(theme.id, State::Review).await;
        let answered = app.move_to(theme.id, State::Answered).await;
        let stale = app.state.archive(theme.id, answered.version - 1).await;
        assert!(matches!(stale, Err(service::Error::Store(Error::Conflict))));
        assert!(app.state.keys.exists(theme.id), "nothing is destroyed by a refused attempt");
        let destroyed = app.state.archive(theme.id, answered.version).await.expect("archived");
        assert_eq!(
            (
                destroyed.tickets,
                destroyed.slots,
                destroyed.stickers,
                destroyed.author_tags,
                destroyed.slips
            ),
            (2, 1, 1, 1, 5)
        );

        let notes = app.notes(&theme).await;
        assert_eq!((notes.len(), notes[0].text.as_str(), notes[0].stickers.total()), (1, "残る付箋", 1));
        assert!(!app.state.keys.exists(theme.id));
        assert_eq!(
            (count(&app, "credential").await, count(&app, "slot").await, count(&app, "slip").await),
            (1, 1, 0),
            "the other theme's stay"
        );
        for action in [Action::Mine, Action::Withdraw { note }] {
            assert_eq!(app.perform(&theme, &slips[0], action).await, Err(Refusal::Archived));
        }
        assert_eq!(
            app.perform(&theme, &slips[1], Action::Unlike { note }).await,
            Err(Refusal::StickersClosed)
        );
        assert_eq!(app.state.board.theme(theme.id).await.expect("there").state, State::Archived);
    }

    async fn an_answered_theme_is_archived_by_itself_and_a_key_left_by_a_crash_goes_at_the_next_start(
        app: TestApp,
    ) {
        let theme = app.theme_with(|plan| plan.archive_after = Some(10)).await;
        app.pinned(&theme, &secret(1), "付箋").await;
        app.move_to(theme.id, State::Review).await;
        app.move_to(theme.id, State::Answered).await;
        at(&app, 30 * DAY).await;
        assert_eq!(app.state.board.theme(theme.id).await.expect("there").state, State::Answered);
        at(&app, 31 * DAY).await;
        assert_eq!(app.state.board.theme(theme.id).await.expect("there").state, State::Archived);
        assert!(!app.state.keys.exists(theme.id));
        // As if the program had ended between the rows and the key.
        app.state.keys.create(theme.id, Tier::Open).expect("made");
        app.state.tidy().await.expect("tidied");
        assert!(!app.state.keys.exists(theme.id));
    }

    async fn writing_everything_anew_loses_nothing(app: TestApp) {
        let theme = app.theme_with(drawn).await;
        let slips = print(&app, &theme, 0, 1..9).await;
        let note = app.pinned(&theme, &slips[0], "付箋").await;
        for slip in &slips[1..] {
            app.perform(&theme, slip, Action::Like { note }).await.expect("liked");
        }
        app.perform(&theme, &slips[0], Action::Edit { note, text: "新しい文".into() })
            .await
            .expect("edited");
        app.post(&theme, &slips[1], "箱の中").await;
        let gone = app.post(&theme, &slips[2], "取り下げる").await;
        app.perform(&theme, &slips[2], Action::Withdraw { note: gone }).await.expect("withdrawn");
        let tables =
            ["note", "inbox", "pending", "sticker", "slot", "slip", "credential", "withdrawn"];
        let mut before = Vec::new();
        for table in tables {
            before.push(count(&app, table).await);
        }
        assert_eq!(before, [1, 1, 1, 7, 2, 8, 8, 1]);
        app.state.board.shuffle_storage().await.expect("written anew");
        for (table, before) in tables.into_iter().zip(before) {
            assert_eq!(count(&app, table).await, before, "{table}");
        }
        app.tick().await;
        assert_eq!(app.notes(&theme).await.len(), 2);
    }
}

both_dbs! {
    /// An opening box reads, pins, and empties: what is acknowledged in between must not be emptied
    /// out with the rest. The same goes for rows that are written anew, and for edits, withdrawals
    /// and stickers.
    async fn nothing_is_lost_while_boxes_open_and_rows_are_rewritten(app: TestApp) {
        let theme = app.theme_with(|plan| plan.max_notes = 20).await;
        let over = std::sync::atomic::AtomicBool::new(false);
        let writer = async |n: u8| {
            let mut written = Vec::new();
            for i in 0..12 {
                let note = app.post(&theme, &secret(n), &format!("w{n}n{i}")).await;
                let text = if i % 3 == 0 { format!("w{n}n{i} neu") } else { format!("w{n}n{i}") };
                if i % 3 == 0 {
                    app.perform(&theme, &secret(n), Action::Edit { note, text: text.clone() })
                        .await
                        .expect("edited");
                }
                if i % 4 == 1 {
                    app.perform(&theme, &secret(n), Action::Withdraw { note })
                        .await
                        .expect("withdrawn");
                } else {
                    written.push((note, text));
                }
                tokio::task::yield_now().await;
            }
            written
        };
        let ticking = async {
            let mut turn = 0;
            while !over.load(std::sync::atomic::Ordering::SeqCst) {
                app.tick().await;
                turn += 1;
                if turn % 5 == 0 {
                    app.state.board.shuffle_storage().await.expect("rewritten");
                }
                tokio::task::yield_now().await;
            }
        };
        let writing = async {
            let all = tokio::join!(writer(1), writer(2), writer(3), writer(4));
            over.store(true, std::sync::atomic::Ordering::SeqCst);
            [all.0, all.1, all.2, all.3].concat()
        };
        let (mut written, ()) = tokio::join!(writing, ticking);
        app.tick().await;
        let mut hanging: Vec<_> =
            app.notes(&theme).await.into_iter().map(|note| (note.id, note.text)).collect();
        written.sort();
        hanging.sort();
        assert_eq!(hanging, written);
        let export = app.state.board.log_export().await.expect("read");
        kizuki_board::log::verify::verify(&export, None).expect("the log holds");
    }
}
