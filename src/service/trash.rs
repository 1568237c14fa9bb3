//! The verbs of the trash: deleting a draft, and having it back.

use super::{Actor, Error, Service};
use crate::domain::{
    account::Right,
    fault::Fault,
    ids::ThemeId,
    theme::{State, Theme},
    trash::DeletedDraft,
};

impl Service {
    /// The deleted drafts, the latest first.
    ///
    /// # Errors
    /// [`Fault::Forbidden`]; [`Error::Store`].
    pub async fn trash(&self, by: &Actor) -> Result<Vec<DeletedDraft>, Error> {
        by.must(Right::Themes)?;
        Ok(self.board.trash().await?)
    }

    /// Whether a theme can be deleted: a draft, of which no ticket is out. What staff have written on stays.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn can_be_deleted(&self, theme: &Theme) -> Result<bool, Error> {
        Ok(theme.state == State::Draft && !self.has_tickets(theme).await?)
    }

    /// Puts a draft that was read as `version` into the trash. Its key is destroyed; it gets another one
    /// when it is restored.
    ///
    /// # Errors
    /// [`Fault::NotNow`] where it cannot be deleted; [`Fault::Conflict`] when somebody else changed it
    /// since.
    pub async fn delete_theme(&self, by: &Actor, id: ThemeId, version: i64) -> Result<(), Error> {
        by.must(Right::Themes)?;
        // A second click finds it there.
        if self.board.trash().await?.iter().any(|deleted| deleted.id == id) {
            return Ok(());
        }
        let theme = self.board.theme(id).await?;
        if theme.version != version {
            return Err(Fault::Conflict.into());
        }
        if !self.can_be_deleted(&theme).await? {
            return Err(Fault::NotNow.into());
        }
        let origins = self.board.origins().await?;
        let origin = origins.iter().find(|(of, _)| *of == id).map(|(_, origin)| origin);
        let deleted = self.board.delete_draft(&theme, origin, self.today()).await?;
        self.keys.discard(id);
        Ok(self.publish(deleted).await?)
    }

    /// Makes a draft again of one in the trash, with a key of its own.
    ///
    /// # Errors
    /// [`Fault::NotFound`] where it is gone for good; [`Error::KeyFile`].
    pub async fn restore_theme(&self, by: &Actor, id: ThemeId) -> Result<(), Error> {
        by.must(Right::Themes)?;
        // A second click finds what the first one restored.
        if self.has_theme(id).await? {
            return Ok(());
        }
        let trash = self.board.trash().await?;
        let deleted = trash.into_iter().find(|one| one.id == id).ok_or(Fault::NotFound)?;
        let version = deleted.last_version() + 1;
        let mut plan = deleted.form.check()?;
        plan.origin = deleted.origin;
        let made = self.make_key(id, &plan)?;
        match self.board.restore_draft(id, &plan, (deleted.example, version)).await {
            Ok(restored) => self.publish(restored).await?,
            Err(error) => {
                if made {
                    self.keys.discard(id);
                }
                return Err(error.into());
            }
        }
        self.note_key(id).await
    }

    /// Takes a draft out of the trash for good. One that is gone is gone.
    ///
    /// # Errors
    /// [`Fault::Forbidden`]; [`Error::Store`].
    pub async fn purge_theme(&self, by: &Actor, id: ThemeId) -> Result<(), Error> {
        by.must(Right::Themes)?;
        Ok(self.board.purge_draft(id).await?)
    }
}
