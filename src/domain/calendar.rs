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
    fn days_are_read_strictly() {
        for bad in ["", "2026-13-01", "2026-02-30", "26-01-01", "9999-01-01"] {
            assert_eq!(parse_day(bad), None, "{bad}");
        }
    }
}
