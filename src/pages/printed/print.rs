//! Which sheet is asked for, and by whom.

use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, Response, header},
    response::{Html, IntoResponse},
};
use leptos::prelude::*;

use super::{blank, poster, sheet::Sheet, wall};
use crate::address::{Address, PrintedSheet, Route};
use crate::domain::{fault::Fault, ids::ThemeId};
use crate::http::{self, AppState, echo::Rerender, session};
use crate::pages::slips::{POLICY, document};
use crate::service::Error;

/// A sheet, to be printed.
pub async fn print(
    State(state): State<AppState>,
    Path((id, what)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response<Body> {
    match sheet(&state, &id, &what, &headers).await {
        Ok(html) => (
            [(header::CACHE_CONTROL, "no-store"), (header::CONTENT_SECURITY_POLICY, POLICY)],
            Html(html),
        )
            .into_response(),
        Err(error) => Rerender::fault(error.told()).into_response(),
    }
}

async fn sheet(
    state: &AppState,
    id: &str,
    what: &str,
    headers: &HeaderMap,
) -> Result<String, Error> {
    session::allowed(state, headers, Route::PrintPaper).await?;
    let id: ThemeId = id.parse().map_err(|_| Fault::NotFound)?;
    let what: PrintedSheet = what.parse().map_err(|_| Fault::NotFound)?;
    let theme = state.board.theme(id).await?;
    let mut notes = state.board.notes(id).await?;
    notes.retain(|note| note.hidden.is_none());
    let (lang, origin) = (http::lang(headers), state.config.public_origin());
    let office = state.office();
    let (dates, office) = (office.dates, office.name.clone());
    let sheet = Sheet { lang, dates, office, theme, origin, notes };
    let text = &lang.texts().paper;
    let (title, pages) = match what {
        PrintedSheet::Blank => (text.print_blank, blank::pages(&sheet)),
        PrintedSheet::Poster => (text.print_poster, poster::pages(&sheet, "a4")),
        PrintedSheet::LargePoster => (text.print_large, poster::pages(&sheet, "a3")),
        PrintedSheet::Wall => (text.print_wall, wall::pages(&sheet)),
    };
    let lead = view! {
        <h1>{title}</h1>
        <p>{text.print_says}</p>
        <p><a class="btn plain" href=Address::Paper(id)>{lang.texts().ticket.sheet_back}</a></p>
    };
    Ok(document(state, lang, title, lead.into_any(), pages))
}
