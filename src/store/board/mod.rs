//! The board's store: themes, notes, stickers, and the tags that stand for tickets. No name, no time, no order of anonymous rows.

mod anon;
mod archive;
mod blocks;
mod log;
mod mine;
mod notes;
mod rows;
mod slips;
mod themes;
mod tick;

use std::path::Path;

use super::{Result, backend::Db, migrations};

pub use anon::{BoxedNote, Put};
pub use blocks::{Block, Confirmed, Proposed};
pub use themes::{ChangeError, Totals};
pub use tick::Ticked;

/// The content: what everybody may read, and tags that nobody can trace.
#[derive(Clone, Debug)]
pub struct Board {
    pub(super) db: Db,
}

impl Board {
    /// Opens the SQLite file, creating and migrating it as needed.
    ///
    /// # Errors
    /// The file cannot be opened, or does not keep the settings that the promise rests on.
    pub async fn open_sqlite(file: &Path) -> Result<Self> {
        Ok(Self { db: Db::open_sqlite(file, migrations::BOARD).await? })
    }

    /// Connects to the PostgreSQL database, migrating it as needed.
    ///
    /// # Errors
    /// The server cannot be reached, or the migrations fail.
    pub async fn open_postgres(url: &str) -> Result<Self> {
        Ok(Self { db: Db::open_postgres(url, migrations::BOARD).await? })
    }

    /// The database, for tests that look at it as an operator would.
    pub const fn db(&self) -> &Db {
        &self.db
    }
}
