//! Telling staff about a theme: at which moments, and in which places.

use chrono::NaiveDate;

use super::{
    text_enum,
    theme::{State, Theme},
};

text_enum!(
    /// When staff hear of a theme.
    Moment {
        /// It has opened.
        Opening = "opening",
        /// Half of its days have passed.
        HalfTime = "half-time",
        /// It closes soon.
        LastDays = "last-days",
        /// It is answered.
        Results = "results",
    }
);

text_enum!(
    /// Where staff hear of it.
    Channel {
        /// A line in the office's chat.
        Chat = "chat",
        /// A mail, with its subject.
        Mail = "mail",
        /// A notice on the intranet.
        Intranet = "intranet",
        /// Read aloud when the day begins.
        Morning = "morning",
    }
);

/// The moment whose texts fit a theme on a day.
pub fn fitting(theme: &Theme, today: NaiveDate) -> Moment {
    match theme.state {
        State::Draft | State::Announced => Moment::Opening,
        State::Review | State::Answered | State::Archived => Moment::Results,
        State::Open => {
            let whole = whole(theme);
            let left = (theme.posts_until() - today).num_days();
            let passed = (today - theme.opens_on).num_days();
            if left <= last_days(theme) {
                Moment::LastDays
            } else if passed * 2 >= whole {
                Moment::HalfTime
            } else {
                Moment::Opening
            }
        }
    }
}

/// How many days before its last one a theme's last days begin: a quarter of its days, one to three.
pub fn last_days(theme: &Theme) -> i64 {
    (whole(theme) / 4).clamp(1, 3)
}

/// The days on which notes can be posted, in whole.
fn whole(theme: &Theme) -> i64 {
    (theme.posts_until() - theme.opens_on).num_days() + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::plan::Plan;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, d).expect("a day")
    }

    fn theme(last: u32, state: State) -> Theme {
        Theme { state, ..Plan::new("x", "x", day(1), day(last), Vec::new()).draft() }
    }

    #[test]
    fn a_month_has_its_moments() {
        let of = |d| fitting(&theme(30, State::Open), day(d));
        assert_eq!([of(1), of(15)], [Moment::Opening; 2]);
        assert_eq!([of(16), of(26)], [Moment::HalfTime; 2]);
        assert_eq!([of(27), of(30)], [Moment::LastDays; 2]);
    }

    #[test]
    fn a_few_days_have_them_too() {
        let of = |d| fitting(&theme(5, State::Open), day(d));
        assert_eq!([of(1), of(4), of(5)], [Moment::Opening, Moment::LastDays, Moment::LastDays]);
        assert_eq!(fitting(&theme(1, State::Open), day(1)), Moment::LastDays);
        let mut early = theme(30, State::Open);
        early.settings.posting.until = Some(day(10));
        assert_eq!(fitting(&early, day(8)), Moment::LastDays, "by the last day of notes");
    }

    #[test]
    fn before_and_after_it_is_clear() {
        for (state, moment) in [
            (State::Draft, Moment::Opening),
            (State::Announced, Moment::Opening),
            (State::Review, Moment::Results),
            (State::Answered, Moment::Results),
            (State::Archived, Moment::Results),
        ] {
            assert_eq!(fitting(&theme(30, state), day(20)), moment);
        }
    }
}
