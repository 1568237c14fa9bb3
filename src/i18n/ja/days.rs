//! 日本語: days as an office writes them, with era years and weekdays.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::domain::calendar::Dates;
use crate::i18n::catalogue::Days;

pub(super) const DAYS: Days = Days {
    date: |dates, day| format!("{}{}", year(dates, day), month_day(day)),
    paper,
    day: month_day,
    month: |dates, day| format!("{}{}月", year(dates, day), day.month()),
};

/// First days of the eras since 1926 and their names, newest first: 元号を改める政令 of 2019
/// (平成31年政令第143号, in force on 1 May) and of 1989 (昭和64年政令第1号, in force on 8 January);
/// 昭和 began on 25 December 1926 and was kept by 元号法 (昭和54年法律第43号), 附則 2.
const ERAS: [(i32, u32, u32, &str); 3] =
    [(2019, 5, 1, "令和"), (1989, 1, 8, "平成"), (1926, 12, 25, "昭和")];

/// The year with its era: `令和2年`, `令和元年`; before 1926 the western year.
fn era_year(day: NaiveDate) -> String {
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

/// The year as the office writes it: `2020年` or `令和2年`.
pub(in crate::i18n) fn year(dates: Dates, day: NaiveDate) -> String {
    match dates {
        Dates::Western => format!("{}年", day.year()),
        Dates::Reiwa => era_year(day),
    }
}

/// The day as a letter of the office writes it.
pub(in crate::i18n) fn paper(day: NaiveDate) -> String {
    format!("{}{}月{}日", era_year(day), day.month(), day.day())
}

/// The day without its year: `8月31日（月）`.
fn month_day(day: NaiveDate) -> String {
    format!("{}月{}日（{}）", day.month(), day.day(), weekday(day))
}

/// The weekday in one character: `月`.
pub(in crate::i18n) fn weekday(day: NaiveDate) -> &'static str {
    match day.weekday() {
        Weekday::Mon => "月",
        Weekday::Tue => "火",
        Weekday::Wed => "水",
        Weekday::Thu => "木",
        Weekday::Fri => "金",
        Weekday::Sat => "土",
        Weekday::Sun => "日",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn eras_turn_on_their_first_day() {
        let years = [
            ("2026-11-22", "令和8年"),
            ("2020-01-01", "令和2年"),
            ("2019-12-31", "令和元年"),
            ("2019-05-01", "令和元年"),
            ("2019-04-30", "平成31年"),
            ("1990-01-01", "平成2年"),
            ("1989-12-31", "平成元年"),
            ("1989-01-08", "平成元年"),
            ("1989-01-07", "昭和64年"),
            ("1927-01-01", "昭和2年"),
            ("1926-12-31", "昭和元年"),
            ("1926-12-25", "昭和元年"),
            ("1926-12-24", "1926年"),
        ];
        for (text, name) in years {
            let day = day(text);
            assert_eq!(year(Dates::Reiwa, day), name);
            assert_eq!(year(Dates::Western, day), format!("{}年", day.year()));
        }
    }

    #[test]
    fn days_carry_their_weekday() {
        assert_eq!(month_day(day("2020-08-31")), "8月31日（月）");
        assert_eq!(month_day(day("2026-11-22")), "11月22日（日）");
    }
}
