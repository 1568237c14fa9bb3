//! The linker's words: methods, orders of people and of notes, guesses.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::Arc,
};

use serde::{Deserialize, Serialize};

use super::who::Subject;

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
    /// All methods together, by weighted vote.
    Combined,
}

impl Method {
    /// The methods with a line in the report, in its order.
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

/// People or notes in an order.
#[derive(Clone, Debug)]
pub struct Stream {
    /// How it was found.
    pub method: Method,
    /// Where, for the report.
    pub label: String,
    /// What the positions count. Those of two streams can be compared if they count the same; empty
    /// if only the order means anything.
    pub clock: String,
    /// The sightings.
    pub sightings: Vec<Sighting>,
}

/// Somebody or something at a place in an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sighting {
    /// The place.
    pub at: i64,
    /// Who or what.
    pub subject: Subject,
    /// The theme, if it was told.
    pub theme: Option<usize>,
}

/// Where people and notes were first seen.
#[derive(Clone, Debug)]
pub struct Order {
    /// People, within a theme where the order tells it.
    pub persons: Arc<BTreeMap<(Option<usize>, usize), i64>>,
    /// Notes.
    pub notes: Arc<BTreeMap<usize, i64>>,
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
