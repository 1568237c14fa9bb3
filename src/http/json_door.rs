//! JSON requests and replies of the islands' two doors, `POST /anon` and `POST /issue`: a short
//! JSON request, and an answer that has the same length whatever it says.

use axum::{
    body::{Body, to_bytes},
    http::{HeaderValue, Response, StatusCode, header},
};
use serde::{Serialize, de::DeserializeOwned};

use crate::domain::anon::{REQUEST_MAX, pad};

/// Why a request cannot be read.
pub enum Unread {
    /// The request is longer than [`REQUEST_MAX`] bytes.
    TooLarge,
    /// The request is not the JSON text that is expected.
    Malformed,
}

/// Reads a request.
///
/// # Errors
/// [`Unread`].
pub async fn read<T: DeserializeOwned>(body: Body) -> Result<T, Unread> {
    let bytes = to_bytes(body, REQUEST_MAX).await.map_err(|_| Unread::TooLarge)?;
    serde_json::from_slice(&bytes).map_err(|_| Unread::Malformed)
}

/// An answer, padded (see [`pad`]): on the line, all answers of both doors look alike.
pub fn padded(status: StatusCode, reply: &impl Serialize) -> Response<Body> {
    let json = pad(serde_json::to_string(reply).unwrap_or_default());
    let mut response = Response::new(Body::from(json));
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}
