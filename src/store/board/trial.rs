//! The board that somebody tries out and throws away. No reader of a theme sees it, so nobody is
//! told of a change.

use super::Board;
use crate::domain::trial::Trial;
use crate::store::{Error, Result, lock};

statements! {
    TRIAL = "SELECT content FROM trial";
    DELETE_TRIAL = "DELETE FROM trial";
    INSERT_TRIAL = "INSERT INTO trial (place, content) VALUES (1, $1)";
}

impl Board {
    /// The trial board, if there is one.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn trial(&self) -> Result<Option<Trial>> {
        let stored: Option<String> = scalar_optional!(self.db, TRIAL)?;
        stored.map(|stored| read(&stored)).transpose()
    }

    /// Makes of the trial board what `change` makes of it; nothing throws it away. Two who write at
    /// once are both heard.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn change_trial(
        &self,
        change: impl FnOnce(Option<Trial>) -> Option<Trial>,
    ) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        let stored: Option<String> = scalar_optional!(tx, TRIAL)?;
        let trial = change(stored.map(|stored| read(&stored)).transpose()?);
        execute!(tx, DELETE_TRIAL)?;
        if let Some(trial) = trial {
            let content =
                serde_json::to_string(&trial).map_err(|_| Error::unreadable("content"))?;
            execute!(tx, INSERT_TRIAL, content)?;
        }
        tx.commit().await
    }
}

fn read(stored: &str) -> Result<Trial> {
    serde_json::from_str(stored).map_err(|_| Error::unreadable("content"))
}
