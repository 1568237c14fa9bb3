//! Days: how they are read and counted. How they are written is for each language to say.

use chrono::{Datelike, NaiveDate};

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

/// Days from `today` to `last`, 0 on the last day, negative after it.
pub fn days_left(today: NaiveDate, last: NaiveDate) -> i64 {
    (last - today).num_days()
}

/// The fiscal year of a day: from April to March, named after its April (地方自治法 208条).
pub fn fiscal_year(day: NaiveDate) -> i32 {
    day.year() - i32::from(day.month() < 4)
}

/// The era of a fiscal year and its number in it, as offices write it: 令和, 8. The one that began in
/// April 2019 is 令和元年度 throughout.
pub fn era_of_fiscal_year(year: i32) -> (&'static str, String) {
    let (era, n) = if year < 2019 { ("平成", year - 1988) } else { ("令和", year - 2018) };
    (era, if n == 1 { "元".to_owned() } else { n.to_string() })
}

/// Reads a day as a browser's date field sends it, `2026-11-22`, or as somebody types it where
/// there is none: `２０２６/11/22`.
pub fn parse_day(raw: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(&text::fold_line(raw).replace('/', "-"), "%Y-%m-%d")
        .ok()
        .filter(|day| (2000..=2999).contains(&day.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fiscal_years_begin_in_april() {
        let year = |text: &str| fiscal_year(text.parse().expect("a day"));
        assert_eq!(
            [year("2026-03-31"), year("2026-04-01"), year("2027-01-01")],
            [2025, 2026, 2026]
        );
        let era = |year| era_of_fiscal_year(year).1;
        assert_eq!([era(2018), era(2019), era(2026)], ["30", "元", "8"]);
    }

    #[test]
    fn days_are_read_strictly() {
        for bad in ["", "2026-13-01", "2026-02-30", "26-01-01", "9999-01-01"] {
            assert_eq!(parse_day(bad), None, "{bad}");
        }
    }
}
