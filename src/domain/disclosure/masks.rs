//! Covers words in texts.

use std::ops::Range;

use super::Passage;
use crate::domain::text_enum;

/// What stands in the place of covered words. Always the same: how long a name is could tell whose
/// it is.
pub const COVER: &str = "■■■";

text_enum!(
    /// Which of the two copies. The word names it in addresses.
    Copy {
        /// 開示用: the words are covered.
        Disclosed = "disclosed",
        /// 作業用: the words are there, and marked. For the office alone.
        Working = "working",
    }
);

/// The words that are covered in a theme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Masks(Vec<String>);

impl Masks {
    /// Those of these passages that are covered, the longest first.
    pub fn of(passages: &[Passage]) -> Self {
        let covered = passages.iter().filter(|one| one.treated().covers());
        let mut words: Vec<String> = covered.map(|one| one.words.clone()).collect();
        words.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        Self(words)
    }

    /// Whether nothing is covered.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A text as it stands in a copy. Words that overlap or touch are covered as one.
    pub fn put_on(&self, text: &str, copy: Copy) -> String {
        let places = self.places(text);
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for place in places {
            out.push_str(&text[at..place.start]);
            match copy {
                Copy::Disclosed => out.push_str(COVER),
                Copy::Working => {
                    out.push('【');
                    out.push_str(&text[place.clone()]);
                    out.push('】');
                }
            }
            at = place.end;
        }
        out.push_str(&text[at..]);
        out
    }

    /// Where covered words stand: bytes on character boundaries, in their order and apart from each other.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for words in &self.0 {
            // One character further each time, for words can overlap themselves.
            let mut from = 0;
            while let Some(at) = text[from..].find(words.as_str()).map(|at| from + at) {
                found.push(at..at + words.len());
                from = at + text[at..].chars().next().map_or(1, char::len_utf8);
            }
        }
        found.sort_by_key(|place| (place.start, place.end));
        let mut apart: Vec<Range<usize>> = Vec::new();
        for place in found {
            match apart.last_mut() {
                Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
                _ => apart.push(place),
            }
        }
        apart
    }
}
