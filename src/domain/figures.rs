//! Figures of a theme that runs, beside those of earlier ones. Of nothing but what everybody sees:
//! notes that hang, by the day on which the public log says that they came out; sums of stickers
//! where the board shows them (docs/anonymity.md, L13). There are no stickers by day, for nothing
//! keeps when one was put on.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    ids::ThemeId,
    material::Participation,
    theme::{State, Theme},
};

/// So many themes are looked at: those that run, by their last days.
pub const RUNNING: usize = 3;
/// So many earlier ones stand beside each.
const EARLIER: usize = 3;

/// A theme's notes by the day on which they came out, and its sums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The theme.
    pub theme: ThemeId,
    /// Its question.
    pub title: String,
    /// Its first day, as planned.
    pub opens_on: NaiveDate,
    /// Its last day.
    pub closes_on: NaiveDate,
    /// Notes that hang, by the day on which they came out; nothing of a day without any, and of
    /// notes of which the log tells no day.
    pub days: BTreeMap<NaiveDate, u64>,
    /// All notes that hang.
    pub notes: u64,
    /// The stickers on them, where the board shows their number.
    pub stickers: Option<u64>,
}

/// An earlier theme, beside one that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// The theme.
    pub theme: ThemeId,
    /// Its question.
    pub title: String,
    /// The notes that hang of those that had come out after as many days; nothing where the log
    /// tells no days of it.
    pub by_then: Option<u64>,
    /// All its notes.
    pub notes: u64,
    /// The stickers on them.
    pub stickers: Option<u64>,
}

/// The figures of a theme that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The theme.
    pub theme: ThemeId,
    /// Its question.
    pub title: String,
    /// Each day from the first one until today, with the notes that came out on it.
    pub days: Vec<(NaiveDate, u64)>,
    /// All notes that hang.
    pub notes: u64,
    /// The stickers on them, where the board shows their number.
    pub stickers: Option<u64>,
    /// Its tickets, where the board shows them.
    pub tickets: Option<Participation>,
    /// Themes that closed before, the latest first.
    pub earlier: Vec<Earlier>,
}

impl Run {
    /// A theme with its notes by day and its sums, of which stays what everybody sees.
    pub fn of(theme: &Theme, days: BTreeMap<NaiveDate, u64>, notes: u64, stickers: u64) -> Self {
        Self {
            theme: theme.id,
            title: theme.title.clone(),
            opens_on: theme.opens_on,
            closes_on: theme.closes_on,
            days,
            notes,
            stickers: theme.shows_tally().then_some(stickers),
        }
    }

    /// The day from which on there can be notes: some themes are opened before their day.
    fn first(&self) -> NaiveDate {
        let note = self.days.keys().next().copied();
        note.map_or(self.opens_on, |note| note.min(self.opens_on))
    }

    /// Notes that had come out so many days after the first one.
    fn after(&self, days: i64) -> Option<u64> {
        let first = self.first();
        let by_then = self.days.iter().filter(|(day, _)| (**day - first).num_days() <= days);
        (!self.days.is_empty()).then(|| by_then.map(|(_, notes)| notes).sum())
    }
}

/// Which of the themes run and are looked at, the one that closes first at the head.
pub fn running(themes: &[Theme]) -> Vec<&Theme> {
    let mut open: Vec<&Theme> = themes.iter().filter(|theme| theme.state == State::Open).collect();
    open.sort_by_key(|theme| (theme.closes_on, theme.id));
    open.truncate(RUNNING);
    open
}

/// Which themes stand beside one that runs, the latest first: those that have closed. An example is
/// compared with examples alone.
pub fn before<'a>(themes: &'a [Theme], running: &Theme) -> Vec<&'a Theme> {
    let closed = |theme: &&Theme| theme.state.is_over() && theme.example == running.example;
    let mut closed: Vec<&Theme> = themes.iter().filter(closed).collect();
    closed.sort_by_key(|theme| std::cmp::Reverse((theme.closes_on, theme.id)));
    closed.truncate(EARLIER);
    closed
}

/// The figures of a theme that runs, on a day of its run.
pub fn figures(
    run: &Run,
    earlier: &[Run],
    tickets: Option<Participation>,
    today: NaiveDate,
) -> Figures {
    let (first, last) = (run.first(), today.min(run.closes_on));
    let notes_of = |day: NaiveDate| (day, run.days.get(&day).copied().unwrap_or(0));
    let days = first.iter_days().take_while(|day| *day <= last).map(notes_of).collect();
    let passed = (today - first).num_days();
    let beside = earlier.iter().map(|other| Earlier {
        theme: other.theme,
        title: other.title.clone(),
        by_then: other.after(passed),
        notes: other.notes,
        stickers: other.stickers,
    });
    Figures {
        theme: run.theme,
        title: run.title.clone(),
        days,
        notes: run.notes,
        stickers: run.stickers,
        tickets,
        earlier: beside.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{plan::Plan, settings::Tally};

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, d).expect("a day")
    }

    fn theme(first: u32, last: u32, state: State) -> Theme {
        Theme { state, ..Plan::new("x", "x", day(first), day(last), Vec::new()).draft() }
    }

    fn run(first: u32, notes: &[(u32, u64)]) -> Run {
        let days: BTreeMap<NaiveDate, u64> =
            notes.iter().map(|(d, notes)| (day(*d), *notes)).collect();
        let sum = days.values().sum();
        Run::of(&theme(first, 28, State::Open), days, sum, 9)
    }

    #[test]
    fn every_day_until_today_has_its_column() {
        let found = figures(&run(2, &[(2, 3), (4, 1)]), &[], None, day(5));
        assert_eq!(found.days, [(day(2), 3), (day(3), 0), (day(4), 1), (day(5), 0)]);
        let early = figures(&run(3, &[(2, 3)]), &[], None, day(3));
        assert_eq!(early.days, [(day(2), 3), (day(3), 0)], "opened a day before its day");
        let over = figures(&run(2, &[]), &[], None, NaiveDate::MAX);
        assert_eq!(over.days.len(), 27, "until the last day");
        assert_eq!(figures(&run(9, &[]), &[], None, day(5)).days, []);
    }

    #[test]
    fn earlier_themes_are_compared_at_the_same_day() {
        let before = [run(10, &[(10, 1), (12, 2), (20, 4)]), run(10, &[])];
        let found = figures(&run(2, &[(2, 3)]), &before, None, day(4));
        let by_then: Vec<_> = found.earlier.iter().map(|one| (one.by_then, one.notes)).collect();
        assert_eq!(by_then, [(Some(3), 7), (None, 0)]);
    }

    #[test]
    fn stickers_stay_hidden_until_they_are_shown() {
        let mut theme = theme(1, 20, State::Open);
        theme.settings.tally = Tally::Hidden;
        assert_eq!(Run::of(&theme, BTreeMap::new(), 1, 9).stickers, None);
        theme.state = State::Review;
        assert_eq!(Run::of(&theme, BTreeMap::new(), 1, 9).stickers, Some(9));
    }

    #[test]
    fn those_that_run_come_by_their_ends_and_those_before_by_theirs() {
        let themes = [
            theme(1, 20, State::Open),
            theme(1, 10, State::Open),
            theme(1, 5, State::Review),
            theme(1, 7, State::Archived),
            theme(1, 9, State::Draft),
            Theme { example: true, ..theme(1, 8, State::Answered) },
        ];
        let days = |themes: Vec<&Theme>| themes.iter().map(|t| t.closes_on).collect::<Vec<_>>();
        assert_eq!(days(running(&themes)), [day(10), day(20)]);
        assert_eq!(days(before(&themes, &themes[0])), [day(7), day(5)]);
        assert_eq!(days(before(&themes, &themes[5])), [day(8)]);
    }
}
