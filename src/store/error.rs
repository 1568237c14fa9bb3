//! What can go wrong in the store.

use sqlx::migrate::MigrateError;
use thiserror::Error as ThisError;

use crate::domain::{anon::Refusal, problem::Invalid};

/// An error of the store. Its text names no statement and no value: what it says can stand in a
/// log.
#[derive(Clone, Debug, PartialEq, Eq, ThisError)]
pub enum Error {
    /// There is no such row.
    #[error("not found")]
    NotFound,
    /// Somebody else changed it first; nothing was written.
    #[error("changed by somebody else")]
    Conflict,
    /// A name that must be unique is in use.
    #[error("name in use")]
    Taken,
    /// The system gives no random bytes.
    #[error("no random bytes")]
    NoRandom,
    /// The database failed, or holds what it must not hold.
    #[error("database: {0}")]
    Database(String),
}

/// Why a theme could not be changed.
#[derive(Debug, ThisError)]
pub enum ChangeError {
    /// The store said no.
    #[error(transparent)]
    Store(#[from] Error),
    /// The form asks for what is there already forbids: the notes on a board, a full list.
    #[error(transparent)]
    Invalid(#[from] Invalid),
}

/// Why the team was not changed.
#[derive(Clone, Debug, PartialEq, Eq, ThisError)]
pub enum NotChanged {
    /// The store said no.
    #[error(transparent)]
    Store(#[from] Error),
    /// Nobody would be left who looks after accounts.
    #[error("the last administrator")]
    LastAdmin,
    /// Whoever asks has ended meanwhile, or has another role.
    #[error("no right to change the team")]
    NotAllowed,
}

impl From<sqlx::Error> for NotChanged {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

/// Why an action of somebody with a ticket left nothing behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotWritten {
    /// A rule refused it.
    Refused(Refusal),
    /// The store failed.
    Failed(Error),
}

impl From<Refusal> for NotWritten {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Error> for NotWritten {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<sqlx::Error> for NotWritten {
    fn from(error: sqlx::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::RowNotFound => Self::NotFound,
            // The kind is the same on both databases; constraint names exist on PostgreSQL only.
            sqlx::Error::Database(db) if db.is_unique_violation() => Self::Taken,
            // The driver's text can quote a value (PostgreSQL's DETAIL line); the code cannot.
            sqlx::Error::Database(db) => Self::Database(words(&db.code().unwrap_or_default())),
            sqlx::Error::Io(io) if io.kind() == std::io::ErrorKind::StorageFull => {
                Self::Database("the disk is full".into())
            }
            sqlx::Error::Io(io) => Self::Database(io.kind().to_string()),
            sqlx::Error::PoolClosed => Self::Database("it is closed already".into()),
            sqlx::Error::WorkerCrashed => Self::Database("the driver stopped".into()),
            sqlx::Error::Tls(_) => Self::Database("no encrypted connection could be made".into()),
            sqlx::Error::Configuration(_) => Self::Database("its URL cannot be read".into()),
            sqlx::Error::PoolTimedOut => Self::Database("no connection became free in time".into()),
            sqlx::Error::ColumnDecode { index, .. } => {
                Self::Database(format!("unreadable column {index}"))
            }
            _ => Self::Database("driver error".into()),
        }
    }
}

impl From<MigrateError> for Error {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error.into(),
            MigrateError::VersionMissing(version) => Self::newer(version),
            error => Self::Database(format!("migration: {error}")),
        }
    }
}

/// What a file that SQLite cannot read is called.
const DAMAGED: &str = "the file is damaged";

/// A code of SQLite (<https://www.sqlite.org/rescode.html>) or PostgreSQL (appendix A of its
/// manual, five characters) in words, where it is one that an operator can do something about.
fn words(code: &str) -> String {
    if code.len() == 5 {
        let says = match code {
            "53100" => "the disk of the database server is full",
            "53300" => "the database server has no connection left",
            "28000" | "28P01" => "the database server does not accept the role or its password",
            "3D000" => "there is no such database",
            "42501" => "the role may not do this",
            "57P01" | "57P02" | "57P03" => "the database server is starting or stopping",
            "XX001" | "XX002" => "the database is damaged",
            _ => return format!("code {code}"),
        };
        return format!("{says} (PostgreSQL {code})");
    }
    // The lowest byte is the kind; the rest says at which call.
    let says = match code.parse::<u32>().unwrap_or(0) & 0xff {
        5 | 6 => "another program holds the file",
        8 => "the file cannot be written to",
        10 => "the disk fails or is full",
        11 => DAMAGED,
        13 => "the disk is full",
        14 => "the file cannot be opened",
        26 => "the file is damaged: its beginning is not that of a database",
        _ => return format!("code {code}"),
    };
    format!("{says} (SQLite {code})")
}

impl Error {
    /// Whether the file itself is not as SQLite wrote it.
    pub fn is_damage(&self) -> bool {
        matches!(self, Self::Database(what) if what.starts_with(DAMAGED))
    }

    /// What it says where a database was made and nothing was ever put into it: SQLite's and
    /// PostgreSQL's codes for a table that is not there.
    pub(super) fn or_no_tables(self) -> Self {
        match self {
            Self::Database(what) if ["code 1", "code 42P01"].contains(&what.as_str()) => {
                Self::Database("it holds no tables yet; start the server once".into())
            }
            other => other,
        }
    }

    /// Its tables are those of a later program, up to this step.
    pub(super) fn newer(step: i64) -> Self {
        Self::Database(format!("a newer kizuki has changed its tables (step {step}); use that one"))
    }

    /// A stored word or number that no version of this program writes.
    pub(super) fn unreadable(column: &str) -> Self {
        Self::Database(format!("unreadable column {column}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_become_words() {
        for (code, says) in [
            ("13", "the disk is full (SQLite 13)"),
            ("778", "the disk fails or is full (SQLite 778)"),
            ("11", "the file is damaged (SQLite 11)"),
        ] {
            assert_eq!(words(code), says);
        }
        for (code, damage) in
            [("26", true), ("267", true), ("14", false), ("XX001", false), ("23505", false)]
        {
            assert_eq!(Error::Database(words(code)).is_damage(), damage, "{code}");
        }
        assert_eq!((words("53100").contains("full"), words("23505")), (true, "code 23505".into()));
    }
}
