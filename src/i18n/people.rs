//! Sentences about people with accounts, their rights and their invitations; and days with a minute,
//! which are said to them alone.

use chrono::NaiveDateTime;

use super::Lang;
use crate::domain::{
    account::{Right, Role},
    act::Act,
    calendar::Dates,
    team::{AccountState, DeadLink},
};

/// A day with its year, and the minute.
pub fn moment(lang: Lang, dates: Dates, at: NaiveDateTime) -> String {
    format!("{} {}", (lang.texts().days.date)(dates, at.date()), minute(at))
}

/// A minute of a day, on a clock of 24 hours: `9:05`.
pub fn minute(at: NaiveDateTime) -> String {
    at.format("%-H:%M").to_string()
}

/// A role in one word.
pub fn role(lang: Lang, role: Role) -> &'static str {
    (lang.texts().answers.role)(role)
}

/// What a right lets somebody do, in a few words.
pub fn right(lang: Lang, right: Right) -> &'static str {
    (lang.texts().answers.right)(right)
}

/// What somebody did, in a few words.
pub fn act(lang: Lang, act: Act) -> &'static str {
    (lang.texts().act_words)(act)
}

/// What an account is, in one word.
pub fn account_state(lang: Lang, state: AccountState) -> &'static str {
    (lang.texts().answers.account_state)(state)
}

/// Why the link of an invitation leads nowhere: a heading, and what to do.
pub fn dead_link(lang: Lang, why: DeadLink) -> [&'static str; 2] {
    (lang.texts().answers.dead_link)(why)
}
