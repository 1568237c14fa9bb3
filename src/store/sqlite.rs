//! How a SQLite file is opened, and why so; the statements that only SQLite runs.

use std::{
    fs::{File, OpenOptions},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
    time::Duration,
};

use sqlx::{
    ConnectOptions, SqliteConnection, SqlitePool,
    sqlite::{
        SqliteAutoVacuum, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions,
        SqliteSynchronous,
    },
};

use super::{Error, Result};

pub(super) const JOURNAL_MODE: &str = "PRAGMA journal_mode";
pub(super) const SYNCHRONOUS: &str = "PRAGMA synchronous";
pub(super) const SECURE_DELETE: &str = "PRAGMA secure_delete";
pub(super) const AUTO_VACUUM: &str = "PRAGMA auto_vacuum";
pub(super) const TEMP_STORE: &str = "PRAGMA temp_store";
pub(super) const FOREIGN_KEYS: &str = "PRAGMA foreign_keys";
pub(super) const QUICK_CHECK: &str = "PRAGMA quick_check(1)";
pub(super) const VACUUM: &str = "VACUUM";
/// Everything, row by row, into a file that is not there: no free page, no order of pages.
pub(super) const VACUUM_INTO: &str = "VACUUM INTO $1";
pub(super) const INTEGRITY_CHECK: &str = "PRAGMA integrity_check(5)";
/// The last step of the tables.
pub(super) const STEP: &str = "SELECT MAX(version) FROM _sqlx_migrations";
pub(super) const FREE_PAGES: &str = "PRAGMA freelist_count";
/// Everything that was made in a file, by name, but for what keeps the steps of its tables.
pub(super) const SCHEMA: &str = "SELECT type, name, COALESCE(sql, '') FROM sqlite_schema
    WHERE name NOT LIKE 'sqlite%' AND name <> '_sqlx_migrations' ORDER BY type, name";
pub(super) const SAVEPOINT: &str = "SAVEPOINT action";
pub(super) const ROLLBACK_TO_SAVEPOINT: &str = "ROLLBACK TO action";
pub(super) const RELEASE_SAVEPOINT: &str = "RELEASE action";
const TRUNCATE_WAL: &str = "PRAGMA wal_checkpoint(TRUNCATE)";
/// Writes the first page, as it is.
const COVER: &str = "PRAGMA user_version = 0";
/// Each table and each of its columns.
pub(super) const COLUMNS: &str =
    "SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' ORDER BY m.name, c.cid";

/// How long somebody waits for a lock of another connection.
const BUSY: Duration = Duration::from_secs(5);
/// How often a log is looked at before it is said that it is not emptied.
const LOOKS: u32 = 20;
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);
/// Ticks at which the log could not be emptied, one after the other, before that is told: a minute.
const BUSY_TICKS: u32 = 6;
/// Reading connections; a page is one short read.
const READERS: u32 = 4;

/// SQLite allows one writer at a time: one connection writes, so nobody ever meets `SQLITE_BUSY`.
#[derive(Clone, Debug)]
pub struct SqliteDb {
    /// Reading connections.
    pub read: SqlitePool,
    /// The one writing connection.
    pub write: SqlitePool,
    /// The file itself, where this process writes it, open for as long as the pools are: the system takes SQLite's locks away
    /// from a process that closes any handle of the file (<https://www.sqlite.org/howtocorrupt.html>, 2.2).
    pub(super) file: Option<Arc<File>>,
    /// The write-ahead log, and whether anything was written since it was covered.
    pub(super) log: Log,
}

/// Opens (and creates) a file.
pub(super) async fn open(file: &Path) -> Result<SqliteDb> {
    // For its owner alone from the first moment; what SQLite makes beside it gets the same mode.
    let made = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(file)
        .map_err(sqlx::Error::Io)?;
    let options = options(file).create_if_missing(true);
    // Freed pages are given back. For the writer alone: setting it writes a page, and a reader that
    // is opened later must write nothing behind a truncated log.
    let write = pool()
        .max_connections(1)
        .connect_with(options.clone().auto_vacuum(SqliteAutoVacuum::Full))
        .await?;
    require_pragmas(&write).await?;
    let read =
        pool().max_connections(READERS).connect_with(options.pragma("query_only", "ON")).await?;
    Ok(SqliteDb { read, write, file: Some(Arc::new(made)), log: Log::of(file) })
}

/// Opens a file that is there, and changes nothing in it: whatever writes is refused, and it is not
/// made where it is missing.
pub(super) async fn open_for_reading(file: &Path) -> Result<SqliteDb> {
    let read = pool()
        .max_connections(READERS)
        .connect_with(options(file).pragma("query_only", "ON"))
        .await?;
    Ok(SqliteDb { write: read.clone(), read, file: None, log: Log::of(file) })
}

/// Opens a file that nobody writes any more; nothing is made beside it.
pub(super) async fn open_still(file: &Path) -> Result<SqliteDb> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .read_only(true)
        .immutable(true)
        .pragma("temp_store", "MEMORY")
        .disable_statement_logging();
    let read = pool().max_connections(READERS).connect_with(options).await?;
    Ok(SqliteDb { write: read.clone(), read, file: None, log: Log::of(file) })
}

/// A database of one connection that is nowhere else.
pub(super) async fn open_in_memory() -> Result<SqlitePool> {
    let options = SqliteConnectOptions::new().in_memory(true).disable_statement_logging();
    Ok(pool().max_connections(1).connect_with(options).await?)
}

/// Opens a file of which a copy is made: nothing is changed, and it is not made where it is missing.
pub(super) async fn open_to_copy(file: &Path) -> Result<SqliteConnection> {
    let options = SqliteConnectOptions::new().filename(file).busy_timeout(BUSY);
    Ok(options.pragma("temp_store", "MEMORY").disable_statement_logging().connect().await?)
}

/// A file does not go away between two uses: asking each time whether it is there would cost as
/// much as most statements.
fn pool() -> SqlitePoolOptions {
    SqlitePoolOptions::new().test_before_acquire(false)
}

/// How each connection is set.
fn options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .journal_mode(SqliteJournalMode::Wal)
        // An acknowledged write is on the disk: NORMAL may lose the last commits in a power cut.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(BUSY)
        // Deleted rows are overwritten (docs/anonymity.md, L4).
        .pragma("secure_delete", "ON")
        // Sorting and temporary tables must not spill anonymous rows to another file.
        .pragma("temp_store", "MEMORY")
        // The driver logs slow statements by default, text and all (docs/anonymity.md, L11).
        .disable_statement_logging()
}

/// Refuses to run when the file does not keep the settings that the promise rests on.
async fn require_pragmas(pool: &SqlitePool) -> Result<()> {
    let mode: String = sqlx::query_scalar(JOURNAL_MODE).fetch_one(pool).await?;
    let synchronous: i64 = sqlx::query_scalar(SYNCHRONOUS).fetch_one(pool).await?;
    let secure_delete: i64 = sqlx::query_scalar(SECURE_DELETE).fetch_one(pool).await?;
    if mode == "wal" && synchronous == 2 && secure_delete == 1 {
        Ok(())
    } else {
        Err(Error::Database(format!(
            "settings not kept: journal_mode {mode}, synchronous {synchronous}, \
             secure_delete {secure_delete}"
        )))
    }
}

/// Whether the write-ahead log holds no frame any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emptied {
    /// It is empty.
    Yes,
    /// Somebody still reads old frames, or another process writes. Nothing is lost by it: what was
    /// committed is on the disk.
    Busy,
}

/// Where the write-ahead log is, and what is to be done about it at the next tick.
#[derive(Clone, Debug)]
pub struct Log {
    path: Arc<Path>,
    /// Something was written since its index was covered.
    written: Arc<AtomicBool>,
    /// At how many ticks in a row it could not be emptied.
    busy: Arc<AtomicU32>,
}

impl Log {
    fn of(file: &Path) -> Self {
        let mut path = file.as_os_str().to_owned();
        path.push("-wal");
        Self { path: PathBuf::from(path).into(), written: Arc::default(), busy: Arc::default() }
    }

    /// Folders beside the file in which Litestream keeps its place: `.board.db-litestream`.
    pub(super) fn followers(&self) -> Vec<String> {
        let file = self.path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let file = file.trim_end_matches("-wal");
        let folder = self.path.parent().unwrap_or(Path::new("."));
        let names = [format!(".{file}-litestream"), format!("{file}-litestream")];
        names.into_iter().filter(|name| folder.join(name).exists()).collect()
    }

    /// Whether frames lie in it all the time: between a commit and the emptying there are some for
    /// a moment.
    pub(super) async fn stays(&self) -> bool {
        for _ in 0..LOOKS {
            if !self.holds_frames() {
                return false;
            }
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
        true
    }

    /// Whether frames lie in it, of whatever process.
    pub(super) fn holds_frames(&self) -> bool {
        std::fs::metadata(&self.path).is_ok_and(|log| log.len() > 0)
    }
}

impl SqliteDb {
    /// Moves all frames into the database file and empties the write-ahead log.
    pub(super) async fn empty_log(&self) -> Result<Emptied> {
        self.log.written.store(true, Ordering::SeqCst);
        let (busy, _frames, _moved): (i64, i64, i64) =
            sqlx::query_as(TRUNCATE_WAL).fetch_one(&self.write).await?;
        Ok(if busy == 0 { Emptied::Yes } else { Emptied::Busy })
    }

    /// Empties a log in which something was left, and covers its index: `-shm` keeps the page
    /// numbers of the last transaction after the log is empty (which pages somebody's act touched,
    /// docs/anonymity.md, L3). A transaction that writes the first page only, and changes nothing,
    /// takes their place. The file's time is then that of a tick as well, not that of the last act.
    pub(super) async fn tidy_log(&self) -> Result<()> {
        if self.log.holds_frames() && self.empty_log().await? == Emptied::Busy {
            let ticks = self.log.busy.fetch_add(1, Ordering::SeqCst) + 1;
            tracing::debug!("the write-ahead log is still being read; the next tick empties it");
            if ticks.is_multiple_of(BUSY_TICKS) {
                tracing::error!(
                    log = %self.log.path.display(),
                    "the write-ahead log has not been emptied for a minute or more: something reads it without a pause, such as a \
                     replication tool. It keeps the order of what is written; kizuki doctor tells more"
                );
            }
            return Ok(());
        }
        self.log.busy.store(0, Ordering::SeqCst);
        if self.log.written.load(Ordering::SeqCst) {
            sqlx::query(COVER).execute(&self.write).await?;
            if self.empty_log().await? == Emptied::Yes {
                self.log.written.store(false, Ordering::SeqCst);
            }
        }
        Ok(())
    }
}
