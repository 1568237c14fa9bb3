//! `/metrics` for Prometheus, on a listener of its own: nothing of it is among the addresses of the
//! board.

use axum::{
    Router,
    extract::State,
    http::{HeaderValue, header},
    response::IntoResponse,
    routing::get,
};
use tokio::net::TcpListener;

use crate::service::{Metrics, Service};

/// Prometheus' text format.
const TEXT: HeaderValue = HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");

/// What the listener answers with.
pub fn program(service: &Service) -> Router {
    Router::new().route("/metrics", get(text)).with_state(service.metrics.clone())
}

async fn text(State(metrics): State<Metrics>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, TEXT)], metrics.text().to_string())
}

/// Answers until the process ends.
///
/// # Errors
/// The listener fails for good.
pub async fn listen(listener: TcpListener, service: Service) -> std::io::Result<()> {
    axum::serve(listener, program(&service)).await
}
