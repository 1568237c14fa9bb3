//! What is open when, and what the calendar asks for.

use super::*;
use crate::domain::plan::Plan;

fn day(d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 8, d).expect("a day")
}

fn theme(state: State) -> Theme {
    Theme { state, ..Plan::new("x", "x", day(3), day(20), Vec::new()).draft() }
}

#[test]
fn the_calendar_opens_and_closes() {
    assert_eq!(theme(State::Announced).due(day(2)), None);
    assert_eq!(theme(State::Announced).due(day(3)), Some(State::Open));
    assert_eq!(theme(State::Announced).due(day(21)), Some(State::Review));
    assert_eq!(theme(State::Open).due(day(20)), None);
    assert_eq!(theme(State::Open).due(day(21)), Some(State::Review));
    assert_eq!(theme(State::Draft).due(day(10)), None);
    assert_eq!(theme(State::Review).due(day(10)), None);
}

#[test]
fn switches_have_their_own_last_day() {
    let mut theme = theme(State::Open);
    theme.settings.posting.until = Some(day(10));
    assert!(theme.accepts_notes(day(10)));
    assert!(!theme.accepts_notes(day(11)));
    assert!(theme.accepts_stickers(day(11)));
    theme.settings.stickers.on = false;
    assert!(!theme.accepts_stickers(day(11)));
    theme.settings.posting.until = Some(day(30));
    assert!(!theme.accepts_notes(day(21)), "never beyond the theme's own last day");
}

#[test]
fn nothing_is_accepted_unless_open() {
    for state in State::ALL {
        assert_eq!(theme(*state).accepts_notes(day(10)), *state == State::Open, "{state:?}");
    }
}

#[test]
fn hidden_counts_come_out_when_it_closes() {
    let mut theme = theme(State::Open);
    theme.settings.tally = Tally::Hidden;
    assert!(!theme.shows_tally());
    theme.state = State::Review;
    assert!(theme.shows_tally());
}

#[test]
fn an_answered_theme_is_archived_on_its_day() {
    let mut theme = theme(State::Answered);
    assert_eq!(theme.due(day(30)), None, "only where it was planned");
    theme.settings.archive_after = Some(10);
    assert_eq!((theme.due(day(29)), theme.due(day(30))), (None, Some(State::Archived)));
    theme.state = State::Review;
    assert_eq!(theme.due(day(31)), None, "never before it is answered");
}

#[test]
fn archived_is_the_end() {
    assert_eq!(State::Archived.next_by_hand().count(), 0);
    assert!(!State::Open.may_move_to(State::Draft));
}
