//! The people's store: accounts of organizers, reviewers and administrators, their sessions,
//! invitations, set-up links, passkeys, and who they are at the office's provider; the roster of the Sealed tier, and who has picked up; who
//! offered help; calendar feeds; what people with accounts did. No content.
//!
//! Tokens are stored as SHA-256 only: 256 random bits need no slow hash. Times are Unix seconds.

mod accounts;
mod acts;
mod feeds;
mod hands;
mod identities;
mod invitations;
mod issue;
mod passkeys;
mod roster;
mod sessions;
pub(super) mod statements;
mod team;

use std::path::Path;

use super::{Result, backend::Db, migrations};

pub use accounts::Account;
pub use identities::{Admitted, Newcomer};
pub use invitations::Invitation;
pub use issue::{Issued, PickUp, Waiting};
pub use passkeys::{Ceremony, KeptPasskey};
pub use roster::{Person, RosterChange, Uncommitted};
pub use sessions::{OpenSession, SESSION_IDLE};

/// The names.
#[derive(Clone, Debug)]
pub struct People {
    pub(super) db: Db,
}

impl People {
    /// Opens the SQLite file, creating and migrating it as needed.
    ///
    /// # Errors
    /// The file cannot be opened.
    pub async fn open_sqlite(file: &Path) -> Result<Self> {
        Ok(Self { db: Db::open_sqlite(file, migrations::PEOPLE).await? })
    }

    /// Opens the SQLite file for reading alone; it is neither made nor migrated.
    ///
    /// # Errors
    /// It is not there or cannot be opened, or its tables are those of another version.
    pub async fn read_sqlite(file: &Path) -> Result<Self> {
        Ok(Self { db: Db::read_sqlite(file, migrations::PEOPLE).await? })
    }

    /// Connects to the PostgreSQL database for reading alone; it is not migrated.
    ///
    /// # Errors
    /// The server cannot be reached, or its tables are those of another version.
    pub async fn read_postgres(url: &str) -> Result<Self> {
        Ok(Self { db: Db::read_postgres(url, migrations::PEOPLE).await? })
    }

    /// Connects to the PostgreSQL database, migrating it as needed.
    ///
    /// # Errors
    /// The server cannot be reached, or the migrations fail.
    pub async fn open_postgres(url: &str) -> Result<Self> {
        Ok(Self { db: Db::open_postgres(url, migrations::PEOPLE).await? })
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
