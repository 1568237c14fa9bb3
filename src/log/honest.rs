//! A test fixture: a small log without a flaw.

use chrono::NaiveDate;
use uuid::Uuid;

use super::{
    Entry, Event, VERSION,
    event::{Pinned, Revised, Withdrawn},
    export::{Export, Shown, ShownNote},
};
use crate::domain::{
    account::Role,
    hex::Hex,
    ids::{NoteId, ThemeId},
    note::HideReason,
};
use crate::ticket::{Pepper, Secret, TicketKey, author::Act, commit};

pub(in crate::log) fn note(n: u128) -> NoteId {
    NoteId(Uuid::from_u128(n))
}

pub(in crate::log) fn theme() -> ThemeId {
    ThemeId(Uuid::from_u128(99))
}

pub(in crate::log) fn append(entries: &mut Vec<Entry>, event: &Event) {
    let day = NaiveDate::from_ymd_opt(2020, 8, 10).expect("a day");
    let head = entries.last().map(Entry::head).unwrap_or_default();
    entries.push(Entry::after(head, day, event).expect("json"));
}

/// The key of the ticket that wrote all notes of the example.
pub(in crate::log) fn author() -> TicketKey {
    TicketKey::derive(&Pepper::new([1; 32]), theme(), &Secret::from_random(&[3; 20]))
}

pub(in crate::log) const SALT: Hex<16> = Hex([7; 16]);

/// The hash of a note's text, by the key of the ticket that wrote all notes of the example.
pub(in crate::log) fn hash(n: u128, text: &str) -> Hex<32> {
    commit::text(theme(), note(n), Some(&author().note_key(note(n))), &SALT, text)
}

/// A note as it comes out of the box.
pub(in crate::log) fn pinned(n: u128, text: &str, held: bool) -> Pinned {
    Pinned {
        note: note(n),
        text: hash(n, text),
        key: Some(author().note_key(note(n))),
        withdrawal: None,
        held,
        reply: None,
        paper: None,
    }
}

/// A new text, signed as the author would.
pub(in crate::log) fn revised(n: u128, number: u32, text: &str, held: bool) -> Revised {
    let text = hash(n, text);
    Revised {
        note: note(n),
        text,
        signed: Some(author().sign(theme(), note(n), Act::Revise { number, text: &text })),
        held,
    }
}

pub(in crate::log) fn withdrawn(n: u128) -> Withdrawn {
    Withdrawn {
        note: note(n),
        signed: Some(author().sign(theme(), note(n), Act::Withdraw)),
        proof: None,
    }
}

pub(in crate::log) fn shown(n: u128, text: &str) -> ShownNote {
    ShownNote {
        note: note(n),
        theme: theme(),
        text: text.into(),
        salt: SALT,
        paper: false,
        counted: None,
    }
}

/// Three notes came out: one is shown with its second text, one was hidden, one was withdrawn by
/// its author.
pub(in crate::log) fn honest() -> Export {
    let mut entries = Vec::new();
    append(&mut entries, &Event::LogVersion { version: VERSION });
    let first = (1..=3).map(|n| pinned(n, &format!("text {n}"), false)).collect();
    append(&mut entries, &Event::BoxOpened { theme: theme(), opening: 1, pinned: first });
    append(
        &mut entries,
        &Event::Hidden {
            theme: theme(),
            note: note(2),
            reason: HideReason::Person,
            role: Role::Organizer,
        },
    );
    append(&mut entries, &Event::Withdrawn { theme: theme(), notes: vec![withdrawn(3)] });
    append(
        &mut entries,
        &Event::Revised { theme: theme(), notes: vec![revised(1, 1, "text 1, better", false)] },
    );
    let board = Shown {
        notes: vec![shown(1, "text 1, better")],
        hidden: vec![note(2)],
        ..Shown::default()
    };
    Export { version: VERSION, entries, board }
}
