//! What a start asks: whether the board is as it was left, and which keys are its own.

use super::Board;
use crate::domain::{hex::Hex, ids::ThemeId};
use crate::store::{Result, lock};

statements! {
    THEMES_COUNT = "SELECT COUNT(*) FROM theme";
    OWN_THEMES = "SELECT COUNT(*) FROM theme WHERE NOT example";
    SET_KEY_CHECK = "UPDATE theme SET key_check = $2
        WHERE id = $1 AND key_check IS NULL AND state <> 'archived'";
}

impl Board {
    /// Whether there is any theme.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn has_themes(&self) -> Result<bool> {
        Ok(count!(self.db, THEMES_COUNT)? > 0)
    }

    /// Whether there is a theme that somebody with an account made: one that is no example.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn has_own_themes(&self) -> Result<bool> {
        Ok(count!(self.db, OWN_THEMES)? > 0)
    }

    /// Notes which key is a theme's own, if none is noted yet.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn set_key_check(&self, theme: ThemeId, check: &Hex<32>) -> Result<()> {
        let mut tx = self.db.begin_shared(lock::BOARD).await?;
        execute!(tx, SET_KEY_CHECK, theme, check)?;
        tx.commit().await
    }
}
