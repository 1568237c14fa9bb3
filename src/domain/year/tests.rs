//! What the months of a year say, and what is copied of them.

use uuid::Uuid;

use super::*;
use crate::domain::{
    office_calendar::DaysForm,
    plan::{Plan, PlannedPrompt},
    theme::Colour,
};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn theme(n: u128, first: &str, last: &str) -> Theme {
    let prompts = vec![PlannedPrompt::new("困った", Colour::Lemon)];
    let mut theme = Plan::new("題", "dai", day(first), day(last), prompts).draft();
    theme.id = ThemeId(Uuid::from_u128(n));
    theme
}

#[test]
fn a_year_is_from_april_to_march_with_what_begins_in_each_month() {
    let mut urgent = theme(9, "2027-07-01", "2027-07-31");
    urgent.emergency = true;
    let themes = [
        theme(1, "2027-05-17", "2027-05-31"),
        theme(2, "2027-05-06", "2027-06-30"),
        theme(3, "2028-03-01", "2028-03-31"),
        theme(4, "2028-04-03", "2028-04-28"),
        urgent,
    ];
    let plan = plan_of(2027, &themes, &OfficeCalendar::default());
    assert_eq!(
        (plan.len(), plan[0].first, plan[11].first),
        (12, day("2027-04-01"), day("2028-03-01"))
    );
    let ids =
        |n: usize| plan[n].themes.iter().map(|theme| theme.id.0.as_u128()).collect::<Vec<_>>();
    assert_eq!([ids(1), ids(11), ids(3)], [vec![2, 1], vec![3], vec![]]);
    assert!(plan[0].is_gap() && !plan[1].is_gap());
    assert!(!plan[2].is_gap() && plan[2].goes_on, "the second one is open in June");
    assert!(plan[3].is_gap(), "what was opened in an emergency was planned by nobody");
}

#[test]
fn the_days_of_a_month_are_told_with_what_the_office_added() {
    let mut calendar = OfficeCalendar::default();
    for (n, name, first, last, open) in [
        (1, "一斉休業", "2027-12-27", "2027-12-28", false),
        (2, "休日開庁", "2027-12-18", "", true),
    ] {
        let form = DaysForm { name: name.into(), first: first.into(), last: last.into(), open };
        calendar.add(form.check(Uuid::from_u128(n)).expect("days")).expect("added");
    }
    let plan = plan_of(2027, &[], &calendar);
    let told = |n: usize| {
        let marks = plan[n].marks.iter();
        marks
            .map(|mark| (mark.first.day(), mark.last.day(), mark.open.is_some()))
            .collect::<Vec<_>>()
    };
    assert_eq!(told(8), [(18, 18, true), (27, 28, false), (29, 31, false)]);
    assert_eq!(told(9)[..3], [(1, 1, false), (2, 3, false), (10, 10, false)]);
    let may = &plan[1].marks;
    assert_eq!(may.len(), 3, "holidays in a row each have their name: {may:?}");
}

#[test]
fn a_day_on_which_nobody_works_has_one_before_it() {
    let calendar = OfficeCalendar::default();
    let mut theme = theme(1, "2027-04-01", "2027-05-05");
    theme.settings.answers_on = Some(day("2027-05-09"));
    let off = off_days(&theme, &calendar);
    let said: Vec<_> = off.iter().map(|off| (off.of, off.earlier)).collect();
    assert_eq!(
        said,
        [(KeyDay::Closes, Some(day("2027-04-30"))), (KeyDay::Answers, Some(day("2027-05-07")))]
    );
    assert!(
        matches!(&off[0].why, DayOff::Holiday { name, official: true } if name == "こどもの日")
    );
    // Not before the theme itself, and not before its last day.
    theme.settings.opens_on = day("2027-05-01");
    theme.settings.answers_on = Some(day("2027-05-05"));
    assert!(off_days(&theme, &calendar).iter().all(|off| off.earlier.is_none()));
    // What is over is not warned of.
    theme.state = State::Review;
    assert_eq!(off_days(&theme, &calendar).len(), 1);
    theme.state = State::Answered;
    assert!(off_days(&theme, &calendar).is_empty());
}

#[test]
fn themes_are_copied_into_their_months_where_these_are_free() {
    let themes = [
        theme(1, "2027-02-01", "2027-02-26"),
        theme(2, "2026-04-01", "2026-04-30"),
        theme(3, "2027-04-01", "2027-04-30"),
        theme(4, "2025-04-01", "2025-04-30"),
    ];
    let all = copyable(2027, &themes);
    let said: Vec<_> = all
        .iter()
        .map(|one| {
            (one.theme.id.0.as_u128(), one.month, one.there.map(|there| there.id.0.as_u128()))
        })
        .collect();
    assert_eq!(said, [(2, day("2027-04-01"), Some(3)), (1, day("2028-02-01"), None)]);
    let chosen: Vec<ThemeId> = themes.iter().map(|theme| theme.id).collect();
    assert_eq!(to_copy(&all, &chosen).len(), 1, "a month that has a theme is left alone");
    assert!(to_copy(&all, &chosen[1..]).is_empty());
    assert!(copyable(2029, &themes).is_empty());
}
