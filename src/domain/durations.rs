//! How long a theme lasts, in working days and without a date: what a new theme's days are proposed by,
//! in whatever month it begins.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{
    office_calendar::OfficeCalendar,
    settings::{Settings, Switch},
};

/// How long a theme lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Durations {
    /// On how many working days it is open; without a number from the first to the last one of its month.
    pub open_for: Option<u32>,
    /// How many working days before the last day posting ends, if it ends earlier.
    pub posting_ends: Option<u32>,
    /// The same for stickers.
    pub stickers_end: Option<u32>,
    /// How many working days after the last day the office answers, if it says when.
    pub answers_after: Option<u32>,
}

/// The days of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DaysOfTheme {
    /// First day.
    pub opens_on: NaiveDate,
    /// Last day.
    pub closes_on: NaiveDate,
    /// Last day of posting, if earlier.
    pub posting_until: Option<NaiveDate>,
    /// Last day of stickers, if earlier.
    pub stickers_until: Option<NaiveDate>,
    /// The day of the answer.
    pub answers_on: Option<NaiveDate>,
}

impl Durations {
    /// A month, and an answer two weeks later.
    pub const USUAL: Self =
        Self { open_for: None, posting_ends: None, stickers_end: None, answers_after: Some(10) };

    /// How long a theme with these settings lasts. One from the first to the last working day of its
    /// month, or of the whole month, lasts a month.
    pub fn of(settings: &Settings, calendar: &OfficeCalendar) -> Self {
        let Settings { opens_on, closes_on, posting, stickers, answers_on, .. } = settings;
        let month = calendar.working_days(*opens_on);
        let is_whole = is_of_month(*opens_on, *closes_on)
            && month.first().is_some_and(|first| opens_on <= first)
            && month.last().is_some_and(|last| closes_on >= last);
        let before =
            |switch: &Switch| switch.until.map(|until| between(until, *closes_on, calendar));
        Self {
            open_for: (!is_whole).then(|| between(*opens_on, *closes_on, calendar) + 1),
            posting_ends: before(posting),
            stickers_end: before(stickers),
            answers_after: answers_on.map(|on| between(*closes_on, on, calendar)),
        }
    }

    /// The days in the month of `first`: from its first working day on. `None` at the end of the
    /// calendar.
    pub fn days(&self, first: NaiveDate, calendar: &OfficeCalendar) -> Option<DaysOfTheme> {
        let month = calendar.working_days(first);
        let opens_on = *month.first()?;
        let closes_on = match self.open_for {
            None => *month.last()?,
            Some(n) => calendar.working_days_after(opens_on, count(n).saturating_sub(1))?,
        };
        // Of the working days before the last day, none lies before the first one.
        let before = |n: u32| {
            let days = opens_on.iter_days().take_while(|day| *day <= closes_on);
            let days: Vec<NaiveDate> = days.filter(|day| calendar.is_working_day(*day)).collect();
            let at = days.len().saturating_sub(count(n) + 1);
            days.get(at).copied()
        };
        Some(DaysOfTheme {
            opens_on,
            closes_on,
            posting_until: self.posting_ends.and_then(before),
            stickers_until: self.stickers_end.and_then(before),
            answers_on: self
                .answers_after
                .and_then(|n| calendar.working_days_after(closes_on, count(n))),
        })
    }
}

fn count(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

fn is_of_month(a: NaiveDate, b: NaiveDate) -> bool {
    (a.year(), a.month()) == (b.year(), b.month())
}

/// How many working days come after the one and up to the other.
fn between(from: NaiveDate, to: NaiveDate, calendar: &OfficeCalendar) -> u32 {
    let days = from.iter_days().skip(1).take_while(|day| *day <= to);
    u32::try_from(days.filter(|day| calendar.is_working_day(*day)).count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn usual() -> OfficeCalendar {
        OfficeCalendar::default()
    }

    fn settings(first: &str, last: &str) -> Settings {
        Settings::usual("題", "dai", day(first), day(last))
    }

    #[test]
    fn a_month_is_a_month_wherever_it_lies() {
        for (first, last) in [("2026-11-01", "2026-11-30"), ("2026-12-01", "2026-12-28")] {
            assert_eq!(Durations::of(&settings(first, last), &usual()).open_for, None, "{first}");
        }
        let days = Durations::USUAL.days(day("2027-01-01"), &usual()).expect("days");
        assert_eq!((days.opens_on, days.closes_on), (day("2027-01-04"), day("2027-01-29")));
        // Ten working days later: the 11th is a holiday.
        assert_eq!(days.answers_on, Some(day("2027-02-15")));
        assert_eq!((days.posting_until, days.stickers_until), (None, None));
    }

    #[test]
    fn what_lasts_some_days_lasts_as_many_in_any_month() {
        let mut of = settings("2026-11-02", "2026-11-13");
        of.posting.until = Some(day("2026-11-11"));
        of.answers_on = Some(day("2026-11-18"));
        let durations = Durations::of(&of, &usual());
        let is = Durations {
            open_for: Some(9),
            posting_ends: Some(2),
            stickers_end: None,
            answers_after: Some(3),
        };
        assert_eq!(durations, is, "the 3rd is a holiday");
        for month in 1..=12 {
            let first = NaiveDate::from_ymd_opt(2027, month, 1).expect("a day");
            let days = durations.days(first, &usual()).expect("days");
            let mut again = settings("2027-01-01", "2027-01-02");
            (again.opens_on, again.closes_on) = (days.opens_on, days.closes_on);
            again.posting.until = days.posting_until;
            again.answers_on = days.answers_on;
            assert_eq!(Durations::of(&again, &usual()), is, "{month}");
        }
    }

    #[test]
    fn no_day_lies_before_the_first_one() {
        let short = Durations {
            open_for: Some(1),
            posting_ends: Some(9),
            stickers_end: Some(0),
            answers_after: Some(0),
        };
        let days = short.days(day("2027-05-01"), &usual()).expect("days");
        assert_eq!(days.opens_on, day("2027-05-06"));
        assert_eq!(
            [Some(days.closes_on), days.posting_until, days.stickers_until],
            [Some(days.opens_on); 3]
        );
        assert_eq!(days.answers_on, Some(days.opens_on));
        let none = Durations { open_for: Some(0), ..short };
        assert_eq!(
            none.days(day("2027-05-01"), &usual()).expect("days").closes_on,
            day("2027-05-06")
        );
    }
}
