//! `POST /admin/roster/links`: makes personal links. The answer is the list itself, shown once;
//! only hashes are kept.

use axum::{
    Form,
    body::Body,
    extract::State,
    http::{HeaderMap, Response, header},
    response::{Html, IntoResponse},
};
use leptos::prelude::*;
use serde::Deserialize;

use super::slips::{POLICY, document, qr_image};
use crate::address::{Address, Route};
use crate::domain::{fault::Fault, slips};
use crate::http::{self, AppState, echo::Rerender, session};
use crate::i18n::Lang;
use crate::service::{Actor, Error};
use crate::store::Person;
use crate::ticket::Secret;

/// Up to so many people get a slip each, with a QR code; more get a plain table, for mail.
const SLIPS_MAX: usize = 1_000;

/// The form: `everybody`, or `new` for those who have never been given a link.
#[derive(Deserialize)]
pub struct Linking {
    who: String,
}

/// Makes the links, keeps their hashes, and answers with the list.
pub async fn print(
    State(state): State<AppState>,
    headers: HeaderMap,
    Form(form): Form<Linking>,
) -> Response<Body> {
    let lang = http::lang(&headers);
    match list(&state, &headers, &form, lang).await {
        Ok(html) => (
            [(header::CACHE_CONTROL, "no-store"), (header::CONTENT_SECURITY_POLICY, POLICY)],
            Html(html),
        )
            .into_response(),
        Err(error) => {
            Rerender::new(Address::Roster.to_string(), vec![("who".into(), form.who)], error.told())
                .into_response()
        }
    }
}

async fn list(
    state: &AppState,
    headers: &HeaderMap,
    form: &Linking,
    lang: Lang,
) -> Result<String, Error> {
    let actor = Actor::of(&session::allowed(state, headers, Route::PrintLinks).await?);
    let everybody = match form.who.as_str() {
        "everybody" => true,
        "new" => false,
        _ => return Err(Fault::Malformed.into()),
    };
    let made = state.print_links(&actor, everybody).await?;
    let text = &lang.texts().sealed;
    let origin = state.config.public_origin();
    let rows: Vec<(Person, String)> =
        made.into_iter().map(|(person, link)| (person, address(&origin, &link))).collect();
    let body = if rows.len() > SLIPS_MAX {
        table(lang, &rows).into_any()
    } else {
        slips(lang, &rows).into_any()
    };
    let head = view! {
        <h1>{text.sheet_title}</h1>
        <p class="banner"><strong>{text.sheet_lead}</strong></p>
        <p>{text.sheet_print}</p>
        <p><a class="btn plain" href=Address::Roster>{text.sheet_back}</a></p>
    };
    Ok(document(state, lang, text.sheet_title, head.into_any(), body))
}

fn address(origin: &str, link: &Secret) -> String {
    format!("{origin}{}", Address::Pick(link.reveal().as_str()))
}

fn slips(lang: Lang, rows: &[(Person, String)]) -> impl IntoView + use<> {
    let text = &lang.texts().sealed;
    let slip = |(person, link): &(Person, String)| {
        view! {
            <article class="slip">
                <h2>{person.reference.clone()}</h2>
                {qr_image(link)}
                <p class="where">{link.clone()}</p>
                <p class="says">{text.sheet_says}</p>
            </article>
        }
    };
    let pages = rows.chunks(slips::PER_PAGE as usize).map(
        |page| view! { <section class="slips">{page.iter().map(slip).collect_view()}</section> },
    );
    pages.collect_view()
}

fn table(lang: Lang, rows: &[(Person, String)]) -> impl IntoView + use<> {
    let text = &lang.texts().sealed;
    let rows = rows.iter().map(|(person, link)| view! { <tr><th scope="row">{person.reference.clone()}</th><td>{link.clone()}</td></tr> });
    let rows = rows.collect_view();
    view! {
        <table class="tbl">
            <thead>
                <tr>
                    <th scope="col">{text.sheet_person}</th>
                    <th scope="col">{text.sheet_link}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
