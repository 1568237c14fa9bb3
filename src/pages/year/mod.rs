//! `/admin/year`: the organizer's year. Twelve months with what is planned in each, last year's plan once
//! more, and the plan as a table and as a calendar.

mod copy;
mod feed;
mod files;
mod import;
mod month;
mod table;

use leptos::prelude::*;

pub use self::{
    feed::{feed, make as make_feed},
    files::{calendar as calendar_file, table as table_file},
    import::{REQUEST_MAX, import},
    month::off_day_says,
    table::ImportYearPage,
};
use super::admin::signed_in;
use crate::address::{Address, DONE, YearFlash};
use crate::components::{
    fields::{FormBanner, FormState},
    layout::Admin,
    request,
};
use crate::domain::{
    calendar::{Dates, fiscal_year},
    year::{MonthPlan, is_of_year, plan_of},
};
use crate::http::year_address::{FROM, MADE, PASSED, year_address};
use crate::i18n::{Lang, say};
use crate::service::{Actor, year::YearAt};
use crate::store::Account;

/// The page.
#[component]
pub fn YearPage() -> impl IntoView {
    let (lang, dates, echo) = (request::lang(), request::dates(), request::echo());
    let from = request::query(FROM);
    let flash = flash(lang);
    signed_in(move |state, account| async move {
        let from = state.year_asked(&from)?;
        let year = state.year(&Actor::of(&account), from).await?;
        let form = FormState { lang, echo, prefix: "" };
        Ok(content(&form, dates, account, &year, flash))
    })
}

fn flash(lang: Lang) -> Option<AnyView> {
    let text = &lang.texts().year;
    let number = |field: &str| request::query(field).parse::<usize>().unwrap_or_default();
    let (made, passed) = (number(MADE), number(PASSED));
    let says = match request::query(DONE).parse().ok()? {
        YearFlash::Copied if made == 0 => (text.copied_none)(passed),
        YearFlash::Copied => (text.copied)(made, passed),
        YearFlash::Taken => (text.made)(made),
        YearFlash::FeedEnded => text.feed_ended.to_owned(),
    };
    Some(view! { <div class="banner good" role="status"><p>{says}</p></div> }.into_any())
}

fn content(
    form: &FormState,
    dates: Dates,
    account: Account,
    year: &YearAt,
    flash: Option<AnyView>,
) -> AnyView {
    let lang = form.lang;
    let text = &lang.texts().year;
    let plan = plan_of(year.from, &year.themes, &year.calendar);
    let empty = !year.themes.iter().any(|theme| is_of_year(theme, year.from));
    let nothing = empty.then(|| nothing(lang));
    let months = plan.iter().map(|one| month::month(lang, dates, year, one)).collect_view();
    let first_expected = plan.iter().map(first_year_of).find(|y| !year.calendar.is_official(*y));
    let expected = first_expected
        .map(|_| (text.expected_lead)(year.calendar.official_until() + 1))
        .map(|says| view! { <p class="quiet">{says}</p> });
    let banner = form.clone();
    let (name, ways) = (say::fiscal_year(lang, dates, year.from), ways(lang, dates, year));
    let parts = [copy::section(form, dates, year), files::section(lang, year)];
    view! {
        <Admin lang title=text.title account>
            <div class="page yearly">
                <div class="page-head split">
                    <div>
                        <p class="crumb"><a href=Address::Admin>{lang.texts().admin.themes}</a></p>
                        <h1>{text.title}" "<span>{name}</span></h1>
                    </div>
                    {ways}
                </div>
                {flash}
                <FormBanner form=banner/>
                {nothing}
                <ol class="year-months">{months}</ol>
                <div class="year-notes">
                    {expected}
                    <p class="noprint"><a href=Address::OfficeCalendar>{text.to_days}</a></p>
                    <p class="quiet noprint">{text.print_hint}</p>
                </div>
                <div class="split-2 noprint">{parts.into_iter().collect_view()}</div>
            </div>
        </Admin>
    }
    .into_any()
}

fn first_year_of(plan: &MonthPlan<'_>) -> i32 {
    use chrono::Datelike;
    plan.first.year()
}

/// The ways to the years around it: as far back as there are themes, and to the year after the last in
/// which something is planned.
fn ways(lang: Lang, dates: Dates, year: &YearAt) -> AnyView {
    let text = &lang.texts().year;
    let this = fiscal_year(year.today);
    let years = || year.themes.iter().map(|theme| fiscal_year(theme.opens_on)).chain([this]);
    let first = years().min().unwrap_or(this);
    let last = years().max().unwrap_or(this) + 1;
    let (before, after) = (year.from - 1, year.from + 1);
    let named = |year: i32| say::fiscal_year(lang, dates, year);
    let before = (before >= first).then(|| {
        view! {
            <a class="btn plain" rel="prev" href=year_address(before) title=text.earlier_year>"← "{named(before)}</a>
        }
    });
    let after = (after <= last).then(|| {
        view! {
            <a class="btn plain" rel="next" href=year_address(after) title=text.later_year>{named(after)}" →"</a>
        }
    });
    let new = lang.texts().admin.new_theme;
    view! { <p class="actions">{before}{after}<a class="btn" href=Address::NewTheme>{new}</a></p> }
        .into_any()
}

/// Nothing is planned: how to begin.
fn nothing(lang: Lang) -> AnyView {
    let text = &lang.texts().year;
    view! {
        <section class="panel prose noprint" aria-labelledby="nothing">
            <h2 id="nothing">{text.empty_title}</h2>
            <p>{text.empty_lead}</p>
            <p class="actions">
                <a class="btn plain" href="#copy">{text.copy_title}</a>
                <a class="btn plain" href=Address::ImportYear>{lang.texts().year.table_up}</a>
                <a class="btn plain" href=Address::Library>{text.empty_library}</a>
            </p>
        </section>
    }
    .into_any()
}
