//! `/admin/calendar`: on which days the office is open: its own days, the new year, and the holidays, by the
//! rules or by the Cabinet Office's table.

use axum::{
    body::Body,
    extract::{Multipart, State},
    http::{HeaderMap, Response},
    response::{IntoResponse, Redirect},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use uuid::Uuid;

use super::admin::signed_in;
use crate::address::{Address, CalendarFlash, DONE, Route};
use crate::components::{
    fields::{FileField, FormBanner, FormState, TextField},
    layout::Admin,
    request,
};
use crate::domain::{
    calendar::Dates,
    office_calendar::{BadTable, OfficeCalendar, OfficeDays},
    problem::{Invalid, Problem},
};
use crate::http::{self, AppState, echo::Rerender, session, upload::Upload};
use crate::i18n::{Lang, say};
use crate::service::{Actor, NotHolidays, TABLE_MAX};
use crate::store::Account;

/// The longest request: the largest file, and what a form puts around it.
pub const REQUEST_MAX: usize = TABLE_MAX + 64 * 1024;
/// The field of the echo that says what is wrong with a table.
const PROBLEMS: &str = "problems";

/// The page.
#[component]
pub fn OfficeCalendarPage() -> impl IntoView {
    let (lang, dates) = (request::lang(), request::dates());
    let (echo, done) = (request::echo(), request::query(DONE));
    signed_in(move |state, account| async move {
        let calendar = state.calendar(&Actor::of(&account)).await?;
        let form = FormState { lang, echo, prefix: "" };
        let flash = flash(lang, done.parse().ok(), &calendar);
        Ok(content(&form, dates, account, &calendar, flash))
    })
}

fn flash(lang: Lang, done: Option<CalendarFlash>, calendar: &OfficeCalendar) -> Option<AnyView> {
    let text = &lang.texts().calendar;
    let says = match (done?, calendar.holidays.years()) {
        (CalendarFlash::Added, _) => text.added.to_owned(),
        (CalendarFlash::Dropped, _) => text.dropped.to_owned(),
        (CalendarFlash::NewYear, _) => text.new_year_set.to_owned(),
        (CalendarFlash::Taken, Some((first, last))) => (text.taken)(first, last),
        (CalendarFlash::Rules | CalendarFlash::Taken, _) => text.table_dropped.to_owned(),
    };
    Some(view! { <div class="banner good" role="status"><p>{says}</p></div> }.into_any())
}

fn content(
    form: &FormState,
    dates: Dates,
    account: Account,
    calendar: &OfficeCalendar,
    flash: Option<AnyView>,
) -> AnyView {
    let texts = form.lang.texts();
    let text = &texts.calendar;
    let lang = form.lang;
    let banner = form.clone();
    let parts = [own(form, dates, calendar), new_year(lang, calendar), holidays(form, calendar)];
    view! {
        <Admin lang title=text.title account>
            <div class="page mid">
                <div class="page-head">
                    <p class="crumb">
                        <a href=Address::Admin>{texts.admin.themes}</a>" › "
                        <a href=Address::Year>{texts.year.title}</a>
                    </p>
                    <h1>{text.title}</h1>
                    <p class="lead">{text.lead}</p>
                </div>
                {flash}
                <FormBanner form=banner/>
                {parts.into_iter().collect_view()}
            </div>
        </Admin>
    }
    .into_any()
}

/// The office's own days, and the form that adds some.
fn own(form: &FormState, dates: Dates, calendar: &OfficeCalendar) -> AnyView {
    let text = &form.lang.texts().calendar;
    let rows = calendar.days.iter().map(|days| row(form.lang, dates, days)).collect_view();
    let none = calendar.days.is_empty().then(|| view! { <p class="quiet">{text.none}</p> });
    let id = form.value("id", "");
    let id = if id.is_empty() { Uuid::new_v4().to_string() } else { id };
    let chosen = form.value("kind", "closed");
    let kind = |value: &'static str, says: &'static str| {
        let checked = chosen == value || (value == "closed" && chosen != "open");
        view! {
            <label class="choice">
                <input type="radio" name="kind" value=value checked=checked/><span>{says}</span>
            </label>
        }
    };
    view! {
        <section class="panel" aria-labelledby="own">
            <h2 id="own">{text.own}</h2>
            {none}
            <ul class="sessions">{rows}</ul>
            <form class="form" method="post" action=Address::AddOfficeDays novalidate>
                <input type="hidden" name="page" value=Address::OfficeCalendar/>
                <input type="hidden" name="id" value=id/>
                <TextField form=form.clone() field="name" label=text.name hint=text.name_hint/>
                <div class="pair">
                    <TextField form=form.clone() field="first" label=text.first kind="date" class="date"/>
                    <TextField form=form.clone() field="last" label=text.last hint=text.last_hint kind="date" class="date" required=false/>
                </div>
                <fieldset class="field">
                    <legend>{text.kind}</legend>
                    {kind("closed", text.closed)}{kind("open", text.open)}
                </fieldset>
                <p class="actions"><button class="btn">{text.add}</button></p>
            </form>
        </section>
    }
    .into_any()
}

fn row(lang: Lang, dates: Dates, days: &OfficeDays) -> AnyView {
    let text = &lang.texts().calendar;
    let on = |day: NaiveDate| say::date(lang, dates, day);
    let when = if days.first == days.last {
        on(days.first)
    } else {
        (text.from_to)(&on(days.first), &say::day(lang, days.last))
    };
    let open = days.open.then(|| view! { <span class="state open">{text.open}</span> });
    let which = (text.drop_which)(&days.name);
    view! {
        <li>
            <p><b dir="auto">{days.name.clone()}</b><span>{when}</span>{open}</p>
            <form method="post" action=Address::DropOfficeDays>
                <input type="hidden" name="page" value=Address::OfficeCalendar/>
                <input type="hidden" name="id" value=days.id.to_string()/>
                <button class="btn plain small">{text.drop}<span class="vh">{which}</span></button>
            </form>
        </li>
    }
    .into_any()
}

fn new_year(lang: Lang, calendar: &OfficeCalendar) -> AnyView {
    let text = &lang.texts().calendar;
    let (says, closed, button) = if calendar.new_year {
        (text.new_year_on, "", text.new_year_stop)
    } else {
        (text.new_year_off, "1", text.new_year_start)
    };
    view! {
        <section class="panel" aria-labelledby="new-year">
            <h2 id="new-year">{text.new_year_title}</h2>
            <p>{says}</p>
            <form method="post" action=Address::SetNewYear>
                <input type="hidden" name="page" value=Address::OfficeCalendar/>
                <input type="hidden" name="closed" value=closed/>
                <button class="btn plain">{button}</button>
            </form>
        </section>
    }
    .into_any()
}

/// Until when holidays are official, and the form that takes a table.
fn holidays(form: &FormState, calendar: &OfficeCalendar) -> AnyView {
    let text = &form.lang.texts().calendar;
    let problems = form.echo.as_ref().and_then(|echo| echo.value(PROBLEMS));
    let problems = problems.map(|says| format!("{says} {}", text.kept));
    let until = calendar.official_until();
    let covers = calendar.holidays.years().map(|(first, last)| {
        view! {
            <p>{(text.covers)(first, last)}" "<span class="quiet">{text.source}</span></p>
            <form method="post" action=Address::DropHolidays>
                <input type="hidden" name="page" value=Address::OfficeCalendar/>
                <button class="btn plain">{text.drop_table}</button>
            </form>
        }
    });
    view! {
        <section class="panel" aria-labelledby="holidays">
            <h2 id="holidays">{text.holidays}</h2>
            <p>{(text.official)(until)}" "{(text.expected)(until + 1)}</p>
            {covers}
            <h3>{text.take}</h3>
            <p>{text.take_lead}</p>
            <form class="form" method="post" action=Address::ImportHolidays enctype="multipart/form-data">
                <FileField form=form.clone() label=text.file hint=text.file_hint accept=".csv,text/csv" problems/>
                <p class="actions"><button class="btn plain">{text.take}</button></p>
            </form>
        </section>
    }
    .into_any()
}

/// Takes a table of holidays in the place of what is there.
pub async fn import(
    State(state): State<AppState>,
    headers: HeaderMap,
    multipart: Multipart,
) -> Response<Body> {
    let lang = http::lang(&headers);
    let taken = async {
        let account = session::allowed(&state, &headers, Route::ImportHolidays).await?;
        let sent = Upload::receive(multipart).await;
        let sent = sent.map_err(|error| error.told(NotHolidays::TooLarge))?;
        state.take_holidays(&Actor::of(&account), &sent.file).await
    };
    let says = match taken.await {
        Ok(_) => {
            let to = Address::OfficeCalendar.after(CalendarFlash::Taken);
            return Redirect::to(&to).into_response();
        }
        Err(NotHolidays::Other(error)) => {
            let page = Address::OfficeCalendar;
            return Rerender::new(page, Vec::new(), error.told()).into_response();
        }
        Err(NotHolidays::TooLarge) => lang.texts().calendar.bad_large.to_owned(),
        Err(NotHolidays::NoText) => lang.texts().calendar.bad_text.to_owned(),
        Err(NotHolidays::Bad(bad)) => sentence(lang, &bad),
    };
    let wrong = Invalid::one("file", Problem::Malformed);
    Rerender::new(Address::OfficeCalendar, vec![(PROBLEMS.to_owned(), says)], wrong.into())
        .into_response()
}

/// Why a table is not taken: which line, and what was expected.
fn sentence(lang: Lang, bad: &BadTable) -> String {
    let text = &lang.texts().calendar;
    match bad {
        BadTable::Header { found } => (text.bad_header)(found),
        BadTable::Line { line, found } => (text.bad_line)(*line, found),
        BadTable::Twice { line, day } => (text.bad_twice)(*line, &day.to_string()),
        BadTable::Gap { year } => (text.bad_gap)(*year),
        BadTable::Count { year, found, line } => (text.bad_count)(*year, *found, *line),
        BadTable::Empty => text.bad_empty.to_owned(),
    }
}
