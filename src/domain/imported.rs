//! A theme out of a report's JSON, as another server had it: notes with their counts, groups and
//! answers, and nothing of a ticket.

use chrono::NaiveDate;

use super::{
    answers::{Answer, Item},
    groups::Label,
    ids::{GroupId, NoteId},
    note::HideReason,
    plan::Plan,
    stickers::StickerCount,
    theme::State,
};

/// The theme. Whoever makes one has checked it: ids stand once, groups and answers are about notes
/// and groups that there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedTheme {
    /// Its settings and prompts.
    pub plan: Plan,
    /// Whether it is an example.
    pub example: bool,
    /// Where it stands: a state after it closed.
    pub state: State,
    /// The notes that show.
    pub notes: Vec<ImportedNote>,
    /// Why notes do not show, of which prompt, and how many. Their texts are in no report, and so are
    /// nowhere here; nor is which prompt those belong to that organizers hid.
    pub hidden: Vec<(HideReason, usize, usize)>,
    /// The groups as they were published.
    pub groups: Vec<ImportedGroup>,
    /// What came out together, the earliest first.
    pub publications: Vec<ImportedPublication>,
}

/// A note that shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedNote {
    /// Its id.
    pub id: NoteId,
    /// Which of the plan's prompts it belongs to.
    pub prompt: usize,
    /// Its text.
    pub text: String,
    /// Its stickers.
    pub stickers: StickerCount,
    /// Whether it was written on paper.
    pub paper: bool,
}

/// A group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedGroup {
    /// Its id.
    pub id: GroupId,
    /// What it is called, and why.
    pub label: Label,
    /// Its notes.
    pub notes: Vec<NoteId>,
}

/// Answers that came out together; may be none, where groups alone did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedPublication {
    /// The day.
    pub on: NaiveDate,
    /// The answers.
    pub answers: Vec<(Item, Answer)>,
}
