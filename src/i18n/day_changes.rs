//! Sentences about days that are others than staff were told.

use super::{
    Lang,
    say::{date, day},
};
use crate::domain::{
    calendar::Dates,
    day_change::{DayChange, ToldChange, ToldDay},
};

/// When a change was made, and what it was.
pub fn told(lang: Lang, dates: Dates, change: &ToldChange) -> String {
    let says: Vec<String> = change.days.iter().map(|one| sentence(lang, one)).collect();
    let made = date(lang, dates, change.made_on);
    (lang.texts().day_change.made)(&made, &says.join(lang.texts().answers.gap))
}

/// Why it was made, where somebody said so.
pub fn because(lang: Lang, change: &ToldChange) -> Option<String> {
    (!change.why.is_empty()).then(|| (lang.texts().day_change.because)(&change.why))
}

fn sentence(lang: Lang, change: &DayChange) -> String {
    let text = &lang.texts().day_change;
    let what = match change.of {
        ToldDay::Opens => text.opens,
        ToldDay::Closes | ToldDay::Closed | ToldDay::Reopened => text.closes,
        ToldDay::Answers => text.answers,
        ToldDay::Posting => text.posting,
        ToldDay::Stickers => text.stickers,
    };
    let [was, now] = [change.was, change.now].map(|on| on.map(|on| day(lang, on)));
    match (change.of, was, now) {
        (ToldDay::Closed, Some(was), Some(now)) => (text.closed)(&was, &now),
        (ToldDay::Reopened, _, Some(now)) => (text.reopened)(&now),
        (_, Some(was), Some(now)) => (text.moved)(what, &was, &now),
        (_, None, Some(now)) => (text.begun)(what, &now),
        (_, was, None) => (text.ended)(what, &was.unwrap_or_default()),
    }
}
