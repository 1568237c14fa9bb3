//! A theme planned once more, for another month. What comes along is what the form of a theme has: the
//! question, its prompts, its settings. Notes, tickets, keys and openings are in no form, and a setting
//! that is new is in this one or does not compile ([`ThemeForm::of`]).

use chrono::{Datelike, Months, NaiveDate};

use super::{
    exchange::first_of_month,
    office_calendar::OfficeCalendar,
    settings::Switch,
    theme::Theme,
    theme_form::{PromptForm, ThemeForm},
};

/// The form of a new theme like this one, which begins in the month of `first` and has the address
/// `slug`. Its days have the same places among the working days of their months.
pub fn copied(
    theme: &Theme,
    first: NaiveDate,
    slug: String,
    calendar: &OfficeCalendar,
) -> ThemeForm {
    let day = |day| moved(day, theme.opens_on, first, calendar).map(|day| day.to_string());
    let day = |of: NaiveDate| day(of).unwrap_or_default();
    let until = |switch: Switch| switch.until.map(day).unwrap_or_default();
    let form = ThemeForm::of(theme);
    let new = |prompt: PromptForm| PromptForm { id: String::new(), ..prompt };
    ThemeForm {
        slug,
        opens_on: day(theme.opens_on),
        closes_on: day(theme.closes_on),
        answers_on: theme.answers_on.map(day).unwrap_or_default(),
        posting_until: until(theme.posting),
        stickers_until: until(theme.stickers),
        prompts: form.prompts.into_iter().map(new).collect(),
        ..form
    }
}

/// A day moved as the month of `from` is to that of `to`: the fifth working day becomes the fifth
/// working day, the last one the last. A day on which nobody works counts as the working day before it,
/// or as the first of its month; where there are fewer, the last one it is. No day overtakes another.
fn moved(
    day: NaiveDate,
    from: NaiveDate,
    to: NaiveDate,
    calendar: &OfficeCalendar,
) -> Option<NaiveDate> {
    let months = |day: NaiveDate| day.year() * 12 + i32::try_from(day.month0()).unwrap_or_default();
    let apart = u32::try_from(months(day) - months(from)).ok()?;
    let to = first_of_month(to).checked_add_months(Months::new(apart))?;
    let (here, there) = (calendar.working_days(day), calendar.working_days(to));
    let place = here.iter().filter(|working| **working <= day).count().max(1);
    let is_last = place == here.len();
    there.get(place - 1).filter(|_| !is_last).or(there.last()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        office_calendar::DaysForm,
        plan::{Plan, PlannedPrompt},
        theme::Colour,
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn usual() -> OfficeCalendar {
        OfficeCalendar::default()
    }

    fn theme(first: &str, last: &str) -> Theme {
        let prompts = vec![PlannedPrompt::new("困った", Colour::Lemon)];
        Plan::new("電話", "2026-11", day(first), day(last), prompts).draft()
    }

    #[test]
    fn days_keep_their_places_among_working_days() {
        // The first and the last working day of November: the 3rd and the 23rd are holidays.
        let november = theme("2026-11-02", "2026-11-30");
        for (month, first, last) in [
            ("2026-12-01", "2026-12-01", "2026-12-28"),
            ("2027-01-01", "2027-01-04", "2027-01-29"),
            ("2027-05-01", "2027-05-06", "2027-05-31"),
        ] {
            let form = copied(&november, day(month), "x".into(), &usual());
            assert_eq!([form.opens_on.as_str(), &form.closes_on], [first, last], "{month}");
        }
        // The tenth working day, in a month with another holiday.
        assert_eq!(
            moved(day("2026-11-16"), day("2026-11-02"), day("2027-02-01"), &usual()),
            Some(day("2027-02-15"))
        );
        // What ends in the next month still does, and a Saturday counts as the Friday before it.
        let form =
            copied(&theme("2026-11-16", "2026-12-12"), day("2027-03-01"), String::new(), &usual());
        assert_eq!([form.opens_on.as_str(), &form.closes_on], ["2027-03-12", "2027-04-13"]);
    }

    #[test]
    fn the_offices_own_days_are_no_working_days() {
        let mut calendar = usual();
        let form = DaysForm {
            name: "開庁記念日".into(),
            first: "2027-02-01".into(),
            last: "2027-02-02".into(),
            open: false,
        };
        calendar.add(form.check(uuid::Uuid::nil()).expect("days")).expect("added");
        let form =
            copied(&theme("2026-11-02", "2026-11-30"), day("2027-02-01"), "x".into(), &calendar);
        assert_eq!([form.opens_on.as_str(), &form.closes_on], ["2027-02-03", "2027-02-26"]);
    }

    #[test]
    fn no_day_overtakes_another_in_any_month() {
        let from = day("2026-11-01");
        for month in 0..36 {
            let to = day("2027-01-01") + Months::new(month);
            let days: Vec<_> =
                from.iter_days().take(75).map(|day| moved(day, from, to, &usual())).collect();
            assert!(days.is_sorted() && days.iter().all(Option::is_some), "{to}");
        }
    }

    #[test]
    fn what_is_copied_is_a_plan_of_its_own() {
        let mut theme = theme("2026-11-02", "2026-11-30");
        theme.settings.posting.until = Some(day("2026-11-20"));
        let plan =
            copied(&theme, day("2027-01-01"), "2027-01".into(), &usual()).check().expect("a plan");
        assert_eq!((plan.slug.as_str(), plan.title.as_str()), ("2027-01", "電話"));
        assert_eq!(plan.posting.until, Some(day("2027-01-22")));
        assert!(plan.prompts.iter().all(|prompt| prompt.id.is_none()), "new prompts");
        assert!(!plan.emergency && plan.origin.is_none());
    }
}
