//! Health checks: `GET /healthz` and `GET /readyz`, for what watches the program. Both are open to
//! whoever reaches the server.

use axum::{
    body::Body,
    extract::State,
    http::{Response, StatusCode, header},
    response::IntoResponse,
};

use super::AppState;

/// `GET /healthz`: whether writer and ticker live. Cheap, and true while a database is slow or
/// gone: starting again would not help that.
pub async fn healthz(State(state): State<AppState>) -> Response<Body> {
    answer(state.stopped().map(str::to_owned).into_iter().collect(), "ok\n")
}

/// `GET /readyz`: whether everything is as it must be; each fault in a line. How long ago the last
/// tick ended is told by the clock anyway: ticks lie on its multiples.
pub async fn readyz(State(state): State<AppState>) -> Response<Body> {
    let last =
        state.since_tick().map(|since| format!("ready\nlast tick {} s ago\n", since.as_secs()));
    answer(state.faults().await, last.as_deref().unwrap_or("ready\n"))
}

fn answer(faults: Vec<String>, well: &str) -> Response<Body> {
    let plain = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    if faults.is_empty() {
        return (StatusCode::OK, plain, well.to_owned()).into_response();
    }
    let lines: String = faults.into_iter().map(|fault| fault + "\n").collect();
    (StatusCode::SERVICE_UNAVAILABLE, plain, lines).into_response()
}
