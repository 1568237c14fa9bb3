//! `POST /issue`: stamps one envelope per person and theme.

use axum::{
    body::{Body, to_bytes},
    extract::State,
    http::{HeaderMap, HeaderValue, Request, Response, StatusCode, header},
};

use super::cookie::session;
use crate::domain::{
    anon,
    issue::{self, Refusal, Reply, Stamped},
};
use crate::http::{AppState, fault, page_lang};
use crate::i18n::say;

/// Reads an [`issue::Request`], stamps, and answers with a [`Reply`], padded like the anonymous
/// door: on the line, the two look alike.
pub async fn door(State(state): State<AppState>, request: Request<Body>) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let (status, reply) = match handle(&state, &parts.headers, body).await {
        Ok(stamped) => (StatusCode::OK, Reply::Done(stamped)),
        Err(why) => {
            let message = say::issue_refusal(page_lang(&parts.headers), &why).into();
            (fault::issue_status(&why), Reply::Refused { why, message })
        }
    };
    let json = anon::pad(serde_json::to_string(&reply).unwrap_or_default());
    let mut response = Response::new(Body::from(json));
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

async fn handle(state: &AppState, headers: &HeaderMap, body: Body) -> Result<Stamped, Refusal> {
    if !state.config.may_seal() {
        return Err(Refusal::NeedsHttps);
    }
    let bytes = to_bytes(body, anon::REQUEST_MAX).await.map_err(|_| Refusal::TooLarge)?;
    let request: issue::Request = serde_json::from_slice(&bytes).map_err(|_| Refusal::Malformed)?;
    state.stamp(session(state, headers), request).await
}
