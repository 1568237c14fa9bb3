//! English: days.

use crate::i18n::catalogue::Days;

pub(super) const DAYS: Days = Days {
    date: |_, day| day.format("%-d %B %Y").to_string(),
    paper: |day| day.format("%-d %B %Y").to_string(),
    day: |day| day.format("%-d %B").to_string(),
    month: |_, day| day.format("%B %Y").to_string(),
};
