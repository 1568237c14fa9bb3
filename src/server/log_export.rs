//! `GET /log.json`: the whole log, and the board as it is shown, for `kizuki verify`.

use axum::{
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, HeaderValue, Response, StatusCode, header},
    response::IntoResponse,
};

use super::{AppState, echo::Rerender};
use crate::domain::error::Fault;
use crate::log::Head;

/// The file as it was made last, and the head of the log then: everything in it changes with an entry only, so it is made once per head.
pub type Made = Option<(Head, Bytes)>;

/// Sends the file; a reader who has it gets 304.
pub async fn log_json(State(state): State<AppState>, headers: HeaderMap) -> Response<Body> {
    match file(&state, &headers).await {
        Ok(response) => response,
        Err(error) => {
            tracing::error!(%error, "the log cannot be read");
            Rerender::fault(Fault::Internal).into_response()
        }
    }
}

async fn file(state: &AppState, headers: &HeaderMap) -> Result<Response<Body>, crate::store::Error> {
    let head = state.board.log_head().await?;
    let tag = format!("\"{}\"", head.hash);
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return Ok(StatusCode::NOT_MODIFIED.into_response());
    }
    // One at a time makes it; the others wait and find it.
    let mut made = state.log_file.lock().await;
    let bytes = match &*made {
        Some((of, bytes)) if *of == head => bytes.clone(),
        _ => {
            let export = state.board.log_export().await?;
            let of = export.entries.last().map(crate::log::Entry::head).unwrap_or_default();
            let bytes = Bytes::from(serde_json::to_vec(&export).unwrap_or_default());
            *made = Some((of, bytes.clone()));
            bytes
        }
    };
    drop(made);
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    Ok(response)
}
