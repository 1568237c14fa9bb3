//! The verb of `kizuki import`: a theme that another server had, out of its report. For whoever runs
//! the server; nobody else can put notes on a board that no ticket wrote.

use uuid::Uuid;

use super::{Error, Service};
use crate::domain::{hex::Hex, ids::ThemeId, imported::ImportedTheme, theme::State};
use crate::ticket::digest;

impl Service {
    /// Makes the theme with a key of its own, and archives it where it was archived. `file` is what it
    /// was read from, for the log.
    ///
    /// # Errors
    /// [`Error::Store`] with [`crate::store::Error::Taken`] when its short name is in use here, with
    /// [`crate::store::Error::Conflict`] when one of its notes is; [`Error::KeyFile`] for a key that
    /// cannot be written.
    pub async fn import_theme(&self, theme: &ImportedTheme, file: &[u8]) -> Result<ThemeId, Error> {
        let id = ThemeId(Uuid::new_v4());
        self.keys.create(id, theme.plan.tier).map_err(|error| Error::key_file(&error))?;
        let (now, today) = (self.clock.now(), self.today());
        match self.board.import_theme(id, theme, Hex(digest(&[file])), now, today).await {
            Ok(done) => self.publish(done).await?,
            Err(error) => {
                self.keys.discard(id);
                return Err(error.into());
            }
        }
        self.note_key(id).await?;
        if theme.state == State::Archived {
            let version = self.board.theme(id).await?.version;
            self.archive(id, version).await?;
        }
        Ok(id)
    }
}
