//! What is typed about a meeting: its day, when it begins, time boxes, places; and how it goes
//! together with what others set meanwhile.

use chrono::NaiveDate;

use super::time::TimeOfDay;
use crate::domain::{
    answers::Item,
    calendar::parse_day,
    fault::Fault,
    problem::{Invalid, Problem},
    text,
};

/// The longest time box, in minutes.
pub const TIME_BOX_MAX: u32 = 180;
/// So many items at most are put on the list by their rank at once.
pub const TOP_MAX: usize = 50;
/// A place that no list has: what is beyond the end is the end.
const PLACE_MAX: usize = 10_000;

/// Somebody else set it otherwise meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clash;

/// A value as a form was shown with it, and as it came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit<T> {
    /// As it stood in the form.
    pub was: T,
    /// As it is wished.
    pub now: T,
}

impl<T: Copy + PartialEq> Edit<T> {
    /// What becomes of the stored value.
    ///
    /// # Errors
    /// [`Clash`] where it was changed here and there, and not to the same.
    pub fn over(&self, stored: T) -> Result<T, Clash> {
        if self.now == self.was {
            Ok(stored)
        } else if stored == self.was || stored == self.now {
            Ok(self.now)
        } else {
            Err(Clash)
        }
    }
}

/// What somebody set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The day of the meeting.
    pub on: Edit<Option<NaiveDate>>,
    /// When it begins.
    pub at: Edit<Option<TimeOfDay>>,
    /// Time boxes, in minutes.
    pub boxes: Vec<(Item, Edit<Option<u32>>)>,
}

/// The same as it was typed, each with what stood there. `items`, `was` and `minutes` go together
/// by their order.
#[derive(Clone, Debug, Default)]
pub struct PlanForm {
    /// A day, or nothing.
    pub on: String,
    /// The day that stood there.
    pub was_on: String,
    /// A time, or nothing.
    pub at: String,
    /// The time that stood there.
    pub was_at: String,
    /// The items.
    pub items: Vec<String>,
    /// Their time boxes, or nothing.
    pub minutes: Vec<String>,
    /// The time boxes that stood there.
    pub was: Vec<String>,
}

impl PlanForm {
    /// Reads what was typed.
    ///
    /// # Errors
    /// [`Fault::Invalid`] field by field: `on`, `at`, and `minutes.` with the item;
    /// [`Fault::Malformed`] for what the form itself should hold.
    pub fn parse(&self) -> Result<Plan, Fault> {
        if self.items.len() != self.minutes.len() || self.items.len() != self.was.len() {
            return Err(Fault::Malformed);
        }
        let mut wrong = Invalid::default();
        let was_on = day(&self.was_on).map_err(|_| Fault::Malformed)?;
        let was_at = time(&self.was_at).map_err(|_| Fault::Malformed)?;
        let on = wrong.take("on", day(&self.on));
        let at = wrong.take("at", time(&self.at));
        let mut boxes = Vec::with_capacity(self.items.len());
        for ((item, minutes), was) in self.items.iter().zip(&self.minutes).zip(&self.was) {
            let item: Item = item.parse().map_err(|_| Fault::Malformed)?;
            let was = time_box(was).map_err(|_| Fault::Malformed)?;
            if let Some(now) = wrong.take(format!("minutes.{item}"), time_box(minutes)) {
                boxes.push((item, Edit { was, now }));
            }
        }
        let plan = (|| {
            Some(Plan {
                on: Edit { was: was_on, now: on? },
                at: Edit { was: was_at, now: at? },
                boxes,
            })
        })();
        Ok(wrong.or(plan)?)
    }
}

fn day(raw: &str) -> Result<Option<NaiveDate>, Problem> {
    optional(raw, |raw| parse_day(raw).ok_or(Problem::Malformed))
}

fn time(raw: &str) -> Result<Option<TimeOfDay>, Problem> {
    optional(raw, |raw| raw.parse().map_err(|_| Problem::Malformed))
}

fn time_box(raw: &str) -> Result<Option<u32>, Problem> {
    optional(raw, |raw| number(raw, 0, TIME_BOX_MAX as usize))?
        .map(|minutes| u32::try_from(minutes).map_err(|_| Problem::Malformed))
        .transpose()
}

/// Reads the place to which an item is to move, from 1.
///
/// # Errors
/// [`Problem::Empty`], [`Problem::OutOfRange`].
pub fn read_place(raw: &str) -> Result<usize, Problem> {
    optional(raw, |raw| number(raw, 1, PLACE_MAX))?.ok_or(Problem::Empty)
}

/// Reads how many items are to be put on the list by their rank.
///
/// # Errors
/// [`Problem::Empty`], [`Problem::OutOfRange`].
pub fn read_top(raw: &str) -> Result<usize, Problem> {
    optional(raw, |raw| number(raw, 1, TOP_MAX))?.ok_or(Problem::Empty)
}

fn optional<T>(
    raw: &str,
    read: impl FnOnce(&str) -> Result<T, Problem>,
) -> Result<Option<T>, Problem> {
    let folded = text::fold_line(raw);
    if folded.is_empty() { Ok(None) } else { read(&folded).map(Some) }
}

fn number(folded: &str, min: usize, max: usize) -> Result<usize, Problem> {
    let range = || Problem::OutOfRange {
        min: i64::try_from(min).unwrap_or_default(),
        max: i64::try_from(max).unwrap_or(i64::MAX),
    };
    folded.parse().ok().filter(|n| (min..=max).contains(n)).ok_or_else(range)
}
