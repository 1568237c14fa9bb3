//! One step of the trail: what a reviewer changed, in both directions, so that it can be inverted.

use crate::domain::{
    hex::Hex,
    ids::{GroupId, NoteId},
    problem::Problem,
    text, text_enum,
};

/// The longest name of a group, in grapheme clusters.
pub const NAME_MAX: usize = 40;
/// The longest reason why notes are together, in grapheme clusters.
pub const REASON_MAX: usize = 200;

text_enum!(
    /// What a reviewer did, in one word.
    Verb {
        /// Made a group of notes.
        Group = "group",
        /// Moved notes to a group that was there.
        Move = "move",
        /// Took notes out of their groups.
        TakeOut = "take-out",
        /// Named a group, or said why it is one.
        Rename = "rename",
        /// Put a group's notes into another one.
        Merge = "merge",
        /// Dissolved a group.
        Dissolve = "dissolve",
        /// Refused a suggested group, for good.
        Refuse = "refuse",
    }
);

/// Stands for a reviewer in the trail of one theme. Who that is, the trail does not say; see
/// the store, which makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reviewer(pub Hex<32>);

/// Whether a step did something, or took back another one. Steps are named by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// It was asked for.
    Did,
    /// It undid this step.
    Undid(i64),
    /// It undid the undoing that is this step.
    Redid(i64),
}

/// A note that came to another place; without a group it lies by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The note.
    pub note: NoteId,
    /// Where it was.
    pub from: Option<GroupId>,
    /// Where it is.
    pub to: Option<GroupId>,
}

/// What is said of a group. Both are empty at first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// Its name, one line of at most [`NAME_MAX`] characters.
    pub name: String,
    /// Why these notes are together, at most [`REASON_MAX`] characters; public with the group.
    pub reason: String,
}

impl Label {
    /// Reads what was typed.
    ///
    /// # Errors
    /// The field of the form, `name` or `why`, and [`Problem::TooLong`].
    pub fn parse(name: &str, reason: &str) -> Result<Self, (&'static str, Problem)> {
        let short = |field, raw: &str, max| {
            let cleaned = text::clean_line(raw);
            let actual = text::graphemes(&cleaned);
            if actual > max { Err((field, Problem::TooLong { max, actual })) } else { Ok(cleaned) }
        };
        Ok(Self { name: short("name", name, NAME_MAX)?, reason: short("why", reason, REASON_MAX)? })
    }
}

/// A group that is called otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relabelling {
    /// The group.
    pub group: GroupId,
    /// What was said of it.
    pub from: Label,
    /// What is said of it.
    pub to: Label,
}

/// A step of the trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrailStep {
    /// Its number within the theme's trail, from 1.
    pub number: i64,
    /// Who did it.
    pub by: Reviewer,
    /// What was done.
    pub verb: Verb,
    /// Whether it was asked for, or takes another one back.
    pub cause: Cause,
    /// Notes that came to another place, each at most once.
    pub placements: Vec<Placement>,
    /// Groups that are called otherwise, each at most once.
    pub relabellings: Vec<Relabelling>,
    /// The notes of a suggested group that is not to be suggested again; if the step undid
    /// another, that may be suggested again.
    pub refused: Vec<NoteId>,
    /// How the suggestion was made that was accepted or refused: version, settings and shared
    /// words.
    pub basis: Option<String>,
}
