//! The export: a copy of the log together with the board as it is shown, and what a check of it
//! tells.

use serde::{Deserialize, Serialize};

use super::{Entry, Head};
use crate::domain::ids::{NoteId, QuestionId, ThemeId};
use crate::ticket::Salt;

/// The file: the whole log, and what the board shows at the same moment. Read from a file it need
/// not be in memory: [`super::file`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Export {
    /// [`super::VERSION`]; 1 for files of earlier programs.
    pub version: u8,
    /// All entries, the first first.
    pub entries: Vec<Entry>,
    /// What the board shows.
    #[serde(flatten)]
    pub board: Shown,
}

/// What the board shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// Every note that is shown, by id.
    pub notes: Vec<ShownNote>,
    /// Every note that is hidden, by id. Neither text nor salt.
    pub hidden: Vec<NoteId>,
    /// Every note whose author may post no more, by id.
    #[serde(default)]
    pub blocked: Vec<NoteId>,
    /// Notes that hung before there was a log: nothing about them can be checked.
    pub older: Vec<NoteId>,
    /// Every question under a note, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<ShownQuestion>,
}

/// A note as everybody sees it, and the salt with which its text can be checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownNote {
    /// The note.
    pub note: NoteId,
    /// Its theme.
    pub theme: ThemeId,
    /// Its text.
    pub text: String,
    /// The salt of its hash.
    pub salt: Salt,
    /// Whether it was written on paper and typed in.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub paper: bool,
    /// The stickers on its paper, where any were counted and the board shows counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<ShownCount>,
}

/// Stickers on a note's paper, and the salt with which their number can be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownCount {
    /// How many.
    pub stickers: u32,
    /// The salt of their hash.
    pub salt: Salt,
}

/// A question as everybody sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownQuestion {
    /// The question.
    pub question: QuestionId,
    /// Its theme.
    pub theme: ThemeId,
    /// The note that it is about.
    pub note: NoteId,
    /// What is asked.
    pub text: String,
}

/// What was found in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The last entry.
    pub head: Head,
    /// Shown notes whose text was checked.
    pub shown: usize,
    /// Hidden notes, each with its entry.
    pub hidden: usize,
    /// Withdrawn notes, each with its proof.
    pub withdrawn: usize,
    /// Notes from before the log.
    pub older: usize,
    /// Shown notes from paper, which no ticket wrote: who has the board vouches for them.
    pub paper: usize,
    /// Notes whose stickers on paper the board does not tell, so that nobody can check them.
    pub uncounted: usize,
    /// Notes from version 1 of the log, which cannot show that their authors wrote what changed in
    /// them.
    pub weaker: usize,
}
