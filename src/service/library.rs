//! What the library of themes needs to know of the office.

use chrono::NaiveDate;

use super::{Actor, Error, Service};
use crate::domain::{account::Right, slug::names_like};

impl Service {
    /// The address that is proposed for a theme of a month: its year and number, or the next one like
    /// it that is not in use.
    ///
    /// # Errors
    /// [`crate::domain::fault::Fault::Forbidden`]; [`Error::Store`].
    pub async fn address_of_month(&self, by: &Actor, first: NaiveDate) -> Result<String, Error> {
        by.must(Right::Themes)?;
        let themes = self.board.themes().await?;
        let is_used = |name: &String| themes.iter().any(|theme| theme.slug == *name);
        let wished = first.format("%Y-%m").to_string();
        Ok(names_like(&wished).find(|name| !is_used(name)).unwrap_or(wished))
    }
}
