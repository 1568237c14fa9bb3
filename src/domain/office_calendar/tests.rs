//! What the calendar says of days, with the days on which others went wrong.

use chrono::Months;
use uuid::Uuid;

use super::*;
use crate::domain::problem::Problem;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn with(name: &str, first: &str, last: &str, open: bool) -> OfficeCalendar {
    let form = DaysForm { name: name.into(), first: first.into(), last: last.into(), open };
    let mut calendar = OfficeCalendar::default();
    calendar.add(form.check(Uuid::nil()).expect("days")).expect("added");
    calendar
}

#[test]
fn every_month_has_working_days() {
    let calendar = OfficeCalendar::default();
    let january = calendar.working_days(day("2027-01-20"));
    assert_eq!((january.first(), january.len()), (Some(&day("2027-01-04")), 19));
    let december = calendar.working_days(day("2026-12-01"));
    assert_eq!(december.last(), Some(&day("2026-12-28")));
    for month in 0..120 {
        let days = calendar.working_days(day("2026-01-01") + Months::new(month));
        assert!((15..=23).contains(&days.len()), "{month}");
    }
    assert_eq!(calendar.working_days(day("2028-02-29")).last(), Some(&day("2028-02-29")));
}

#[test]
fn a_day_off_says_why_and_whether_that_is_published() {
    let calendar = OfficeCalendar::default();
    let holiday = |name: &str, official| Some(DayOff::Holiday { name: name.into(), official });
    for (on, why) in [
        ("2026-05-06", holiday("休日", true)),
        ("2026-09-22", holiday("休日", true)),
        ("2027-03-21", holiday("春分の日", true)),
        ("2028-03-20", holiday("春分の日", false)),
        ("2029-04-30", holiday("休日", false)),
        ("2027-01-01", holiday("元日", true)),
        ("2026-12-29", Some(DayOff::NewYear)),
        ("2027-01-03", Some(DayOff::NewYear)),
        ("2027-01-04", None),
        ("2026-12-28", None),
        ("2026-11-28", Some(DayOff::Weekend)),
        ("2028-02-29", None),
    ] {
        assert_eq!(calendar.day_off(day(on)), why, "{on}");
    }
    assert_eq!(calendar.official_until(), 2027);
    let open = OfficeCalendar { new_year: false, ..calendar };
    assert_eq!(open.day_off(day("2026-12-29")), None);
    assert_eq!(open.day_off(day("2027-01-01")), holiday("元日", true));
}

#[test]
fn a_table_stands_in_the_place_of_the_rules_for_its_years() {
    // As a law moved days in 2020 and 2021: a holiday on another day, under another name.
    let moved = include_str!("official.csv")
        .replace("2027/7/19,海の日", "2027/7/22,海の日の特例")
        .replace('\n', "\r\n");
    let holidays = HolidayTable::read(&format!("{HEADER}\r\n{moved}")).expect("a table");
    let calendar = OfficeCalendar { holidays, ..OfficeCalendar::default() };
    assert!(calendar.is_working_day(day("2027-07-19")));
    let moved = Some(DayOff::Holiday { name: "海の日の特例".into(), official: true });
    assert_eq!(calendar.day_off(day("2027-07-22")), moved);
    // Beyond it the rules go on.
    assert!(!calendar.is_official(2028) && calendar.day_off(day("2028-07-17")).is_some());
}

#[test]
fn the_offices_own_days_are_closed_or_open() {
    let summer = with("夏の一斉休業", "2027-08-12", "2027-08-13", false);
    assert_eq!(summer.day_off(day("2027-08-13")), Some(DayOff::Own("夏の一斉休業".into())));
    // The 11th is a holiday, the 14th a Saturday.
    assert_eq!(summer.working_day_before(day("2027-08-15")), Some(day("2027-08-10")));
    assert_eq!(summer.working_days_after(day("2027-08-10"), 1), Some(day("2027-08-16")));
    assert_eq!(summer.working_days_after(day("2027-08-12"), 0), Some(day("2027-08-12")));
    let saturday = with("休日開庁", "2027-03-27", "", true);
    assert!(saturday.is_working_day(day("2027-03-27")));
    assert_eq!(saturday.working_day_before(day("2027-03-29")), Some(day("2027-03-27")));
    // A month in which nobody works is planned in all the same.
    let closed = with("改修", "2027-02-01", "2027-03-31", false);
    assert_eq!(closed.working_days(day("2027-02-01")).len(), 28);
}

#[test]
fn what_is_typed_wrongly_is_said_beside_its_field() {
    let check = |name: &str, first: &str, last: &str| {
        let form =
            DaysForm { name: name.into(), first: first.into(), last: last.into(), open: false };
        form.check(Uuid::nil()).expect_err("wrong").0
    };
    let one = |problems: Vec<crate::domain::problem::FieldProblem>| {
        problems.into_iter().map(|one| (one.field, one.problem)).collect::<Vec<_>>()
    };
    let is = |field: &str, problem: Problem| vec![(field.into(), problem)];
    assert_eq!(one(check("", "2027-08-12", "")), is("name", Problem::Empty));
    assert_eq!(one(check("休み", "", "")), is("first", Problem::Empty));
    assert_eq!(one(check("休み", "2027-02-29", "")), is("first", Problem::Malformed));
    assert_eq!(one(check("休み", "2027-08-12", "あした")), is("last", Problem::Malformed));
    assert_eq!(one(check("休み", "2027-08-12", "2027-08-11")), is("last", Problem::BeforeStart));
    let long = Problem::TooFar { days: LENGTH_MAX };
    assert_eq!(one(check("休み", "2027-08-12", "2028-08-12")), is("last", long));
}

#[test]
fn days_are_kept_in_their_order_once_and_not_without_end() {
    let mut calendar = OfficeCalendar::default();
    let days = |n: u128| OfficeDays {
        id: Uuid::from_u128(n),
        name: "休み".into(),
        first: day("2027-08-12") - chrono::Days::new(u64::try_from(n).expect("small")),
        last: day("2027-08-12"),
        open: false,
    };
    for n in 0..60 {
        calendar.add(days(n)).expect("added");
        calendar.add(days(n)).expect("there already");
    }
    assert!(calendar.days.is_sorted_by_key(|days| days.first) && calendar.days.len() == DAYS_MAX);
    assert!(calendar.add(days(60)).is_err());
    calendar.remove(Uuid::from_u128(3));
    assert_eq!(calendar.days.len(), DAYS_MAX - 1);
}
