//! Keywords: what many notes are about, by the words that stand in them.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::WordedNote;
use crate::domain::ids::NoteId;

/// At most so many keywords are named.
pub const KEYWORDS_MAX: usize = 30;
/// A word of one note says nothing about the others.
const NOTES_MIN: usize = 2;

/// A word with the notes in which it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keyword {
    /// The word: a noun, or nouns that stand side by side.
    pub word: String,
    /// The notes, at least two.
    pub notes: BTreeSet<NoteId>,
}

/// The words of most notes, at most [`KEYWORDS_MAX`]. Each note counts once, however often it has the
/// word; of words in as many notes the longest comes first, then that which sorts first. A part of a
/// word that is named already is left out where it stands in no other note: 電話 beside 電話当番.
pub fn keywords(notes: &[WordedNote]) -> Vec<Keyword> {
    let mut found: BTreeMap<&str, BTreeSet<NoteId>> = BTreeMap::new();
    for note in notes {
        for word in &note.words {
            found.entry(word).or_default().insert(note.id);
        }
    }
    let mut ranked: Vec<(&str, BTreeSet<NoteId>)> =
        found.into_iter().filter(|(_, notes)| notes.len() >= NOTES_MIN).collect();
    ranked
        .sort_by_key(|(word, notes)| (Reverse(notes.len()), Reverse(word.chars().count()), *word));
    let mut named: Vec<Keyword> = Vec::new();
    for (word, notes) in ranked {
        let says_more =
            !named.iter().any(|whole| whole.word.contains(word) && whole.notes == notes);
        if says_more {
            named.push(Keyword { word: word.to_owned(), notes });
        }
        if named.len() == KEYWORDS_MAX {
            break;
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn found(notes: &[&[&str]]) -> Vec<(String, usize)> {
        let worded = (1..).zip(notes).map(|(n, words)| WordedNote {
            id: NoteId(Uuid::from_u128(n)),
            text: n.to_string(),
            words: words.iter().map(ToString::to_string).collect(),
        });
        let worded: Vec<WordedNote> = worded.collect();
        keywords(&worded).into_iter().map(|one| (one.word, one.notes.len())).collect()
    }

    #[test]
    fn words_are_ranked_by_notes_then_by_length_then_by_order() {
        let notes: [&[&str]; 4] = [
            &["会議", "決裁", "電子決裁"],
            &["会議", "印刷"],
            &["会議", "印刷", "決裁"],
            &["窓口"],
        ];
        let is = [("会議", 3), ("印刷", 2), ("決裁", 2)];
        assert_eq!(found(&notes), is.map(|(word, n)| (word.to_owned(), n)));
    }

    #[test]
    fn a_part_of_a_word_is_named_where_it_stands_elsewhere_too() {
        let both: &[&str] = &["電話当番", "電話", "当番"];
        let is = |of: &[(&str, usize)]| {
            of.iter().map(|(word, n)| ((*word).to_owned(), *n)).collect::<Vec<_>>()
        };
        assert_eq!(found(&[both, both]), is(&[("電話当番", 2)]));
        assert_eq!(found(&[both, both, &["電話"]]), is(&[("電話", 3), ("電話当番", 2)]));
    }

    #[test]
    fn no_more_are_named_than_can_be_read() {
        let words: Vec<String> = (100..200).map(|n| format!("語{n}")).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        assert_eq!(found(&[&words, &words]).len(), KEYWORDS_MAX);
        assert_eq!(found(&[]), []);
    }
}
