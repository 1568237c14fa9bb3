//! What a person did wrong, in terms that a form can show beside the field.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A word that none of an enumeration's variants carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("unknown word")]
pub struct UnknownWord;

/// What is wrong with the value of one field. Lengths are in user-perceived characters (grapheme clusters, UAX #29).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// Nothing is left after blank and invisible characters are taken away.
    Empty,
    /// Longer than `max` characters; `actual` is what was counted.
    TooLong {
        /// The longest that is allowed.
        max: usize,
        /// What was counted.
        actual: usize,
    },
    /// Shorter than `min` characters.
    TooShort {
        /// The shortest that is allowed.
        min: usize,
    },
    /// Not of the form that the field asks for.
    Malformed,
    /// A number outside `min..=max`.
    OutOfRange {
        /// The smallest that is allowed.
        min: i64,
        /// The largest that is allowed.
        max: i64,
    },
    /// The value is in use already.
    Taken,
    /// A last day that lies before the first day.
    BeforeStart,
    /// A day after the theme's last day.
    AfterEnd,
    /// A choice that is not offered.
    NotOffered,
    /// A box that opens every ten seconds, with Sealed tickets.
    NotLive,
    /// Two fields that must agree do not.
    Mismatch,
    /// Not the passphrase that readers need.
    WrongPassphrase,
    /// May no longer be changed, because notes stand on it.
    Frozen,
}

/// One field and what is wrong with it. The field is named as in the form, dots between levels: `prompts.0.name`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldProblem {
    /// The field's path in the form.
    pub field: String,
    /// What is wrong.
    pub problem: Problem,
}

/// All that is wrong with one form; never empty when returned as an error.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Error)]
#[error("the form has problems")]
pub struct Invalid(pub Vec<FieldProblem>);

impl Invalid {
    /// A form with one problem.
    pub fn one(field: impl Into<String>, problem: Problem) -> Self {
        let mut invalid = Self::default();
        invalid.add(field, problem);
        invalid
    }

    /// Notes one more problem.
    pub fn add(&mut self, field: impl Into<String>, problem: Problem) {
        self.0.push(FieldProblem { field: field.into(), problem });
    }

    /// Keeps the value, or notes the problem under the field's name.
    pub fn take<T>(&mut self, field: impl Into<String>, result: Result<T, Problem>) -> Option<T> {
        result.map_err(|problem| self.add(field, problem)).ok()
    }

    /// `value` when nothing was wrong.
    ///
    /// # Errors
    /// The problems noted so far.
    pub fn or<T>(self, value: Option<T>) -> Result<T, Self> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self),
        }
    }
}

/// Why a whole request failed; the edge turns it into a status, and the catalogue into a sentence in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
#[error("the request failed")]
pub enum Fault {
    /// A form has problems, field by field.
    Invalid(Invalid),
    /// The anonymous door refused.
    Refused(super::anon::Refusal),
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
    /// A personal link that was used, replaced or mistyped.
    NoPickUp,
    /// The state cannot be reached from where the theme stands.
    NotNow,
    /// It takes a second account: nobody can both propose and confirm.
    SecondPerson,
    /// Sealed tickets are given out over HTTPS only.
    NeedsHttps,
    /// Settings of the databases, by name, with which Sealed tickets could be traced (L6).
    UnsafeSettings(Vec<String>),
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
    /// The browser takes no cookies and has no JavaScript: what is done now could not be changed or taken back later.
    NoCookies,
    /// This address takes no request of this kind.
    WrongMethod,
    /// No failure: a form that was asked for something else first (a password, the passphrase) is here again, to be sent once more.
    NotSentYet,
    /// Something failed here; nothing was written.
    Internal,
}

impl From<Invalid> for Fault {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}

impl From<super::anon::Refusal> for Fault {
    fn from(refusal: super::anon::Refusal) -> Self {
        Self::Refused(refusal)
    }
}
