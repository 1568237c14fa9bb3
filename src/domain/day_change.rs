//! Days that staff were told and that are others now: what the board says of it, and when the office owes
//! them a reason. Whoever wrote did so because of these days; a day that comes later costs nobody anything,
//! one that is taken away does.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    problem::Problem,
    settings::{Settings, Switch},
    text, text_enum,
    theme::{State, Theme},
};

/// The longest reason, in grapheme clusters.
pub const WHY_MAX: usize = 200;

text_enum!(
    /// A day of a theme that everybody was told, by the name of its field.
    ToldDay {
        /// The first one.
        Opens = "opens_on",
        /// The last one.
        Closes = "closes_on",
        /// That of the answer.
        Answers = "answers_on",
        /// The last one for notes.
        Posting = "posting_until",
        /// The last one for stickers.
        Stickers = "stickers_until",
        /// The one on which the theme was closed by hand; `was` is the last one that was told.
        Closed = "closed",
        /// The one until which it is open again; `was` is that of opening it.
        Reopened = "reopened",
    }
);

/// Those that are set in the form; the first one has passed once a theme is open.
const SET: [ToldDay; 5] =
    [ToldDay::Opens, ToldDay::Closes, ToldDay::Answers, ToldDay::Posting, ToldDay::Stickers];

/// A day that is another one now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayChange {
    /// Which one.
    pub of: ToldDay,
    /// As it was; none where there was none.
    pub was: Option<NaiveDate>,
    /// As it is; none where there is none any more.
    pub now: Option<NaiveDate>,
}

/// What everybody is told of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldChange {
    /// When it was made.
    pub made_on: NaiveDate,
    /// The days.
    pub days: Vec<DayChange>,
    /// Why; may be empty where no reason is owed.
    pub why: String,
}

impl DayChange {
    /// Whether something is taken away that staff were told: then they are told why.
    pub fn takes_away(&self) -> bool {
        let Some(was) = self.was else { return false };
        match self.of {
            ToldDay::Opens | ToldDay::Answers => self.now.is_none_or(|now| now > was),
            ToldDay::Closes | ToldDay::Posting | ToldDay::Stickers => {
                self.now.is_none_or(|now| now < was)
            }
            // On the last day its rest is taken.
            ToldDay::Closed => true,
            ToldDay::Reopened => false,
        }
    }
}

/// Which days of a theme would be others, as far as staff know of them: none of a draft, nor of a theme
/// that is done with.
pub fn changed_days(theme: &Theme, after: &Settings) -> Vec<DayChange> {
    let before = &theme.settings;
    let of: &[ToldDay] = match theme.state {
        State::Announced => &SET,
        State::Open => &SET[1..],
        State::Review => &[ToldDay::Closes, ToldDay::Answers],
        State::Draft | State::Answered | State::Archived => &[],
    };
    let change = |of: &ToldDay| DayChange { of: *of, was: day(*of, before), now: day(*of, after) };
    let changes = of.iter().map(change).filter(|change| change.was != change.now);
    let changes: Vec<DayChange> = changes.collect();
    // What ends with the theme is not told besides.
    let closes = changes.iter().find(|change| change.of == ToldDay::Closes).copied();
    let with_theme = |change: &DayChange| {
        let ends = matches!(change.of, ToldDay::Posting | ToldDay::Stickers);
        ends && closes.is_some_and(|all| (all.was, all.now) == (change.was, change.now))
    };
    changes.into_iter().filter(|change| !with_theme(change)).collect()
}

/// That a theme is closed by hand before its last day is over, or opened again.
pub fn moved_days(theme: &Theme, to: State, today: NaiveDate) -> Vec<DayChange> {
    let last = theme.closes_on;
    let (of, was, now) = match (theme.state, to) {
        (State::Open, State::Review) if today <= last => (ToldDay::Closed, last, today),
        (State::Review, State::Open) => (ToldDay::Reopened, today, last),
        _ => return Vec::new(),
    };
    vec![DayChange { of, was: Some(was), now: Some(now) }]
}

/// Whether a reason is owed: where something is taken away.
pub fn owes_reason(days: &[DayChange]) -> bool {
    days.iter().any(DayChange::takes_away)
}

/// The reason as it is typed, for these changes.
///
/// # Errors
/// [`Problem::NoReason`] where one is owed; [`Problem::TooLong`].
pub fn reason(typed: &str, days: &[DayChange]) -> Result<String, Problem> {
    match text::parse(typed, WHY_MAX) {
        Err(Problem::Empty) if owes_reason(days) => Err(Problem::NoReason),
        Err(Problem::Empty) => Ok(String::new()),
        other => other,
    }
}

fn day(of: ToldDay, settings: &Settings) -> Option<NaiveDate> {
    let last = settings.closes_on;
    let until = |switch: Switch| switch.on.then(|| switch.until.unwrap_or(last).min(last));
    match of {
        ToldDay::Opens => Some(settings.opens_on),
        ToldDay::Closes | ToldDay::Closed | ToldDay::Reopened => Some(last),
        ToldDay::Answers => settings.answers_on,
        ToldDay::Posting => until(settings.posting),
        ToldDay::Stickers => until(settings.stickers),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        plan::{Plan, PlannedPrompt},
        theme::Colour,
    };

    fn at(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2020, 8, day).expect("a day")
    }

    fn theme(state: State) -> Theme {
        let prompts = vec![PlannedPrompt::new("列", Colour::Lemon)];
        let mut plan = Plan::new("題", "dai", at(3), at(20), prompts);
        plan.answers_on = Some(at(25));
        plan.stickers = Switch { on: true, until: Some(at(18)) };
        Theme { state, ..plan.draft() }
    }

    /// What is told of a change to an open theme, and whether a reason is owed.
    fn told(change: impl FnOnce(&mut Settings)) -> (Vec<(ToldDay, Option<u32>)>, bool) {
        let theme = theme(State::Open);
        let mut after = theme.settings.clone();
        change(&mut after);
        let days = changed_days(&theme, &after);
        let number = |day: NaiveDate| chrono::Datelike::day(&day);
        (days.iter().map(|one| (one.of, one.now.map(number))).collect(), owes_reason(&days))
    }

    #[test]
    fn what_is_taken_away_owes_a_reason_and_what_is_given_does_not() {
        use ToldDay::{Answers, Closes, Posting, Stickers};
        assert_eq!(told(|_| ()), (vec![], false));
        assert_eq!(told(|theme| theme.title = "べつ".into()), (vec![], false));
        assert_eq!(told(|theme| theme.closes_on = at(19)), (vec![(Closes, Some(19))], true));
        assert_eq!(told(|theme| theme.closes_on = at(24)), (vec![(Closes, Some(24))], false));
        // Stickers would have ended before the theme: they end earlier too.
        let both = vec![(Closes, Some(10)), (Stickers, Some(10))];
        assert_eq!(told(|theme| theme.closes_on = at(10)), (both, true));
        assert_eq!(
            told(|theme| theme.answers_on = Some(at(26))),
            (vec![(Answers, Some(26))], true)
        );
        assert_eq!(
            told(|theme| theme.answers_on = Some(at(24))),
            (vec![(Answers, Some(24))], false)
        );
        assert_eq!(told(|theme| theme.answers_on = None), (vec![(Answers, None)], true));
        assert_eq!(told(|theme| theme.posting.on = false), (vec![(Posting, None)], true));
        assert_eq!(
            told(|theme| theme.posting.until = Some(at(12))),
            (vec![(Posting, Some(12))], true)
        );
        assert_eq!(told(|theme| theme.stickers.until = None), (vec![(Stickers, Some(20))], false));
        // Of an open theme the first day has passed.
        assert_eq!(told(|theme| theme.opens_on = at(1)), (vec![], false));
    }

    #[test]
    fn nobody_was_told_of_a_draft() {
        for (state, expected) in [(State::Draft, 0), (State::Announced, 1), (State::Answered, 0)] {
            let theme = theme(state);
            let mut after = theme.settings.clone();
            after.opens_on = at(5);
            let days = changed_days(&theme, &after);
            assert_eq!((days.len(), owes_reason(&days)), (expected, expected > 0), "{state:?}");
        }
    }

    #[test]
    fn closing_by_hand_is_earlier_up_to_the_last_minute() {
        let open = theme(State::Open);
        for (today, owed) in [(at(10), true), (at(20), true), (at(21), false)] {
            assert_eq!(owes_reason(&moved_days(&open, State::Review, today)), owed, "{today}");
        }
        let closed = theme(State::Review);
        assert!(!owes_reason(&moved_days(&closed, State::Open, at(12))));
        assert!(moved_days(&closed, State::Answered, at(12)).is_empty());
    }

    #[test]
    fn a_reason_is_read_and_asked_for_where_it_is_owed() {
        let earlier = moved_days(&theme(State::Open), State::Review, at(10));
        assert_eq!(reason(" ", &earlier), Err(Problem::NoReason));
        assert_eq!(reason("", &[]), Ok(String::new()));
        assert_eq!(reason(" 台風のため ", &earlier), Ok("台風のため".into()));
        let long = "長".repeat(WHY_MAX + 1);
        let actual = WHY_MAX + 1;
        assert_eq!(reason(&long, &[]), Err(Problem::TooLong { max: WHY_MAX, actual }));
    }
}
