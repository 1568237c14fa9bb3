//! What can go wrong in a verb; and the map of the program's error types, from the disk up.
//!
//! | type | says | for |
//! |---|---|---|
//! | [`store::Error`] | what became of statements: no such row, changed by somebody else, a name in use, a database that failed | the verb that called the store |
//! | [`store::NotChanged`] | why the team was not changed: nobody would be left to look after it, or whoever asked may not (any more) | the verbs of the team |
//! | [`store::NotWritten`] | why the anonymous writer kept nothing: a rule refused, or the database failed | the anonymous verbs |
//! | [`Error`] | why a verb did nothing: what the person may know of it, or what an operator must | whoever called the verb |
//! | [`Refused`] | why signing in at the office's own provider came to nothing | the flow, and an operator where the provider fails |
//! | [`Fault`] | what the person who asked is told; [`crate::http::fault`] gives its status, the catalogue its sentence | a browser |
//! | [`Refusal`] of the anonymous door, [`crate::domain::issue::Refusal`] | the same for somebody with a ticket, and for somebody who fetches one: they have doors of their own | a browser |
//! | [`Invalid`], made of [`crate::domain::problem::Problem`]s | what is wrong with a form, field by field | a [`Fault`] or a refusal |
//! | [`super::StartError`] | why the program did not start, with what to do | standard error |
//!
//! A conversion never writes to the log: an error goes up as it is, and whoever answers a person
//! calls [`Error::told`], which is the one place where its cause gets a line.

use std::io;

use super::oidc::Refused;
use crate::domain::{anon::Refusal, fault::Fault, problem::Invalid};
use crate::store;

/// Why a verb did nothing. Its text names no value: what it says can stand in a log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The person who asked is told why, and nobody else needs to know.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// The store did not do it.
    #[error("store: {0}")]
    Store(#[from] store::Error),
    /// A theme's key file could not be read, written or removed.
    #[error("a theme's key file: {0}")]
    KeyFile(io::ErrorKind),
    /// A theme's key file holds another key than the theme has published.
    #[error("a theme's key file does not hold the key that the theme has published")]
    OtherKey,
    /// Nobody was let in who came from the office's own provider.
    #[error("signing in at the provider: {0}")]
    Provider(#[from] Refused),
    /// The system gives no random bytes; nothing secret can be made.
    #[error("the system gives no random bytes")]
    NoRandom,
    /// A task of the program panicked, or could not be run.
    #[error("a task was given up: {0}")]
    GivenUp(&'static str),
}

impl Error {
    /// An error of a theme's key file.
    pub(super) fn key_file(error: &io::Error) -> Self {
        Self::KeyFile(error.kind())
    }

    /// What whoever asked is told, after the cause has got its line in the log, if an operator must
    /// hear of it.
    pub fn told(self) -> Fault {
        match self {
            Self::Fault(fault) => fault,
            Self::Provider(refused) => {
                if refused.is_of_the_provider() {
                    // What is wrong there or on the way is mended there: this server goes on.
                    tracing::warn!(error = %self, "failed");
                }
                Fault::NoEntry(refused.told())
            }
            Self::Store(store::Error::NotFound) => Fault::NotFound,
            Self::Store(store::Error::Conflict | store::Error::Taken) => Fault::Conflict,
            failed => {
                failed.log();
                Fault::Internal
            }
        }
    }

    /// Writes the cause to the log.
    pub(super) fn log(&self) {
        tracing::error!(error = %self, "failed");
    }
}

impl From<store::NotChanged> for Error {
    fn from(error: store::NotChanged) -> Self {
        match error {
            store::NotChanged::Store(error) => error.into(),
            store::NotChanged::LastAdmin => Fault::LastAdmin.into(),
            store::NotChanged::NotAllowed => Fault::Forbidden.into(),
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Fault(refusal.into())
    }
}

impl From<Invalid> for Error {
    fn from(invalid: Invalid) -> Self {
        Self::Fault(invalid.into())
    }
}
