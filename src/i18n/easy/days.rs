//! やさしい日本語: days. The year is the western one in any case, as the guide asks; the era then
//! stands beside it, for whoever compares the page with a paper of the office.

use chrono::{Datelike, NaiveDate};

use super::super::ja::days::{paper, weekday, year};
use crate::domain::calendar::Dates;
use crate::i18n::catalogue::Days;

pub(super) const DAYS: Days = Days {
    date: |dates, day| format!("{}{}", both_years(dates, day), month_day(day)),
    paper,
    day: month_day,
    month: |dates, day| format!("{}{}月", both_years(dates, day), day.month()),
};

/// `2020年` or `2020年（令和2年）`.
fn both_years(dates: Dates, day: NaiveDate) -> String {
    let western = year(Dates::Western, day);
    match year(dates, day) {
        year if year == western => western,
        era => format!("{western}（{era}）"),
    }
}

/// `8月31日（月曜日）`.
fn month_day(day: NaiveDate) -> String {
    format!("{}月{}日（{}曜日）", day.month(), day.day(), weekday(day))
}
