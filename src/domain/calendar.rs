//! Days as a Japanese office writes them: era years, weekdays, days left.

use chrono::{Datelike, NaiveDate, Weekday};

/// First days of the eras since 1926 and their names, newest first (元号法 and the 政令 that name each era).
const ERAS: [(i32, u32, u32, &str); 3] = [(2019, 5, 1, "令和"), (1989, 1, 8, "平成"), (1926, 12, 25, "昭和")];

/// The year with its era: `令和2年`, `令和元年`; before 1926 the western year.
pub fn era_year(day: NaiveDate) -> String {
    for (year, month, first, name) in ERAS {
        if (day.year(), day.month(), day.day()) >= (year, month, first) {
            return match day.year() - year + 1 {
                1 => format!("{name}元年"),
                n => format!("{name}{n}年"),
            };
        }
    }
    format!("{}年", day.year())
}

/// The day with its era and weekday: `令和2年8月31日（月）`.
pub fn era_date(day: NaiveDate) -> String {
    format!("{}{}", era_year(day), month_day(day))
}

/// The day without its year: `8月31日（月）`.
pub fn month_day(day: NaiveDate) -> String {
    format!("{}月{}日（{}）", day.month(), day.day(), weekday(day))
}

/// The Japanese fiscal year, which begins in April: March 2021 lies in 2020.
pub fn fiscal_year(day: NaiveDate) -> i32 {
    if day.month() < 4 { day.year() - 1 } else { day.year() }
}

/// Days from `today` to `last`, 0 on the last day, negative after it.
pub fn days_left(today: NaiveDate, last: NaiveDate) -> i64 {
    (last - today).num_days()
}

/// Reads a day as a browser's date field sends it: `2026-11-22`.
pub fn parse_day(raw: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(raw.trim(), "%Y-%m-%d").ok().filter(|day| (2000..=2999).contains(&day.year()))
}

const fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "月",
        Weekday::Tue => "火",
        Weekday::Wed => "水",
        Weekday::Thu => "木",
        Weekday::Fri => "金",
        Weekday::Sat => "土",
        Weekday::Sun => "日",
    }
}

fn weekday(day: NaiveDate) -> &'static str {
    weekday_name(day.weekday())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        parse_day(text).expect("a day")
    }

    #[test]
    fn eras_turn_on_their_first_day() {
        assert_eq!(era_date(day("2020-08-31")), "令和2年8月31日（月）");
        assert_eq!(era_year(day("2019-05-01")), "令和元年");
        assert_eq!(era_year(day("2019-04-30")), "平成31年");
        assert_eq!(era_year(day("2000-01-01")), "平成12年");
    }

    #[test]
    fn fiscal_years_begin_in_april() {
        assert_eq!(fiscal_year(day("2021-03-31")), 2020);
        assert_eq!(fiscal_year(day("2021-04-01")), 2021);
    }

    #[test]
    fn days_are_read_strictly() {
        for bad in ["", "2026-13-01", "2026-02-30", "26-01-01", "2026/01/01", "9999-01-01"] {
            assert_eq!(parse_day(bad), None, "{bad}");
        }
    }
}
