//! 様式: the office's letterhead, and the numbers of reports in its register.

use super::{Board, Changed};
use crate::domain::{ids::ThemeId, letterhead::Letterhead};
use crate::store::{Error, Result};

statements! {
    LETTERHEAD = "SELECT settings FROM letterhead";
    DELETE_LETTERHEAD = "DELETE FROM letterhead";
    INSERT_LETTERHEAD = "INSERT INTO letterhead (place, settings) VALUES (1, $1)";
    TOUCH_REPORTS = "UPDATE theme SET revision = revision + 1 WHERE report_public";
    REPORT_NUMBER = "SELECT number FROM report_number WHERE theme_id = $1";
    DELETE_NUMBER = "DELETE FROM report_number WHERE theme_id = $1";
    INSERT_NUMBER = "INSERT INTO report_number (theme_id, number) VALUES ($1, $2)";
    TOUCH_REPORT = "UPDATE theme SET revision = revision + 1 WHERE id = $1 AND report_public";
}

impl Board {
    /// The letterhead, if somebody set it.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn letterhead(&self) -> Result<Option<Letterhead>> {
        let stored: Option<String> = scalar_optional!(self.db, LETTERHEAD)?;
        stored.map(|stored| read(&stored)).transpose()
    }

    /// Sets the letterhead in the place of the one that there is, if that one still is what
    /// somebody saw: `may` is asked about it.
    ///
    /// # Errors
    /// [`Error::Conflict`] where it is another; [`Error::Database`].
    pub async fn set_letterhead(
        &self,
        letterhead: &Letterhead,
        may: impl FnOnce(Option<Letterhead>) -> bool,
    ) -> Result<Changed<()>> {
        let settings =
            serde_json::to_string(letterhead).map_err(|_| Error::unreadable("settings"))?;
        let mut tx = self.exclusive().await?;
        let before: Option<String> = scalar_optional!(tx, LETTERHEAD)?;
        if !may(before.map(|before| read(&before)).transpose()?) {
            return Err(Error::Conflict);
        }
        execute!(tx, DELETE_LETTERHEAD)?;
        execute!(tx, INSERT_LETTERHEAD, settings)?;
        // Public reports are kept by everybody who shows them.
        execute!(tx, TOUCH_REPORTS)?;
        tx.commit().await
    }

    /// The number of a theme's report in the office's register.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn report_number(&self, theme: ThemeId) -> Result<Option<String>> {
        scalar_optional!(self.db, REPORT_NUMBER, theme)
    }

    /// Gives a theme's report a number, or takes it away.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn number_report(&self, theme: ThemeId, number: Option<&str>) -> Result<Changed<()>> {
        let mut tx = self.exclusive().await?;
        execute!(tx, DELETE_NUMBER, theme)?;
        if let Some(number) = number {
            execute!(tx, INSERT_NUMBER, theme, number)?;
        }
        execute!(tx, TOUCH_REPORT, theme)?;
        tx.commit().await
    }
}

fn read(stored: &str) -> Result<Letterhead> {
    serde_json::from_str(stored).map_err(|_| Error::unreadable("settings"))
}
