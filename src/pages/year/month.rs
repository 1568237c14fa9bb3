//! A month of the year: its themes, or that there is none; its days off; which days should be moved.

use chrono::Datelike;
use leptos::prelude::*;

use crate::address::{Address, MONTH};
use crate::domain::{
    calendar::Dates,
    theme::{State, Theme},
    year::{DayMark, KeyDay, MonthPlan, OffDay, off_days},
};
use crate::http::with_query;
use crate::i18n::{Lang, say};
use crate::service::year::YearAt;

/// A month as a part of the list.
pub(super) fn month(lang: Lang, dates: Dates, year: &YearAt, plan: &MonthPlan<'_>) -> AnyView {
    let text = &lang.texts().year;
    let id = plan.first.format("m%m").to_string();
    let name = say::month(lang, dates, plan.first);
    let here = (plan.first.year(), plan.first.month()) == (year.today.year(), year.today.month());
    let themes = plan.themes.iter().map(|one| theme(lang, year, one)).collect_view();
    let goes_on = (plan.themes.is_empty() && plan.goes_on)
        .then(|| view! { <p class="quiet">{text.goes_on}</p> });
    let gap = plan.is_gap().then(|| gap(lang, year, plan, &name));
    let marks = marks(lang, &plan.marks);
    view! {
        <li class="year-month" aria-current=here.then_some("date") aria-labelledby=id.clone()>
            <h2 id=id.clone()>{name}</h2>
            {themes}{goes_on}{gap}
            {marks}
        </li>
    }
    .into_any()
}

/// That nothing is planned, and the way to plan it while the month is not over.
fn gap(lang: Lang, year: &YearAt, plan: &MonthPlan<'_>, name: &str) -> AnyView {
    let text = &lang.texts().year;
    let month = plan.first.format("%Y-%m").to_string();
    let coming = month >= year.today.format("%Y-%m").to_string();
    let link = coming.then(|| {
        let to = with_query(Address::NewTheme, &[(MONTH, month)]);
        let which = format!("：{name}");
        view! { <p class="noprint"><a href=to>{text.gap_do}<span class="vh">{which}</span></a></p> }
    });
    let says = if coming { (text.gap)(plan.first.month()) } else { text.gap_over.to_owned() };
    view! { <p class="year-gap">{says}</p>{link} }.into_any()
}

/// A theme: what it is called, how far it is, its days.
fn theme(lang: Lang, year: &YearAt, theme: &Theme) -> AnyView {
    let text = &lang.texts().year;
    let class = if theme.state == State::Open { "state open" } else { "state" };
    let answers =
        theme.answers_on.map_or_else(|| text.no_answer.to_owned(), |day| say::day(lang, day));
    let off = off_days(theme, &year.calendar);
    let off = off.iter().map(|off| warning(lang, theme, off)).collect_view();
    view! {
        <article class="year-theme">
            <h3><a href=Address::AdminTheme(theme.id) dir="auto">{theme.title.clone()}</a></h3>
            <p><span class=class>{say::state(lang, theme.state)}</span></p>
            <dl>
                <div><dt>{text.opens}</dt><dd>{say::day(lang, theme.opens_on)}</dd></div>
                <div><dt>{text.closes}</dt><dd>{say::day(lang, theme.closes_on)}</dd></div>
                <div><dt>{text.answers}</dt><dd>{answers}</dd></div>
            </dl>
            {off}
        </article>
    }
    .into_any()
}

/// That a day is no working day; and the form of the theme with the working day before.
fn warning(lang: Lang, theme: &Theme, off: &OffDay) -> AnyView {
    let says = off_day_says(lang, off);
    let link = off.earlier.map(|earlier| {
        let to =
            with_query(Address::EditTheme(theme.id), &[(off.of.as_str(), earlier.to_string())]);
        let says = (lang.texts().year.earlier)(&say::day(lang, earlier));
        let which = format!("：{}", theme.title);
        view! { " "<a class="noprint" href=to>{says}<span class="vh">{which}</span></a> }
    });
    view! { <p class="year-warn">{says}{link}</p> }.into_any()
}

/// That a day of a theme is no working day, and why.
pub fn off_day_says(lang: Lang, off: &OffDay) -> String {
    let text = &lang.texts().year;
    let says = match off.of {
        KeyDay::Closes => text.off_closes,
        KeyDay::Answers => text.off_answers,
    };
    says(&say::day(lang, off.day), &say::day_off(lang, &off.why))
}

/// The same for a draft that is not made yet: only which day it is.
pub(super) fn off_day_short(lang: Lang, off: &OffDay) -> String {
    let text = &lang.texts().year_table;
    let name = match off.of {
        KeyDay::Closes => text.closes,
        KeyDay::Answers => text.answers,
    };
    (text.off_day)(name, &say::day(lang, off.day))
}

/// The days on which the office is closed, or open by its own will.
fn marks(lang: Lang, marks: &[DayMark]) -> AnyView {
    let text = &lang.texts().year;
    let rows = marks.iter().map(|mark| {
        let days = match mark.last {
            last if last == mark.first => mark.first.day().to_string(),
            last => format!("{}–{}", mark.first.day(), last.day()),
        };
        let open = mark.open.as_ref().map(|name| format!("{}（{name}）", text.open_day));
        let says = mark.why.as_ref().map(|why| say::day_off(lang, why)).or(open);
        view! { <li><b>{days}</b>" "{says.unwrap_or_default()}</li> }
    });
    let rows = rows.collect_view();
    if marks.is_empty() {
        view! { <p class="vh">{text.none_off}</p> }.into_any()
    } else {
        view! { <ul class="year-off" aria-label=text.off>{rows}</ul> }.into_any()
    }
}
