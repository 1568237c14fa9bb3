//! `POST /admin/themes/{id}/enquiries/{n}/link`: makes a link for a department. The answer is the
//! link itself, shown once; only its hash is kept.

use axum::{
    Form,
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, Response, header},
    response::{Html, IntoResponse},
};
use leptos::prelude::*;
use serde::Deserialize;

use crate::address::{Address, Route};
use crate::domain::{fault::Fault, ids::ThemeId};
use crate::http::{self, AppState, echo::Rerender, session};
use crate::i18n::{Lang, say};
use crate::pages::slips::{POLICY, document};
use crate::service::{Actor, Error};

/// The form: the version that was read, and for how many days after the due day the link is good.
#[derive(Deserialize)]
pub struct Linking {
    seen: i64,
    #[serde(default)]
    days: String,
}

/// Makes the link, keeps its hash, and answers with it.
pub async fn link(
    State(state): State<AppState>,
    Path((id, number)): Path<(String, String)>,
    headers: HeaderMap,
    Form(form): Form<Linking>,
) -> Response<Body> {
    let lang = http::lang(&headers);
    match sheet(&state, (&id, &number), &headers, &form, lang).await {
        Ok(html) => (
            [(header::CACHE_CONTROL, "no-store"), (header::CONTENT_SECURITY_POLICY, POLICY)],
            Html(html),
        )
            .into_response(),
        Err(error) => {
            let values = vec![("days".to_owned(), form.days)];
            Rerender::new(page(&id, &number), values, error.told()).into_response()
        }
    }
}

/// The page of an enquiry, as its address names it.
pub(super) fn page(id: &str, number: &str) -> String {
    let named = id.parse().ok().zip(number.parse().ok());
    named.map_or(Address::Admin, |(id, number)| Address::Enquiry(id, number)).to_string()
}

async fn sheet(
    state: &AppState,
    (id, number): (&str, &str),
    headers: &HeaderMap,
    form: &Linking,
    lang: Lang,
) -> Result<String, Error> {
    let actor = Actor::of(&session::allowed(state, headers, Route::LinkEnquiry).await?);
    let id: ThemeId = id.parse().map_err(|_| Fault::NotFound)?;
    let number: i64 = number.parse().map_err(|_| Fault::NotFound)?;
    let (token, enquiry) = state.link_enquiry(&actor, id, number, form.seen, &form.days).await?;
    let theme = state.board.theme(id).await?;
    let text = &lang.texts().enquiry;
    let address = format!("{}{}", state.config.public_origin(), Address::Enquired(&token));
    let date = |day| say::date(lang, state.dates(), day);
    let mail = (text.mail)(&enquiry.department, &theme.title, &date(enquiry.due), &address);
    let until = enquiry.link.map(|last| (text.link_until)(date(last)));
    let head = view! {
        <h1>{text.link_sheet}</h1>
        <p class="banner"><strong>{text.link_once}</strong></p>
        <p>{until}" "{text.link_anybody}</p>
        <p class="link-once"><code>{address}</code></p>
        <h2>{text.link_mail}</h2>
    };
    let back = Address::Enquiry(id, number);
    let body = view! {
        <div class="page">
            <pre class="mail" dir="auto">{mail}</pre>
            <p class="noprint"><a class="btn plain" href=back>{text.link_back}</a></p>
        </div>
    };
    Ok(document(state, lang, text.link_sheet, head.into_any(), body.into_any()))
}
