//! The verbs of the office's calendar: its own days, and the table of holidays.

use uuid::Uuid;

use super::{Actor, Error, Service, table_file};
use crate::domain::{
    account::Right,
    office_calendar::{BadTable, DaysForm, HolidayTable, OfficeCalendar},
    problem::Invalid,
};
use crate::store::ChangeError;

/// The largest file of holidays, in bytes; the official one has about 20,000.
pub const TABLE_MAX: usize = 512 * 1024;

/// Why a table of holidays is not taken. The one that there is stays.
#[derive(Debug)]
pub enum NotHolidays {
    /// It is no text: a workbook, or bytes of no encoding that is known.
    NoText,
    /// Larger than [`TABLE_MAX`].
    TooLarge,
    /// It says what it must not.
    Bad(BadTable),
    /// Anything else.
    Other(Error),
}

impl<E: Into<Error>> From<E> for NotHolidays {
    fn from(error: E) -> Self {
        Self::Other(error.into())
    }
}

impl Service {
    /// The calendar.
    ///
    /// # Errors
    /// [`crate::domain::fault::Fault::Forbidden`]; [`Error::Store`].
    pub async fn calendar(&self, by: &Actor) -> Result<OfficeCalendar, Error> {
        by.must(Right::Read)?;
        Ok(self.board.calendar().await?)
    }

    /// Adds closed or open days, under an `id` that their form made up: sent twice, they are added once.
    ///
    /// # Errors
    /// [`crate::domain::fault::Fault::Invalid`] field by field, and for one more than there can be.
    pub async fn add_office_days(
        &self,
        by: &Actor,
        id: Uuid,
        form: &DaysForm,
    ) -> Result<(), Error> {
        by.must(Right::Themes)?;
        let days = form.check(id)?;
        self.change_calendar(|calendar| calendar.add(days)).await
    }

    /// Takes days out. Those that are gone are gone.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn drop_office_days(&self, by: &Actor, id: Uuid) -> Result<(), Error> {
        by.must(Right::Themes)?;
        let drop = |calendar: &mut OfficeCalendar| {
            calendar.remove(id);
            Ok(())
        };
        self.change_calendar(drop).await
    }

    /// Sets whether the office is closed around the new year.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn set_new_year(&self, by: &Actor, closed: bool) -> Result<(), Error> {
        by.must(Right::Themes)?;
        let set = |calendar: &mut OfficeCalendar| {
            calendar.new_year = closed;
            Ok(())
        };
        self.change_calendar(set).await
    }

    /// Puts the Cabinet Office's table in the place of the one that there is; returns its first and its
    /// last year.
    ///
    /// # Errors
    /// [`NotHolidays`]; the old table stays.
    pub async fn take_holidays(&self, by: &Actor, bytes: &[u8]) -> Result<(i32, i32), NotHolidays> {
        by.must(Right::Themes)?;
        if bytes.len() > TABLE_MAX {
            return Err(NotHolidays::TooLarge);
        }
        let (text, _) = table_file::decode(bytes).map_err(|_| NotHolidays::NoText)?;
        let table = HolidayTable::read(&text).map_err(NotHolidays::Bad)?;
        let years = table.years().ok_or(NotHolidays::Bad(BadTable::Empty))?;
        let take = |calendar: &mut OfficeCalendar| {
            calendar.holidays = table;
            Ok(())
        };
        self.change_calendar(take).await?;
        Ok(years)
    }

    /// Lets the rules say the holidays again.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn drop_holidays(&self, by: &Actor) -> Result<(), Error> {
        by.must(Right::Themes)?;
        let drop = |calendar: &mut OfficeCalendar| {
            calendar.holidays = HolidayTable::default();
            Ok(())
        };
        self.change_calendar(drop).await
    }

    async fn change_calendar<F>(&self, change: F) -> Result<(), Error>
    where
        F: FnOnce(&mut OfficeCalendar) -> Result<(), Invalid>,
    {
        self.board.change_calendar(change).await.map_err(|error| match error {
            ChangeError::Store(error) => error.into(),
            ChangeError::Invalid(invalid) => invalid.into(),
        })
    }
}
