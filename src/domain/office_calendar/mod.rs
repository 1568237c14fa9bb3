//! The calendar of the office: on which days it is open. It is closed on Saturdays, Sundays and national
//! holidays, around the new year as public offices are (地方自治法 4条の2; 12月29日 to 1月3日) where that is
//! not turned off, and on days of its own; it can be open on days on which others are not.
//!
//! Everything that counts working days is given such a calendar.

mod days;
mod holiday;
mod rules;
mod table;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::problem::{Invalid, Problem};

pub use days::{DAYS_MAX, DaysForm, LENGTH_MAX, NAME_MAX, OfficeDays};
pub use holiday::Holiday;
pub use table::{BadTable, HEADER, HolidayTable};

/// A day of the office's own and a working day are looked for so many days on: a calendar in which none
/// comes within ten years is a mistake in typing.
const FAR: usize = 3660;

/// When the office is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OfficeCalendar {
    /// Whether it is closed from 29 December to 3 January.
    pub new_year: bool,
    /// Its own closed and open days, by their first day.
    pub days: Vec<OfficeDays>,
    /// Holidays in the place of the rules.
    pub holidays: HolidayTable,
}

impl Default for OfficeCalendar {
    fn default() -> Self {
        Self { new_year: true, days: Vec::new(), holidays: HolidayTable::default() }
    }
}

/// Why an office is closed on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayOff {
    /// A closed day of its own, by the name that it has.
    Own(String),
    /// A national holiday, by its name in the Cabinet Office's table.
    Holiday {
        /// The name.
        name: String,
        /// Whether that is published; or else it is to be expected by the rules (見込み).
        official: bool,
    },
    /// Around the new year.
    NewYear,
    /// A Saturday or a Sunday.
    Weekend,
}

impl OfficeCalendar {
    /// Adds days; those that are there already are there.
    ///
    /// # Errors
    /// [`Problem::TooMany`] under `name`.
    pub fn add(&mut self, days: OfficeDays) -> Result<(), Invalid> {
        if self.days.iter().any(|there| there.id == days.id) {
            return Ok(());
        }
        if self.days.len() >= DAYS_MAX {
            return Err(Invalid::one("name", Problem::TooMany { max: DAYS_MAX }));
        }
        let at = self.days.partition_point(|there| there.first <= days.first);
        self.days.insert(at, days);
        Ok(())
    }

    /// Takes days out.
    pub fn remove(&mut self, id: Uuid) {
        self.days.retain(|there| there.id != id);
    }

    /// Why the office is closed on a day, if it is.
    pub fn day_off(&self, day: NaiveDate) -> Option<DayOff> {
        let own = || self.days.iter().filter(move |days| days.holds(day));
        if own().any(|days| days.open) {
            return None;
        }
        if let Some(closed) = own().next() {
            return Some(DayOff::Own(closed.name.clone()));
        }
        self.holiday(day).or_else(|| {
            let new_year =
                self.new_year && matches!((day.month(), day.day()), (12, 29..) | (1, ..=3));
            let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
            new_year.then_some(DayOff::NewYear).or(weekend.then_some(DayOff::Weekend))
        })
    }

    /// The national holiday that a day is, whether the office is open then or not.
    pub fn holiday(&self, day: NaiveDate) -> Option<DayOff> {
        let year = day.year();
        let name = if self.holidays.covers(year) {
            self.holidays.name(day)?.to_owned()
        } else {
            rules::holiday(day)?.as_str().to_owned()
        };
        Some(DayOff::Holiday { name, official: self.is_official(year) })
    }

    /// Whether the holidays of a year are published, as far as this program or its table knows. Years that
    /// are over are no expectation.
    pub fn is_official(&self, year: i32) -> bool {
        year <= *rules::OFFICIAL.end() || self.holidays.covers(year)
    }

    /// The last year whose holidays are published.
    pub fn official_until(&self) -> i32 {
        let table = self.holidays.years().map(|(_, last)| last);
        table.unwrap_or_default().max(*rules::OFFICIAL.end())
    }

    /// Whether the office is open.
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        self.day_off(day).is_none()
    }

    /// The working days of a day's month, the earliest first. There are always some: where the office is
    /// closed throughout, whatever is planned in that month is planned as if it were not.
    pub fn working_days(&self, of: NaiveDate) -> Vec<NaiveDate> {
        let first = of.with_day(1).unwrap_or(of);
        let month = || first.iter_days().take_while(|day| day.month() == first.month());
        let open: Vec<NaiveDate> = month().filter(|day| self.is_working_day(*day)).collect();
        if open.is_empty() { month().collect() } else { open }
    }

    /// The `n`th working day after a day; the day itself for none.
    pub fn working_days_after(&self, day: NaiveDate, n: usize) -> Option<NaiveDate> {
        let mut left = day.iter_days().skip(1).take(FAR).filter(|day| self.is_working_day(*day));
        if n == 0 { Some(day) } else { left.nth(n - 1) }
    }

    /// The last working day before a day.
    pub fn working_day_before(&self, day: NaiveDate) -> Option<NaiveDate> {
        let before = std::iter::successors(day.pred_opt(), NaiveDate::pred_opt);
        before.take(FAR).find(|day| self.is_working_day(*day))
    }
}

#[cfg(test)]
mod tests;
