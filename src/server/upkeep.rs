//! What is done away with, and what is put in order: archiving, what a crash left undone, the order of rows.

use std::sync::{Arc, PoisonError};

use super::{AppState, Step, state::key_file, to_the_end};
use crate::domain::ids::ThemeId;
use crate::log::event::Destroyed;
use crate::store;

impl AppState {
    /// Archives an answered theme: tags and tickets first, then the key file, then who could pick up a ticket and who did, then every trace
    /// in free pages. Once begun it goes to its end, whoever waits for it; what a crash cuts short the next tick finishes.
    ///
    /// # Errors
    /// [`store::Error::Conflict`] as of [`Board::archive`]; a key that cannot be removed is [`store::Error::Database`], and the next tick
    /// tries again.
    pub async fn archive(&self, theme: ThemeId, version: i64) -> Result<Destroyed, store::Error> {
        let state = self.clone();
        to_the_end(async move {
            let eligible = state.people.eligible(theme).await?;
            let destroyed = state.board.archive(theme, state.today(), version, eligible).await?;
            state.steps.at(Step::Archived);
            let finished = state.finish(theme).await;
            let _ = state.log_grew().await?;
            state.rewrite().await?;
            finished.map(|()| destroyed)
        })
        .await
    }

    /// Archives a theme whose day has come, unless another process was faster.
    pub(super) async fn archive_due(&self, theme: ThemeId) -> Result<(), store::Error> {
        let version = self.board.theme(theme).await?.version;
        match self.archive(theme, version).await {
            // Another process was faster.
            Ok(_) | Err(store::Error::Conflict) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Destroys what an archived theme must not have any more: its key, in the files and in this process's memory, and who could pick up its
    /// tickets. The one does not wait for the other.
    async fn finish(&self, theme: ThemeId) -> Result<(), store::Error> {
        let key = self.keys.destroy_step_by_step(theme, &self.steps).map_err(|error| key_file(&error));
        self.steps.at(Step::KeyDestroyed);
        self.people.erase_eligibility(theme).await?;
        self.steps.at(Step::EligibilityErased);
        key
    }

    /// Finishes archived themes that a crash, a full disk or another process left half-done. At each tick, so it is cheap: one statement, a
    /// look for each key file, and for each theme, once in a process's life, whether anybody's row is left.
    ///
    /// # Errors
    /// [`store::Error`], the first one; the other themes are finished all the same.
    pub(super) async fn finish_archived(&self) -> Result<(), store::Error> {
        let (mut anew, mut failed) = (false, Ok(()));
        for theme in self.board.archived().await? {
            self.keys.forget(theme);
            let seen = self.finished.lock().unwrap_or_else(PoisonError::into_inner).contains(&theme);
            let left = self.keys.exists(theme) || (!seen && self.people.eligible(theme).await? > 0);
            if left {
                tracing::warn!("an archived theme had a key or a roster left; both are destroyed now");
                anew = true;
                if let Err(error) = self.finish(theme).await {
                    failed = failed.and(Err(error));
                    continue;
                }
            }
            self.finished.lock().unwrap_or_else(PoisonError::into_inner).insert(theme);
        }
        if anew {
            self.rewrite().await?;
        }
        failed
    }

    /// Looks at the databases and the folder, and writes the anonymous rows anew: at each start and once a day.
    ///
    /// # Errors
    /// [`store::Error`].
    pub async fn tidy(&self) -> Result<(), store::Error> {
        self.board.raise_log_version(self.today()).await?;
        self.finish_archived().await?;
        *self.inspection.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(self.inspect().await?);
        self.rewrite().await
    }

    /// Writes the rows of both databases anew, in no order; the dead ones, and what they said, go with it.
    async fn rewrite(&self) -> Result<(), store::Error> {
        self.people.shuffle_storage().await?;
        self.steps.at(Step::PeopleRewritten);
        self.board.shuffle_storage().await?;
        self.steps.at(Step::BoardRewritten);
        Ok(())
    }
}
