//! The organizer's year: the twelve months of a fiscal year, what is planned in each, on which days the
//! office is closed, and which days of themes fall on such days.

mod file;
mod written;

use chrono::{Datelike, Months, NaiveDate};

use super::{
    calendar::fiscal_year,
    exchange::first_of_month,
    ids::ThemeId,
    office_calendar::{DayOff, OfficeCalendar},
    settings::Settings,
    text_enum,
    theme::{State, Theme},
};

pub use file::{
    Again, DryRow, ROWS_MAX, RowProblem, YearColumn, YearNames, YearRow, YearRules, first_year,
    read_rows,
};
pub use written::{read_day, read_month};

text_enum!(
    /// A day of a theme on which somebody has to be there, by the name of its field.
    KeyDay {
        /// The last day: somebody closes, and is asked.
        Closes = "closes_on",
        /// The day of the answer.
        Answers = "answers_on",
    }
);

/// A day of a theme on which the office is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffDay {
    /// Which day.
    pub of: KeyDay,
    /// When it is.
    pub day: NaiveDate,
    /// Why the office is closed then.
    pub why: DayOff,
    /// The last working day before, unless the theme begins or ends after that.
    pub earlier: Option<NaiveDate>,
}

/// What is remarkable of some days of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayMark {
    /// The first of them.
    pub first: NaiveDate,
    /// The last of them within the month; the first, where it is one.
    pub last: NaiveDate,
    /// Why the office is closed; nothing, where it is open by its own will.
    pub why: Option<DayOff>,
    /// What the office calls its open days.
    pub open: Option<String>,
}

/// A month of the year.
#[derive(Clone, Debug)]
pub struct MonthPlan<'a> {
    /// Its first day.
    pub first: NaiveDate,
    /// The themes that begin in it, the first one first.
    pub themes: Vec<&'a Theme>,
    /// Whether one that began before is open in it.
    pub goes_on: bool,
    /// Holidays, and the office's own days. Saturdays and Sundays are not told.
    pub marks: Vec<DayMark>,
}

impl MonthPlan<'_> {
    /// Whether nothing is planned for it.
    pub fn is_gap(&self) -> bool {
        self.themes.is_empty() && !self.goes_on
    }
}

/// The first days of the months of a fiscal year, April to March.
pub fn months(from: i32) -> Vec<NaiveDate> {
    let april = NaiveDate::from_ymd_opt(from, 4, 1);
    let month = |n| april.and_then(|april| april.checked_add_months(Months::new(n)));
    (0..12).filter_map(month).collect()
}

/// Whether a theme is in the plan of a year: somebody planned it, and it begins in it.
pub fn is_of_year(theme: &Theme, from: i32) -> bool {
    !theme.emergency && fiscal_year(theme.opens_on) == from
}

/// The months of a fiscal year with what is planned of these themes.
pub fn plan_of<'a>(
    from: i32,
    themes: &'a [Theme],
    calendar: &OfficeCalendar,
) -> Vec<MonthPlan<'a>> {
    let planned = || themes.iter().filter(|theme| !theme.emergency);
    let month = |first: NaiveDate| {
        let mut begins: Vec<&Theme> =
            planned().filter(|theme| first_of_month(theme.opens_on) == first).collect();
        begins.sort_by_key(|theme| (theme.opens_on, theme.closes_on, theme.id));
        let goes_on = planned().any(|theme| theme.opens_on < first && theme.closes_on >= first);
        MonthPlan { first, themes: begins, goes_on, marks: marks(first, calendar) }
    };
    months(from).into_iter().map(month).collect()
}

/// The days of a month that are told, days of one kind in a row together.
fn marks(first: NaiveDate, calendar: &OfficeCalendar) -> Vec<DayMark> {
    let mut marks: Vec<DayMark> = Vec::new();
    for day in first.iter_days().take_while(|day| day.month() == first.month()) {
        let mut open = calendar.days.iter().filter(|days| days.open && days.holds(day));
        let open = open.next().map(|days| days.name.clone());
        let why = calendar.day_off(day).filter(|why| *why != DayOff::Weekend);
        if why.is_none() && open.is_none() {
            continue;
        }
        let goes_on = marks.last_mut().filter(|mark| {
            let kind = matches!(why, None | Some(DayOff::Own(_) | DayOff::NewYear));
            kind && mark.last.succ_opt() == Some(day) && (&mark.why, &mark.open) == (&why, &open)
        });
        match goes_on {
            Some(mark) => mark.last = day,
            None => marks.push(DayMark { first: day, last: day, why, open }),
        }
    }
    marks
}

/// What is to be said of a day, which may not lie before another one.
pub fn off_day(
    of: KeyDay,
    day: NaiveDate,
    not_before: Option<NaiveDate>,
    calendar: &OfficeCalendar,
) -> Option<OffDay> {
    let why = calendar.day_off(day)?;
    let earlier = calendar.working_day_before(day);
    let earlier = earlier.filter(|earlier| not_before.is_none_or(|least| *earlier >= least));
    Some(OffDay { of, day, why, earlier })
}

/// The days of a theme, still to come for it, on which the office is closed.
pub fn off_days(theme: &Theme, calendar: &OfficeCalendar) -> Vec<OffDay> {
    let Settings { opens_on, closes_on, answers_on, .. } = theme.settings;
    let closes = (!theme.state.is_over())
        .then(|| off_day(KeyDay::Closes, closes_on, Some(opens_on), calendar));
    let waits = !matches!(theme.state, State::Answered | State::Archived);
    let answers = answers_on.filter(|_| waits);
    let answers = answers.map(|day| off_day(KeyDay::Answers, day, Some(closes_on), calendar));
    closes.into_iter().chain(answers).flatten().collect()
}

/// A theme of one year that can be planned once more in the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copyable<'a> {
    /// The theme.
    pub theme: &'a Theme,
    /// The month in which its copy would begin, by its first day.
    pub month: NaiveDate,
    /// The theme that begins in that month already, if any.
    pub there: Option<&'a Theme>,
}

/// The themes of the year before `from`, each with the month in which it would begin again.
pub fn copyable(from: i32, themes: &[Theme]) -> Vec<Copyable<'_>> {
    let mut before: Vec<&Theme> =
        themes.iter().filter(|theme| is_of_year(theme, from - 1)).collect();
    before.sort_by_key(|theme| (theme.opens_on, theme.closes_on, theme.id));
    let one = |theme| copy_of(theme, themes);
    before.into_iter().filter_map(one).collect()
}

fn copy_of<'a>(theme: &'a Theme, themes: &'a [Theme]) -> Option<Copyable<'a>> {
    let month = first_of_month(theme.opens_on).checked_add_months(Months::new(12))?;
    let mut begun =
        themes.iter().filter(|one| !one.emergency && first_of_month(one.opens_on) == month);
    Some(Copyable { theme, month, there: begun.next() })
}

/// Those of them that are chosen and whose months are free.
pub fn to_copy<'a>(copyable: &[Copyable<'a>], chosen: &[ThemeId]) -> Vec<Copyable<'a>> {
    let is = |one: &&Copyable<'_>| chosen.contains(&one.theme.id) && one.there.is_none();
    copyable.iter().filter(is).cloned().collect()
}

#[cfg(test)]
mod tests;
