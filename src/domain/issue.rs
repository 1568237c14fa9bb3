//! The messages of picking up: what travels between a browser and `POST /issue`, the one place
//! where a person picks up a Sealed ticket. An envelope goes in, the stamped envelope comes out.
//! Padded like [`super::anon`].

use serde::{Deserialize, Serialize};

use super::hex::Hex;
use super::ids::ThemeId;

/// One envelope. It is uniformly random: it says nothing about the ticket inside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// The theme whose ticket is picked up.
    pub theme: ThemeId,
    /// `B`, an element of ristretto255; see [`crate::ticket::blind`].
    pub blinded: Hex<32>,
    /// The personal link's 20 characters, where the session of the button is gone: the page has it
    /// in its address, and a server that was started anew in between has forgotten the session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// The stamped envelope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamped {
    /// The element `E` that the stamp makes of the envelope (RFC 9497).
    pub element: Hex<32>,
    /// The proof that `E` was made with the key which the theme has published.
    pub proof: Hex<64>,
}

/// Why no ticket was stamped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[error("refused")]
pub enum Refusal {
    /// The request is not of this format.
    Malformed,
    /// Longer than [`super::anon::REQUEST_MAX`].
    TooLarge,
    /// Sealed tickets are given out over HTTPS only.
    NeedsHttps,
    /// No personal link was opened in this browser in the last five minutes.
    NotStarted,
    /// There is no such theme.
    NoTheme,
    /// The theme's tickets are not stamped.
    NotSealed,
    /// The theme has closed.
    Closed,
    /// The envelope is no element of the group; nothing was used up.
    NotElement,
    /// The person may not pick up a ticket of this theme.
    NotEligible,
    /// The person has picked one up.
    AlreadyIssued,
    /// Something failed here.
    Unavailable,
}

/// The reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// The ticket is stamped.
    Done(Stamped),
    /// No ticket is stamped.
    Refused {
        /// Why, for the program.
        why: Refusal,
        /// Why, for the reader.
        message: String,
    },
}

/// What `GET /t/{slug}/key` answers: the same for everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedKey {
    /// The public key with which the theme's tickets are stamped.
    pub pk: Hex<32>,
    /// The number of the log's entry that published it: a browser checks that the log it has seen
    /// holds this key.
    pub log_index: i64,
}
