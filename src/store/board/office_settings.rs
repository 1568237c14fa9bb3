//! What the office sets for its whole board.

use super::{Board, Changed};
use crate::domain::office_settings::OfficeSettings;
use crate::store::{ChangeError, Error, Result};

statements! {
    OFFICE_SETTINGS = "SELECT settings FROM office_settings";
    DELETE_OFFICE_SETTINGS = "DELETE FROM office_settings";
    INSERT_OFFICE_SETTINGS = "INSERT INTO office_settings (place, settings) VALUES (1, $1)";
}

impl Board {
    /// What is set; nothing of it where nobody set anything.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn office_settings(&self) -> Result<OfficeSettings> {
        let stored: Option<String> = scalar_optional!(self.db, OFFICE_SETTINGS)?;
        stored.map_or_else(|| Ok(OfficeSettings::default()), |stored| read(&stored))
    }

    /// Changes what is set at this moment: what two people do at once is both done.
    ///
    /// # Errors
    /// What `change` refuses; [`Error::Database`]. Nothing is written then.
    pub async fn change_office_settings<F>(
        &self,
        change: F,
    ) -> std::result::Result<Changed<()>, ChangeError>
    where
        F: FnOnce(&mut OfficeSettings) -> std::result::Result<(), ChangeError>,
    {
        let mut tx = self.exclusive().await?;
        let stored: Option<String> = scalar_optional!(tx, OFFICE_SETTINGS)?;
        let mut settings = stored.map(|stored| read(&stored)).transpose()?.unwrap_or_default();
        change(&mut settings)?;
        let settings =
            serde_json::to_string(&settings).map_err(|_| Error::unreadable("settings"))?;
        execute!(tx, DELETE_OFFICE_SETTINGS)?;
        execute!(tx, INSERT_OFFICE_SETTINGS, settings)?;
        Ok(tx.commit().await?)
    }
}

fn read(stored: &str) -> Result<OfficeSettings> {
    serde_json::from_str(stored).map_err(|_| Error::unreadable("settings"))
}
