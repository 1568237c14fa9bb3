//! Suggested groups (まとまりの候補): notes in no group that share words, for the bench to put
//! together with one click or to refuse for good.
//!
//! Nothing is sent anywhere and nothing is learned: words are counted ([`words`]), notes that share
//! rare ones come together ([`suggest`]), and the shared words are the reason that is shown. The same
//! notes give the same suggestions, byte for byte, in whatever order they come. What a group could be
//! called comes of the office's own list of policy fields ([`PolicyFields`]).

mod brought;
mod class;
mod cluster;
mod fields;
mod keywords;
mod office_words;
#[cfg(test)]
mod tests;
mod words;

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use unicode_normalization::UnicodeNormalization;

use self::cluster::{Sample, clusters};
use super::ids::NoteId;

pub use brought::{
    BROUGHT_BASIS, BROUGHT_ROWS_MAX, BroughtGroup, ResultColumn, ResultFile, ResultProblem,
    read_result, still_suggested,
};
pub use class::Class;
pub use fields::{FIELDS_MAX, LINE_MAX, PolicyFields};
pub use keywords::{KEYWORDS_MAX, Keyword, keywords};
pub use office_words::OfficeWords;
pub use words::{of_morphemes, of_runs};

/// At most so many notes are compared, those with most stickers: beyond, every look at the bench
/// would take seconds.
pub const COMPARED_MAX: usize = 2000;
/// At most so many words are named as a reason.
const REASONS: usize = 3;

/// Where a suggestion comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuggestedBy {
    /// Its notes share words.
    Words,
    /// A file put them together.
    File,
}

/// How suggestions are made; goes into the trail with each that was accepted or refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// From here on two clusters come together, in thousandths.
    pub usual: u64,
    /// Down to here they do where there would be too many groups.
    pub least: u64,
    /// Not fewer groups than the number of notes over this, where they can be had.
    pub fewest: usize,
    /// Not more groups than the number of notes over this, where they can be had.
    pub most: usize,
}

impl Settings {
    /// Raised with every change of what comes out for the same notes.
    pub const VERSION: u32 = 1;
    /// The ones in use. The thresholds were set on the 60 notes of
    /// `tests/data/workplace-notes.tsv`; docs/suggestions.md has what they give there.
    pub const USUAL: Self = Self { usual: 200, least: 120, fewest: 6, most: 3 };

    /// The settings in one line, with where the words came from.
    pub fn said(&self, source: &str) -> String {
        let Self { usual, least, fewest, most } = self;
        format!(
            "suggest/{} words={source} usual={usual} least={least} groups=n/{fewest}..n/{most}",
            Self::VERSION
        )
    }
}

/// A note with the words by which it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordedNote {
    /// The note.
    pub id: NoteId,
    /// Its text, which decides between notes that are equally near.
    pub text: String,
    /// Its words.
    pub words: BTreeSet<String>,
}

/// Notes that could be a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The notes, at least two.
    pub notes: Vec<NoteId>,
    /// The words that they share, the one in most of them first; at least one.
    pub words: Vec<String>,
}

/// A text as words are looked for in it: NFKC, small letters.
pub fn plain(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).collect()
}

/// The suggestions for these notes, the largest first: each note in one of them at most, and never
/// two notes of a suggestion that was refused (`refused`).
pub fn suggest(
    notes: &[WordedNote],
    refused: &[&BTreeSet<NoteId>],
    settings: &Settings,
) -> Vec<Suggestion> {
    // In an order that only the notes decide.
    let mut notes: Vec<&WordedNote> = notes.iter().collect();
    notes.sort_by_key(|note| (&note.text, note.id));
    let sample = sample(&notes, refused);
    let mut found: Vec<Suggestion> = clusters(&sample, settings)
        .into_iter()
        .map(|cluster| {
            let members: Vec<&WordedNote> = cluster.iter().map(|place| notes[*place]).collect();
            let notes = members.iter().map(|note| note.id).collect();
            Suggestion { notes, words: shared(&members) }
        })
        .collect();
    found.sort_by_key(|suggestion| Reverse(suggestion.notes.len()));
    found
}

/// The notes as the clustering takes them.
fn sample(notes: &[&WordedNote], refused: &[&BTreeSet<NoteId>]) -> Sample {
    let all: BTreeSet<&String> = notes.iter().flat_map(|note| &note.words).collect();
    let numbers: BTreeMap<&String, usize> = all.into_iter().zip(0..).collect();
    let words = notes
        .iter()
        .map(|note| note.words.iter().map(|word| numbers[word]).collect::<Vec<usize>>())
        .collect();
    let places: BTreeMap<NoteId, usize> = notes.iter().map(|note| note.id).zip(0..).collect();
    let mut apart = vec![BTreeSet::new(); notes.len()];
    for set in refused {
        let here: Vec<usize> = set.iter().filter_map(|id| places.get(id).copied()).collect();
        for a in &here {
            apart[*a].extend(here.iter().filter(|b| *b != a));
        }
    }
    Sample { words, apart }
}

/// The words that notes share: those that stand in most of them, and of these the longest first. A
/// part of a word that is named already, in no more notes than it, says nothing new.
pub fn shared(notes: &[&WordedNote]) -> Vec<String> {
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    for word in notes.iter().flat_map(|note| &note.words) {
        *counts.entry(word).or_default() += 1;
    }
    let mut ranked: Vec<(&String, usize)> =
        counts.into_iter().filter(|(_, count)| *count > 1).collect();
    ranked.sort_by_key(|(word, count)| {
        (Reverse(*count), Reverse(word.chars().count()), word.as_str())
    });
    // A word of a minority is a reason only where there is no other.
    let common = ranked.iter().take_while(|(_, count)| count * 2 >= notes.len()).count();
    ranked.truncate(common.max(1));
    let mut named: Vec<(&String, usize)> = Vec::new();
    for (word, count) in ranked {
        let part_of =
            |(whole, of): &(&String, usize)| whole.contains(word.as_str()) && *of >= count;
        if !named.iter().any(part_of) {
            named.push((word, count));
        }
    }
    named.into_iter().take(REASONS).map(|(word, _)| word.clone()).collect()
}
