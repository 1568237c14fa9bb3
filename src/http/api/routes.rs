//! What answers below `/api/v1`, and the limit before all of it.

use axum::{
    Router,
    body::Body,
    extract::State,
    http::{HeaderValue, Request, Response, StatusCode, header},
    middleware::{Next, from_fn_with_state},
    routing::get,
};

use super::{
    answer::problem_of,
    document,
    limit::{POLICY, rest},
    notes, themes,
};
use crate::address::Route;
use crate::http::AppState;

/// The routes.
pub fn api(state: &AppState) -> Router<AppState> {
    Router::new()
        .route(Route::ApiDocument.pattern(), get(document::send))
        .route(Route::ApiThemes.pattern(), get(themes::list))
        .route(Route::ApiTheme.pattern(), get(themes::one))
        .route(Route::ApiNotes.pattern(), get(notes::list))
        .route(Route::ApiAnswers.pattern(), get(themes::answers))
        .route(Route::ApiReport.pattern(), get(themes::report))
        .layer(from_fn_with_state(state.clone(), limited))
}

/// Lets so many requests through, and tells of the limit.
async fn limited(
    State(state): State<AppState>,
    request: Request<Body>,
    next: Next,
) -> Response<Body> {
    let now = state.clock.now();
    let mut response = if state.api.take(now) {
        next.run(request).await
    } else {
        let mut response = problem_of(StatusCode::TOO_MANY_REQUESTS, "too many requests", None);
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(rest(now)));
        response
    };
    response.headers_mut().insert(POLICY.0, POLICY.1);
    response
}
