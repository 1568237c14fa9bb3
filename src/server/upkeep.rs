//! What is done away with, and what is put in order: archiving, what a crash left undone, the order of rows.

use std::sync::{Arc, PoisonError};

use super::{AppState, state::key_file};
use crate::domain::{ids::ThemeId, theme::State};
use crate::log::event::Destroyed;
use crate::store;

impl AppState {
    /// Archives an answered theme: tags and tickets first, then the key file, then who could pick up a ticket and who did, then every trace
    /// in free pages.
    ///
    /// # Errors
    /// [`store::Error::Conflict`] as of [`Board::archive`]; a key that cannot be removed is [`store::Error::Database`], and [`Self::tidy`]
    /// removes it later.
    pub async fn archive(&self, theme: ThemeId, version: i64) -> Result<Destroyed, store::Error> {
        let eligible = self.people.eligible(theme).await?;
        let destroyed = self.board.archive(theme, self.today(), version, eligible).await?;
        self.log_grew().await?;
        self.destroy_key(theme)?;
        self.people.erase_eligibility(theme).await?;
        self.board.shuffle_storage().await?;
        Ok(destroyed)
    }

    /// Finishes what a crash or a full disk interrupted: keys and eligibility of archived themes. Then looks at the databases, and writes the anonymous rows anew.
    ///
    /// # Errors
    /// [`store::Error`].
    pub async fn tidy(&self) -> Result<(), store::Error> {
        self.board.raise_log_version(self.today()).await?;
        for theme in self.board.themes().await? {
            if theme.state != State::Archived {
                continue;
            }
            if self.keys.exists(theme.id) {
                self.destroy_key(theme.id)?;
            }
            if self.people.eligible(theme.id).await? > 0 {
                self.people.erase_eligibility(theme.id).await?;
            }
        }
        *self.inspection.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(self.inspect().await?);
        self.people.shuffle_storage().await?;
        self.board.shuffle_storage().await
    }

    fn destroy_key(&self, theme: ThemeId) -> Result<(), store::Error> {
        self.keys.destroy(theme).map_err(|error| key_file(&error))
    }
}
