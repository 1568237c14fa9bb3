//! Why there is no backup, or nothing was put back.

use std::{io, path::PathBuf};

use crate::store;

/// A sentence for whoever is at the terminal, with what to do.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// PostgreSQL has its own tools.
    #[error(
        "this board is on PostgreSQL: back it up with pg_dump, as docs/backup.md tells, and note that by `kizuki backup --noted`"
    )]
    OnPostgres,
    /// The file would lie with what it is a copy of.
    #[error(
        "{0} lies in the data folder or in the folder of keys: a backup belongs on another disk, and never beside the keys"
    )]
    Inside(PathBuf),
    /// There is something already.
    #[error("{0} is there already; choose another name, or say --replace")]
    Exists(PathBuf),
    /// It is no file.
    #[error("{0} is no file")]
    NoFile(PathBuf),
    /// A file or a folder.
    #[error("{what}: {source}")]
    Io {
        /// What was tried.
        what: String,
        /// Why it failed.
        source: io::Error,
    },
    /// A database.
    #[error("{what}: {source}")]
    Store {
        /// What was tried.
        what: String,
        /// Why it failed.
        source: store::Error,
    },
    /// What was read is not whole.
    #[error("nothing was kept, for what was read does not hold: {}", .0.join("; "))]
    DoesNotHold(Vec<String>),
    /// The server did not copy its files.
    #[error(
        "the server on {0} did not answer within a minute: it hangs (kizuki doctor), or it is of another version. \
         Stop it and try again, or make the backup with its own version"
    )]
    NoAnswer(PathBuf),
    /// The server could not copy its files.
    #[error("the server could not copy its files: {0}")]
    NotCopied(String),
    /// The file is no backup, or was changed.
    #[error("{0}: {1}")]
    Unreadable(PathBuf, String),
    /// There is a board.
    #[error(
        "{0} holds a board already, and nothing is put over it: choose an empty folder with KIZUKI_DATA, or move what is there away"
    )]
    NotEmpty(PathBuf),
}

impl BackupError {
    /// Names what was tried with a file.
    pub(super) fn io(what: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let what = what.into();
        move |source| Self::Io { what, source }
    }

    /// Names what was tried with a database.
    pub(super) fn store(what: impl Into<String>) -> impl FnOnce(store::Error) -> Self {
        let what = what.into();
        move |source| Self::Store { what, source }
    }
}
