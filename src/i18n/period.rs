//! Sentences about the days of a theme: from when, until when, and when it is answered.

use chrono::NaiveDate;

use super::{
    Lang,
    say::{date, day},
};
use crate::domain::{
    calendar::{self, Dates},
    office_calendar::{DayOff, Holiday},
    theme::{State, Theme},
};

/// First and last day of a theme.
pub fn period(lang: Lang, dates: Dates, theme: &Theme) -> String {
    (lang.texts().common.period)(date(lang, dates, theme.opens_on), day(lang, theme.closes_on))
}

/// How long a theme is still open.
pub fn time_left(lang: Lang, theme: &Theme, today: NaiveDate) -> String {
    let text = &lang.texts().home;
    let last = day(lang, theme.closes_on);
    match calendar::days_left(today, theme.closes_on) {
        left if left > 0 => (text.until)(last, left),
        _ => (text.last_day)(last),
    }
}

/// When the office answers, as long as it has not: a day to come, or one that has passed, which is said
/// as well. Nothing where no day was promised.
pub fn answer_day(lang: Lang, theme: &Theme, today: NaiveDate) -> Option<String> {
    let text = &lang.texts().home;
    let on = theme.answers_on?;
    let waits = matches!(theme.state, State::Announced | State::Open | State::Review);
    let says = if today <= on { text.answers } else { text.answers_late };
    waits.then(|| says(day(lang, on)))
}

/// Why the office is closed on a day, in a few words. A holiday that has no name in the reader's language is
/// called what the office's table calls it.
pub fn day_off(lang: Lang, why: &DayOff) -> String {
    let text = &lang.texts().year;
    match why {
        DayOff::Own(name) => name.clone(),
        DayOff::NewYear => text.new_year.to_owned(),
        DayOff::Weekend => text.weekend.to_owned(),
        DayOff::Holiday { name, official } => {
            let name = name.parse::<Holiday>().map_or(name.as_str(), lang.texts().holiday);
            if *official { name.to_owned() } else { (text.expected_name)(name) }
        }
    }
}
