//! Notes that organizers read before they are shown, on both databases and with every kind of box.

use kizuki_board::domain::{
    account::Role,
    anon::{Action, Done, Refusal, Whereabouts},
    calendar::Dates,
    ids::NoteId,
    note::{HideReason, Note},
    opening::BoxRule,
    theme::{State, Theme},
};
use kizuki_board::i18n::Lang;
use kizuki_board::log::{Event, verify::verify};
use kizuki_board::report::{Format, Report, Summary};
use kizuki_board::store::Changed;
use kizuki_board::store::Error;
use kizuki_board::ticket::commit;

use crate::support::moderation::premoderated;
use crate::support::report::{all_text, fonts};
use crate::support::{NOON, TestApp, both_dbs, secret};

async fn one(app: &TestApp, theme: &Theme, note: NoteId) -> Note {
    app.notes(theme).await.into_iter().find(|found| found.id == note).expect("there")
}

async fn approve(app: &TestApp, theme: &Theme, note: NoteId, read: &str) -> Result<(), Error> {
    app.state
        .board
        .restore_note(theme.id, note, &commit::seen(note, read), Role::Organizer, app.state.today())
        .await
        .map(Changed::unseen)
}

async fn whereabouts(app: &TestApp, theme: &Theme, note: NoteId) -> (String, Whereabouts) {
    let Ok(Done::Mine(mine)) = app.perform(theme, &secret(1), Action::Mine).await else {
        panic!("mine")
    };
    mine.notes
        .into_iter()
        .find(|own| own.id == note)
        .map(|own| (own.text, own.whereabouts))
        .expect("listed")
}

async fn holds(app: &TestApp) {
    verify(&app.state.board.log_export().await.expect("exported"), None).expect("no flaw");
}

both_dbs! {
    async fn nothing_is_shown_before_it_was_read_and_the_log_says_so(app: TestApp) {
        let theme = premoderated(&app, BoxRule::Live).await;
        let (good, bad) = (
            app.post(&theme, &secret(1), "読まれる付箋").await,
            app.post(&theme, &secret(2), "ひどい付箋").await,
        );
        app.tick().await;
        assert!(app.notes(&theme).await.iter().all(Note::is_held));
        assert!(
            app.state.board.totals().await.expect("totals").is_empty(),
            "held notes are not counted as shown"
        );
        assert_eq!(
            app.perform(&theme, &secret(3), Action::Like { note: good }).await,
            Err(Refusal::NoNote),
            "no sticker on them"
        );
        assert_eq!(whereabouts(&app, &theme, good).await.1, Whereabouts::Held);
        let export = app.state.board.log_export().await.expect("exported");
        let Ok(Event::BoxOpened { pinned, .. }) = export.entries[2].event() else {
            panic!("{:?}", export.entries)
        };
        assert_eq!((pinned.len(), pinned.iter().filter(|note| note.held).count()), (2, 2));
        let Ok(Event::Opened { premoderated: true, .. }) = export.entries[1].event() else {
            panic!("{:?}", export.entries)
        };
        assert!(
            !serde_json::to_string(&export).expect("json").contains("付箋"),
            "no text that nobody has read"
        );
        holds(&app).await;
        approve(&app, &theme, good, "読まれる付箋").await.expect("shown");
        assert!(
            matches!(approve(&app, &theme, good, "読まれる付箋").await, Err(Error::Conflict)),
            "somebody did so already"
        );
        let (board, today) = (&app.state.board, app.state.today());
        board
            .hide_note(theme.id, bad, HideReason::Abuse, Role::Organizer, today)
            .await
            .expect("refused")
            .unseen();
        assert_eq!(
            (one(&app, &theme, good).await.hidden, one(&app, &theme, bad).await.hidden),
            (None, Some(HideReason::Abuse))
        );
        assert_eq!(
            app.perform(&theme, &secret(3), Action::Like { note: good }).await,
            Ok(Done::Liked)
        );
        holds(&app).await;
        let kinds: Vec<String> = board
            .log_export()
            .await
            .expect("exported")
            .entries
            .into_iter()
            .map(|entry| entry.kind)
            .collect();
        assert_eq!(kinds, ["log-version", "opened", "box-opened", "restored", "hidden"]);
    }

    async fn a_new_text_must_be_read_again(app: TestApp) {
        let theme = premoderated(&app, BoxRule::Live).await;
        let note = app.pinned(&theme, &secret(1), "おとなしい文").await;
        approve(&app, &theme, note, "おとなしい文").await.expect("shown");
        app.perform(&theme, &secret(2), Action::Like { note }).await.expect("liked");
        app.perform(&theme, &secret(1), Action::Edit { note, text: "ひどい文".into() })
            .await
            .expect("edited");
        app.tick().await;
        assert!(one(&app, &theme, note).await.is_held(), "an edit is no way around it");
        holds(&app).await;
        assert!(
            matches!(approve(&app, &theme, note, "おとなしい文").await, Err(Error::Conflict)),
            "what was read is another text"
        );
        // Still unread, its author may write it anew; what somebody read meanwhile does not show
        // what they did not.
        app.perform(&theme, &secret(1), Action::Edit { note, text: "直した文".into() })
            .await
            .expect("edited");
        assert_eq!(whereabouts(&app, &theme, note).await, ("直した文".into(), Whereabouts::Held));
        app.tick().await;
        assert!(matches!(approve(&app, &theme, note, "ひどい文").await, Err(Error::Conflict)));
        approve(&app, &theme, note, "直した文").await.expect("shown");
        assert_eq!(
            (one(&app, &theme, note).await.hidden, one(&app, &theme, note).await.stickers.total()),
            (None, 1),
            "stickers stay"
        );
        holds(&app).await;
    }

    async fn what_was_hidden_stays_hidden_for_its_reason_when_its_text_changes(app: TestApp) {
        let theme = premoderated(&app, BoxRule::Live).await;
        let note = app.pinned(&theme, &secret(1), "一").await;
        approve(&app, &theme, note, "一").await.expect("shown");
        app.perform(&theme, &secret(1), Action::Edit { note, text: "二".into() })
            .await
            .expect("edited");
        app.state
            .board
            .hide_note(theme.id, note, HideReason::Person, Role::Organizer, app.state.today())
            .await
            .expect("hidden")
            .unseen();
        app.tick().await;
        assert_eq!(one(&app, &theme, note).await.hidden, Some(HideReason::Person));
        assert_eq!(
            app.perform(&theme, &secret(1), Action::Edit { note, text: "三".into() }).await,
            Err(Refusal::NoNote)
        );
        assert!(
            matches!(approve(&app, &theme, note, "一").await, Err(Error::Conflict)),
            "its text is another by now"
        );
        holds(&app).await;
    }

    async fn boxes_with_hours_and_the_last_opening_hold_back_too(app: TestApp) {
        for (rule, slug) in [(BoxRule::Hourly, "hourly"), (BoxRule::Daily, "daily")] {
            app.state.clock.set(NOON);
            let theme = app
                .theme_with(|plan| {
                    (plan.premoderated, plan.box_rule, plan.slug) = (true, rule, slug.into());
                })
                .await;
            app.tick().await;
            for n in 1..=3 {
                app.post(&theme, &secret(n), "付箋").await;
            }
            app.state.clock.set(NOON + 3600);
            app.tick().await;
            assert_eq!(
                app.notes(&theme).await.iter().filter(|note| note.is_held()).count(),
                3,
                "{slug}"
            );
            app.post(&theme, &secret(4), "締切まぎわ").await;
            app.move_to(theme.id, State::Review).await;
            assert_eq!(
                app.notes(&theme).await.iter().filter(|note| note.is_held()).count(),
                4,
                "{slug}"
            );
        }
        holds(&app).await;
    }

    async fn reports_count_what_waits_and_do_not_show_it(app: TestApp) {
        let theme = premoderated(&app, BoxRule::Live).await;
        let shown = app.pinned(&theme, &secret(1), "見える付箋").await;
        app.pinned(&theme, &secret(2), "待つ付箋").await;
        approve(&app, &theme, shown, "見える付箋").await.expect("shown");
        let summary = Summary::of(app.state.material(theme.clone()).await.expect("read"));
        assert_eq!(
            (summary.notes.len(), summary.held, summary.hidden, summary.prompts[0].held),
            (1, 1, 0, 1)
        );
        let report = Report::of(&summary, Lang::Ja, Dates::Western).set_in(Some(fonts()));
        for format in Format::ALL {
            let says = all_text(&report.write(*format).expect("written"));
            // A poster has no room for what is not there to see.
            let waits = says.contains("確認待ち")
                || says.contains("\"held\":1")
                || *format == Format::Poster;
            assert!(
                waits
                    && (says.contains("見える付箋") || *format == Format::Poster)
                    && !says.contains("待つ付箋"),
                "{format:?}: {says}"
            );
        }
    }

    async fn it_is_fixed_once_the_theme_opens(app: TestApp) {
        let theme = app.theme().await;
        let form = kizuki_board::domain::theme_form::ThemeForm {
            premoderated: Some(kizuki_board::domain::theme_form::Ticked::On),
            ..Default::default()
        };
        assert_eq!(form.clone().keeping(&theme, false).premoderated, None);
        let read_first =
            app.theme_with(|plan| (plan.premoderated, plan.slug) = (true, "other".into())).await;
        assert!(
            read_first.premoderated
                && kizuki_board::domain::theme_form::ThemeForm::default()
                    .keeping(&read_first, false)
                    .premoderated
                    .is_some()
        );
    }
}
