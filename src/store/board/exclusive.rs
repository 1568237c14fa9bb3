//! Transactions that hold the board's lock exclusively: only they write the log, open boxes and
//! change what organizers set. What they changed is handed out wrapped as [`Changed`], and comes
//! out of it only for who has looked anew at what readers see.

use std::ops::{Deref, DerefMut};

use super::Board;
use crate::domain::{ids::ThemeId, office_settings::OfficeSettings};
use crate::log::Head;
use crate::store::{Result, backend::Tx, lock};

/// A transaction beside which no other runs that changes the board, in any process. Dropped without
/// [`Exclusive::commit`], it rolls back.
pub(super) struct Exclusive(Tx);

impl Exclusive {
    /// Commits. Whoever looks at the board may see something else from now on.
    pub(super) async fn commit(self) -> Result<Changed<()>> {
        self.0.commit().await.map(Changed)
    }
}

impl Deref for Exclusive {
    type Target = Tx;

    fn deref(&self) -> &Tx {
        &self.0
    }
}

impl DerefMut for Exclusive {
    fn deref_mut(&mut self) -> &mut Tx {
        &mut self.0
    }
}

/// What came of a change that readers, viewers and other processes do not know of yet.
#[must_use = "whoever looks at the board must be told: Service::publish"]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed<T>(T);

impl<T> Changed<T> {
    /// What came of several changes, or of none where it turned out that there was nothing to do.
    pub(super) const fn of(value: T) -> Self {
        Self(value)
    }

    /// Leaves the telling to [`Changed::of`], where several changes are told of together.
    pub(super) fn told_later(self) -> T {
        self.0
    }

    /// This change, with something else that came of it.
    pub(super) fn map<U>(self, make: impl FnOnce(T) -> U) -> Changed<U> {
        Changed(make(self.0))
    }

    /// What came of it, for who has looked at the board since.
    pub fn seen(self, _: &Look) -> T {
        self.0
    }

    /// What came of it, where nobody is there to be told: a board that is being filled, a test of
    /// the store.
    pub fn unseen(self) -> T {
        self.0
    }
}

/// A theme with its two numbers: what its viewers see, and what its organizers set.
pub type Numbers = (ThemeId, i64, i64);

/// What tells one state of the board from another, read off the board; only it makes one.
#[derive(Clone, Debug)]
pub struct Look {
    head: Head,
    themes: Vec<Numbers>,
    office: OfficeSettings,
}

impl Look {
    /// The last entry of the log.
    pub const fn head(&self) -> Head {
        self.head
    }

    /// Every theme with its numbers.
    pub fn themes(&self) -> &[Numbers] {
        &self.themes
    }

    /// What the office has set.
    pub const fn office(&self) -> &OfficeSettings {
        &self.office
    }
}

impl Board {
    /// Begins a transaction beside which no other changes the board.
    pub(super) async fn exclusive(&self) -> Result<Exclusive> {
        self.db.begin_exclusive(lock::BOARD).await.map(Exclusive)
    }

    /// Reads what tells one state of the board from another.
    ///
    /// # Errors
    /// [`Error::Database`](crate::store::Error::Database).
    pub async fn look(&self) -> Result<Look> {
        Ok(Look {
            head: self.log_head().await?,
            themes: self.revisions().await?,
            office: self.office_settings().await?,
        })
    }
}
