//! Suggestions as a reviewer sees them, and what holds for any notes.

use std::collections::BTreeSet;

use proptest::prelude::*;
use uuid::Uuid;

use super::{Settings, Suggestion, WordedNote, of_runs, plain, shared, suggest};
use crate::domain::ids::NoteId;

fn id(n: usize) -> NoteId {
    NoteId(Uuid::from_u128(n as u128 + 1))
}

fn notes(texts: &[&str]) -> Vec<WordedNote> {
    let note = |(n, text): (usize, &&str)| WordedNote {
        id: id(n),
        text: (*text).to_owned(),
        words: of_runs(&plain(text)),
    };
    texts.iter().enumerate().map(note).collect()
}

fn found(notes: &[WordedNote], refused: &[&BTreeSet<NoteId>]) -> Vec<(Vec<NoteId>, String)> {
    let of = |one: Suggestion| (one.notes, one.words.join(" "));
    suggest(notes, refused, &Settings::USUAL).into_iter().map(of).collect()
}

const OFFICE: &[&str] = &[
    "電話当番が昼休みにも回ってくる",
    "会議室がいつも埋まっている",
    "昼休みの電話当番をやめたい",
    "食堂のメニューを増やしてほしい",
    "会議室の予約が取りにくい",
    "名札の字が小さい",
    "電話当番の交代表がほしい",
];

#[test]
fn notes_that_share_words_come_together_and_the_others_stay_single() {
    let notes = notes(OFFICE);
    let phone = vec![id(2), id(0), id(6)];
    assert_eq!(
        found(&notes, &[]),
        [(phone.clone(), "電話当番 昼休".to_owned()), (vec![id(1), id(4)], "会議室".to_owned())]
    );
    // Refused for good: the rest is as before, and no two of them come back.
    let refused: BTreeSet<NoteId> = phone.into_iter().collect();
    assert_eq!(found(&notes, &[&refused]), [(vec![id(1), id(4)], "会議室".to_owned())]);
    assert_eq!(found(&[], &[]), []);
    assert_eq!(found(&notes[..1], &[]), []);
}

#[test]
fn a_reason_is_a_word_of_most_notes_and_says_nothing_twice() {
    let notes = notes(&["電話当番、昼休み", "電話当番", "電話の音、昼休み", "電話"]);
    let all: Vec<&WordedNote> = notes.iter().collect();
    assert_eq!(shared(&all), ["電話", "電話当番", "昼休"]);
    assert_eq!(shared(&all[..2]), ["電話当番"]);
}

#[test]
fn settings_are_said_with_their_version() {
    assert_eq!(
        Settings::USUAL.said("runs"),
        "suggest/1 words=runs usual=200 least=120 groups=n/6..n/3"
    );
}

/// Notes of a few words out of twenty, so that many share some.
fn any_notes() -> impl Strategy<Value = Vec<WordedNote>> {
    let words = prop::collection::btree_set((0..20_u8).prop_map(|n| format!("語{n}")), 0..6);
    prop::collection::vec(words, 0..40).prop_map(|all| {
        let note = |(n, words): (usize, BTreeSet<String>)| WordedNote {
            id: id(n),
            text: words.iter().cloned().collect(),
            words,
        };
        all.into_iter().enumerate().map(note).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Each note at most once, each group with a reason that two of its notes have.
    #[test]
    fn each_note_is_in_one_group_at_most(notes in any_notes()) {
        let found = suggest(&notes, &[], &Settings::USUAL);
        let members: Vec<NoteId> = found.iter().flat_map(|one| one.notes.clone()).collect();
        let distinct: BTreeSet<NoteId> = members.iter().copied().collect();
        prop_assert_eq!(members.len(), distinct.len());
        for one in &found {
            prop_assert!(one.notes.len() > 1 && !one.words.is_empty());
            let of = |note: &&WordedNote| one.notes.contains(&note.id);
            let with = |word: &String| {
                notes.iter().filter(of).filter(|note| note.words.contains(word)).count()
            };
            prop_assert!(one.words.iter().all(|word| with(word) > 1));
        }
    }

    /// The same notes in another order: the same suggestions, to the letter.
    #[test]
    fn the_order_of_the_notes_decides_nothing(
        (notes, mixed) in any_notes().prop_flat_map(|notes| {
            (Just(notes.clone()), Just(notes).prop_shuffle())
        })
    ) {
        let (one, other) =
            (suggest(&notes, &[], &Settings::USUAL), suggest(&mixed, &[], &Settings::USUAL));
        prop_assert_eq!(format!("{one:?}"), format!("{other:?}"));
    }

    /// Whatever is refused, one after the other, no two of its notes are suggested together again,
    /// and in the end nothing is left to refuse.
    #[test]
    fn what_is_refused_does_not_come_back(notes in any_notes()) {
        let mut refused: Vec<BTreeSet<NoteId>> = Vec::new();
        loop {
            let sets: Vec<&BTreeSet<NoteId>> = refused.iter().collect();
            let found = suggest(&notes, &sets, &Settings::USUAL);
            for one in &found {
                let together = |set: &BTreeSet<NoteId>| {
                    one.notes.iter().filter(|note| set.contains(note)).count()
                };
                prop_assert!(refused.iter().all(|set| together(set) < 2));
            }
            match found.into_iter().next() {
                Some(one) => refused.push(one.notes.into_iter().collect()),
                None => break,
            }
        }
    }
}
