//! Dates as a Japanese office writes them: era years, weekdays, days left.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{text, text_enum};

text_enum!(
    /// How years are written in Japanese. What programs read (forms, `datetime`, CSV, JSON) is ISO
    /// 8601 either way.
    Dates {
        /// `2026年`.
        Western = "western",
        /// `令和8年`.
        Reiwa = "reiwa",
    }
);

/// First days of the eras since 1926 and their names, newest first: 元号を改める政令 of 2019
/// (平成31年政令第143号, in force on 1 May) and of 1989 (昭和64年政令第1号, in force on 8 January);
/// 昭和 began on 25 December 1926 and was kept by 元号法 (昭和54年法律第43号), 附則 2.
const ERAS: [(i32, u32, u32, &str); 3] =
    [(2019, 5, 1, "令和"), (1989, 1, 8, "平成"), (1926, 12, 25, "昭和")];

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

/// The year as the office writes it: `2020年` or `令和2年`.
pub fn year(dates: Dates, day: NaiveDate) -> String {
    match dates {
        Dates::Western => format!("{}年", day.year()),
        Dates::Reiwa => era_year(day),
    }
}

/// The day without its year: `8月31日（月）`.
pub fn month_day(day: NaiveDate) -> String {
    format!("{}月{}日（{}）", day.month(), day.day(), weekday(day))
}

/// Days from `today` to `last`, 0 on the last day, negative after it.
pub fn days_left(today: NaiveDate, last: NaiveDate) -> i64 {
    (last - today).num_days()
}

/// Reads a day as a browser's date field sends it, `2026-11-22`, or as somebody types it where
/// there is none: `２０２６/11/22`.
pub fn parse_day(raw: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(&text::fold_line(raw).replace('/', "-"), "%Y-%m-%d")
        .ok()
        .filter(|day| (2000..=2999).contains(&day.year()))
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

/// The weekday in one character: `月`.
pub fn weekday(day: NaiveDate) -> &'static str {
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
        for (day, name) in years {
            let day: NaiveDate = day.parse().expect("a day");
            assert_eq!(year(Dates::Reiwa, day), name);
            assert_eq!(year(Dates::Western, day), format!("{}年", day.year()));
        }
    }

    #[test]
    fn days_carry_their_weekday() {
        assert_eq!(month_day(day("2020-08-31")), "8月31日（月）");
        assert_eq!(month_day(day("2026-11-22")), "11月22日（日）");
    }

    #[test]
    fn days_are_read_strictly() {
        for bad in ["", "2026-13-01", "2026-02-30", "26-01-01", "9999-01-01"] {
            assert_eq!(parse_day(bad), None, "{bad}");
        }
    }
}
