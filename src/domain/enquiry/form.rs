//! A new enquiry, and how it is read from its form; and how long its link is good.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use crate::domain::{
    answers::{DEPARTMENT_MAX, Item},
    calendar::parse_day,
    problem::{Invalid, Problem},
    text,
};

/// The longest covering text, in grapheme clusters.
pub const COVERING_MAX: usize = 2000;
/// The most items of one sheet: more are two enquiries.
pub const ITEMS_MAX: usize = 100;
/// For so many days after the due day a link is good, unless somebody chooses otherwise.
pub const KEPT_DAYS: i64 = 30;
/// The longest that can be chosen, in days.
const KEPT_DAYS_MAX: i64 = 365;

/// An enquiry before it has a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEnquiry {
    /// The department that is asked, up to [`DEPARTMENT_MAX`].
    pub department: String,
    /// What is said above the questions, up to [`COVERING_MAX`]; may be empty.
    pub covering: String,
    /// By when replies are due.
    pub due: NaiveDate,
    /// What is asked about, each once, up to [`ITEMS_MAX`].
    pub items: Vec<Item>,
}

/// An enquiry as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EnquiryForm {
    /// The department.
    pub department: String,
    /// The covering text.
    pub covering: String,
    /// A day.
    pub due: String,
    /// The items that were ticked.
    pub items: Vec<String>,
}

impl EnquiryForm {
    /// Reads what was typed on `today`; `offered` says what there is to be ticked.
    ///
    /// # Errors
    /// All that is wrong, field by field.
    pub fn parse(
        &self,
        today: NaiveDate,
        offered: impl Fn(Item) -> bool,
    ) -> Result<NewEnquiry, Invalid> {
        let mut wrong = Invalid::default();
        let department =
            wrong.take("department", text::parse_line(&self.department, DEPARTMENT_MAX));
        let due = wrong.take("due", due(&self.due, today));
        let covering = wrong.take("covering", or_nothing(&self.covering, COVERING_MAX));
        let items = wrong.take("items", items(&self.items, offered));
        let enquiry = (|| {
            Some(NewEnquiry {
                department: department?,
                covering: covering?,
                due: due?,
                items: items?,
            })
        })();
        wrong.or(enquiry)
    }
}

/// Text that may be missing.
pub(super) fn or_nothing(raw: &str, max: usize) -> Result<String, Problem> {
    match text::parse(raw, max) {
        Err(Problem::Empty) => Ok(String::new()),
        read => read,
    }
}

fn due(raw: &str, today: NaiveDate) -> Result<NaiveDate, Problem> {
    if raw.trim().is_empty() {
        return Err(Problem::Empty);
    }
    let day = parse_day(raw).ok_or(Problem::Malformed)?;
    if day < today { Err(Problem::Past) } else { Ok(day) }
}

fn items(typed: &[String], offered: impl Fn(Item) -> bool) -> Result<Vec<Item>, Problem> {
    let read = |one: &String| one.parse().ok().filter(|item| offered(*item));
    let items: Option<BTreeSet<Item>> = typed.iter().map(read).collect();
    let items: Vec<Item> = items.ok_or(Problem::NotOffered)?.into_iter().collect();
    match items.len() {
        0 => Err(Problem::NotChosen),
        1..=ITEMS_MAX => Ok(items),
        _ => Err(Problem::TooMany { max: ITEMS_MAX }),
    }
}

/// Reads for how many days after the due day a link is good, and gives its last day, which may not
/// have passed.
///
/// # Errors
/// The problem of the field `days`.
pub fn parse_kept_days(raw: &str, due: NaiveDate, today: NaiveDate) -> Result<NaiveDate, Invalid> {
    let out = Problem::OutOfRange { min: 0, max: KEPT_DAYS_MAX };
    let days: i64 =
        text::fold_line(raw).parse().map_err(|_| Invalid::one("days", Problem::Malformed))?;
    if !(0..=KEPT_DAYS_MAX).contains(&days) {
        return Err(Invalid::one("days", out));
    }
    let last = u64::try_from(days).ok().and_then(|days| due.checked_add_days(Days::new(days)));
    let last = last.ok_or_else(|| Invalid::one("days", out))?;
    if last < today { Err(Invalid::one("days", Problem::Past)) } else { Ok(last) }
}
