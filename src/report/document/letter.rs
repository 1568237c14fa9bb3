//! The office's letterhead around a report.

use chrono::NaiveDate;

use super::block::Letter;
use crate::domain::letterhead::{Letterhead, filled};
use crate::i18n::Lang;
use crate::report::summary::Summary;

/// What stands above and below a theme's report, where the office set anything.
pub(super) fn of(summary: &Summary, lang: Lang) -> Option<Letter> {
    letter_of(&summary.letterhead, (summary.made_on, summary.number.as_deref()), lang)
}

/// The letterhead of a paper of a day, with its number in the office's register.
pub(in crate::report) fn letter_of(
    letterhead: &Letterhead,
    (day, number): (NaiveDate, Option<&str>),
    lang: Lang,
) -> Option<Letter> {
    let texts = lang.texts();
    let lines = |text: &str| text.lines().map(ToOwned::to_owned).collect();
    let with_details = !letterhead.opening.is_empty();
    letterhead.has_head().then(|| Letter {
        number: filled(&letterhead.number, day, number),
        day: (texts.days.paper)(day),
        addressee: lines(&letterhead.addressee),
        sender: lines(&letterhead.sender),
        opening: letterhead.opening.clone(),
        details: with_details.then_some(texts.report_parts.details),
        closing: if with_details { letterhead.closing.clone() } else { String::new() },
    })
}
