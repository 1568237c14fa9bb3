//! A small log, and every way to falsify it.

use chrono::NaiveDate;
use uuid::Uuid;

use super::*;
use crate::domain::{account::Role, note::HideReason};
use crate::log::event::{Pinned, Withdrawn};

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

/// Three notes came out: one is shown, one was hidden, one was withdrawn by its author.
pub(in crate::log) fn honest() -> Export {
    let (salt, proof) = (Hex([7; 16]), Tag([5; 32]));
    let mut entries = Vec::new();
    let pinned = (1..=3).map(|n| Pinned {
        note: note(n),
        text: commit::text(note(n), &salt, &format!("text {n}")),
        withdrawal: Some(commit::withdrawal(&proof)),
        held: false,
    });
    append(&mut entries, &Event::BoxOpened { theme: theme(), opening: 1, pinned: pinned.collect() });
    append(&mut entries, &Event::Hidden { theme: theme(), note: note(2), reason: HideReason::Person, role: Role::Organizer });
    append(&mut entries, &Event::Withdrawn { theme: theme(), notes: vec![Withdrawn { note: note(3), proof: Some(Hex(proof.0)) }] });
    Export {
        version: VERSION,
        entries,
        notes: vec![ShownNote { note: note(1), theme: theme(), text: "text 1".into(), salt }],
        hidden: vec![note(2)],
        blocked: Vec::new(),
        older: Vec::new(),
    }
}

fn flaws(change: impl FnOnce(&mut Export)) -> Vec<Flaw> {
    let mut export = honest();
    change(&mut export);
    verify(&export, None).expect_err("has flaws")
}

/// Chains everything anew, as somebody would who owns the database.
fn rewrite(export: &mut Export, keep: impl Fn(&Event) -> Option<Event>) {
    let events: Vec<Event> = export.entries.iter().filter_map(|entry| keep(&entry.event().expect("readable"))).collect();
    export.entries.clear();
    for event in &events {
        append(&mut export.entries, event);
    }
}

#[test]
fn an_honest_log_holds() {
    let verdict = verify(&honest(), None).expect("no flaw");
    assert_eq!((verdict.head.seq, verdict.shown, verdict.hidden, verdict.withdrawn), (3, 1, 1, 1));
}

#[test]
fn a_note_that_was_deleted_by_sql_is_missed() {
    assert_eq!(flaws(|export| export.notes.clear()), [Flaw::Missing(note(1))]);
    assert_eq!(flaws(|export| export.hidden.clear()), [Flaw::Missing(note(2))]);
}

#[test]
fn an_entry_that_was_deleted_or_changed_breaks_the_chain() {
    assert!(flaws(|export| drop(export.entries.remove(1))).contains(&Flaw::Chain(3)));
    assert!(flaws(|export| drop(export.entries.remove(0))).contains(&Flaw::Sequence(2)));
    assert!(flaws(|export| export.entries[1].payload = export.entries[1].payload.replace("person", "abuse")).contains(&Flaw::Hash(2)));
    assert!(flaws(|export| export.entries.swap(1, 2)).contains(&Flaw::Sequence(3)));
}

#[test]
fn a_text_that_was_changed_is_seen() {
    assert_eq!(flaws(|export| export.notes[0].text.push('!')), [Flaw::Text(note(1))]);
}

#[test]
fn a_deletion_cannot_be_passed_off_as_the_authors() {
    let found = flaws(|export| {
        export.notes.clear();
        append(
            &mut export.entries,
            &Event::Withdrawn { theme: theme(), notes: vec![Withdrawn { note: note(1), proof: Some(Hex([9; 32])) }] },
        );
    });
    assert_eq!(found, [Flaw::Withdrawal(note(1))]);
    let found = flaws(|export| {
        export.notes.clear();
        append(&mut export.entries, &Event::Withdrawn { theme: theme(), notes: vec![Withdrawn { note: note(1), proof: None }] });
    });
    assert_eq!(found, [Flaw::Withdrawal(note(1))]);
}

#[test]
fn hiding_without_an_entry_is_seen() {
    let found = flaws(|export| rewrite(export, |event| (event.kind() != "hidden").then(|| event.clone())));
    assert_eq!(found, [Flaw::Hiding(note(2))]);
}

#[test]
fn a_note_from_nowhere_is_seen() {
    let salt = Hex([1; 16]);
    let found = flaws(|export| export.notes.push(ShownNote { note: note(4), theme: theme(), text: "x".into(), salt }));
    assert_eq!(found, [Flaw::Unannounced(note(4))]);
}

#[test]
fn a_log_that_was_rewritten_as_a_whole_is_seen_by_whoever_kept_the_words() {
    let kept = honest().entries[1].hash;
    assert!(verify(&honest(), Some(&|hash| *hash == kept)).is_ok(), "an older head still counts");
    let mut export = honest();
    rewrite(&mut export, |event| match event {
        Event::Hidden { theme, note, role, .. } => {
            Some(Event::Hidden { theme: *theme, note: *note, reason: HideReason::Other, role: *role })
        }
        other => Some(other.clone()),
    });
    assert!(verify(&export, None).is_ok(), "a chain alone cannot tell");
    assert_eq!(verify(&export, Some(&|hash| *hash == kept)), Err(vec![Flaw::Head]));
}

#[test]
fn what_cannot_be_read_is_a_flaw() {
    let found = flaws(|export| {
        let entry = &mut export.entries[1];
        entry.payload = "{}".into();
        entry.hash = entry.computed_hash();
    });
    assert!(found.contains(&Flaw::Unreadable(2)) && found.contains(&Flaw::Chain(3)));
}

#[test]
fn two_keys_for_one_theme_are_a_flaw() {
    let key = |n| Event::ThemeKey { theme: theme(), key: Hex([n; 32]) };
    let mut export = honest();
    append(&mut export.entries, &key(1));
    let (head, keys) = published_keys(&export.entries, None).expect("no flaw");
    assert_eq!((head.seq, keys.len(), keys[&theme()]), (4, 1, PublishedKey { pk: Hex([1; 32]), log_index: 4 }));
    let seen = export.entries[1].hash;
    assert!(published_keys(&export.entries, Some(&|hash| *hash == seen)).is_ok(), "what was seen is there");
    assert_eq!(published_keys(&export.entries, Some(&|hash| *hash == Hex([9; 32]))).expect_err("flaw"), [Flaw::Head]);
    append(&mut export.entries, &key(2));
    assert_eq!(verify(&export, None).expect_err("flaw"), [Flaw::SecondKey(5)]);
    assert_eq!(published_keys(&export.entries, None).expect_err("flaw"), [Flaw::SecondKey(5)]);
}
