//! Groups (まとまり): notes that the working group puts together on the review bench. Notes and
//! stickers are never altered by it; a group is a view.
//!
//! What is stored is an append-only trail of [`TrailStep`]s, per theme. The state of the bench is the
//! fold over it ([`Bench::of`]), undo is the inverse of a step and becomes a step itself, so each
//! reviewer can undo and redo without limit beside the others. A [`Command`] says what somebody
//! wants; [`Bench::plan`] makes the step of it, and says what of it was left out because somebody
//! else was faster. [`Bench::take_back`] does so for undo and redo.

mod bench;
mod plan;
mod step;
#[cfg(test)]
mod tests;

pub use bench::{Bench, BenchNews, Group, Grouped};
pub use plan::{Command, NoSuchGroup, Planned, Skipped, TakeBack, Why};
pub use step::{
    Cause, Label, NAME_MAX, Placement, REASON_MAX, Relabelling, Reviewer, TrailStep, Verb,
};
