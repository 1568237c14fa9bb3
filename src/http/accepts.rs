//! Content negotiation: whether a person asks (HTML) or a program.

use axum::http::{HeaderMap, header};

/// Whether a person's browser asks for a page.
pub fn accepts_html(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"))
}
