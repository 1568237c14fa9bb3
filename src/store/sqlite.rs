//! How a SQLite file is opened, and why so.

use std::{path::Path, time::Duration};

use sqlx::{
    ConnectOptions, SqlitePool,
    sqlite::{SqliteAutoVacuum, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::{Error, Result, backend::SqliteDb, statements};

/// Reading connections; a page is one short read.
const READERS: u32 = 4;

/// Opens (and creates) a file.
pub(super) async fn open(file: &Path) -> Result<SqliteDb> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // An acknowledged write is on the disk: NORMAL may lose the last commits in a power cut.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        // Deleted rows are overwritten (docs/anonymity.md, L4).
        .pragma("secure_delete", "ON")
        // Sorting and temporary tables must not spill anonymous rows to another file.
        .pragma("temp_store", "MEMORY")
        // The driver logs slow statements by default, text and all (docs/anonymity.md, L11).
        .disable_statement_logging();
    // Freed pages are given back. For the writer alone: setting it writes a page, and a reader that is opened later must write nothing
    // behind a truncated log.
    let write = options.clone().auto_vacuum(SqliteAutoVacuum::Full);
    // A file does not go away between two uses: asking each time whether it is there would cost as much as most statements.
    let pool = || SqlitePoolOptions::new().test_before_acquire(false);
    let write = pool().max_connections(1).connect_with(write).await?;
    require_pragmas(&write).await?;
    let read = pool().max_connections(READERS).connect_with(options.pragma("query_only", "ON")).await?;
    Ok(SqliteDb { read, write })
}

/// Refuses to run when the file does not keep the settings that the promise rests on.
async fn require_pragmas(pool: &SqlitePool) -> Result<()> {
    let mode: String = sqlx::query_scalar(statements::JOURNAL_MODE).fetch_one(pool).await?;
    let synchronous: i64 = sqlx::query_scalar(statements::SYNCHRONOUS).fetch_one(pool).await?;
    let secure_delete: i64 = sqlx::query_scalar(statements::SECURE_DELETE).fetch_one(pool).await?;
    if mode == "wal" && synchronous == 2 && secure_delete == 1 {
        Ok(())
    } else {
        Err(Error::Database(format!("settings not kept: journal_mode {mode}, synchronous {synchronous}, secure_delete {secure_delete}")))
    }
}

/// Moves all frames into the database file and empties the write-ahead log. While a reader still uses old frames it answers "busy" after
/// the busy time-out; the next commit then empties the log.
pub(super) async fn truncate_wal(pool: &SqlitePool) -> Result<()> {
    let (_busy, _frames, _moved): (i64, i64, i64) = sqlx::query_as(statements::TRUNCATE_WAL).fetch_one(pool).await?;
    Ok(())
}
