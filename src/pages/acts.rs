//! `/admin/acts`: what people with accounts did, month by month, and the same as a file.

use axum::{
    body::Body,
    extract::{Query, State},
    http::{HeaderMap, Response},
    response::IntoResponse,
};
use chrono::NaiveDate;
use leptos::prelude::*;
use serde::Deserialize;

use super::admin::signed_in;
use crate::address::{Address, MONTH, Route, WHO};
use crate::components::{layout::Admin, paging::Pages, request};
use crate::domain::{act::ShownAct, calendar::Dates, paging::Paging};
use crate::http::{self, AppState, downloads::attachment, echo::Rerender, session, with_query};
use crate::i18n::{Lang, say};
use crate::report::{Format, acts_csv};
use crate::service::{Actor, ActsOfMonth, Error};

/// Acts on one page.
const PAGE: usize = 100;
/// The field of the query that says which page of the list is shown.
const PART: &str = "page";

/// The page.
#[component]
pub fn ActsPage() -> impl IntoView {
    let (lang, dates) = (request::lang(), request::dates());
    let (month, who, part) = (request::query(MONTH), request::query(WHO), request::query(PART));
    signed_in(move |state, account| async move {
        let text = &lang.texts().acts;
        let mut of = state.acts(&Actor::of(&account), read_month(&month)).await?;
        of.acts.retain(|act| who.is_empty() || is_of(act, &who));
        let paging = Paging::new(part.parse().ok(), of.acts.len(), PAGE);
        paging.cut(&mut of.acts);
        let kept = (text.kept)(state.config.acts_days);
        let shown = (choice(lang, &of, &who), table((lang, dates), &of));
        let link = {
            let month = written(of.month);
            move |n: usize| {
                let n = n.to_string();
                let query = [(MONTH, month.as_str()), (WHO, who.as_str()), (PART, n.as_str())];
                with_query(Address::Acts, &query)
            }
        };
        let ways = ways((lang, dates), &of);
        Ok(view! {
            <Admin lang title=text.title account>
                <div class="page">
                    <div class="page-head">
                        <p class="crumb"><a href=Address::Team>{lang.texts().team.title}</a></p>
                        <h1>{text.title}</h1>
                        <p class="lead">{text.lead}</p>
                        <p>{text.apart}</p>
                    </div>
                    {ways}
                    <div class="panel">{shown.0}{shown.1}<Pages lang paging link/></div>
                    {file(lang, of.month)}
                    <p class="quiet">{kept}</p>
                </div>
            </Admin>
        }
        .into_any())
    })
}

/// The months beside this one.
fn ways((lang, dates): (Lang, Dates), of: &ActsOfMonth) -> AnyView {
    let text = &lang.texts().acts;
    let way = |month: Option<NaiveDate>, rel: &'static str, says: &'static str| {
        month.map(|month| {
            let to = with_query(Address::Acts, &[(MONTH, written(month))]);
            let which = say::month(lang, dates, month);
            view! { <a class="btn plain small" rel=rel href=to>{says}<span class="vh">{which}</span></a> }
        })
    };
    let here = (text.of)(&say::month(lang, dates, of.month));
    view! {
        <div class="actions">
            {way(of.before, "prev", text.earlier)}
            <h2 id="acts">{here}</h2>
            {way(of.after, "next", text.later)}
        </div>
    }
    .into_any()
}

/// Whose acts are shown.
fn choice(lang: Lang, of: &ActsOfMonth, who: &str) -> AnyView {
    let text = &lang.texts().acts;
    let people = of.people.iter().map(|(id, name)| {
        let id = id.to_string();
        view! { <option value=id.clone() selected=id == who>{name.clone()}</option> }
    });
    view! {
        <form class="actions" method="get" action=Address::Acts>
            <input type="hidden" name=MONTH value=written(of.month)/>
            <label for="who">{text.person}</label>
            <select id="who" name=WHO>
                <option value="">{text.everybody}</option>
                {people.collect_view()}
            </select>
            <button class="btn plain small">{text.show}</button>
        </form>
    }
    .into_any()
}

fn table((lang, dates): (Lang, Dates), of: &ActsOfMonth) -> AnyView {
    let text = &lang.texts().acts;
    if of.acts.is_empty() {
        return view! { <p class="quiet">{text.none}</p> }.into_any();
    }
    let rows = of.acts.iter().map(|act| row((lang, dates), act)).collect_view();
    view! {
        <table class="tbl stack" aria-labelledby="acts">
            <thead>
                <tr>
                    <th scope="col">{text.when}</th><th scope="col">{text.who}</th>
                    <th scope="col">{text.what}</th><th scope="col">{text.to}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row((lang, dates): (Lang, Dates), act: &ShownAct) -> impl IntoView + use<> {
    let text = &lang.texts().acts;
    let often = (act.times > 1)
        .then(|| view! { " "<span class="quiet">{(text.times)(act.times, &say::minute(act.until))}</span> });
    let nobody = act.account.is_none().then_some(text.nobody);
    let to = (!act.to.is_empty())
        .then(|| view! { <td data-label=text.to dir="auto">{act.to.clone()}</td> }.into_any());
    view! {
        <tr>
            <td data-label=text.when>{say::moment(lang, dates, act.at)}</td>
            <td data-label=text.who dir="auto">{act.who.clone()}{nobody}</td>
            <td data-label=text.what>{say::act(lang, act.what)}{often}</td>
            {to.unwrap_or_else(|| view! { <td></td> }.into_any())}
        </tr>
    }
}

fn file(lang: Lang, month: NaiveDate) -> AnyView {
    let text = &lang.texts().acts;
    let to = with_query(Address::ActsFile, &[(MONTH, written(month))]);
    view! {
        <p class="actions">
            <a class="btn plain" href=to download="">{text.file}</a>
            <span class="quiet">{text.file_lead}</span>
        </p>
    }
    .into_any()
}

/// Which month is asked for.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    month: String,
}

/// Sends the list of a month as a table.
pub async fn download(
    State(state): State<AppState>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response<Body> {
    let file = async {
        let by = Actor::of(&session::allowed(&state, &headers, Route::ActsFile).await?);
        let of = state.acts(&by, read_month(&asked.month)).await?;
        let bytes = acts_csv(&of.acts, http::lang(&headers).document());
        let name = format!("kizuki-acts-{}.csv", written(of.month));
        attachment(bytes, Format::Csv.media_type(), &name)
    };
    file.await.unwrap_or_else(|error: Error| Rerender::fault(error.told()).into_response())
}

fn is_of(act: &ShownAct, who: &str) -> bool {
    act.account.is_some_and(|account| account.to_string() == who)
}

/// A month as addresses hold it: `2026-11`.
fn written(month: NaiveDate) -> String {
    month.format("%Y-%m").to_string()
}

/// The month of an address; none where nobody wrote one.
fn read_month(written: &str) -> Option<NaiveDate> {
    format!("{written}-01").parse().ok()
}
