//! Progress (声で変わったこと): what was answered over all themes, and how far it is.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    answer::Status,
    item::{Item, Place, items},
    published::{Given, Published},
};
use crate::domain::{calendar::fiscal_year, ids::ThemeId, note::Note, theme::Theme};

/// An item that was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its theme.
    pub theme: ThemeId,
    /// The theme's short name.
    pub slug: String,
    /// The theme's question.
    pub title: String,
    /// Whether the theme is an example.
    pub example: bool,
    /// The item among those of its theme.
    pub place: Place,
    /// Why its notes are together; empty for a note.
    pub why: String,
    /// Its notes.
    pub notes: Vec<Note>,
    /// All that was answered, the newest last; at least one.
    pub history: Vec<Given>,
}

/// How many notes became what: the width of each step of the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Flow {
    /// Notes on the boards of themes that have closed.
    pub notes: u32,
    /// Groups, and notes by themselves.
    pub items: u32,
    /// Of these, those with an answer.
    pub answered: u32,
    /// Of these, what is or will be done.
    pub adopted: u32,
    /// Of these, what is done.
    pub done: u32,
}

/// What was answered, and the way to it.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    /// Every item that was answered: what is overdue first, then the newest answer.
    pub told: Vec<Told>,
    /// Over the same themes.
    pub flow: Flow,
}

/// What a reader wants to see of it. Comes from the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The fiscal year of the newest answer.
    pub year: Option<i32>,
    /// The department in charge, as it is written.
    pub department: String,
    /// How far it is.
    pub status: Option<Status>,
}

impl Told {
    /// What stands.
    pub fn stands(&self) -> Option<&Given> {
        self.history.last()
    }

    /// Whether its day has passed and it is not done.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.stands().is_some_and(|given| given.answer.is_overdue(today))
    }
}

impl Filter {
    /// Whether it keeps nothing out.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it lets an item through.
    pub fn takes(&self, told: &Told) -> bool {
        told.stands().is_some_and(|given| {
            self.year.is_none_or(|year| year == fiscal_year(given.on))
                && (self.department.is_empty() || self.department == given.answer.department)
                && self.status.is_none_or(|status| status == given.answer.status)
        })
    }
}

impl Progress {
    /// Takes a theme's answers in. `notes` are all notes of its board.
    pub fn add(&mut self, theme: &Theme, published: &Published, notes: Vec<Note>) {
        let grouped = published.grouped(notes);
        let places = items(&grouped, |note| published.answer(Item::Note(note)).is_some());
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let in_groups: usize = grouped.groups.iter().map(|group| group.notes.len()).sum();
        self.flow.notes += count(in_groups + grouped.loose.len());
        self.flow.items += count(places.len());
        for place in places {
            let history = published.history(place.item);
            let Some(given) = history.last() else {
                continue;
            };
            let status = given.answer.status;
            self.flow.answered += 1;
            self.flow.adopted += u32::from(status.is_adopted());
            self.flow.done += u32::from(status == Status::Done);
            let group = match place.item {
                Item::Group(id) => grouped.groups.iter().find(|group| group.id == id),
                Item::Note(_) => None,
            };
            self.told.push(Told {
                theme: theme.id,
                slug: theme.slug.clone(),
                title: theme.title.clone(),
                example: theme.example,
                why: group.map_or_else(String::new, |group| group.label.reason.clone()),
                notes: group.map_or_else(Vec::new, |group| group.notes.clone()),
                history: history.to_vec(),
                place,
            });
        }
    }

    /// Puts what is overdue first, then the newest answer, then most stickers.
    pub fn sort(&mut self, today: NaiveDate) {
        self.told.sort_by_cached_key(|told| {
            let on = told.stands().map(|given| given.on);
            (
                !told.is_overdue(today),
                std::cmp::Reverse(on),
                std::cmp::Reverse(told.place.stickers.total()),
                told.place.item,
            )
        });
    }

    /// The fiscal years that there are, the newest first.
    pub fn years(&self) -> Vec<i32> {
        let years: BTreeSet<i32> = self.newest().map(|given| fiscal_year(given.on)).collect();
        years.into_iter().rev().collect()
    }

    /// The departments that there are.
    pub fn departments(&self) -> BTreeSet<&str> {
        let named = self.newest().map(|given| given.answer.department.as_str());
        named.filter(|name| !name.is_empty()).collect()
    }

    /// How many items have this status.
    pub fn count(&self, status: Status) -> usize {
        self.newest().filter(|given| given.answer.status == status).count()
    }

    fn newest(&self) -> impl Iterator<Item = &Given> {
        self.told.iter().filter_map(Told::stands)
    }
}
