//! `POST /hands/{slug}/{item}`: puts up a hand. The answer is a sheet with the person's own link,
//! which is shown here and never again: only its hash is kept.

use axum::{
    Form,
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, Response, header},
    response::{Html, IntoResponse},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use serde::Deserialize;

use crate::address::Address;
use crate::components::answer::anchor;
use crate::domain::{answers::Item, fault::Fault, hands::HandForm};
use crate::http::{self, AppState, echo::Rerender};
use crate::i18n::{Lang, say};
use crate::pages::slips::{POLICY, document, qr_image};
use crate::service::Error;

/// The form as it is sent; a box that is not ticked is not.
#[derive(Deserialize)]
pub struct Typed {
    /// The secret of the person's own link, made with the form.
    #[serde(default)]
    key: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    skills: String,
    #[serde(default)]
    contact: String,
    advises: Option<String>,
    joins: Option<String>,
    consent: Option<String>,
}

/// Keeps what was offered, and answers with the sheet. Where it fails, the form's page comes again
/// with what was typed in it, which the layer around has read.
pub async fn offer(
    State(state): State<AppState>,
    Path((slug, item)): Path<(String, String)>,
    headers: HeaderMap,
    Form(form): Form<Typed>,
) -> Response<Body> {
    let lang = http::lang(&headers);
    let Ok(item) = item.parse::<Item>() else {
        return Rerender::fault(Fault::NotFound).into_response();
    };
    match put_up(&state, &slug, item, form).await {
        Ok((link, until)) => {
            let html = sheet(&state, lang, &slug, item, &link, until);
            let closed =
                [(header::CACHE_CONTROL, "no-store"), (header::CONTENT_SECURITY_POLICY, POLICY)];
            (closed, Html(html)).into_response()
        }
        Err(error) => {
            let page = Address::Hands(&slug, item);
            Rerender::new(page, Vec::new(), error.told()).into_response()
        }
    }
}

async fn put_up(
    state: &AppState,
    slug: &str,
    item: Item,
    form: Typed,
) -> Result<(String, NaiveDate), Error> {
    let Typed { key, name, skills, contact, advises, joins, consent } = form;
    let typed = HandForm {
        name,
        skills,
        advises: advises.is_some(),
        joins: joins.is_some(),
        contact,
        consent: consent.is_some(),
    };
    let until = state.offer_hand(slug, item, &key, &typed).await?;
    Ok((key, until))
}

/// The link, to be kept: as text, as a QR code, on paper.
fn sheet(
    state: &AppState,
    lang: Lang,
    slug: &str,
    item: Item,
    link: &str,
    until: NaiveDate,
) -> String {
    let text = &lang.texts().hands;
    let path = Address::OwnHand(link).to_string();
    let whole = format!("{}{path}", state.config.public_origin());
    let until = (text.kept_until)(say::date(lang, state.dates(), until));
    let back = format!("{}#{}", Address::Board(slug), anchor(item));
    let head = view! {
        <h1>{text.thanks}</h1>
        <p class="banner good" role="status"><strong>{text.link_once}</strong></p>
        <p>{text.link_keep}" "{text.print}</p>
        <p>{text.link_shared}</p>
        <p><a class="btn plain" href=back>{text.to_answer}</a></p>
    };
    let qr = qr_image(&whole);
    let paper = view! {
        <article class="own-link" aria-labelledby="link">
            <h2 id="link">{text.link_title}</h2>
            {qr}
            <p class="address"><a href=path>{whole}</a></p>
            <p>{until}</p>
        </article>
    };
    document(state, lang, text.title, head.into_any(), paper.into_any())
}
