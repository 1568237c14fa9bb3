//! `GET /admin/themes/{id}/review/news`: how much has changed on the bench since a page of it was
//! rendered, for the program of that page (`bench/news.rs`). Two numbers, for reviewers only.

use axum::{
    Json,
    body::Body,
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{HeaderMap, Response},
    response::IntoResponse,
};
use serde::Deserialize;

use super::{AppState, echo::Rerender, session};
use crate::address::Route;
use crate::domain::{fault::Fault, groups::BenchNews};
use crate::service::{Actor, Error};

/// The step after which the page was rendered.
#[derive(Deserialize)]
pub struct RenderedAfter {
    #[serde(default)]
    seen: i64,
}

/// Answers with a [`BenchNews`].
pub async fn bench_news(
    State(state): State<AppState>,
    Path(id): Path<String>,
    after: Result<Query<RenderedAfter>, QueryRejection>,
    headers: HeaderMap,
) -> Response<Body> {
    match news(&state, &id, after, &headers).await {
        Ok(news) => Json(news).into_response(),
        Err(error) => Rerender::fault(error.told()).into_response(),
    }
}

async fn news(
    state: &AppState,
    id: &str,
    after: Result<Query<RenderedAfter>, QueryRejection>,
    headers: &HeaderMap,
) -> Result<BenchNews, Error> {
    let account = session::allowed(state, headers, Route::BenchNews).await?;
    let Query(RenderedAfter { seen }) = after.map_err(|_| Fault::Malformed)?;
    let id = id.parse().map_err(|_| Fault::NotFound)?;
    state.bench_news(&Actor::of(&account), id, seen).await
}
