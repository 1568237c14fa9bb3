//! `/admin/themes/{id}/shortlist`: what the working group will discuss, in which order, and when.
//! Everything is a plain form; the time boxes belong to the form at the foot of the list, wherever
//! they stand.

mod add;
mod plan;
mod rows;
mod shown;

use leptos::prelude::*;

use self::{add::add, plan::plan, rows::rows, shown::ShownList};
use super::admin::signed_in;
use crate::address::{Address, DONE};
use crate::components::{bench::BenchProgram, layout::Admin, parts::Known, request};
use crate::domain::fault::Fault;
use crate::i18n::say;
use crate::service::{Actor, can_be_reviewed};
use crate::store::Account;

/// The page.
#[component]
pub fn ShortlistPage() -> impl IntoView {
    let (lang, dates, id) = (request::lang(), request::dates(), request::param("id"));
    let (echo, done) = (request::echo(), request::query(DONE));
    signed_in(move |state, account| async move {
        let id = id.parse().map_err(|_| Fault::NotFound)?;
        let meeting = state.meeting(&Actor::of(&account), id).await?;
        let open = can_be_reviewed(meeting.theme.state);
        let shown = ShownList { lang, dates, meeting, open, echo, known: Known::here() };
        Ok(content(&shown, account, &done).into_any())
    })
}

fn content(shown: &ShownList, account: Account, done: &str) -> impl IntoView + use<> {
    let (lang, text) = (shown.lang, shown.text());
    let theme = &shown.meeting.theme;
    let (id, title) = (theme.id, theme.title.clone());
    let flash = shown
        .flash(done)
        .map(|says| view! { <div class="banner good done" role="status"><p>{says}</p></div> });
    let failed = failed(shown);
    let closed = (!shown.open).then(|| view! { <div class="banner"><p>{text.closed}</p></div> });
    let program = shown.open.then(|| view! { <BenchProgram/> });
    let when = say::when(lang, shown.dates, &shown.meeting.answering.shortlist);
    let seen = shown.meeting.answering.shortlist.version;
    let duration = say::duration(lang, &shown.meeting.agenda);
    let (rows, plan, add) = (rows(shown), plan(shown), add(shown));
    view! {
        <Admin lang title=text.title account>
            <p id="said" class="vh" role="status"></p>
            <div id="shortlist" class="page shortlist" data-seen=seen>
                <div class="page-head split">
                    <div>
                        <p class="crumb">
                            <a href=Address::AdminTheme(id)>{title}</a>" › "
                            <a href=Address::Bench(id)>{lang.texts().bench.title}</a>
                        </p>
                        <h1>{text.title}</h1>
                        <p class="lead">{text.lead}</p>
                    </div>
                    <p class="actions">
                        <a class="btn plain" href=Address::Agenda(id)>{text.agenda}</a>
                        <a class="btn" href=Address::Meeting(id)>{text.to_meeting}</a>
                    </p>
                </div>
                {flash}
                {failed}
                {closed}
                <p class="when"><strong>{when}</strong>" · "{duration}</p>
                {rows}
                {plan}
                {add}
            </div>
            {program}
        </Admin>
    }
}

/// Why the last form failed.
fn failed(shown: &ShownList) -> Option<AnyView> {
    let (text, echo) = (shown.text(), shown.echo.as_ref()?);
    let about = |field: &str| echo.value(field).is_some();
    let (says, more) = match &echo.fault {
        Fault::Conflict if about("was_on") => (text.clash.to_owned(), text.clash_now),
        Fault::Conflict => (text.not_listed.to_owned(), ""),
        Fault::Invalid(_) if echo.problem("items").is_some() => (text.none_chosen.to_owned(), ""),
        fault => (say::fault(shown.lang, fault), ""),
    };
    let more = (!more.is_empty()).then(|| view! { <p>{more}</p> });
    // Fields stand all over the page: a link to each that is wrong.
    let links = match &echo.fault {
        Fault::Invalid(invalid) => invalid.0.clone(),
        _ => Vec::new(),
    };
    let links = links.into_iter().filter_map(|one| {
        let id = shown.field_id(&one.field)?;
        Some(view! { <li><a href=format!("#{id}")>{say::problem(shown.lang, &one.problem)}</a></li> })
    });
    let links: Vec<_> = links.collect();
    let links = (!links.is_empty()).then(|| view! { <ul>{links}</ul> });
    Some(
        view! { <div class="banner bad" role="alert" tabindex="-1"><h2>{says}</h2>{more}{links}</div> }
            .into_any(),
    )
}
