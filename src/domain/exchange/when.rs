//! A day of a theme without its year: how many months after the first theme of the file, and on which
//! day of the month. So a year can be planned again, from whatever month.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::Serialize;

use crate::domain::calendar;

/// Stands for the last day of a month, however many it has.
pub const LAST: u32 = 31;

/// A day without its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct When {
    /// Months after the one in which the first theme begins.
    pub month: u32,
    /// The day of the month, 1 to 31; 31 is the last day, however many there are.
    pub day: u32,
}

impl When {
    /// A day as it lies after the month that begins on `first`; the month itself for what lies
    /// before it.
    pub fn of(day: NaiveDate, first: NaiveDate) -> Self {
        let months = (day.year() - first.year()) * 12 + months_of(day) - months_of(first);
        let is_last = day.succ_opt().is_none_or(|next| next.month() != day.month());
        Self {
            month: u32::try_from(months).unwrap_or_default(),
            day: if is_last { LAST } else { day.day() },
        }
    }

    /// The day, where the first theme begins in the month of `first`. A month that has no such day
    /// gives its last one.
    pub fn day_from(self, first: NaiveDate) -> Option<NaiveDate> {
        let begins = first_of_month(first).checked_add_months(Months::new(self.month))?;
        let ends = begins.checked_add_months(Months::new(1))?.pred_opt()?;
        let day = begins.checked_add_days(Days::new(u64::from(self.day).saturating_sub(1)))?;
        Some(day.min(ends))
    }
}

fn months_of(day: NaiveDate) -> i32 {
    i32::try_from(day.month()).unwrap_or(1)
}

/// The first day of a day's month.
pub fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// Reads a month as a browser's field sends it, `2027-04`, or as somebody types it where there is
/// none: its first day.
pub fn read_month(typed: &str) -> Option<NaiveDate> {
    calendar::parse_day(&format!("{}-01", typed.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_whole_month_stays_a_whole_month_wherever_it_comes_to_lie() {
        let first = day("2020-08-01");
        let (opens, closes) = (When::of(first, first), When::of(day("2020-08-31"), first));
        assert_eq!((opens, closes), (When { month: 0, day: 1 }, When { month: 0, day: 31 }));
        for (month, last) in [
            ("2027-02-01", "2027-02-28"),
            ("2028-02-01", "2028-02-29"),
            ("2027-09-01", "2027-09-30"),
        ] {
            assert_eq!(opens.day_from(day(month)), Some(day(month)));
            assert_eq!(closes.day_from(day(month)), Some(day(last)));
        }
        let winter = When::of(day("2021-01-15"), first);
        assert_eq!(winter, When { month: 5, day: 15 });
        assert_eq!(winter.day_from(day("2027-04-20")), Some(day("2027-09-15")));
    }

    #[test]
    fn days_keep_their_order_in_every_month() {
        let first = day("2027-01-01");
        for month in 0..14 {
            let days: Vec<_> = (1..=31).map(|day| When { month, day }.day_from(first)).collect();
            assert!(days.is_sorted() && days.iter().all(Option::is_some));
        }
        assert_eq!(When { month: 0, day: 1 }.day_from(NaiveDate::MAX), None);
    }

    #[test]
    fn months_are_read_as_they_are_sent_and_typed() {
        for typed in ["2027-04", " ２０２７/04 ", "2027-4"] {
            assert_eq!(read_month(typed), Some(day("2027-04-01")), "{typed}");
        }
        for bad in ["", "2027", "2027-13", "4-2027", "2027-04-01"] {
            assert_eq!(read_month(bad), None, "{bad}");
        }
    }
}
