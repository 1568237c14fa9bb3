//! 政策分野: the office's list of policy fields.

use super::Board;
use crate::store::{Result, lock};

statements! {
    FIELDS = "SELECT name, words FROM policy_field ORDER BY place";
    DELETE_FIELDS = "DELETE FROM policy_field";
    INSERT_FIELD = "INSERT INTO policy_field (place, name, words) VALUES ($1, $2, $3)";
}

impl Board {
    /// The fields with their words, in their order; none where nobody edited the list.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn policy_fields(&self) -> Result<Vec<(String, String)>> {
        fetch_all!(self.db, FIELDS)
    }

    /// Puts a list in the place of the one that there is, if that one still is what somebody saw:
    /// `may` is asked about it. Returns whether it was.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn set_policy_fields(
        &self,
        fields: impl Iterator<Item = (&str, String)>,
        may: impl FnOnce(&[(String, String)]) -> bool,
    ) -> Result<bool> {
        // Exclusive, as all that organizers set. No reader sees the list, so nobody is told.
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        let before: Vec<(String, String)> = fetch_all!(tx, FIELDS)?;
        if !may(&before) {
            return Ok(false);
        }
        execute!(tx, DELETE_FIELDS)?;
        for (place, (name, words)) in (1_i64..).zip(fields) {
            execute!(tx, INSERT_FIELD, place, name, words)?;
        }
        tx.commit().await?;
        Ok(true)
    }
}
