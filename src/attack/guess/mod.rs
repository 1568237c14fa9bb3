//! The guessers: one file per way of linking people to notes. Most find orders ([`crate::attack::streams`]); values, sizes and tags give
//! guesses of their own.

mod joins;
mod order;
mod outside;
mod physical;
mod pick_ups;
mod postgres;
mod scan;
mod sizes;
mod snapshots;
mod tags;
mod times;
mod wal;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use serde::{Deserialize, Serialize};

use super::{correlation::Order, evidence::Evidence, streams};

/// A way of linking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Values that a person's and a note's row share.
    Joins,
    /// The order of rowids and other numbers.
    RowOrder,
    /// The order of cells in the file.
    Physical,
    /// Transactions in SQLite's logs.
    Wal,
    /// Differences between copies.
    Snapshots,
    /// Whoever picked up last before a note came.
    PickUps,
    /// Times in rows, in logs, of files.
    Times,
    /// Numbers that are a note's length.
    Sizes,
    /// PostgreSQL's transaction numbers, places and log.
    Postgres,
    /// Tickets that somebody gave away.
    Tags,
    /// What is known from outside; one side only, so it has no line of its own.
    Outside,
    /// People by one method, notes by another.
    Mixed,
    /// All of them, by weighted vote.
    Combined,
}

impl Method {
    /// Those with a line in the report, in its order.
    pub const REPORTED: [Self; 12] = [
        Self::Joins,
        Self::RowOrder,
        Self::Physical,
        Self::Wal,
        Self::Snapshots,
        Self::PickUps,
        Self::Times,
        Self::Sizes,
        Self::Postgres,
        Self::Tags,
        Self::Mixed,
        Self::Combined,
    ];
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Joins => "shared values",
            Self::RowOrder => "row order",
            Self::Physical => "place in the file",
            Self::Wal => "SQLite's logs",
            Self::Snapshots => "successive copies",
            Self::PickUps => "latest pick-up",
            Self::Times => "times",
            Self::Sizes => "sizes",
            Self::Postgres => "PostgreSQL",
            Self::Tags => "tickets given away",
            Self::Outside => "known from outside",
            Self::Mixed => "two orders mixed",
            Self::Combined => "all combined",
        })
    }
}

/// For every note, the person who is guessed to have written it.
#[derive(Clone, Debug)]
pub struct Guess {
    /// The method.
    pub method: Method,
    /// What was laid beside what.
    pub label: String,
    /// The person guessed for each note of the case.
    pub answers: Vec<Option<usize>>,
    /// The pairs (theme, person) that this guess is about; `None`: all.
    pub about: Option<BTreeSet<(usize, usize)>>,
    /// The orders that it comes from, once for each two orders.
    pub order: Option<Order>,
}

impl Guess {
    /// A guess about everybody.
    pub fn new(method: Method, label: impl Into<String>, answers: Vec<Option<usize>>) -> Self {
        Self { method, label: label.into(), answers, about: None, order: None }
    }
}

/// Every guess of every method.
pub fn all(evidence: &Evidence<'_>) -> Vec<Guess> {
    let mut orders = outside::streams(evidence);
    orders.extend(order::streams(evidence));
    orders.extend(physical::streams(evidence));
    orders.extend(wal::streams(evidence));
    orders.extend(snapshots::streams(evidence));
    orders.extend(times::streams(evidence));
    orders.extend(postgres::streams(evidence));
    let mut found = streams::guesses(evidence.case, &orders);
    found.extend(joins::guesses(evidence));
    found.extend(pick_ups::guesses(evidence));
    found.extend(sizes::guesses(evidence));
    found.extend(tags::guesses(evidence));
    found
}

/// How strongly a note and a person belong together.
type Scores = BTreeMap<(usize, usize), u64>;

/// For every note the person with the highest score. With `once`, the best pairs first, and nobody gets more than a fair share of notes.
fn choose(evidence: &Evidence<'_>, scores: &Scores, once: bool) -> Vec<Option<usize>> {
    let case = evidence.case;
    let mut answers = vec![None; case.notes.len()];
    let mut ranked: Vec<(u64, usize, usize)> = scores.iter().map(|((note, person), score)| (*score, *note, *person)).collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut taken: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (_, note, person) in ranked {
        let theme = case.notes[note].1;
        let about = &case.themes[theme];
        let share = about.notes.len().div_ceil(about.persons.len().max(1));
        let used = taken.entry((theme, person)).or_default();
        if answers[note].is_none() && (!once || *used < share) {
            answers[note] = Some(person);
            *used += 1;
        }
    }
    answers
}
