//! `POST /admin/themes/{id}/slips`: prints a batch of drawn tickets. The answer is the sheet
//! itself, shown once; only marks are kept.

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
use crate::domain::{fault::Fault, ids::ThemeId, slips, theme::Theme};
use crate::http::{self, AppState, echo::Rerender, session};
use crate::i18n::Lang;
use crate::qr;
use crate::service::{Actor, Error};
use crate::ticket::Secret;

/// The sheet runs nothing and loads its style only.
pub const POLICY: &str = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/// The form as typed. `printed` is how many there were when the form was shown, so that a second
/// click prints nothing.
#[derive(Deserialize)]
pub struct Printing {
    count: String,
    printed: u64,
}

/// Makes the tickets, keeps their marks, and answers with the sheet.
pub async fn print(
    State(state): State<AppState>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Form(form): Form<Printing>,
) -> Response<Body> {
    let lang = http::lang(&headers);
    match sheet(&state, &id, &headers, &form, lang).await {
        Ok(html) => (
            [(header::CACHE_CONTROL, "no-store"), (header::CONTENT_SECURITY_POLICY, POLICY)],
            Html(html),
        )
            .into_response(),
        Err(error) => Rerender::new(
            id.parse().map_or(Address::Admin, Address::AdminTheme),
            vec![("count".into(), form.count)],
            error.told(),
        )
        .into_response(),
    }
}

async fn sheet(
    state: &AppState,
    id: &str,
    headers: &HeaderMap,
    form: &Printing,
    lang: Lang,
) -> Result<String, Error> {
    let actor = Actor::of(&session::allowed(state, headers, Route::PrintSlips).await?);
    let id: ThemeId = id.parse().map_err(|_| Fault::NotFound)?;
    let (theme, secrets) = state.print_slips(&actor, id, &form.count, form.printed).await?;
    let origin = state.config.public_origin();
    let pages = secrets.chunks(slips::PER_PAGE as usize).map(|page| {
        let slips = page.iter().map(|secret| slip(lang, &theme, &origin, secret)).collect_view();
        view! { <section class="slips">{slips}</section> }
    });
    let text = &lang.texts().ticket;
    let pages = pages.collect_view();
    let head = view! {
        <h1>{text.sheet_title}</h1>
        <p class="banner"><strong>{text.sheet_lead}</strong></p>
        <p>{text.sheet_print}" "{text.sheet_once}</p>
        <p><a class="btn plain" href=Address::AdminTheme(id)>{text.sheet_back}</a></p>
    };
    Ok(document(state, lang, text.sheet_title, head.into_any(), pages.into_any()))
}

/// A document of its own, for paper: what to know before printing, which is not printed, and the
/// pages.
pub fn document(
    state: &AppState,
    lang: Lang,
    title: &'static str,
    lead: AnyView,
    pages: AnyView,
) -> String {
    let head = view! {
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="robots" content="noindex"/>
        <title>{title}</title>
        <link rel="stylesheet" href=state.assets.css.clone()/>
    };
    let page = view! {
        <html lang=lang.as_str()>
            <head>{head}</head>
            <body class="paper">
                <main id="main">
                    <div class="noprint page">{lead}</div>
                    {pages}
                </main>
            </body>
        </html>
    };
    format!("<!DOCTYPE html>{}", page.to_html())
}

fn slip(lang: Lang, theme: &Theme, origin: &str, secret: &Secret) -> impl IntoView + use<> {
    let text = &lang.texts().ticket;
    let code = secret.reveal().to_string();
    // Behind the number sign, so that no browser sends the code in a request's address, where logs
    // could keep it.
    let address = format!("{origin}/t/{}#{code}", theme.slug);
    let shown = format!("{origin}/t/{}", theme.slug);
    view! {
        <article class="slip">
            <h2>{theme.title.clone()}</h2>
            {qr_image(&address)}
            <p class="code num">{code}</p>
            <p class="where">{shown}</p>
            <p class="says">{text.slip_says}</p>
        </article>
    }
}

/// A QR code as an image that says nothing to a screen reader: the code stands beside it.
pub fn qr_image(address: &str) -> Option<impl IntoView + use<>> {
    let (view_box, path) = qr::svg(address)?;
    Some(view! {
        <svg class="qr" viewBox=view_box aria-hidden="true" shape-rendering="crispEdges">
            <path d=path/>
        </svg>
    })
}
