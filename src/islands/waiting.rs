//! An entry of the outbox: what waits for the network, as it is kept with the ticket, a word for
//! each note and each sticker.

use super::context::WallContext;
use crate::browser::device;
use crate::domain::anon::{Action, Nonce};
use crate::domain::ids::{NoteId, PromptId};

/// Something that could not be sent yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsent {
    /// A sticker is to be put on.
    Like(NoteId),
    /// A sticker is to be peeled off.
    Unlike(NoteId),
    /// A note is to be put into the box.
    Post {
        /// Its column.
        prompt: PromptId,
        /// The nonce that makes it the same note however often it is sent.
        nonce: Nonce,
        /// Its text as typed.
        text: String,
    },
}

impl Unsent {
    /// Writes what waits as one word without blanks.
    pub fn write(&self) -> String {
        match self {
            Self::Like(note) => format!("+{note}"),
            Self::Unlike(note) => format!("-{note}"),
            Self::Post { prompt, nonce, text } => {
                format!("{prompt}/{nonce}/{}", String::from(js_sys::encode_uri_component(text)))
            }
        }
    }

    /// Reads what [`Unsent::write`] wrote; `None` for any other word.
    pub fn read(word: &str) -> Option<Self> {
        if let Some(note) = word.strip_prefix('+') {
            return note.parse().ok().map(Self::Like);
        }
        if let Some(note) = word.strip_prefix('-') {
            return note.parse().ok().map(Self::Unlike);
        }
        let mut parts = word.splitn(3, '/');
        let (prompt, nonce) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        Some(Self::Post {
            prompt,
            nonce,
            text: js_sys::decode_uri_component(parts.next()?).ok()?.into(),
        })
    }

    /// What the server is asked to do.
    pub fn action(&self) -> Action {
        match self.clone() {
            Self::Like(note) => Action::Like { note },
            Self::Unlike(note) => Action::Unlike { note },
            Self::Post { prompt, nonce, text } => Action::Post { prompt, text, nonce: Some(nonce) },
        }
    }
}

/// All that waits in a theme, oldest first.
pub fn all(board: &WallContext) -> Vec<Unsent> {
    device::load(board.theme).waiting.iter().filter_map(|word| Unsent::read(word)).collect()
}

/// Whether a sticker waits.
pub fn waits(board: &WallContext, note: NoteId) -> bool {
    device::load(board.theme)
        .waiting
        .iter()
        .any(|word| word.strip_prefix('+').is_some_and(|id| id.parse() == Ok(note)))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn stickers_wait_as_one_word() {
        let note = NoteId(Uuid::from_u128(7));
        for waiting in [Unsent::Like(note), Unsent::Unlike(note)] {
            assert_eq!(Unsent::read(&waiting.write()), Some(waiting));
        }
        for bad in ["", "+", "+x", "x/y", "x/y/z"] {
            assert_eq!(Unsent::read(bad), None, "{bad}");
        }
    }
}
