//! Verification errors: everything that can be wrong with a copy of the log and the board, each
//! with its sentence.

use crate::domain::ids::{NoteId, QuestionId};

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// An entry's number does not follow the one before.
    #[error("entry {0}: an entry before it is missing, or it stands in the wrong place")]
    Sequence(i64),
    /// An entry does not build on the one before.
    #[error("entry {0}: it does not follow from the entry before it")]
    Chain(i64),
    /// An entry's content is not what was hashed.
    #[error("entry {0}: its content was changed")]
    Hash(i64),
    /// An entry cannot be read.
    #[error("entry {0}: it cannot be read")]
    Unreadable(i64),
    /// An entry's day is earlier than that of the one before.
    #[error("entry {0}: its day is before that of the entry before it")]
    Day(i64),
    /// An entry sets another version of the log than the next one that this program knows.
    #[error("entry {0}: it sets a version of the log that cannot follow here")]
    Version(i64),
    /// A theme's openings are not counted from 1 without gaps.
    #[error(
        "entry {0}: the openings of the box are not counted one by one; one is missing or told twice"
    )]
    Opening(i64),
    /// A number of notes or slips is not what the entries before give.
    #[error("entry {0}: its numbers are not what the entries before it add up to")]
    Count(i64),
    /// Something of a theme after its end.
    #[error("entry {0}: it tells of a theme that was archived before")]
    Archived(i64),
    /// A theme's tickets are stamped with one key for ever: a second could mark people (RFC 9576,
    /// section 6.2).
    #[error(
        "entry {0}: a second key for a theme whose key was published before; with two keys people can be told apart"
    )]
    SecondKey(i64),
    /// A note came out of the box and is nowhere now.
    #[error("note {0}: it came out of the box and is gone; nobody withdrew or hid it")]
    Missing(NoteId),
    /// A note's text is not the one that the log holds the hash of.
    #[error("note {0}: its text is not the one that its author wrote")]
    Text(NoteId),
    /// A note is hidden without an entry, or shown while the last entry says hidden.
    #[error("note {0}: the log says otherwise whether it is hidden")]
    Hiding(NoteId),
    /// An author's posting is stopped without an entry, or not stopped while the last entry says
    /// so.
    #[error("note {0}: the log says otherwise whether its author may post")]
    Blocking(NoteId),
    /// A withdrawal whose proof does not fit.
    #[error("note {0}: the proof that its author withdrew it is false")]
    Withdrawal(NoteId),
    /// A new text without its author's signature.
    #[error("note {0}: the proof that its author gave it a new text is false")]
    Revision(NoteId),
    /// A note that never came out of the box.
    #[error("note {0}: it hangs on the board, or is told of, and never came out of the box")]
    Unannounced(NoteId),
    /// A note that came out of the box before.
    #[error("note {0}: it came out of the box a second time; a note comes out once")]
    Again(NoteId),
    /// Something of a note after it was taken back.
    #[error("note {0}: an entry or the board tells of it after its author had withdrawn it")]
    Gone(NoteId),
    /// A note that is told of, or hangs, in another theme than the one in which it came out.
    #[error("note {0}: it came out of the box of another theme")]
    Theme(NoteId),
    /// A note without its author's key, in a log in which each has one.
    #[error("note {0}: it came out of the box without the key of its author")]
    Keyless(NoteId),
    /// A question that was never asked, or is gone, or asks something else, or under another note.
    #[error("question {0}: it is not what the log says was asked, or it is gone")]
    Question(QuestionId),
    /// A reply to no question, or that is falsely said to be by the author of the note.
    #[error(
        "reply {0}: it is to no question, or the proof that the note's author wrote it is false"
    )]
    Reply(NoteId),
    /// A paper note that is none, or has a key, or stickers on paper that are not those which the log
    /// holds the hash of.
    #[error(
        "note {0}: the log says otherwise whether it is from paper, what somebody did to its paper, or how many stickers there are on it"
    )]
    Paper(NoteId),
    /// The six words that somebody kept belong to no entry.
    #[error(
        "the words that you kept belong to no entry: this is not the log that you saw, or it was rewritten or cut off"
    )]
    Head,
}

impl Flaw {
    /// Its kind, as the page that checks receipts names its sentences.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Sequence(_) => "sequence",
            Self::Chain(_) => "chain",
            Self::Hash(_) => "hash",
            Self::Unreadable(_) => "unreadable",
            Self::Day(_) => "day",
            Self::Version(_) => "version",
            Self::Opening(_) => "opening",
            Self::Count(_) => "count",
            Self::Archived(_) => "archived",
            Self::SecondKey(_) => "second-key",
            Self::Missing(_) => "missing",
            Self::Text(_) => "text",
            Self::Hiding(_) => "hiding",
            Self::Blocking(_) => "blocking",
            Self::Withdrawal(_) => "withdrawal",
            Self::Revision(_) => "revision",
            Self::Unannounced(_) => "unannounced",
            Self::Again(_) => "again",
            Self::Gone(_) => "gone",
            Self::Theme(_) => "theme",
            Self::Keyless(_) => "keyless",
            Self::Question(_) => "question",
            Self::Reply(_) => "reply",
            Self::Paper(_) => "paper",
            Self::Head => "head",
        }
    }

    /// The entry or note that it is about, as the log writes it.
    pub fn about(&self) -> String {
        match self {
            Self::Sequence(entry)
            | Self::Chain(entry)
            | Self::Hash(entry)
            | Self::Unreadable(entry)
            | Self::Day(entry)
            | Self::Version(entry)
            | Self::Opening(entry)
            | Self::Count(entry)
            | Self::Archived(entry)
            | Self::SecondKey(entry) => entry.to_string(),
            Self::Missing(note)
            | Self::Text(note)
            | Self::Hiding(note)
            | Self::Blocking(note)
            | Self::Withdrawal(note)
            | Self::Revision(note)
            | Self::Unannounced(note)
            | Self::Again(note)
            | Self::Gone(note)
            | Self::Theme(note)
            | Self::Reply(note)
            | Self::Paper(note)
            | Self::Keyless(note) => note.to_string(),
            Self::Question(question) => question.to_string(),
            Self::Head => String::new(),
        }
    }
}
