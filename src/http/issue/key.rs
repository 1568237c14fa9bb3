//! `GET /t/{slug}/key`: the key that stamps a theme's tickets, and where the log published it. The
//! same bytes for everybody: no cookie is read, so the server cannot show a key of its own to one
//! person (docs/anonymity.md, L17; RFC 9576, section 6.2).

use axum::{
    Json,
    body::Body,
    extract::{Path, State},
    http::{HeaderValue, Response, header},
    response::IntoResponse,
};

use crate::domain::{fault::Fault, issue::PublishedKey, settings::Tier};
use crate::http::{AppState, echo::Rerender};
use crate::service::Error;

/// The key never changes; an hour lets caches share it and forgets a theme that went back to draft.
const CACHED: HeaderValue = HeaderValue::from_static("public, max-age=3600");

/// Answers with a [`PublishedKey`]; 404 for a theme that has none.
pub async fn key(State(state): State<AppState>, Path(slug): Path<String>) -> Response<Body> {
    match published(&state, &slug).await {
        Ok(key) => ([(header::CACHE_CONTROL, CACHED)], Json(key)).into_response(),
        Err(error) => Rerender::fault(error.told()).into_response(),
    }
}

async fn published(state: &AppState, slug: &str) -> Result<PublishedKey, Error> {
    let theme = state.board.theme_by_slug(slug).await?;
    if !theme.state.is_public() || theme.tier != Tier::Sealed {
        return Err(Fault::NotFound.into());
    }
    let pk = theme.stamp_key.ok_or(Fault::NotFound)?;
    Ok(PublishedKey { pk, log_index: state.board.theme_key_entry(theme.id, &pk).await? })
}
