//! Days that staff were told and that are others now, with the office's reason.

use chrono::NaiveDate;

use super::Board;
use crate::domain::{
    day_change::{DayChange, ToldChange},
    ids::ThemeId,
};
use crate::store::backend::Tx;
use crate::store::{Error, Result};

statements! {
    DAY_CHANGES = "SELECT made_on, days, why FROM day_change WHERE theme_id = $1
        ORDER BY version DESC";
    TELL_DAYS = "INSERT INTO day_change (theme_id, version, made_on, days, why)
        VALUES ($1, $2, $3, $4, $5)";
}

impl Board {
    /// What was told of a theme's days, the latest first.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn day_changes(&self, theme: ThemeId) -> Result<Vec<ToldChange>> {
        let rows: Vec<(NaiveDate, String, String)> = fetch_all!(self.db, DAY_CHANGES, theme)?;
        let read = |(made_on, days, why): (NaiveDate, String, String)| {
            let days = serde_json::from_str(&days).map_err(|_| Error::unreadable("days"))?;
            Ok(ToldChange { made_on, days, why })
        };
        rows.into_iter().map(read).collect()
    }
}

/// Tells of days that are others in the version after `version`; of none, nothing.
pub(super) async fn tell(
    tx: &mut Tx,
    theme: ThemeId,
    version: i64,
    today: NaiveDate,
    (days, why): (&[DayChange], &str),
) -> Result<()> {
    if days.is_empty() {
        return Ok(());
    }
    let days = serde_json::to_string(days).map_err(|_| Error::unreadable("days"))?;
    execute!(tx, TELL_DAYS, theme, version + 1, today, days, why).map(drop)
}
