//! What was answered over all themes, for everybody.

use super::{Error, Service, can_be_published};
use crate::domain::answers::Progress;

impl Service {
    /// The answers of all themes that have closed, what is overdue first.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn progress(&self) -> Result<Progress, Error> {
        let mut progress = Progress::default();
        for theme in self.board.themes().await? {
            if !can_be_published(theme.state) {
                continue;
            }
            let published = self.published(&theme).await?;
            progress.add(&theme, &published, self.board.notes(theme.id).await?);
        }
        progress.sort(self.today());
        Ok(progress)
    }
}
