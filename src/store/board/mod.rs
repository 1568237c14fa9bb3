//! The board's store: themes, notes, stickers, and the tags that stand for tickets. No name, no
//! time, no order of anonymous rows.

mod anon;
mod answers;
mod archive;
mod blocks;
mod boxed;
mod brought;
mod calendar;
mod changes;
mod channels;
mod day_changes;
mod duties;
mod enquiries;
mod exclusive;
mod flags;
mod groups;
mod help;
mod ideas;
mod import;
mod item;
mod letterhead;
mod log;
mod mine;
mod moves;
mod news;
mod notes;
mod office_settings;
mod office_words;
mod open_box;
mod origins;
mod own_ideas;
mod paper;
mod policy_fields;
mod presets;
mod prompts;
mod proposals;
mod questions;
mod queue;
mod random;
mod redactions;
mod revision;
mod rows;
mod shortlist;
mod slips;
mod slots;
mod start;
pub(super) mod statements;
mod templates;
mod themes;
mod tick;
mod trash;
mod trial;

use std::{path::Path, sync::Arc, time::Duration};

use tokio::sync::{OwnedRwLockWriteGuard, RwLock};

use super::{
    Result,
    backend::{Db, Tx},
    group_commit::{GroupCommit, InTx, Parts, Wrote},
    lock, migrations,
};

pub use answers::Answering;
pub use blocks::{Block, Confirmed, Proposed};
pub use boxed::{BoxedNote, Place};
pub use channels::{SavedChannel, ToldMark};
pub use duties::{NotesByDay, Undone};
pub use enquiries::{Enquiring, Saving};
pub use exclusive::{Changed, Look, Numbers};
pub use groups::reviewer;
pub use open_box::Ticked;
pub use paper::{Correction, SlipOf, seen_paper};
pub use queue::{Queued, VerdictTotal};
pub use redactions::NewRuling;
pub use slots::Slots;
pub use themes::Totals;

/// The content: what everybody may read, and tags that nobody can trace.
#[derive(Clone, Debug)]
pub struct Board {
    pub(super) db: Db,
    /// The one writer of what staff do; PostgreSQL needs none.
    group: Option<GroupCommit>,
    /// Closed while a copy is taken right after a tick.
    gate: Arc<RwLock<()>>,
}

/// Nobody with a ticket writes as long as the value is there.
#[must_use = "it holds as long as it is kept"]
#[derive(Debug)]
pub struct Held(#[expect(dead_code, reason = "held, not read")] OwnedRwLockWriteGuard<()>);

impl Board {
    /// Opens the SQLite file, creating and migrating it as needed.
    ///
    /// # Errors
    /// The file cannot be opened, or does not keep the settings that the promise rests on.
    pub async fn open_sqlite(file: &Path) -> Result<Self> {
        let db = Db::open_sqlite(file, migrations::BOARD).await?;
        let group = match &db {
            Db::Sqlite(sqlite) => Some(GroupCommit::start(sqlite.clone())),
            Db::Postgres(_) => None,
        };
        Ok(Self { group, ..Self::still(db) })
    }

    /// On a database into which nobody with a ticket writes from here, or each in a transaction of
    /// their own.
    pub(super) fn still(db: Db) -> Self {
        Self { db, group: None, gate: Arc::default() }
    }

    /// Keeps everybody with a ticket from writing, here, until the value goes; what waits is written
    /// then. Ticks and organizers go on.
    pub async fn hold(&self) -> Held {
        Held(self.gate.clone().write_owned().await)
    }

    /// Opens the SQLite file for reading alone; it is neither made nor migrated.
    ///
    /// # Errors
    /// It is not there or cannot be opened, or its tables are those of another version.
    pub async fn read_sqlite(file: &Path) -> Result<Self> {
        Ok(Self::still(Db::read_sqlite(file, migrations::BOARD).await?))
    }

    /// Connects to the PostgreSQL database for reading alone; it is not migrated.
    ///
    /// # Errors
    /// The server cannot be reached, or its tables are those of another version.
    pub async fn read_postgres(url: &str) -> Result<Self> {
        Ok(Self::still(Db::read_postgres(url, migrations::BOARD).await?))
    }

    /// Connects to the PostgreSQL database, migrating it as needed.
    ///
    /// # Errors
    /// The server cannot be reached, or the migrations fail.
    pub async fn open_postgres(url: &str) -> Result<Self> {
        Ok(Self::still(Db::open_postgres(url, migrations::BOARD).await?))
    }

    /// Writes what somebody with a ticket does, beside others and not beside a tick. What is
    /// refused leaves nothing behind.
    async fn write<T, F>(&self, parts: Parts, action: F) -> Wrote<T>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> InTx<'t, T> + Send + 'static,
    {
        let _open = self.gate.read().await;
        if let Some(group) = &self.group {
            return group.run(parts, action).await;
        }
        let mut tx = self.db.begin_shared(lock::BOARD).await?;
        let done = action(&mut tx).await?;
        tx.commit().await?;
        Ok(done)
    }

    /// Whether what staff do is being written: no transaction of the writer takes longer than
    /// `patience`. PostgreSQL needs no writer.
    pub fn writer_is_well(&self, patience: Duration) -> bool {
        self.group.as_ref().is_none_or(|group| group.is_well(patience))
    }

    /// What SQLite's quick check finds wrong with the file; nothing when all is well, and on
    /// PostgreSQL.
    ///
    /// # Errors
    /// [`super::Error::Database`].
    pub async fn quick_check(&self) -> Result<Option<String>> {
        self.db.quick_check().await
    }

    /// Leaves nothing in SQLite's write-ahead log, and nothing in its index, that tells of the last
    /// act. At each tick.
    ///
    /// # Errors
    /// [`super::Error::Database`]; the next tick tries again.
    pub async fn empty_log(&self) -> Result<()> {
        self.db.tidy_log().await
    }

    /// The database, for tests that look at it as an operator would.
    pub const fn db(&self) -> &Db {
        &self.db
    }
}
