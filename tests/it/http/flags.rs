//! Staff flag notes: with a ticket and a reason out of a list, once for each ticket and note, and see
//! what became of it.

use axum::http::StatusCode;
use kizuki_board::domain::{
    anon::{Action, Done, Refusal},
    flag::{Decided, FlagCount, MyFlag, Outcome, Verdict},
    ids::NoteId,
    note::HideReason,
    opening::BoxRule,
    theme::{State, Theme},
};
use kizuki_board::service::Actor;
use kizuki_board::ticket::{Secret, commit};

use crate::support::{NOON, TestApp, both_dbs, code, secret};

const ABUSE: HideReason = HideReason::Abuse;

/// An organizer, for verbs of the service.
fn organizer() -> Actor {
    let account = crate::support::moderation::FIRST;
    Actor { account, role: kizuki_board::domain::account::Role::Organizer }
}

async fn flag(app: &TestApp, theme: &Theme, ticket: &Secret, note: NoteId, reason: HideReason) {
    let done = app.perform(theme, ticket, Action::Flag { note, reason }).await;
    assert_eq!(done, Ok(Done::Flagged));
}

async fn mine(app: &TestApp, theme: &Theme, ticket: &Secret) -> Vec<MyFlag> {
    match app.perform(theme, ticket, Action::Mine).await {
        Ok(Done::Mine(mine)) => mine.flags,
        other => panic!("{other:?}"),
    }
}

async fn counts(app: &TestApp) -> Vec<(HideReason, u32, Outcome)> {
    let counts = app.state.board.flag_counts().await.expect("read").into_iter();
    let mut counts: Vec<_> =
        counts.map(|FlagCount { reason, flags, outcome, .. }| (reason, flags, outcome)).collect();
    counts.sort_unstable();
    counts
}

async fn decide(app: &TestApp, theme: &Theme, note: NoteId, text: &str, word: &str) {
    let seen = commit::seen(note, text);
    app.state.decide(&organizer(), theme.id, note, &seen, word).await.expect("decided");
}

both_dbs! {
    async fn a_ticket_flags_a_note_once_and_takes_it_back(app: TestApp) {
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "ひどい付箋").await;
        flag(&app, &theme, &secret(2), note, ABUSE).await;
        // Again, and for another reason: it is the same flag.
        flag(&app, &theme, &secret(2), note, ABUSE).await;
        flag(&app, &theme, &secret(2), note, HideReason::Person).await;
        assert_eq!(counts(&app).await, [], "not before it is counted");
        flag(&app, &theme, &secret(3), note, HideReason::Person).await;
        app.tick().await;
        let waits = Outcome::Waiting;
        assert_eq!(counts(&app).await, [(HideReason::Person, 1, waits), (ABUSE, 1, waits)]);
        let text = Some("ひどい付箋".to_owned());
        let own = MyFlag { id: note, text, reason: ABUSE, outcome: waits };
        assert_eq!(mine(&app, &theme, &secret(2)).await, [own]);
        assert_eq!(mine(&app, &theme, &secret(4)).await, []);
        let back = app.perform(&theme, &secret(2), Action::Unflag { note }).await;
        assert_eq!((back, mine(&app, &theme, &secret(2)).await), (Ok(Done::Unflagged), vec![]));
        assert_eq!(counts(&app).await.len(), 2, "nobody sees when it was taken back");
        app.tick().await;
        assert_eq!(counts(&app).await, [(HideReason::Person, 1, waits)]);
        // Of somebody who never came in there is none to take back, which is no fault.
        assert_eq!(app.perform(&theme, &secret(9), Action::Unflag { note }).await, Ok(Done::Unflagged));
    }

    async fn what_cannot_be_flagged_is_refused_and_nothing_is_written(app: TestApp) {
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "付箋").await;
        let flag = |note, reason| Action::Flag { note, reason };
        for reason in [HideReason::Other, HideReason::Review, HideReason::Checking] {
            let refused = app.perform(&theme, &secret(2), flag(note, reason)).await;
            assert_eq!(refused, Err(Refusal::NoReason), "{reason:?}");
        }
        let nowhere = NoteId(theme.id.0);
        assert_eq!(app.perform(&theme, &secret(2), flag(nowhere, ABUSE)).await, Err(Refusal::NoNote));
        let other = app.theme_with(|plan| plan.settings.slug = "betsu".into()).await;
        assert_eq!(app.perform(&other, &secret(2), flag(note, ABUSE)).await, Err(Refusal::NoNote));
        decide(&app, &theme, note, "付箋", "abuse").await;
        assert_eq!(app.perform(&theme, &secret(2), flag(note, ABUSE)).await, Err(Refusal::NoNote));
        decide(&app, &theme, note, "付箋", "keep").await;
        app.move_to(theme.id, State::Review).await;
        let theme = app.state.board.theme(theme.id).await.expect("there");
        assert_eq!(app.perform(&theme, &secret(2), flag(note, ABUSE)).await, Err(Refusal::FlagsClosed));
        app.tick().await;
        assert_eq!(counts(&app).await, []);
        // A ticket that flags one note after the other has to wait.
        let many = app.theme_with(|plan| plan.settings.slug = "ooi".into()).await;
        let note = app.pinned(&many, &secret(1), "付箋").await;
        app.perform(&many, &secret(2), flag(note, ABUSE)).await.expect("flagged");
        let mut done = 1;
        while app.perform(&many, &secret(2), flag(note, ABUSE)).await.is_ok() {
            done += 1;
        }
        assert!((20..25).contains(&done), "{done}");
        app.perform(&many, &secret(2), Action::Like { note }).await.expect("other things go on");
    }

    async fn whoever_flagged_sees_what_became_of_it_and_the_same_reason_does_not_reopen_it(app: TestApp) {
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "きつい言い方").await;
        flag(&app, &theme, &secret(2), note, ABUSE).await;
        app.tick().await;
        decide(&app, &theme, note, "きつい言い方", "keep").await;
        let outcome = async |ticket: &Secret| mine(&app, &theme, ticket).await[0].outcome;
        assert_eq!(outcome(&secret(2)).await, Outcome::Kept);
        let waiting = async || app.state.queue(&organizer()).await.expect("read").items.len();
        flag(&app, &theme, &secret(3), note, ABUSE).await;
        app.tick().await;
        assert_eq!(waiting().await, 0, "the same reason");
        assert_eq!(outcome(&secret(3)).await, Outcome::Kept, "it was decided before");
        flag(&app, &theme, &secret(4), note, HideReason::Person).await;
        app.tick().await;
        assert_eq!(waiting().await, 1, "another reason");
        decide(&app, &theme, note, "きつい言い方", "person").await;
        for ticket in [2, 3, 4] {
            let flags = mine(&app, &theme, &secret(ticket)).await;
            assert_eq!((flags[0].outcome, &flags[0].text), (Outcome::Hidden, &None), "{ticket}");
        }
        // What an undo opens again waits again.
        decide(&app, &theme, note, "きつい言い方", "reopen").await;
        assert_eq!((outcome(&secret(2)).await, waiting().await), (Outcome::Waiting, 1));
    }

    async fn a_new_text_is_looked_at_again(app: TestApp) {
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "はじめの文").await;
        flag(&app, &theme, &secret(2), note, ABUSE).await;
        app.tick().await;
        decide(&app, &theme, note, "はじめの文", "keep").await;
        let edit = Action::Edit { note, text: "もっとひどい文".into() };
        app.perform(&theme, &secret(1), edit).await.expect("edited");
        app.tick().await;
        let queue = app.state.queue(&organizer()).await.expect("read");
        assert_eq!((queue.items.len(), queue.flagged(note)), (1, 1));
        assert_eq!(queue.items[0].note.text, "もっとひどい文");
        // Taken back, the note takes everything along.
        app.perform(&theme, &secret(1), Action::Withdraw { note }).await.expect("withdrawn");
        app.tick().await;
        assert_eq!((counts(&app).await, mine(&app, &theme, &secret(2)).await), (vec![], vec![]));
    }

    async fn where_the_box_opens_on_the_hour_flags_are_counted_every_ten_minutes(app: TestApp) {
        let theme = app.theme_with(|plan| plan.box_rule = BoxRule::Hourly).await;
        app.tick().await;
        for n in 1..=3 {
            app.post(&theme, &secret(n), "付箋").await;
        }
        app.state.clock.set(NOON + 3600);
        app.tick().await;
        let note = app.notes(&theme).await[0].id;
        flag(&app, &theme, &secret(5), note, ABUSE).await;
        app.state.clock.set(NOON + 3600 + 590);
        app.tick().await;
        assert_eq!(counts(&app).await, []);
        app.state.clock.set(NOON + 3600 + 600);
        app.tick().await;
        assert_eq!(counts(&app).await.len(), 1);
    }

    /// The plain forms: the button on the note asks for the reason, with the note beside it, and the own
    /// page shows what one flagged.
    async fn without_javascript_the_reason_is_asked_for_first(app: TestApp) {
        let theme = app.theme().await;
        let note = app.pinned(&theme, &secret(1), "気になる付箋の文").await.to_string();
        let board = app.get("/t/zaitaku").await.body;
        assert!(board.contains("formaction=\"/t/zaitaku/mine/flag\""));
        let jar = format!("kizuki_ticket={}", code(&secret(2)));
        let asked = app.form(&jar, "/t/zaitaku/mine/flag", &[("note", &note), ("sort", "stickers")]).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
        let form = asked.body.split("class=\"flag-ask panel\"").nth(1).expect("the form");
        let form = form.split("</section>").next().expect("its end");
        assert!(form.contains("気になる付箋の文") && form.contains(&note) && form.contains("value=\"stickers\""));
        assert_eq!(form.matches("type=\"radio\"").count(), HideReason::FLAGS.len());
        assert!(!asked.body.contains("理由を一つ選んでください。"), "nothing failed yet");
        let sent = app.form(&jar, "/t/zaitaku/mine/flag", &[("note", &note), ("reason", "abuse")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        assert!(sent.location().starts_with("/t/zaitaku?done=flagged#p-"), "{}", sent.location());
        let own = app.get_as(&jar, "/t/zaitaku/mine").await.body;
        assert!(own.contains("知らせた付箋") && own.contains("まだ決まっていません"));
        let back = app.form(&jar, "/t/zaitaku/mine/unflag", &[("note", &note), ("from", "mine")]).await;
        assert_eq!((back.status, back.location()), (StatusCode::SEE_OTHER, "/t/zaitaku/mine"));
        assert!(!app.get_as(&jar, "/t/zaitaku/mine").await.body.contains("知らせた付箋"));
        for (fields, status) in [
            (vec![("note", "x"), ("reason", "abuse")], StatusCode::NOT_FOUND),
            (vec![("note", note.as_str()), ("reason", "other")], StatusCode::UNPROCESSABLE_ENTITY),
            (vec![("note", note.as_str()), ("reason", "<b>")], StatusCode::UNPROCESSABLE_ENTITY),
        ] {
            let refused = app.form(&jar, "/t/zaitaku/mine/flag", &fields).await;
            assert_eq!(refused.status, status, "{fields:?}");
        }
        let word = Decided::Verdict(Verdict::Keep).as_str();
        decide(&app, &theme, note.parse().expect("an id"), "気になる付箋の文", "abuse").await;
        decide(&app, &theme, note.parse().expect("an id"), "気になる付箋の文", word).await;
        app.move_to(theme.id, State::Review).await;
        assert!(!app.get("/t/zaitaku").await.body.contains("mine/flag"), "a closed board takes none");
    }
}
