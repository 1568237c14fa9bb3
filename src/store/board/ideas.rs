//! Of which idea of the library a theme was made.

use super::Board;
use crate::domain::{ids::ThemeId, library::IdeaRef};
use crate::store::{Result, lock};

statements! {
    USED_IDEAS = "SELECT theme_id, idea FROM theme_idea ORDER BY theme_id";
    USE_IDEA = "INSERT INTO theme_idea (theme_id, idea) VALUES ($1, $2) ON CONFLICT DO NOTHING";
}

impl Board {
    /// The themes that were made of ideas. What is the name of no idea is left out: a later version may
    /// have written it.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn used_ideas(&self) -> Result<Vec<(ThemeId, IdeaRef)>> {
        let rows: Vec<(ThemeId, String)> = fetch_all!(self.db, USED_IDEAS)?;
        let read = |(theme, idea): (ThemeId, String)| Some((theme, idea.parse().ok()?));
        Ok(rows.into_iter().filter_map(read).collect())
    }

    /// Says of a theme of which idea it was made; what was said first stays.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn use_idea(&self, theme: ThemeId, idea: IdeaRef) -> Result<()> {
        // Exclusive, as all that organizers set. No reader sees it, so nobody is told.
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        execute!(tx, USE_IDEA, theme, idea.to_string())?;
        tx.commit().await
    }
}
