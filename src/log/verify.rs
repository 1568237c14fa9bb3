//! Verification: checks a copy of the log together with the board as it is shown, offline, without
//! trusting the server that gave it.

use super::{
    Flaw,
    export::{Export, Verdict},
    replay::{IsKept, Replay},
};

/// Checks a file that is in memory.
///
/// # Errors
/// The flaws that were found, as many as are told.
pub fn verify(export: &Export, kept: Option<IsKept<'_>>) -> Result<Verdict, Vec<Flaw>> {
    let mut replay = Replay::new(kept);
    export.entries.iter().for_each(|entry| replay.entry(entry));
    replay.compare(&export.board)
}

#[cfg(test)]
#[path = "verify_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "paper_tests.rs"]
mod paper_tests;
#[cfg(test)]
#[path = "question_tests.rs"]
mod question_tests;
