//! The office's own days: closed ones, such as a summer break or the city's anniversary, and open ones,
//! such as a Saturday.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::{
    calendar::parse_day,
    problem::{Invalid, Problem},
    text,
};

/// So many entries an office can have: those of some years.
pub const DAYS_MAX: usize = 60;
/// The longest row of days, in days: more is no break.
pub const LENGTH_MAX: i64 = 62;
/// The longest name, in grapheme clusters.
pub const NAME_MAX: usize = 30;

/// Days on which an office is closed, or open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeDays {
    /// Made with the form that adds them, so that a second click adds nothing.
    pub id: Uuid,
    /// What they are called.
    pub name: String,
    /// The first of them.
    pub first: NaiveDate,
    /// The last of them; the first, where it is one day.
    pub last: NaiveDate,
    /// Whether the office is open then, whatever else the days are.
    pub open: bool,
}

/// The form that adds days, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DaysForm {
    /// What they are called.
    pub name: String,
    /// The first day.
    pub first: String,
    /// The last day; empty for one day.
    pub last: String,
    /// Whether the office is open then.
    pub open: bool,
}

impl OfficeDays {
    /// Whether a day is one of them.
    pub fn holds(&self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }
}

impl DaysForm {
    /// Checks the form.
    ///
    /// # Errors
    /// Every problem at once, each under the name of its field.
    pub fn check(&self, id: Uuid) -> Result<OfficeDays, Invalid> {
        let mut bad = Invalid::default();
        let day = |raw: &str| match raw.trim() {
            "" => Err(Problem::Empty),
            raw => parse_day(raw).ok_or(Problem::Malformed),
        };
        let name = bad.take("name", text::parse_line(&self.name, NAME_MAX));
        let first = bad.take("first", day(&self.first));
        let last = match (self.last.trim(), first) {
            ("", first) => first,
            (raw, first) => bad.take("last", day(raw).and_then(|last| within(first, last))),
        };
        let days =
            (|| Some(OfficeDays { id, name: name?, first: first?, last: last?, open: self.open }))(
            );
        bad.or(days)
    }
}

/// The last day, if it is not before the first one and not too far after it.
fn within(first: Option<NaiveDate>, last: NaiveDate) -> Result<NaiveDate, Problem> {
    match first.map(|first| (last - first).num_days() + 1) {
        Some(..=0) => Err(Problem::BeforeStart),
        Some(days) if days > LENGTH_MAX => Err(Problem::TooFar { days: LENGTH_MAX }),
        _ => Ok(last),
    }
}
