//! The linker: plays an operator who was left with a copy of everything (databases, their logs,
//! backups, exports, several copies made over time) and tries to link people to their notes. It is
//! given the true pairs of a simulated year, for scoring only, and tells for each method the share
//! that it linked, beside chance.
//!
//! It proves something because it wins against a naive schema (its tests). It proves no more than
//! that *these* methods fail: one that is not here may succeed. docs/anonymity.md names the leaks
//! that each method looks for.
//!
//! `corpus` reads the folder, `sqlite` and `postgres` turn bytes into `rows`, `who` recognises
//! people and notes in them, `model` holds the words, `guess` the methods, `streams` lays orders
//! beside each other, `score`, `correlation` and `statistics` count. Nothing here uses a database's
//! own library, and the same input always gives the same report.

mod corpus;
mod correlation;
mod evidence;
mod forms;
mod guess;
mod model;
mod postgres;
mod report;
mod rows;
mod score;
pub mod sqlite;
mod statistics;
mod streams;
mod target;
mod truth;
mod who;

use std::{io, path::Path};

use thiserror::Error as ThisError;

pub use model::Method;
pub use report::{Report, ReportLine};
pub use truth::{HeldTicket, Pair, Truth, Visit};

/// Why there is no report.
#[derive(Debug, ThisError)]
pub enum AttackError {
    /// A folder or file cannot be read.
    #[error("cannot read: {0}")]
    Read(#[from] io::Error),
    /// The truth or ticket file is not what it must be.
    #[error("not a valid file of pairs or tickets: {0}")]
    Format(#[from] serde_json::Error),
    /// Without pairs there is nothing to score.
    #[error("the file of pairs names no pair")]
    NoPairs,
}

/// Reads a truth file:
/// `{"pairs": [{"theme", "person", "note"}], "visits": [{"theme", "person", "picked_up_at", "order"}]}`.
///
/// # Errors
/// [`AttackError::Read`], [`AttackError::Format`].
pub fn read_truth(file: &Path) -> Result<Truth, AttackError> {
    Ok(serde_json::from_slice(&std::fs::read(file)?)?)
}

/// Reads a file of tickets: `[{"theme", "person", "ticket"}]`.
///
/// # Errors
/// [`AttackError::Read`], [`AttackError::Format`].
pub fn read_tickets(file: &Path) -> Result<Vec<HeldTicket>, AttackError> {
    Ok(serde_json::from_slice(&std::fs::read(file)?)?)
}

/// Attacks all that lies in and below `dir`. The pairs of `truth` are used for scoring only; which
/// people and notes there are, and the visits, are known to the attacker. `tickets` are those that
/// their owners gave away.
///
/// # Errors
/// [`AttackError::Read`], [`AttackError::NoPairs`].
pub fn run(
    dir: &Path,
    truth: &Truth,
    tickets: Option<&[HeldTicket]>,
) -> Result<Report, AttackError> {
    if truth.pairs.is_empty() {
        return Err(AttackError::NoPairs);
    }
    let corpus = corpus::Corpus::read(dir)?;
    let case = truth::Case::of(truth);
    let evidence =
        evidence::Evidence::of(&case, &corpus, &truth.visits, tickets.unwrap_or_default());
    let guesses = guess::all(&evidence);
    let answers = score::Answers::of(truth, &case);
    Ok(Report {
        target: evidence.target.name.to_owned(),
        themes: case.themes.len(),
        people: case.persons.len(),
        notes: case.notes.len(),
        files: corpus.databases.len() + corpus.others.len(),
        telling: evidence.seen.iter().map(Vec::len).sum::<usize>() + evidence.lines.len(),
        lines: Method::REPORTED
            .iter()
            .map(|method| answers.line(&case, *method, &guesses))
            .collect(),
        skipped: corpus.skipped.clone(),
    })
}
