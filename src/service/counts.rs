//! Totals: what a board adds up to, for the pages that show its notes.

use std::collections::HashMap;

use crate::domain::{ids::PromptId, note::Note};
use crate::store::Totals;

/// The sums over the notes that are not hidden.
#[derive(Default)]
pub struct Counts {
    /// Notes of each prompt that has any.
    pub by_prompt: HashMap<PromptId, usize>,
    /// All notes and their stickers.
    pub totals: Totals,
}

impl Counts {
    /// Adds up.
    pub fn of(notes: &[Note]) -> Self {
        let mut counts = Self::default();
        for note in notes.iter().filter(|note| note.hidden.is_none()) {
            *counts.by_prompt.entry(note.prompt).or_default() += 1;
            counts.totals.notes += 1;
            counts.totals.stickers = [counts.totals.stickers, note.stickers].into_iter().sum();
        }
        counts
    }

    /// Notes of one prompt.
    pub fn of_prompt(&self, prompt: PromptId) -> usize {
        self.by_prompt.get(&prompt).copied().unwrap_or(0)
    }
}
