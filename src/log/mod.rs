//! The public log: what organizers did and what came out of the box, as a chain of hashes.
//! Rewriting any entry changes every later hash, so whoever keeps one hash (six words at the foot
//! of every page) notices.
//!
//! Pure: [`event`] says what can be logged, this file how entries are chained, [`verify`],
//! [`replay`] and [`file`] how a copy of the log and the board is checked, [`flaw`] what can be
//! wrong with it.

pub mod event;
pub mod export;
pub mod file;
pub mod flaw;
#[cfg(test)]
mod honest;
pub mod receipt;
pub mod replay;
pub mod verify;
pub mod words;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use event::Event;
pub use flaw::Flaw;

use crate::domain::hex::Hex;
use crate::ticket::digest;

/// The version of the log and of its file that this program writes. In version 2 each note has a
/// key of its own, with which its author's ticket signs what it does to it.
pub const VERSION: u8 = 2;

/// The hash before the first entry.
pub const GENESIS: Hex<32> = Hex([0; 32]);

/// One entry as stored, shown and exported. `payload` is the JSON of its [`Event`], byte for byte
/// what was hashed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Counted from 1 without gaps.
    pub seq: i64,
    /// The day where the board is; no time of day, for what authors do must not carry one.
    pub day: NaiveDate,
    /// The event's kind, also within the payload.
    pub kind: String,
    /// The event.
    pub payload: String,
    /// The hash of the entry before.
    pub prev: Hex<32>,
    /// This entry's hash.
    pub hash: Hex<32>,
}

/// The last entry: what the next one builds on, and what the six words stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its number; 0 while there is none.
    pub seq: i64,
    /// Its hash; [`GENESIS`] while there is none.
    pub hash: Hex<32>,
}

impl Default for Head {
    fn default() -> Self {
        Self { seq: 0, hash: GENESIS }
    }
}

impl Entry {
    /// The entry that follows `head`.
    ///
    /// # Errors
    /// The event cannot be written as JSON; the events here all can.
    pub fn after(head: Head, day: NaiveDate, event: &Event) -> serde_json::Result<Self> {
        let (seq, kind, payload) =
            (head.seq + 1, event.kind().to_owned(), serde_json::to_string(event)?);
        let hash = hash(head.hash, seq, day, &kind, &payload);
        Ok(Self { seq, day, kind, payload, prev: head.hash, hash })
    }

    /// What the entry tells.
    ///
    /// # Errors
    /// The payload is not an event that this version knows.
    pub fn event(&self) -> serde_json::Result<Event> {
        serde_json::from_str(&self.payload)
    }

    /// The hash that the entry must have.
    pub fn computed_hash(&self) -> Hex<32> {
        hash(self.prev, self.seq, self.day, &self.kind, &self.payload)
    }

    /// This entry as the head of the log.
    pub const fn head(&self) -> Head {
        Head { seq: self.seq, hash: self.hash }
    }
}

/// SHA-256("kz/log/v1" ‖ prev ‖ seq ‖ day ‖ kind ‖ payload), each part preceded by its length; seq
/// in 8 bytes, day as 2020-08-10.
fn hash(prev: Hex<32>, seq: i64, day: NaiveDate, kind: &str, payload: &str) -> Hex<32> {
    Hex(digest(&[
        b"kz/log/v1",
        &prev.0,
        &seq.to_be_bytes(),
        day.to_string().as_bytes(),
        kind.as_bytes(),
        payload.as_bytes(),
    ]))
}
