//! The calendar of the office, and which office this is.

use uuid::Uuid;

use super::Board;
use crate::domain::office_calendar::OfficeCalendar;
use crate::store::{ChangeError, Error, Result, lock};

statements! {
    CALENDAR = "SELECT settings FROM office_calendar";
    DELETE_CALENDAR = "DELETE FROM office_calendar";
    INSERT_CALENDAR = "INSERT INTO office_calendar (place, settings) VALUES (1, $1)";
    OFFICE = "SELECT id FROM office";
}

impl Board {
    /// The calendar, or the usual one where nobody set it.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn calendar(&self) -> Result<OfficeCalendar> {
        let stored: Option<String> = scalar_optional!(self.db, CALENDAR)?;
        stored.map_or_else(|| Ok(OfficeCalendar::default()), |stored| read(&stored))
    }

    /// Changes the calendar as it is at this moment: what two people do at once is both done.
    ///
    /// # Errors
    /// [`ChangeError::Invalid`] for what `change` refuses; [`Error::Database`]. Nothing is written then.
    pub async fn change_calendar<F>(&self, change: F) -> std::result::Result<(), ChangeError>
    where
        F: FnOnce(&mut OfficeCalendar) -> std::result::Result<(), crate::domain::problem::Invalid>,
    {
        // Exclusive, as all that organizers set. No reader sees it, so nobody is told.
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        let stored: Option<String> = scalar_optional!(tx, CALENDAR)?;
        let mut calendar = stored.map(|stored| read(&stored)).transpose()?.unwrap_or_default();
        change(&mut calendar)?;
        let settings =
            serde_json::to_string(&calendar).map_err(|_| Error::unreadable("settings"))?;
        execute!(tx, DELETE_CALENDAR)?;
        execute!(tx, INSERT_CALENDAR, settings)?;
        Ok(tx.commit().await?)
    }

    /// Which office this is: drawn when the database was made, and the same ever after.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn office(&self) -> Result<Uuid> {
        scalar_one!(self.db, OFFICE)
    }
}

fn read(stored: &str) -> Result<OfficeCalendar> {
    serde_json::from_str(stored).map_err(|_| Error::unreadable("settings"))
}
