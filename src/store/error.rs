//! What can go wrong in the store.

use thiserror::Error as ThisError;

/// An error of the store. Its text names no statement and no value: what it says can stand in a log.
#[derive(Clone, Debug, ThisError)]
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
    /// The database failed, or holds what it must not hold.
    #[error("database: {0}")]
    Database(String),
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::RowNotFound => Self::NotFound,
            // The kind is the same on both databases; constraint names exist on PostgreSQL only.
            sqlx::Error::Database(db) if db.is_unique_violation() => Self::Taken,
            // The driver's text can quote a value (PostgreSQL's DETAIL line); the code cannot.
            sqlx::Error::Database(db) => Self::Database(format!("code {}", db.code().unwrap_or_default())),
            sqlx::Error::Io(io) => Self::Database(io.kind().to_string()),
            sqlx::Error::PoolTimedOut => Self::Database("no connection became free in time".into()),
            sqlx::Error::ColumnDecode { index, .. } => Self::Database(format!("unreadable column {index}")),
            _ => Self::Database("driver error".into()),
        }
    }
}

impl From<sqlx::migrate::MigrateError> for Error {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        Self::Database(format!("migration: {error}"))
    }
}

impl Error {
    /// A stored word or number that no version of this program writes.
    pub(super) fn unreadable(column: &str) -> Self {
        Self::Database(format!("unreadable column {column}"))
    }
}
