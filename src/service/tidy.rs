//! Maintenance, at the start and once a day: what a crash left undone, the order of rows.

use std::sync::{Arc, PoisonError};

use super::{Error, Service, Step};
use crate::domain::{ids::ThemeId, trash::DeletedDraft};
use crate::store;

impl Service {
    /// Destroys what an archived theme must not have any more: its key, in the files and in this
    /// process's memory, and who could pick up its tickets. The one does not wait for the other.
    pub(super) async fn finish(&self, theme: ThemeId) -> Result<(), Error> {
        let key = self
            .keys
            .destroy_step_by_step(theme, &self.steps)
            .map_err(|error| Error::key_file(&error));
        self.steps.at(Step::KeyDestroyed);
        self.people.erase_eligibility(theme).await?;
        self.steps.at(Step::EligibilityErased);
        key
    }

    /// Finishes archived themes that a crash, a full disk or another process left half-done. At
    /// each tick, so it is cheap: one statement, a look for each key file, and for each theme, once
    /// in a process's life, whether anybody's row is left.
    ///
    /// # Errors
    /// [`Error`], the first one; the other themes are finished all the same.
    pub(super) async fn finish_archived(&self) -> Result<(), Error> {
        let mut anew = false;
        let mut failed = Ok(());
        for theme in self.board.archived().await? {
            self.keys.forget(theme);
            let seen =
                self.finished.lock().unwrap_or_else(PoisonError::into_inner).contains(&theme);
            let left = self.keys.exists(theme) || (!seen && self.people.eligible(theme).await? > 0);
            if left {
                tracing::warn!(
                    "an archived theme had a key or a roster left; both are destroyed now"
                );
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

    /// Looks at the databases and the folder, deletes offers of help, old acts and drafts in the trash whose day has passed, and
    /// writes the anonymous rows anew: at each start and once a day.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn tidy(&self) -> Result<(), Error> {
        let raised = self.board.raise_log_version(self.today()).await?;
        self.publish(raised).await?;
        self.finish_archived().await?;
        self.people.delete_ended_hands(self.today()).await?;
        self.delete_old_acts().await?;
        self.board.empty_trash(DeletedDraft::last_gone(self.today())).await?;
        *self.inspection.write().unwrap_or_else(PoisonError::into_inner) =
            Arc::new(self.inspect().await?);
        Ok(self.rewrite().await?)
    }

    /// Writes the rows of both databases anew, in no order; the dead ones, and what they said, go
    /// with it.
    pub(super) async fn rewrite(&self) -> Result<(), store::Error> {
        self.people.shuffle_storage().await?;
        self.steps.at(Step::PeopleRewritten);
        self.board.shuffle_storage().await?;
        self.steps.at(Step::BoardRewritten);
        Ok(())
    }
}
