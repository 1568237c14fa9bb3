//! `GET /admin/themes/{id}/review/{item}/proposal/file`: a proposal as it is stored, as a file.

use axum::{
    body::Body,
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderValue, Response, header},
    response::IntoResponse,
};
use serde::Deserialize;

use super::{AppState, echo::Rerender, lang, session};
use crate::address::Route;
use crate::domain::fault::Fault;
use crate::report::{ProposalFormat, ProposalSheet};
use crate::service::{Actor, Error};

/// Which draft, and how it is to be written.
#[derive(Deserialize)]
pub struct Wanted {
    #[serde(default)]
    scheme: String,
    #[serde(default)]
    format: String,
}

/// Sends the draft in the language of the office's documents.
pub async fn download(
    State(state): State<AppState>,
    Path((id, item)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Response<Body> {
    match file(&state, &id, &item, &wanted, &headers).await {
        Ok(response) => response,
        Err(error) => Rerender::fault(error.told()).into_response(),
    }
}

async fn file(
    state: &AppState,
    id: &str,
    item: &str,
    wanted: &Wanted,
    headers: &HeaderMap,
) -> Result<Response<Body>, Error> {
    let account = session::allowed(state, headers, Route::ProposalFile).await?;
    let theme = id.parse().map_err(|_| Fault::NotFound)?;
    let item = item.parse().map_err(|_| Fault::NotFound)?;
    let format: ProposalFormat = wanted.format.parse().map_err(|_| Fault::NotFound)?;
    let at = state.proposal_at(&Actor::of(&account), theme, item, &wanted.scheme).await?;
    let draft = at.draft.as_ref().ok_or(Fault::NotFound)?;
    let sheet = ProposalSheet {
        scheme: at.scheme_name(),
        theme: &at.theme.title,
        item: &at.place.name,
        texts: &draft.texts,
    };
    let mut response = Response::new(Body::from(sheet.write(format, lang(headers))));
    let media = HeaderValue::from_static(format.media_type());
    response.headers_mut().insert(header::CONTENT_TYPE, media);
    // The short name is ASCII; see domain::slug.
    let name = format!("attachment; filename=\"teian-{}.{}\"", at.theme.slug, format.as_str());
    let name = HeaderValue::from_str(&name).map_err(|_| Fault::Internal)?;
    response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}
