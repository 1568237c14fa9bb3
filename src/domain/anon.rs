//! The messages of the anonymous protocol: what travels between a browser and the one anonymous
//! door, `POST /anon`.
//!
//! Requests and replies are padded with trailing blanks (white space around a JSON text means
//! nothing, RFC 8259 section 2) to multiples of [`PAD`] bytes, so that their length does not say
//! what was done.

use serde::{Deserialize, Serialize};

use super::flag::MyFlag;
use super::guard::Kind;
use super::hex::Hex;
use super::ids::{NoteId, PromptId, QuestionId, ThemeId};
use super::note::HideReason;
use super::problem::Problem;

/// Requests and replies are as long as the next multiple of this many bytes.
pub const PAD: usize = 4096;

/// The longest request that is read: a note of 200 of the longest emoji fits.
pub const REQUEST_MAX: usize = 4 * PAD;

/// The version of this format.
pub const VERSION: u8 = 1;

/// One anonymous request. No `Debug`: it holds the ticket.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// [`VERSION`].
    pub v: u8,
    /// The theme for which the ticket is good.
    pub theme: ThemeId,
    /// The ticket's 20 characters, the secret itself; behind them the 16 of a Sealed ticket's seal,
    /// which the server needs until it knows the ticket.
    pub ticket: String,
    /// Proof of work for a ticket that this server has not seen before; see
    /// [`crate::ticket::work`].
    #[serde(default)]
    pub work: Option<u64>,
    /// What to do.
    pub action: Action,
}

/// Tells one posting of a ticket from another, and nothing else. It is not stored.
pub type Nonce = Hex<16>;

/// What somebody with a ticket can do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Action {
    /// Put a new note into the box.
    Post {
        /// The column.
        prompt: PromptId,
        /// The text as typed.
        text: String,
        /// Chosen at random by a browser that may have to send the same note again because it got
        /// no answer: with the same one, the note is put into the box once. A plain form sends
        /// none.
        #[serde(default)]
        nonce: Option<Nonce>,
    },
    /// Put a reply to a question into the box.
    Reply {
        /// The question.
        question: QuestionId,
        /// The text as typed.
        text: String,
        /// Whether to say that this ticket wrote the note which the question is about.
        #[serde(default)]
        as_author: bool,
        /// As of [`Action::Post`].
        #[serde(default)]
        nonce: Option<Nonce>,
    },
    /// Change the text of one's own note.
    Edit {
        /// The note.
        note: NoteId,
        /// The new text as typed.
        text: String,
    },
    /// Take back one's own note.
    Withdraw {
        /// The note.
        note: NoteId,
    },
    /// Put a sticker on.
    Like {
        /// The note.
        note: NoteId,
    },
    /// Peel one's sticker off.
    Unlike {
        /// The note.
        note: NoteId,
    },
    /// Say of a note that somebody should look at it.
    Flag {
        /// The note.
        note: NoteId,
        /// Why, one of [`HideReason::FLAGS`].
        reason: HideReason,
    },
    /// Take back what one said of a note with [`Action::Flag`].
    Unflag {
        /// The note.
        note: NoteId,
    },
    /// List one's own notes, stickers and flags.
    Mine,
    /// Do nothing: so that whoever reads sends as much and as often as whoever writes. It needs no
    /// ticket.
    Cover,
}

/// What became of an action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Done {
    /// The note, or the reply, is in the box and comes out in `opens_in` seconds.
    Posted {
        /// The new note's id.
        note: NoteId,
        /// Seconds to the next tick of a live box; nothing where the box has set hours, which the
        /// board tells, and for a reply, which comes out the next morning.
        opens_in: Option<u32>,
        /// How many more notes the ticket can post.
        left: u32,
        /// The receipt with which the author can check that the note came out as written.
        receipt: Receipt,
    },
    /// The new text shows after the next tick.
    Edited {
        /// The receipt for the new text.
        receipt: Receipt,
    },
    /// The note is gone after the next tick.
    Withdrawn,
    /// The sticker is on; counted at the next tick.
    Liked,
    /// The sticker is off; counted at the next tick.
    Unliked,
    /// The flag is there; organizers hear of it at the next count.
    Flagged,
    /// The flag is gone.
    Unflagged,
    /// One's own notes, stickers and flags.
    Mine(Mine),
    /// Nothing.
    Covered,
}

/// What the log will hold of a note once it has come out (see [`crate::ticket::commit::text`]), and
/// the salt that shows it is the text's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The salted hash of note and text.
    pub hash: Hex<32>,
    /// The salt.
    pub salt: Hex<16>,
}

/// Where one's own note is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whereabouts {
    /// In the box, until the next opening.
    InBox,
    /// On the board.
    Pinned,
    /// On the board; a new text waits for the next tick.
    Changing,
    /// Leaves the board at the next tick.
    Leaving,
    /// Not shown until an organizer has read it; a new text is in it already.
    Held,
    /// Hidden by an organizer.
    Hidden,
}

/// One of one's own notes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyNote {
    /// The note.
    pub id: NoteId,
    /// Its column.
    pub prompt: PromptId,
    /// The text, a waiting change already in it.
    pub text: String,
    /// Where it is.
    pub whereabouts: Whereabouts,
    /// The question, if it is a reply to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<QuestionId>,
}

/// A note that carries one's own sticker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MySticker {
    /// The note.
    pub id: NoteId,
    /// Its column.
    pub prompt: PromptId,
    /// Its text as on the board.
    pub text: String,
}

/// What a ticket has done in its theme.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mine {
    /// Own notes, ordered by id: the order of writing is not kept anywhere.
    pub notes: Vec<MyNote>,
    /// Notes that carry one's sticker, ordered by id.
    pub stickers: Vec<MySticker>,
    /// Notes that one flagged, ordered by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<MyFlag>,
    /// How many more notes the ticket can post.
    pub left: u32,
}

/// Why an action was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[error("refused")]
pub enum Refusal {
    /// The request is not of this format.
    Malformed,
    /// Longer than [`REQUEST_MAX`].
    TooLarge,
    /// A character that no ticket contains; told without looking at any ticket.
    BadCharacter(char),
    /// Not 20 characters, but this many.
    BadLength(usize),
    /// The theme's tickets are handed out, and none came with the request.
    NoTicket,
    /// The ticket was not handed out for this theme.
    UnknownTicket,
    /// This browser holds another ticket of the theme, which would be lost to it. Asked once of a
    /// plain form; sent again, it is taken.
    OtherTicket,
    /// Too few tickets are out for anybody to post yet.
    BeforeQuorum {
        /// Tickets out.
        out: u64,
        /// Tickets that must be.
        quorum: u32,
    },
    /// There is no such theme.
    NoTheme,
    /// Notes are not taken (any more).
    PostingClosed,
    /// Stickers are not taken (any more).
    StickersClosed,
    /// Notes are not flagged (any more).
    FlagsClosed,
    /// There is no such note, or it cannot be acted on.
    NoNote,
    /// The note is not this ticket's own.
    NotYours,
    /// There is no such prompt in this theme.
    NoPrompt,
    /// There is no such question, or its note is hidden.
    NoQuestion,
    /// The ticket has replied to this question.
    Replied,
    /// The ticket did not write the note that the question is about, so it cannot reply as its
    /// author.
    NotTheAuthor,
    /// A flag needs a reason out of a list, and none was chosen.
    NoReason,
    /// The ticket has all the notes that it may have.
    LimitReached {
        /// Notes per ticket.
        max: u32,
    },
    /// The text cannot be taken.
    Text(Problem),
    /// The text may give somebody away. Asked once of a plain form, which cannot say it while
    /// somebody types; sent again, it is taken.
    Hints(Vec<Kind>),
    /// The theme is archived: its key is destroyed, and nobody can tell any more who wrote what.
    Archived,
    /// Signed in as organizer in the same browser: the request could be told apart.
    SignedIn,
    /// Picking up a ticket in the same browser: the request could be told to be that person's.
    PickingUp,
    /// Too many new tickets in this hour, with proof of work or without.
    TooManyTickets,
    /// So many new tickets came in this hour that more work is asked for.
    MoreWork {
        /// Leading zero bits of the proof.
        bits: u32,
    },
    /// This ticket did so much of this in a short while that it must wait.
    TooFast {
        /// For how long.
        seconds: i64,
    },
    /// The theme's key is gone, or something failed here; nothing was written.
    Unavailable,
}

/// The reply: what was done, or why not with a sentence in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// The action was done.
    Done(Done),
    /// The action was refused; nothing was written.
    Refused {
        /// Why, for the program.
        why: Refusal,
        /// Why, for the reader.
        message: String,
    },
}

/// Pads a JSON text with blanks to the next multiple of [`PAD`] bytes.
pub fn pad(mut json: String) -> String {
    let len = json.len().div_ceil(PAD).max(1) * PAD;
    json.extend(std::iter::repeat_n(' ', len - json.len()));
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding_hides_the_length_and_changes_nothing() {
        let receipt = Receipt { hash: Hex([1; 32]), salt: Hex([2; 16]) };
        let short = pad(serde_json::to_string(&Reply::Done(Done::Liked)).expect("json"));
        let long = pad(serde_json::to_string(&Reply::Done(Done::Posted {
            note: NoteId(uuid::Uuid::nil()),
            opens_in: Some(9),
            left: 4,
            receipt,
        }))
        .expect("json"));
        assert_eq!((short.len(), long.len()), (PAD, PAD));
        assert_eq!(
            serde_json::from_str::<Reply>(&short).expect("a reply"),
            Reply::Done(Done::Liked)
        );
        assert_eq!(pad("x".repeat(PAD + 1)).len(), 2 * PAD);
        assert_eq!(pad(String::new()).len(), PAD);
    }

    #[test]
    fn the_longest_note_fits_into_a_request() {
        let text = "👩🏽‍👩🏿‍👧🏻‍👦🏾".repeat(crate::domain::text::NOTE_MAX);
        let request = Request {
            v: VERSION,
            theme: ThemeId(uuid::Uuid::nil()),
            ticket: "0".repeat(44),
            work: Some(u64::MAX),
            action: Action::Post {
                prompt: PromptId(uuid::Uuid::nil()),
                text,
                nonce: Some(Hex([255; 16])),
            },
        };
        assert!(serde_json::to_string(&request).expect("json").len() <= REQUEST_MAX);
    }
}
