//! `POST /issue`: stamps one envelope per person and theme.

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, Request, Response, StatusCode},
};

use super::cookie::session;
use crate::domain::issue::{Refusal, Reply, Stamped};
use crate::http::{
    AppState, fault,
    json_door::{Unread, padded, read},
    page_lang,
};
use crate::i18n::say;

/// Reads a [`crate::domain::issue::Request`], stamps, and answers with a [`Reply`], padded like the
/// anonymous door: on the line, the two look alike.
pub async fn door(State(state): State<AppState>, request: Request<Body>) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let (status, reply) = match handle(&state, &parts.headers, body).await {
        Ok(stamped) => (StatusCode::OK, Reply::Done(stamped)),
        Err(why) => {
            let message = say::issue_refusal(page_lang(&parts.headers), &why);
            (fault::issue_status(&why), Reply::Refused { why, message })
        }
    };
    padded(status, &reply)
}

async fn handle(state: &AppState, headers: &HeaderMap, body: Body) -> Result<Stamped, Refusal> {
    if !state.config.may_seal() {
        return Err(Refusal::NeedsHttps);
    }
    let request = read(body).await.map_err(|why| match why {
        Unread::TooLarge => Refusal::TooLarge,
        Unread::Malformed => Refusal::Malformed,
    })?;
    state.stamp(session(state, headers), request).await
}
