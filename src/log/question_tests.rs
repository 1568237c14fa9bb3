//! Tests of the verification: questions and replies, and every way to falsify them.

use uuid::Uuid;

use super::*;
use crate::domain::{
    hex::Hex,
    ids::{QuestionId, ThemeId},
    theme::State,
};
use crate::log::Event;
use crate::log::event::{Pinned, Reply};
use crate::log::export::ShownQuestion;
use crate::log::honest::{append, author, hash, honest, note, pinned, shown, theme, withdrawn};
use crate::ticket::{author::Act, commit};

const ASKED: &str = "where?";

fn question() -> QuestionId {
    QuestionId(Uuid::from_u128(50))
}

fn asked(text: &str) -> Event {
    let text = commit::question(theme(), question(), note(1), text);
    Event::Asked { theme: theme(), question: question(), note: note(1), text }
}

/// The reply with this number; its author says to have written the note, where `text` is signed.
fn reply(n: u128, signed: Option<&str>) -> Pinned {
    let author = signed.map(|asked| {
        let asked = commit::question(theme(), question(), note(1), asked);
        let text = hash(n, &format!("text {n}"));
        author().sign(theme(), note(1), Act::Reply { question: &asked, text: &text })
    });
    let reply = Some(Reply { question: question(), author });
    Pinned { reply, ..pinned(n, &format!("text {n}"), false) }
}

/// An honest log with a question under note 1, and a reply of its author's and one of somebody's.
fn talk() -> Export {
    let mut export = honest();
    append(&mut export.entries, &asked(ASKED));
    let pinned = vec![reply(6, Some(ASKED)), reply(7, None)];
    append(&mut export.entries, &Event::BoxOpened { theme: theme(), opening: 2, pinned });
    // Replies are none of the notes: one of three is shown.
    let moved = Event::Moved { theme: theme(), to: State::Review, notes: 1, stickers: 0 };
    append(&mut export.entries, &moved);
    export.board.notes.extend([shown(6, "text 6"), shown(7, "text 7")]);
    export.board.questions.push(ShownQuestion {
        question: question(),
        theme: theme(),
        note: note(1),
        text: ASKED.into(),
    });
    export
}

/// The same, chained anew from entries that somebody changed.
fn falsified(change: impl Fn(&mut Event)) -> Result<Verdict, Vec<Flaw>> {
    let mut export = talk();
    let events: Vec<Event> =
        export.entries.iter().map(|entry| entry.event().expect("readable")).collect();
    export.entries.clear();
    for mut event in events {
        change(&mut event);
        append(&mut export.entries, &event);
    }
    verify(&export, None)
}

#[test]
fn a_question_and_its_replies_hold() {
    let verdict = verify(&talk(), None).expect("no flaw");
    assert_eq!((verdict.shown, verdict.hidden, verdict.withdrawn), (3, 1, 1));
    let json = serde_json::to_string(&talk()).expect("json");
    let read: Export = serde_json::from_str(&json).expect("read");
    assert_eq!(read, talk(), "as it is sent");
}

#[test]
fn a_reply_is_by_the_author_of_the_note_only_where_its_key_signed_it() {
    let forged = falsified(|event| {
        if let Event::BoxOpened { pinned, .. } = event {
            for reply in pinned.iter_mut().filter_map(|pinned| pinned.reply.as_mut()) {
                reply.author = Some(Hex([9; 64]));
            }
        }
    });
    assert_eq!(forged, Err(vec![Flaw::Reply(note(6)), Flaw::Reply(note(7))]));
    // A signature of one reply put to another.
    let moved = falsified(|event| {
        if let Event::BoxOpened { pinned, .. } = event
            && let [first, second] = pinned.as_mut_slice()
        {
            second.reply = first.reply;
        }
    });
    assert_eq!(moved, Err(vec![Flaw::Reply(note(7))]));
}

#[test]
fn a_reply_is_to_the_words_that_were_asked() {
    // Another question in the log than the one that the author replied to.
    let mut export = talk();
    export.board.questions[0].text = "who?".into();
    assert_eq!(verify(&export, None), Err(vec![Flaw::Question(question())]), "on the board");
    let put_over = falsified(|event| {
        if matches!(event, Event::Asked { .. }) {
            *event = asked("who?");
        }
    });
    let flaws = put_over.expect_err("flaws");
    assert!(flaws.contains(&Flaw::Reply(note(6))), "the signature is for the other words");
    assert!(!flaws.contains(&Flaw::Reply(note(7))), "who did not sign said nothing about them");
}

#[test]
fn a_question_cannot_vanish_come_twice_or_from_nowhere() {
    let mut export = talk();
    export.board.questions.clear();
    assert_eq!(verify(&export, None), Err(vec![Flaw::Question(question())]));
    let mut export = talk();
    append(&mut export.entries, &asked(ASKED));
    assert_eq!(verify(&export, None), Err(vec![Flaw::Question(question())]));
    let elsewhere = falsified(|event| {
        if let Event::Asked { theme, .. } = event {
            *theme = ThemeId(Uuid::from_u128(1));
        }
    });
    assert!(elsewhere.expect_err("flaws").contains(&Flaw::Reply(note(7))));
    let unasked = falsified(|event| {
        if let Event::Asked { note: about, .. } = event {
            *about = note(40);
        }
    });
    assert!(unasked.expect_err("flaws").contains(&Flaw::Question(question())));
}

#[test]
fn what_is_asked_under_a_note_goes_with_it() {
    let mut export = talk();
    append(&mut export.entries, &Event::Withdrawn { theme: theme(), notes: vec![withdrawn(1)] });
    export.board.notes.clear();
    export.board.questions.clear();
    let verdict = verify(&export, None).expect("no flaw");
    assert_eq!((verdict.shown, verdict.withdrawn), (0, 4));
    export.board.notes.push(shown(7, "text 7"));
    assert_eq!(verify(&export, None), Err(vec![Flaw::Gone(note(7))]), "and does not stay");
}
