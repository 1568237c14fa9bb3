//! A note on its way into the box.

use crate::domain::ids::{NoteId, PromptId, QuestionId, ThemeId};
use crate::ticket::{Salt, Tag, author::NoteKey};

/// Where a note will hang.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a column.
    Column(PromptId),
    /// Under another note: it is a reply.
    Under {
        /// The question.
        question: QuestionId,
        /// Whether its author says that they wrote the note which the question is about.
        as_author: bool,
    },
}

/// A note on its way into the box.
pub struct BoxedNote {
    /// Its new random id.
    pub id: NoteId,
    /// Its theme.
    pub theme: ThemeId,
    /// Where it will hang.
    pub place: Place,
    /// Its cleaned text.
    pub text: String,
    /// Its author's tag.
    pub author: Tag,
    /// The salt of its text's hash.
    pub salt: Salt,
    /// Its own public key, with which its author's ticket signs what it does to it later.
    pub key: NoteKey,
    /// Whether the same text of the same ticket at the same place is this note, for it came from a
    /// form that has no nonce.
    pub once: bool,
}
