//! Days on which a Japanese office is open: no Saturday, no Sunday, no national holiday
//! (国民の祝日に関する法律, 2条 and 3条), and not the days around the new year on which public offices
//! are closed (地方自治法 4条の2; 12月29日 to 1月3日).
//!
//! The days of the equinoxes are fixed by a gazette each February for the year after; what is counted
//! here is the usual formula, which holds until 2099. Years in which a law moved holidays (2019 to 2021)
//! are over and not told.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Holidays that stay where they are: month and day.
const FIXED: [(u32, u32); 10] =
    [(1, 1), (2, 11), (2, 23), (4, 29), (5, 3), (5, 4), (5, 5), (8, 11), (11, 3), (11, 23)];
/// Holidays that are Mondays: month, and which Monday of it.
const MONDAYS: [(u32, u32); 4] = [(1, 2), (7, 3), (9, 3), (10, 2)];

/// The working days of a day's month, the earliest first; every month has some.
pub fn working_days(of: NaiveDate) -> Vec<NaiveDate> {
    let first = of.with_day(1).unwrap_or(of);
    first
        .iter_days()
        .take_while(|day| day.month() == first.month())
        .filter(is_working_day)
        .collect()
}

/// The `n`th working day after a day; the day itself for none.
pub fn working_days_after(day: NaiveDate, n: usize) -> Option<NaiveDate> {
    match n {
        0 => Some(day),
        n => day.iter_days().skip(1).filter(is_working_day).nth(n - 1),
    }
}

/// Whether an office is open.
pub fn is_working_day(day: &NaiveDate) -> bool {
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let new_year = matches!((day.month(), day.day()), (12, 29..) | (1, ..=3));
    !weekend && !new_year && !is_holiday(*day)
}

/// Whether a day is a national holiday, or a day off between or after some (休日, 3条2項 and 3項).
pub fn is_holiday(day: NaiveDate) -> bool {
    is_named(day) || is_substitute(day) || is_between(day)
}

/// 国民の祝日, 2条.
fn is_named(day: NaiveDate) -> bool {
    let (month, of_month) = (day.month(), day.day());
    let monday = (day.weekday() == Weekday::Mon).then_some((month, of_month.div_ceil(7)));
    FIXED.contains(&(month, of_month))
        || monday.is_some_and(|monday| MONDAYS.contains(&monday))
        || (month == 3 && of_month == equinox(day.year(), 208_431))
        || (month == 9 && of_month == equinox(day.year(), 232_488))
}

/// The day of an equinox in its month, from 1980 to 2099 (海上保安庁水路部, 「新こよみ便利帳」): from where
/// it lay in 1980, in ten thousandths of a day.
fn equinox(year: i32, in_1980: i64) -> u32 {
    let years = i64::from(year) - 1980;
    let day = (in_1980 * 100 + 242_194 * years) / 1_000_000 - years / 4;
    u32::try_from(day).unwrap_or_default()
}

/// 3条2項: where a holiday is a Sunday, the next day that is none is off.
fn is_substitute(day: NaiveDate) -> bool {
    let before = (1..).map_while(|n| day.checked_sub_days(Days::new(n)));
    let mut row = before.take_while(|day| is_named(*day));
    !is_named(day) && row.any(|day| day.weekday() == Weekday::Sun)
}

/// 3条3項: a day between two holidays is off.
fn is_between(day: NaiveDate) -> bool {
    let is_named = |day: Option<NaiveDate>| day.is_some_and(is_named);
    is_named(day.pred_opt()) && is_named(day.succ_opt())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn holidays(year: i32) -> Vec<NaiveDate> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).expect("a day");
        first
            .iter_days()
            .take_while(|day| day.year() == year)
            .filter(|day| is_holiday(*day))
            .collect()
    }

    /// As the Cabinet Office's table has them.
    #[test]
    fn the_holidays_of_two_years_are_those_of_the_official_table() {
        let told = |year: i32, days: &[&str]| {
            let days: Vec<_> = days.iter().map(|text| day(&format!("{year}-{text}"))).collect();
            assert_eq!(holidays(year), days);
        };
        told(
            2026,
            &[
                "01-01", "01-12", "02-11", "02-23", "03-20", "04-29", "05-03", "05-04", "05-05",
                "05-06", "07-20", "08-11", "09-21", "09-22", "09-23", "10-12", "11-03", "11-23",
            ],
        );
        told(
            2027,
            &[
                "01-01", "01-11", "02-11", "02-23", "03-21", "03-22", "04-29", "05-03", "05-04",
                "05-05", "07-19", "08-11", "09-20", "09-23", "10-11", "11-03", "11-23",
            ],
        );
    }

    #[test]
    fn days_off_follow_sundays_and_fill_what_lies_between() {
        let counts = [(2028, 16), (2029, 19), (2030, 19), (2031, 19), (2032, 17)];
        for (year, count) in counts {
            assert_eq!(holidays(year).len(), count, "{year}");
        }
        for off in ["2029-02-12", "2029-04-30", "2029-09-24", "2030-05-06", "2030-08-12"] {
            assert!(is_holiday(day(off)), "{off}");
        }
        assert!(is_holiday(day("2032-09-21")), "between two");
        assert!(!is_holiday(day("2027-05-06")) && !is_holiday(day("2027-09-21")));
    }

    #[test]
    fn equinoxes_lie_where_the_almanac_has_them() {
        for (year, spring, autumn) in
            [(2024, 20, 22), (2026, 20, 23), (2027, 21, 23), (2032, 20, 22)]
        {
            assert_eq!(
                (equinox(year, 208_431), equinox(year, 232_488)),
                (spring, autumn),
                "{year}"
            );
        }
    }

    #[test]
    fn every_month_has_working_days() {
        let january = working_days(day("2027-01-20"));
        assert_eq!((january.first(), january.len()), (Some(&day("2027-01-04")), 19));
        let december = working_days(day("2026-12-01"));
        assert_eq!(december.last(), Some(&day("2026-12-28")));
        for month in 1..=12 {
            let days = working_days(NaiveDate::from_ymd_opt(2030, month, 1).expect("a day"));
            assert!((15..=23).contains(&days.len()), "{month}");
        }
    }
}
