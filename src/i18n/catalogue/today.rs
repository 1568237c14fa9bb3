//! What an organizer sees first: what is to be done, and the figures of the themes that run.

use crate::domain::today::Duty;

texts!(TodayTexts { title, done, figures, lead, day, notes, stickers_later, earlier, earlier_none, theme, by_then, total, unknown;
    more(usize), of_theme(&str), desc(usize, u64), until_now(u64), stickers(u64), most(u64),
});

/// What must be done, in words.
pub struct Duties {
    /// The link to where it is done, with its number.
    pub what: fn(Duty, u64) -> String,
    /// When it was or is due, or since when it waits.
    pub when: fn(Duty, String) -> String,
    /// Why it cannot wait, or what helps.
    pub why: fn(Duty) -> &'static str,
}
