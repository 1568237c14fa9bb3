//! この役所のことば: the office's own words.

use super::Board;
use crate::store::{Result, lock};

statements! {
    WORDS = "SELECT word FROM office_word ORDER BY place";
    DELETE_WORDS = "DELETE FROM office_word";
    INSERT_WORD = "INSERT INTO office_word (place, word) VALUES ($1, $2)";
}

impl Board {
    /// The words in their order.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn office_words(&self) -> Result<Vec<String>> {
        let rows: Vec<(String,)> = fetch_all!(self.db, WORDS)?;
        Ok(rows.into_iter().map(|(word,)| word).collect())
    }

    /// Puts a list in the place of the one that there is, if that one still is what somebody saw:
    /// `may` is asked about it. Returns whether it was.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn set_office_words(
        &self,
        words: impl Iterator<Item = &str>,
        may: impl FnOnce(Vec<String>) -> bool,
    ) -> Result<bool> {
        // Exclusive, as all that organizers set. No reader sees the list, so nobody is told.
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        let before: Vec<(String,)> = fetch_all!(tx, WORDS)?;
        if !may(before.into_iter().map(|(word,)| word).collect()) {
            return Ok(false);
        }
        execute!(tx, DELETE_WORDS)?;
        for (place, word) in (1_i64..).zip(words) {
            execute!(tx, INSERT_WORD, place, word)?;
        }
        tx.commit().await?;
        Ok(true)
    }
}
