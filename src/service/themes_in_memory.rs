//! The cache of themes as they were read last: every action of staff needs one, and none of them
//! changes it.

use std::sync::{Arc, PoisonError};

use super::Service;
use crate::domain::{ids::ThemeId, theme::Theme};
use crate::store;

impl Service {
    /// A theme, read once for as long as nothing is new.
    ///
    /// # Errors
    /// The errors of [`store::Board::theme`].
    pub(super) async fn theme(&self, id: ThemeId) -> Result<Arc<Theme>, store::Error> {
        // Before it is read: what changes meanwhile makes it old.
        let number = self.news.number();
        let kept = self
            .themes
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&id)
            .filter(|(at, _)| *at == number)
            .cloned();
        if let Some((_, theme)) = kept {
            return Ok(theme);
        }
        let theme = Arc::new(self.board.theme(id).await?);
        self.themes
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(id, (number, theme.clone()));
        Ok(theme)
    }
}
