//! 開示用: what of a theme's notes is not shown to somebody who asks for the office's documents, and
//! on what grounds.
//!
//! [The guard](super::guard) proposes words, a person decides about each of them. A ruling is about
//! words, not about a place: wherever in the theme they stand, they are treated alike, so that no
//! copy shows in one place what it hides in another.

mod masks;

use std::collections::{BTreeMap, BTreeSet};

pub use self::masks::{COVER, Copy, Masks};
use super::{
    guard::{self, Hint, Kind},
    ids::NoteId,
    note::Note,
    problem::Problem,
    text, text_enum,
};

/// The longest words that can be decided about, in grapheme clusters: a whole note.
pub const WORDS_MAX: usize = text::NOTE_MAX;

text_enum!(
    /// What was decided about words. The grounds are those of article 5 of the Act on Access to
    /// Information Held by Administrative Organs (情報公開法), which the ordinances of cities follow.
    Ruling {
        /// Who wrote it, or somebody else, could be told by it (item 1).
        Person = "person",
        /// It would harm a company or another body (item 2).
        Corporate = "corporate",
        /// It would harm public safety (item 4).
        Safety = "safety",
        /// It would harm an exchange of views that is not over (item 5).
        Deliberation = "deliberation",
        /// It would harm the work of the office (item 6).
        Operation = "operation",
        /// It is shown.
        Shown = "shown",
    }
);

impl Ruling {
    /// Whether the words are covered.
    pub const fn covers(self) -> bool {
        !matches!(self, Self::Shown)
    }
}

/// Words that were decided about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuledWords {
    /// The words, as they stand in notes.
    pub words: String,
    /// What was decided.
    pub ruling: Ruling,
}

/// Words of a theme's notes that are decided about, or to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The words, as they stand in notes.
    pub words: String,
    /// What the guard takes them for; nothing for words that somebody chose.
    pub kind: Option<Kind>,
    /// What was decided; nothing yet for words that the guard alone found.
    pub ruling: Option<Ruling>,
    /// The notes in which they stand, in the order in which they were given.
    pub notes: Vec<NoteId>,
}

impl Passage {
    /// What a copy does with the words: those that nobody decided about are covered too, for what
    /// has left the office does not come back.
    pub fn treated(&self) -> Ruling {
        self.ruling.unwrap_or(Ruling::Person)
    }
}

/// Reads words that are to be covered. They are compared with notes as they are, so nothing is
/// changed but the blanks at both ends.
///
/// # Errors
/// [`Problem::Empty`], [`Problem::TooLong`].
pub fn parse_words(typed: &str) -> Result<String, Problem> {
    text::parse(typed, WORDS_MAX)
}

/// All words of the notes that show which are decided about or which the guard takes for something
/// that tells of a person: first those that nobody decided about yet, then in the order of the notes.
/// What was decided about words that are in no note any more is not among them.
pub fn passages(notes: &[Note], decided: &[RuledWords]) -> Vec<Passage> {
    let shown: Vec<&Note> = notes.iter().filter(|note| note.hidden.is_none()).collect();
    let mut kinds: BTreeMap<&str, Option<Kind>> = BTreeMap::new();
    let mut order: Vec<&str> = Vec::new();
    for note in &shown {
        for hint in all_hints(&note.text) {
            let words = note.text[hint.range].trim();
            if !words.is_empty() && kinds.insert(words, Some(hint.kind)).is_none() {
                order.push(words);
            }
        }
    }
    let of_words: BTreeMap<&str, Ruling> =
        decided.iter().map(|one| (one.words.as_str(), one.ruling)).collect();
    let chosen = of_words.keys().filter(|words| !kinds.contains_key(*words));
    let mut passages: Vec<Passage> = (order.iter().chain(chosen))
        .map(|words| Passage {
            words: (*words).to_owned(),
            kind: kinds.get(words).copied().flatten(),
            ruling: of_words.get(words).copied(),
            notes: (shown.iter().filter(|note| note.text.contains(words)))
                .map(|note| note.id)
                .collect(),
        })
        .filter(|passage| !passage.notes.is_empty())
        .collect();
    let places: BTreeMap<NoteId, usize> = shown.iter().map(|note| note.id).zip(0..).collect();
    passages.sort_by_key(|one| (one.ruling.is_some(), places.get(&one.notes[0]).copied()));
    passages
}

/// Every hint in a text: [`guard::hints`] gives the first one of each kind.
fn all_hints(text: &str) -> Vec<Hint> {
    let mut rest = text.to_owned();
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    loop {
        let hints = guard::hints(&rest);
        let fresh: Vec<Hint> =
            hints.into_iter().filter(|one| seen.insert((one.range.start, one.range.end))).collect();
        if fresh.is_empty() {
            break;
        }
        for hint in &fresh {
            // As many bytes, so that the places of what follows stay as they are.
            let blank = " ".repeat(hint.range.len());
            rest.replace_range(hint.range.clone(), &blank);
        }
        found.extend(fresh);
    }
    found.sort_by_key(|hint| (hint.range.start, hint.range.end));
    found
}

#[cfg(test)]
mod tests;
