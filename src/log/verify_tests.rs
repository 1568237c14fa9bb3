//! Tests of the verification: a small log, and every way to falsify it.

use chrono::NaiveDate;
use uuid::Uuid;

use super::*;
use crate::domain::{
    account::Role, hex::Hex, ids::ThemeId, issue::PublishedKey, note::HideReason, theme::State,
};
use crate::log::event::{Destroyed, Pinned, Revised, Withdrawn};
use crate::log::export::Shown;
use crate::log::honest::{
    SALT, append, author, hash, honest, note, pinned, revised, shown, theme, withdrawn,
};
use crate::log::{Entry, Event, VERSION, file};
use crate::ticket::{Tag, author::NoteKey, commit};

/// A log of version 1: two notes, one withdrawn.
fn old() -> Export {
    let proof = Tag([5; 32]);
    let mut entries = Vec::new();
    let first = (1..=2).map(|n| Pinned {
        note: note(n),
        text: commit::text(theme(), note(n), None, &SALT, &format!("text {n}")),
        key: None,
        withdrawal: Some(commit::withdrawal(&proof)),
        held: false,
        reply: None,
        paper: None,
    });
    append(&mut entries, &Event::BoxOpened { theme: theme(), opening: 1, pinned: first.collect() });
    let gone = Withdrawn { note: note(2), signed: None, proof: Some(Hex(proof.0)) };
    append(&mut entries, &Event::Withdrawn { theme: theme(), notes: vec![gone] });
    Export {
        version: 1,
        entries,
        board: Shown { notes: vec![shown(1, "text 1")], ..Shown::default() },
    }
}

/// A second opening of the box, with these notes in it.
fn second_opening(pinned: Vec<Pinned>) -> Event {
    Event::BoxOpened { theme: theme(), opening: 2, pinned }
}

fn flaws(change: impl FnOnce(&mut Export)) -> Vec<Flaw> {
    let mut export = honest();
    change(&mut export);
    verify(&export, None).expect_err("has flaws")
}

/// Chains everything anew, as somebody would who owns the database.
fn rewrite(export: &mut Export, keep: impl Fn(&Event) -> Option<Event>) {
    let events: Vec<Event> =
        export.entries.iter().filter_map(|entry| keep(&entry.event().expect("readable"))).collect();
    export.entries.clear();
    for event in &events {
        append(&mut export.entries, event);
    }
}

#[test]
fn an_honest_log_holds() {
    let verdict = verify(&honest(), None).expect("no flaw");
    assert_eq!(
        (verdict.head.seq, verdict.shown, verdict.hidden, verdict.withdrawn, verdict.weaker),
        (5, 1, 1, 1, 0)
    );
}

#[test]
fn a_note_that_was_deleted_by_sql_is_missed() {
    assert_eq!(flaws(|export| export.board.notes.clear()), [Flaw::Missing(note(1))]);
    assert_eq!(flaws(|export| export.board.hidden.clear()), [Flaw::Missing(note(2))]);
}

#[test]
fn an_entry_that_was_deleted_or_changed_breaks_the_chain() {
    assert!(flaws(|export| drop(export.entries.remove(1))).contains(&Flaw::Chain(3)));
    assert!(flaws(|export| drop(export.entries.remove(0))).contains(&Flaw::Sequence(2)));
    assert!(
        flaws(|export| export.entries[2].payload =
            export.entries[2].payload.replace("person", "abuse"))
        .contains(&Flaw::Hash(3))
    );
    assert!(flaws(|export| export.entries.swap(1, 2)).contains(&Flaw::Sequence(3)));
    assert_eq!(
        flaws(|export| drop(export.entries.pop())),
        [Flaw::Text(note(1))],
        "a tail that was cut off, while the board went on"
    );
}

#[test]
fn a_text_that_was_changed_is_seen() {
    assert_eq!(flaws(|export| export.board.notes[0].text.push('!')), [Flaw::Text(note(1))]);
}

#[test]
fn a_deletion_cannot_be_passed_off_as_the_authors() {
    let false_ones = [
        Withdrawn { note: note(1), signed: None, proof: Some(Hex([9; 32])) },
        Withdrawn { note: note(1), signed: None, proof: None },
        Withdrawn { note: note(1), signed: Some(Hex([9; 64])), proof: None },
        // The author's own, of another note.
        Withdrawn { note: note(1), ..withdrawn(3) },
    ];
    for gone in false_ones {
        let found = flaws(|export| {
            export.board.notes.clear();
            append(&mut export.entries, &Event::Withdrawn { theme: theme(), notes: vec![gone] });
        });
        assert_eq!(found, [Flaw::Withdrawal(note(1))]);
    }
}

#[test]
fn a_text_cannot_be_passed_off_as_the_authors() {
    let other = hash(1, "I resign");
    let false_ones = [
        Revised { note: note(1), text: other, signed: None, held: false },
        Revised { note: note(1), text: other, signed: Some(Hex([9; 64])), held: false },
        // The author's own signature, of the text before.
        Revised { text: other, ..revised(1, 1, "text 1, better", false) },
        // The author's own revision once more, after another one.
        revised(1, 1, "I resign", false),
        Revised { note: note(1), ..revised(2, 2, "I resign", false) },
    ];
    for new in false_ones {
        let found = flaws(|export| {
            export.board.notes[0].text = "I resign".into();
            append(&mut export.entries, &Event::Revised { theme: theme(), notes: vec![new] });
        });
        assert!(found.contains(&Flaw::Revision(note(1))), "{found:?}");
    }
    let mut export = honest();
    append(
        &mut export.entries,
        &Event::Revised { theme: theme(), notes: vec![revised(1, 2, "third", false)] },
    );
    export.board.notes[0].text = "third".into();
    assert!(verify(&export, None).is_ok());
    append(
        &mut export.entries,
        &Event::Revised { theme: theme(), notes: vec![revised(1, 1, "text 1, better", false)] },
    );
    export.board.notes[0].text = "text 1, better".into();
    assert_eq!(verify(&export, None), Err(vec![Flaw::Revision(note(1))]), "an old text replayed");
}

#[test]
fn a_note_comes_out_once() {
    let mine = NoteKey::from_slice(&[4; 32]).expect("32 bytes");
    for key in [Some(author().note_key(note(1))), Some(mine), None] {
        let again = Pinned { key, ..pinned(1, "text 1, better", false) };
        let found = flaws(|export| {
            append(&mut export.entries, &second_opening(vec![again]));
        });
        assert_eq!(found, [Flaw::Again(note(1))]);
    }
    let back = flaws(|export| {
        export.board.notes.push(shown(3, "text 3"));
        append(&mut export.entries, &second_opening(vec![pinned(3, "text 3", false)]));
    });
    assert_eq!(back, [Flaw::Again(note(3)), Flaw::Gone(note(3))]);
    let keyless = Pinned { key: None, ..pinned(4, "text 4", true) };
    let found = flaws(|export| {
        export.board.hidden.push(note(4));
        append(&mut export.entries, &second_opening(vec![keyless]));
    });
    assert_eq!(found, [Flaw::Keyless(note(4))]);
    let after = flaws(|export| {
        append(
            &mut export.entries,
            &Event::Revised { theme: theme(), notes: vec![revised(3, 1, "text 3!", false)] },
        );
    });
    assert_eq!(after, [Flaw::Gone(note(3))]);
}

#[test]
fn a_note_stays_in_its_theme() {
    let elsewhere = ThemeId(Uuid::from_u128(100));
    assert_eq!(flaws(|export| export.board.notes[0].theme = elsewhere), [Flaw::Theme(note(1))]);
    let moved = flaws(|export| {
        append(
            &mut export.entries,
            &Event::Hidden {
                theme: elsewhere,
                note: note(1),
                reason: HideReason::Other,
                role: Role::Admin,
            },
        );
    });
    assert_eq!(moved, [Flaw::Theme(note(1))]);
    let moved_whole = flaws(|export| {
        rewrite(export, |event| match event {
            Event::BoxOpened { pinned, .. } => {
                Some(Event::BoxOpened { theme: elsewhere, opening: 1, pinned: pinned.clone() })
            }
            Event::Hidden { note, reason, role, .. } => {
                Some(Event::Hidden { theme: elsewhere, note: *note, reason: *reason, role: *role })
            }
            Event::Revised { notes, .. } => {
                Some(Event::Revised { theme: elsewhere, notes: notes.clone() })
            }
            Event::Withdrawn { notes, .. } => {
                Some(Event::Withdrawn { theme: elsewhere, notes: notes.clone() })
            }
            other => Some(other.clone()),
        });
        export.board.notes[0].theme = elsewhere;
    });
    assert_eq!(
        moved_whole,
        [Flaw::Withdrawal(note(3)), Flaw::Revision(note(1)), Flaw::Text(note(1))],
        "the hashes cover the theme"
    );
}

#[test]
fn numbers_days_and_versions_follow_each_other() {
    for opening in [0, 1, 3] {
        let found = flaws(|export| {
            append(
                &mut export.entries,
                &Event::BoxOpened { theme: theme(), opening, pinned: Vec::new() },
            );
        });
        assert_eq!(found, [Flaw::Opening(6)], "{opening}");
    }
    let moved = |notes| Event::Moved { theme: theme(), to: State::Review, notes, stickers: 0 };
    let mut export = honest();
    append(&mut export.entries, &moved(1));
    assert!(verify(&export, None).is_ok());
    assert_eq!(flaws(|export| append(&mut export.entries, &moved(2))), [Flaw::Count(6)]);
    let slips = |total| Event::SlipsPrinted { theme: theme(), printed: 10, total };
    assert_eq!(flaws(|export| append(&mut export.entries, &slips(20))), [Flaw::Count(6)]);
    let found = flaws(|export| {
        append(
            &mut export.entries,
            &Event::Archived { theme: theme(), destroyed: Destroyed::default() },
        );
        append(&mut export.entries, &slips(10));
    });
    assert_eq!(found, [Flaw::Archived(7)]);
    for version in [1, 2, 3] {
        assert_eq!(
            flaws(|export| append(&mut export.entries, &Event::LogVersion { version })),
            [Flaw::Version(6)],
            "{version}"
        );
    }
    let found = flaws(|export| {
        let before = NaiveDate::from_ymd_opt(2020, 8, 9).expect("a day");
        let head = export.entries[4].head();
        export.entries.push(Entry::after(head, before, &moved(1)).expect("json"));
    });
    assert_eq!(found, [Flaw::Day(6)]);
}

#[test]
fn a_log_of_version_1_holds_and_is_weaker() {
    let mut export = old();
    let verdict = verify(&export, None).expect("no flaw");
    assert_eq!((verdict.shown, verdict.withdrawn, verdict.weaker), (1, 1, 2));
    // It goes on as version 2; what came out before stays as weak as it was.
    append(&mut export.entries, &Event::LogVersion { version: VERSION });
    append(&mut export.entries, &second_opening(vec![pinned(4, "text 4", false)]));
    let text = commit::text(theme(), note(1), None, &SALT, "new");
    append(
        &mut export.entries,
        &Event::Revised {
            theme: theme(),
            notes: vec![Revised { note: note(1), text, signed: None, held: false }],
        },
    );
    export.board.notes = vec![shown(1, "new"), shown(4, "text 4")];
    assert_eq!(verify(&export, None).expect("no flaw").weaker, 2);
    append(
        &mut export.entries,
        &Event::BoxOpened {
            theme: theme(),
            opening: 3,
            pinned: vec![Pinned { key: None, ..pinned(5, "x", true) }],
        },
    );
    export.board.hidden.push(note(5));
    assert_eq!(verify(&export, None), Err(vec![Flaw::Keyless(note(5))]));
}

#[test]
fn a_file_is_read_as_a_stream_in_any_order_of_its_parts() {
    let json = serde_json::to_string(&honest()).expect("json");
    let read = |text: &str| {
        let mut replay = Replay::new(None);
        file::read(text.as_bytes(), &mut replay).map(|board| replay.compare(&board))
    };
    assert_eq!(read(&json).expect("readable"), verify(&honest(), None));
    let mut parts: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&json).expect("an object");
    let notes = parts.remove("notes").expect("notes");
    let turned = format!(
        "{{\"notes\":{notes},\"more\":[1],{}",
        &serde_json::to_string(&parts).expect("json")[1..]
    );
    assert_eq!(read(&turned).expect("readable"), verify(&honest(), None));
    let why = |text: &str| read(text).err().map(|why| why.to_string()).unwrap_or_default();
    assert_eq!(why(&json[..json.len() / 2]), "it ends in the middle: it was cut off on its way");
    assert_eq!(why(""), "it ends in the middle: it was cut off on its way");
    assert!(
        why("{}").starts_with("it is not a log of Kizuki Board")
            && why("[]").starts_with("it is not")
            && why("<html>").starts_with("it is not")
    );
    assert!(why(&json.replacen("\"version\":2", "\"version\":3", 1)).contains("version 3"));
    assert!(why(&format!("{json}{json}")).starts_with("it is not"));
}

#[test]
fn hiding_without_an_entry_is_seen() {
    let found = flaws(|export| {
        rewrite(export, |event| (event.kind() != "hidden").then(|| event.clone()));
    });
    assert_eq!(found, [Flaw::Hiding(note(2))]);
}

#[test]
fn a_note_from_nowhere_is_seen() {
    let found = flaws(|export| export.board.notes.push(shown(4, "x")));
    assert_eq!(found, [Flaw::Unannounced(note(4))]);
}

#[test]
fn a_log_that_was_rewritten_as_a_whole_is_seen_by_whoever_kept_the_words() {
    let kept = honest().entries[3].hash;
    assert!(
        verify(&honest(), Some(Box::new(move |hash| *hash == kept))).is_ok(),
        "an older head still counts"
    );
    let mut export = honest();
    rewrite(&mut export, |event| match event {
        Event::Hidden { theme, note, role, .. } => Some(Event::Hidden {
            theme: *theme,
            note: *note,
            reason: HideReason::Other,
            role: *role,
        }),
        other => Some(other.clone()),
    });
    assert!(verify(&export, None).is_ok(), "a chain alone cannot tell");
    assert_eq!(verify(&export, Some(Box::new(move |hash| *hash == kept))), Err(vec![Flaw::Head]));
}

#[test]
fn what_cannot_be_read_is_a_flaw() {
    let found = flaws(|export| {
        let entry = &mut export.entries[2];
        entry.payload = "{}".into();
        entry.hash = entry.computed_hash();
    });
    assert!(found.contains(&Flaw::Unreadable(3)) && found.contains(&Flaw::Chain(4)));
}

#[test]
fn two_keys_for_one_theme_are_a_flaw() {
    let key = |n| Event::ThemeKey { theme: theme(), key: Hex([n; 32]) };
    let published = |export: &Export, kept: Option<Hex<32>>| {
        let mut replay = Replay::new(
            kept.map(|kept| Box::new(move |hash: &Hex<32>| *hash == kept) as IsKept<'_>),
        );
        export.entries.iter().for_each(|entry| replay.entry(entry));
        replay.entries_hold().map(|head| (head, replay.keys()))
    };
    let mut export = honest();
    append(&mut export.entries, &key(1));
    let (head, keys) = published(&export, None).expect("no flaw");
    assert_eq!(
        (head.seq, keys.len(), keys[&theme()]),
        (6, 1, PublishedKey { pk: Hex([1; 32]), log_index: 6 })
    );
    let seen = export.entries[1].hash;
    assert!(published(&export, Some(seen)).is_ok(), "what was seen is there");
    assert_eq!(published(&export, Some(Hex([9; 32]))).expect_err("flaw"), [Flaw::Head]);
    append(&mut export.entries, &key(2));
    assert_eq!(verify(&export, None).expect_err("flaw"), [Flaw::SecondKey(7)]);
    assert_eq!(published(&export, None).expect_err("flaw"), [Flaw::SecondKey(7)]);
}
