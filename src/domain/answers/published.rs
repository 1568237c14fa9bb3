//! What was published of a theme's answers, and what waits to be.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::{answer::Answer, item::Item};
use crate::domain::{
    groups::{Bench, Grouped, Reviewer},
    ids::NoteId,
    note::Note,
};

/// The longest remark, in grapheme clusters.
pub const REMARK_MAX: usize = 1000;

/// An answer that waits to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The answer.
    pub answer: Answer,
    /// Rises with each save; guards against overwriting. From 1.
    pub version: i64,
}

/// What a reviewer noted beside an item, for reviewers alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Who.
    pub by: Reviewer,
    /// When.
    pub on: NaiveDate,
    /// What.
    pub text: String,
}

/// One publication: everything that came out together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Publication {
    /// Counted from 1 within the theme.
    pub number: i64,
    /// The day.
    pub on: NaiveDate,
    /// The step of the bench whose groups it shows.
    pub step: i64,
}

/// An answer that was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// In which publication.
    pub number: i64,
    /// The day.
    pub on: NaiveDate,
    /// The answer.
    pub answer: Answer,
}

/// All that was published of a theme's answers.
#[derive(Clone, Debug, Default)]
pub struct Published {
    publications: Vec<Publication>,
    /// The bench as it was at the last publication.
    bench: Bench,
    /// What was answered, the newest last.
    given: BTreeMap<Item, Vec<Given>>,
}

impl Published {
    /// Puts together what was published, of a bench with all its steps. Publications and answers
    /// come in the order of their numbers.
    pub fn of(publications: Vec<Publication>, bench: &Bench, given: Vec<(Item, Given)>) -> Self {
        let step = publications.last().map_or(0, |last| last.step);
        let seen = bench.steps().iter().filter(|one| one.number <= step).cloned();
        let mut by_item: BTreeMap<Item, Vec<Given>> = BTreeMap::new();
        for (item, given) in given {
            by_item.entry(item).or_default().push(given);
        }
        Self { publications, bench: Bench::of(seen), given: by_item }
    }

    /// The last publication; none before the first.
    pub fn last(&self) -> Option<&Publication> {
        self.publications.last()
    }

    /// Whether an item is there for everybody to see, of notes that are each shown or hidden.
    pub fn shows(&self, item: Item, notes: &BTreeMap<NoteId, bool>) -> bool {
        let mut shown = notes.iter().filter(|(_, shows)| **shows).map(|(note, _)| *note);
        match item {
            Item::Note(note) => shown.any(|one| one == note),
            Item::Group(group) => shown.any(|one| self.bench.group_of(one) == Some(group)),
        }
    }

    /// The groups of these notes as everybody sees them.
    pub fn grouped(&self, notes: Vec<Note>) -> Grouped {
        self.bench.grouped(notes)
    }

    /// What was answered to an item, the newest last.
    pub fn history(&self, item: Item) -> &[Given] {
        self.given.get(&item).map(Vec::as_slice).unwrap_or_default()
    }

    /// What stands as the answer to an item.
    pub fn answer(&self, item: Item) -> Option<&Given> {
        self.history(item).last()
    }

    /// The item by which a note is answered: itself where it was answered by itself, else its
    /// group.
    pub fn answered_by(&self, note: NoteId) -> Option<(Item, &Given)> {
        let own = Item::Note(note);
        let group = || self.bench.group_of(note).map(Item::Group);
        self.answer(own)
            .map(|given| (own, given))
            .or_else(|| group().and_then(|group| Some((group, self.answer(group)?))))
    }

    /// The day of the first answer.
    pub fn first_answer(&self) -> Option<NaiveDate> {
        let numbers = self.given.values().flatten();
        numbers.min_by_key(|given| given.number).map(|given| given.on)
    }

    /// Every note that is answered, with the item that answers it.
    pub fn by_note(&self, notes: &[Note]) -> HashMap<NoteId, (Item, Answer)> {
        let answered = notes.iter().filter(|note| note.hidden.is_none()).filter_map(|note| {
            let (item, given) = self.answered_by(note.id)?;
            Some((note.id, (item, given.answer.clone())))
        });
        answered.collect()
    }
}
