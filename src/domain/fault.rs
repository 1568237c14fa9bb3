//! Faults, the errors that a person is told of: what can come of a person's request, apart from
//! what was asked for.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::anon::Refusal;
use super::problem::Invalid;
use super::provider::NoEntry;
use super::team::DeadLink;

/// Why a whole request failed; the edge turns it into a status, and the catalogue into a sentence
/// in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
#[error("the request failed")]
pub enum Fault {
    /// A form has problems, field by field.
    Invalid(Invalid),
    /// The anonymous door refused.
    Refused(Refusal),
    /// Address or password is wrong; which of them is not told.
    SignInFailed,
    /// Too many wrong passwords for this account; wait.
    TooManyAttempts {
        /// For how long.
        seconds: i64,
    },
    /// More is asked for at once than this machine does; nothing was tried.
    Busy,
    /// Reading needs the passphrase.
    NoPassphrase,
    /// Too many wrong passphrases, by everybody together; wait.
    TooManyGuesses,
    /// Nobody is signed in (any more).
    NotSignedIn,
    /// The account may not do this.
    Forbidden,
    /// There is no such page or thing.
    NotFound,
    /// Somebody else changed it first; nothing was written.
    Conflict,
    /// The set-up link was used or has expired.
    LinkUsed,
    /// The link of an invitation leads nowhere.
    DeadInvitation(DeadLink),
    /// Passkeys cannot be used: the board has no name, or is not reached over HTTPS.
    NoPasskeys,
    /// What a device answered is no passkey of this board, or came too late; which is not told.
    PasskeyFailed,
    /// Signing in at the office's own provider came to nothing.
    NoEntry(NoEntry),
    /// Nobody would be left who looks after accounts.
    LastAdmin,
    /// A personal link that was used, replaced or mistyped.
    NoPickUp,
    /// A link of an enquiry that was replaced or mistyped.
    NoEnquiry,
    /// A link of an enquiry whose days are over, or that takes no replies any more.
    EnquiryOver,
    /// Too many links of enquiries that there are not, by everybody together; wait.
    TooManyLinks,
    /// The state cannot be reached from where the theme stands.
    NotNow,
    /// Stopping an author takes a second account: nobody can both propose and confirm.
    SecondPerson,
    /// Sealed tickets are given out over HTTPS only.
    NeedsHttps,
    /// Settings of the databases, by name, with which Sealed tickets could be traced (L6).
    UnsafeSettings(Vec<String>),
    /// No help is wanted with this (any more), or enough people offered it.
    HandsClosed,
    /// More people offer help at once than is taken; nothing was stored.
    TooManyHands,
    /// The request is larger than this address takes.
    TooLarge,
    /// The request comes from another site.
    ForeignOrigin,
    /// The request was sent to a name that is not ours.
    WrongHost {
        /// The address that is, where it is configured.
        ours: Option<String>,
    },
    /// The request cannot be read.
    Malformed,
    /// The browser takes no cookies and has no JavaScript: what is done now could not be changed or
    /// taken back later.
    NoCookies,
    /// This address takes no request of this kind.
    WrongMethod,
    /// No failure: a form that was asked for something else first (a password, the passphrase) is
    /// here again, to be sent once more.
    NotSentYet,
    /// A PDF needs fonts, and there are none on this server.
    NoFonts,
    /// Something failed here; nothing was written.
    Internal,
}

impl From<Invalid> for Fault {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
