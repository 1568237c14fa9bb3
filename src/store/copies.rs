//! Copies of SQLite files for backups: taken while the program runs, packed, and looked at.

use std::{
    fs::{File, OpenOptions},
    io::{self, Write},
    os::unix::fs::{FileExt, OpenOptionsExt},
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use sqlx::{Connection as _, Sqlite, Transaction};

use super::{
    Board, Error, People, Result,
    backend::Db,
    migrations::{self, Step, migrator},
    sqlite::{self, Emptied, SqliteDb},
};

/// For how long both files are tried for, where somebody else reads or writes at that moment: staff
/// wait meanwhile.
const PATIENCE: Duration = Duration::from_secs(3);
const BETWEEN_TRIES: Duration = Duration::from_millis(50);
/// Bytes that are copied at once.
const CHUNK: usize = 1 << 20;

/// Copies both files byte by byte to these places, as they are at one moment: nobody writes
/// meanwhile, in whatever process, and nothing lies in their write-ahead logs. That takes the time
/// that the bytes need; a transaction that reads all rows would keep the logs from being emptied
/// for much longer.
///
/// # Errors
/// [`Error::Database`]: on PostgreSQL, where others do not stop writing, on a full disk.
pub async fn copy(board: (&Board, &Path), people: (&People, &Path)) -> Result<()> {
    let (Db::Sqlite(content), Db::Sqlite(names)) = (&board.0.db, &people.0.db) else {
        return Err(Error::Database("PostgreSQL has no files to copy".into()));
    };
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        // In the order in which a changed roster holds them, so that neither waits for the other.
        if let Some(names_held) = hold(names).await?
            && let Some(content_held) = hold(content).await?
        {
            let copied = copy_file(names, people.1).await;
            let copied = copied.and(copy_file(content, board.1).await);
            content_held.rollback().await?;
            names_held.rollback().await?;
            return copied;
        }
        tokio::time::sleep(BETWEEN_TRIES).await;
    }
    Err(Error::Database("other programs read or write the files without a pause".into()))
}

/// Keeps everybody from writing; nothing where something was written since the log was emptied.
async fn hold(db: &SqliteDb) -> Result<Option<Transaction<'static, Sqlite>>> {
    if db.empty_log().await? == Emptied::Busy {
        return Ok(None);
    }
    let held = db.write.begin_with("BEGIN IMMEDIATE").await?;
    Ok((!db.log.holds_frames()).then_some(held))
}

async fn copy_file(db: &SqliteDb, to: &Path) -> Result<()> {
    let from = db.file.clone().ok_or_else(|| Error::Database("it is opened to be read".into()))?;
    let to = to.to_owned();
    let copied = tokio::task::spawn_blocking(move || copy_bytes(&from, &to)).await;
    let copied = copied.map_err(|_| Error::Database("the copy was given up".into()))?;
    Ok(copied.map_err(sqlx::Error::Io)?)
}

fn copy_bytes(from: &Arc<File>, to: &Path) -> io::Result<()> {
    let mut to = OpenOptions::new().write(true).create_new(true).mode(0o600).open(to)?;
    let (mut chunk, mut at) = (vec![0; CHUNK], 0);
    loop {
        match from.read_at(&mut chunk, at)? {
            0 => return Ok(()),
            n => {
                to.write_all(&chunk[..n])?;
                at += n as u64;
            }
        }
    }
}

/// Writes what is in a file into a new one, row by row. Where nothing has `from` open, it is left as
/// it is.
///
/// # Errors
/// [`Error::Database`]: `from` is missing or damaged, `to` is there, the disk is full.
pub async fn pack(from: &Path, to: &Path) -> Result<()> {
    let name = to.to_str().ok_or_else(|| Error::Database("its path is no UTF-8".into()))?;
    let mut db = sqlite::open_to_copy(from).await?;
    let packed = sqlx::query(sqlite::VACUUM_INTO).bind(name).execute(&mut db).await;
    db.close().await?;
    Ok(packed.map(drop)?)
}

/// What is wrong with a packed file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    /// The last step of its tables.
    pub step: i64,
    /// What SQLite finds wrong with it.
    pub damage: Vec<String>,
    /// What this program would not have left in it: other tables than it makes, triggers, pages
    /// that are free.
    pub foreign: Vec<String>,
}

impl Board {
    /// Opens a file that nobody writes any more, such as a packed one; its tables may be those of
    /// any version.
    ///
    /// # Errors
    /// It is not there or cannot be opened.
    pub async fn read_still(file: &Path) -> Result<Self> {
        Ok(Self::still(Db::Sqlite(sqlite::open_still(file).await?)))
    }

    /// Looks through the file.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn look_through(&self) -> Result<Looked> {
        look_through(&self.db, migrations::BOARD).await
    }
}

impl People {
    /// Opens a file that nobody writes any more, such as a packed one; its tables may be those of
    /// any version.
    ///
    /// # Errors
    /// It is not there or cannot be opened.
    pub async fn read_still(file: &Path) -> Result<Self> {
        Ok(Self { db: Db::Sqlite(sqlite::open_still(file).await?) })
    }

    /// Looks through the file.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn look_through(&self) -> Result<Looked> {
        look_through(&self.db, migrations::PEOPLE).await
    }
}

async fn look_through(db: &Db, steps: &[Step]) -> Result<Looked> {
    let Db::Sqlite(file) = db else { return Ok(Looked::default()) };
    let said: Vec<String> =
        sqlx::query_scalar(sqlite::INTEGRITY_CHECK).fetch_all(&file.read).await?;
    let damage: Vec<String> = said.into_iter().filter(|said| said != "ok").collect();
    let step: Option<i64> = sqlx::query_scalar(sqlite::STEP)
        .fetch_one(&file.read)
        .await
        .map_err(|error| Error::from(error).or_no_tables())?;
    let step = step.unwrap_or_default();
    let mut foreign = Vec::new();
    // What an earlier or a later program makes is not known here.
    if steps.iter().map(|step| step.version).max() == Some(step) {
        foreign = foreign_in(file, steps).await?;
    }
    let free: i64 = sqlx::query_scalar(sqlite::FREE_PAGES).fetch_one(&file.read).await?;
    foreign.extend((free > 0).then(|| format!("{free} free pages")));
    Ok(Looked { step, damage, foreign })
}

/// What was made in a file, by anybody, that the steps do not make, or make otherwise: replication
/// tools keep tables of their own, and a trigger could write down times.
pub(super) async fn foreign_in(file: &SqliteDb, steps: &[Step]) -> Result<Vec<String>> {
    let fresh = sqlite::open_in_memory().await?;
    migrator(steps, |step| step.sqlite).run(&fresh).await?;
    let made: Vec<(String, String, String)> =
        sqlx::query_as(sqlite::SCHEMA).fetch_all(&fresh).await?;
    fresh.close().await;
    let there: Vec<(String, String, String)> =
        sqlx::query_as(sqlite::SCHEMA).fetch_all(&file.read).await?;
    let other = there.iter().filter(|one| !made.contains(one));
    let missing =
        made.iter().filter(|one| !there.iter().any(|it| (&it.0, &it.1) == (&one.0, &one.1)));
    Ok(other
        .map(|(kind, name, _)| format!("{kind} {name}"))
        .chain(missing.map(|(kind, name, _)| format!("no {kind} {name}")))
        .collect())
}
