//! Tests of the verification: paper notes and stickers on paper, and every way to falsify them.

use super::*;
use crate::domain::{account::Role, hex::Hex, theme::State};
use crate::log::Event;
use crate::log::event::Pinned;
use crate::log::export::{ShownCount, ShownNote};
use crate::log::honest::{
    SALT, append, author, honest, note, pinned, revised, shown, theme, withdrawn,
};
use crate::ticket::{Salt, commit};

const OF_COUNT: Salt = Hex([9; 16]);

fn counted(n: u128, stickers: u32) -> Hex<32> {
    commit::paper_stickers(theme(), note(n), &OF_COUNT, stickers)
}

fn typed(n: u128, text: &str, stickers: u32) -> Pinned {
    Pinned {
        note: note(n),
        text: commit::paper(theme(), note(n), &SALT, text),
        key: None,
        withdrawal: None,
        held: false,
        reply: None,
        paper: Some(counted(n, stickers)),
    }
}

fn corrected(n: u128, text: Option<&str>, stickers: Option<u32>) -> Event {
    Event::PaperCorrected {
        theme: theme(),
        note: note(n),
        text: text.map(|text| commit::paper(theme(), note(n), &SALT, text)),
        stickers: stickers.map(|stickers| counted(n, stickers)),
        role: Role::Organizer,
    }
}

fn taken_back(n: u128) -> Event {
    Event::PaperTakenBack { theme: theme(), note: note(n), role: Role::Organizer }
}

fn on_paper(shown: ShownNote, paper: bool, stickers: u32) -> ShownNote {
    ShownNote { paper, counted: Some(ShownCount { stickers, salt: OF_COUNT }), ..shown }
}

/// An honest log with three paper notes, one corrected and one taken back, and stickers on the slip
/// of a note with a ticket.
fn cardboard() -> Export {
    let mut export = honest();
    let pinned = vec![typed(6, "paper 6", 3), typed(7, "papr 7", 0), typed(8, "paper 8", 1)];
    append(&mut export.entries, &Event::BoxOpened { theme: theme(), opening: 2, pinned });
    append(&mut export.entries, &corrected(7, Some("paper 7"), Some(5)));
    append(&mut export.entries, &corrected(1, None, Some(2)));
    append(&mut export.entries, &taken_back(8));
    let moved = Event::Moved { theme: theme(), to: State::Review, notes: 3, stickers: 0 };
    append(&mut export.entries, &moved);
    let one = export.board.notes.remove(0);
    export.board.notes = vec![
        on_paper(one, false, 2),
        on_paper(shown(6, "paper 6"), true, 3),
        on_paper(shown(7, "paper 7"), true, 5),
    ];
    export
}

/// That board beside a log chained anew from entries that somebody changed.
fn falsified(change: impl Fn(&mut Event)) -> Result<Verdict, Vec<Flaw>> {
    let mut export = cardboard();
    let events: Vec<Event> =
        export.entries.iter().map(|entry| entry.event().expect("readable")).collect();
    export.entries.clear();
    for mut event in events {
        change(&mut event);
        append(&mut export.entries, &event);
    }
    verify(&export, None)
}

/// That log beside a board that somebody changed.
fn beside(change: impl Fn(&mut ShownNote)) -> Result<Verdict, Vec<Flaw>> {
    let mut export = cardboard();
    export.board.notes.iter_mut().for_each(change);
    verify(&export, None)
}

fn paper(n: u128) -> Vec<Flaw> {
    vec![Flaw::Paper(note(n))]
}

#[test]
fn paper_holds_and_is_told_apart() {
    let verdict = verify(&cardboard(), None).expect("no flaw");
    assert_eq!((verdict.shown, verdict.paper, verdict.withdrawn), (3, 2, 2));
    assert_eq!((verdict.uncounted, verdict.weaker), (0, 0));
    let json = serde_json::to_string(&cardboard()).expect("json");
    assert_eq!(serde_json::from_str::<Export>(&json).expect("read"), cardboard(), "as it is sent");
}

#[test]
fn counts_that_are_kept_back_are_said_to_be_unchecked() {
    let verdict = beside(|shown| shown.counted = None).expect("no flaw");
    assert_eq!(verdict.uncounted, 3);
}

#[test]
fn a_count_that_was_altered_is_a_flaw() {
    let more = |n: u128| {
        move |shown: &mut ShownNote| {
            if let Some(told) = shown.counted.as_mut().filter(|_| shown.note == note(n)) {
                told.stickers += 1;
            }
        }
    };
    assert_eq!(beside(more(6)), Err(paper(6)));
    assert_eq!(beside(more(1)), Err(paper(1)), "also on the slip of a note with a ticket");
    let first = |event: &mut Event| {
        if let Event::BoxOpened { pinned, .. } = event {
            for new in pinned.iter_mut().filter(|new| new.note == note(6)) {
                new.paper = Some(counted(6, 30));
            }
        }
    };
    assert_eq!(falsified(first), Err(paper(6)));
    let again = |event: &mut Event| {
        if let Event::PaperCorrected { stickers: Some(hash), .. } = event {
            *hash = counted(7, 50);
        }
    };
    assert_eq!(falsified(again), Err(vec![Flaw::Paper(note(1)), Flaw::Paper(note(7))]));
    let mut out_of_nothing = honest();
    let one = out_of_nothing.board.notes.remove(0);
    out_of_nothing.board.notes.push(on_paper(one, false, 9));
    assert_eq!(verify(&out_of_nothing, None), Err(paper(1)), "nobody counted");
}

#[test]
fn a_mark_that_was_altered_is_a_flaw() {
    let mark = |n: u128, paper: bool| {
        move |shown: &mut ShownNote| {
            if shown.note == note(n) {
                shown.paper = paper;
            }
        }
    };
    assert_eq!(beside(mark(6, false)), Err(paper(6)));
    assert_eq!(beside(mark(1, true)), Err(paper(1)));
    let keyed = |event: &mut Event| {
        if let Event::BoxOpened { pinned, .. } = event {
            for new in pinned.iter_mut().filter(|new| new.note == note(6)) {
                new.key = Some(author().note_key(note(6)));
            }
        }
    };
    assert_eq!(falsified(keyed), Err(paper(6)), "a paper note has no ticket's key");
}

#[test]
fn no_paper_rewrites_what_a_ticket_wrote() {
    let mut export = cardboard();
    append(&mut export.entries, &corrected(1, Some("another text"), None));
    assert_eq!(verify(&export, None), Err(paper(1)));
    let mut export = cardboard();
    append(&mut export.entries, &taken_back(1));
    assert_eq!(verify(&export, None), Err(paper(1)));
    let mut export = cardboard();
    let text = beside(|shown| {
        if shown.note == note(7) {
            shown.text = "another text".into();
        }
    });
    assert_eq!(text, Err(vec![Flaw::Text(note(7))]));
    append(&mut export.entries, &taken_back(7));
    assert_eq!(verify(&export, None), Err(vec![Flaw::Gone(note(7))]));
    let mut export = cardboard();
    append(&mut export.entries, &corrected(8, None, Some(3)));
    assert_eq!(verify(&export, None), Err(vec![Flaw::Gone(note(8))]));
}

#[test]
fn no_ticket_speaks_for_paper() {
    let mut export = cardboard();
    let events = [
        Event::Revised { theme: theme(), notes: vec![revised(6, 1, "paper 6", false)] },
        Event::Withdrawn { theme: theme(), notes: vec![withdrawn(7)] },
    ];
    for event in &events {
        append(&mut export.entries, event);
    }
    let flaws = verify(&export, None).expect_err("flaws");
    assert!(flaws.contains(&Flaw::Revision(note(6))) && flaws.contains(&Flaw::Withdrawal(note(7))));
    let mut export = honest();
    let keyless = Pinned { key: None, ..pinned(4, "text 4", true) };
    let opened = Event::BoxOpened { theme: theme(), opening: 2, pinned: vec![keyless] };
    append(&mut export.entries, &opened);
    export.board.hidden.push(note(4));
    assert_eq!(verify(&export, None), Err(vec![Flaw::Keyless(note(4))]), "only paper has none");
}
