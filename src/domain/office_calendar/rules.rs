//! The holidays of a year by the rules of the law (国民の祝日に関する法律, 2条 and 3条), as they are since 2022.
//!
//! The days of the equinoxes are fixed by a gazette each February for the year after; what is counted
//! here is the usual formula, which holds until 2099. Years in which a law moved holidays (2019 to 2021)
//! are over and not told: a table says them, as it says what a later law may move.

use std::ops::RangeInclusive;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::holiday::Holiday;

/// The years for which a test compares the rules with what was published.
pub const OFFICIAL: RangeInclusive<i32> = 2025..=2027;

/// Holidays that stay where they are: month and day.
const FIXED: [(u32, u32, Holiday); 10] = [
    (1, 1, Holiday::NewYear),
    (2, 11, Holiday::Foundation),
    (2, 23, Holiday::Emperor),
    (4, 29, Holiday::Showa),
    (5, 3, Holiday::Constitution),
    (5, 4, Holiday::Greenery),
    (5, 5, Holiday::Children),
    (8, 11, Holiday::Mountain),
    (11, 3, Holiday::Culture),
    (11, 23, Holiday::Labour),
];
/// Holidays that are Mondays: month, and which Monday of it.
const MONDAYS: [(u32, u32, Holiday); 4] = [
    (1, 2, Holiday::ComingOfAge),
    (7, 3, Holiday::Sea),
    (9, 3, Holiday::Aged),
    (10, 2, Holiday::Sports),
];

/// What a day is by the rules: a national holiday, or a day off between or after some (休日, 3条2項 and 3項).
pub fn holiday(day: NaiveDate) -> Option<Holiday> {
    named(day).or_else(|| (is_substitute(day) || is_between(day)).then_some(Holiday::Off))
}

/// 国民の祝日, 2条.
fn named(day: NaiveDate) -> Option<Holiday> {
    let (month, of_month) = (day.month(), day.day());
    let fixed = FIXED.iter().find(|(m, d, _)| (*m, *d) == (month, of_month));
    let nth = of_month.div_ceil(7);
    let is_monday = day.weekday() == Weekday::Mon;
    let monday = MONDAYS.iter().find(|(m, n, _)| is_monday && (*m, *n) == (month, nth));
    let equinox = match month {
        3 if of_month == equinox(day.year(), 208_431) => Some(Holiday::Spring),
        9 if of_month == equinox(day.year(), 232_488) => Some(Holiday::Autumn),
        _ => None,
    };
    fixed.or(monday).map(|(.., holiday)| *holiday).or(equinox)
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
    let mut row = before.take_while(|day| named(*day).is_some());
    row.any(|day| day.weekday() == Weekday::Sun)
}

/// 3条3項: a day between two holidays is off.
fn is_between(day: NaiveDate) -> bool {
    let is_named = |day: Option<NaiveDate>| day.is_some_and(|day| named(day).is_some());
    is_named(day.pred_opt()) && is_named(day.succ_opt())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn holidays(year: i32) -> Vec<(NaiveDate, Holiday)> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).expect("a day");
        let days = first.iter_days().take_while(|day| day.year() == year);
        days.filter_map(|day| Some((day, holiday(day)?))).collect()
    }

    /// As the Cabinet Office's table has them, names included.
    #[test]
    fn the_holidays_of_official_years_are_those_of_the_table() {
        let table = include_str!("official.csv");
        let told: Vec<String> = OFFICIAL
            .flat_map(holidays)
            .map(|(day, holiday)| format!("{},{}", day.format("%Y/%-m/%-d"), holiday.as_str()))
            .collect();
        assert_eq!(told, table.lines().collect::<Vec<_>>());
    }

    #[test]
    fn days_off_follow_sundays_and_fill_what_lies_between() {
        let counts =
            [(2026, 18), (2027, 17), (2028, 16), (2029, 19), (2030, 19), (2031, 19), (2032, 17)];
        for (year, count) in counts {
            assert_eq!(holidays(year).len(), count, "{year}");
        }
        let off = [
            "2026-05-06",
            "2026-09-22",
            "2027-03-22",
            "2029-02-12",
            "2029-04-30",
            "2029-09-24",
            "2030-05-06",
            "2030-08-12",
            "2030-11-04",
            "2031-02-24",
            "2031-05-06",
            "2031-11-24",
            "2032-09-21",
        ];
        let found = (2026..=2032).flat_map(holidays).filter(|(_, is)| *is == Holiday::Off);
        assert_eq!(found.map(|(day, _)| day).collect::<Vec<_>>(), off.map(day));
        assert_eq!(holiday(day("2027-05-06")), None);
        assert_eq!(holiday(day("2027-09-21")), None);
        assert_eq!(holiday(day("2028-02-29")), None, "a leap day is a day like any other");
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
}
