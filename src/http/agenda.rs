//! `GET /admin/themes/{id}/agenda/{format}`: the agenda as a file, for reviewers.

use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, Response, header},
    response::IntoResponse,
};

use super::{AppState, echo::Rerender, lang, session};
use crate::address::Route;
use crate::domain::fault::Fault;
use crate::report::{Format, write_agenda};
use crate::service::{Actor, Error};

/// Sends the agenda in the reader's language, with a name that says what it is.
pub async fn download(
    State(state): State<AppState>,
    Path((id, format)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response<Body> {
    match file(&state, &id, &format, &headers).await {
        Ok(response) => response,
        Err(error) => Rerender::fault(error.told()).into_response(),
    }
}

async fn file(
    state: &AppState,
    id: &str,
    format: &str,
    headers: &HeaderMap,
) -> Result<Response<Body>, Error> {
    let account = session::allowed(state, headers, Route::AgendaFile).await?;
    if format.parse() != Ok(Format::Markdown) {
        return Err(Fault::NotFound.into());
    }
    let id = id.parse().map_err(|_| Fault::NotFound)?;
    let meeting = state.meeting(&Actor::of(&account), id).await?;
    let (theme, list) = (&meeting.theme, &meeting.answering.shortlist);
    let of = meeting.places.len();
    let text = write_agenda(theme, list, &meeting.agenda, of, lang(headers), state.dates());
    let mut response = Response::new(Body::from(text));
    let media = HeaderValue::from_static(Format::Markdown.media_type());
    response.headers_mut().insert(header::CONTENT_TYPE, media);
    // The short name is ASCII; see domain::slug.
    let name = format!("attachment; filename=\"kizuki-{}-agenda.md\"", theme.slug);
    let name = HeaderValue::from_str(&name).map_err(|_| Fault::Internal)?;
    response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}
