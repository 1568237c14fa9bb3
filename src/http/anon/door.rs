//! `POST /anon`: the one door for every anonymous action of the islands.

use axum::{
    body::{Body, to_bytes},
    extract::State,
    http::{HeaderMap, HeaderValue, Request, Response, StatusCode, header},
};

use tokio::time::Instant;

use crate::domain::anon::{self, Action, Done, Refusal, Reply, VERSION};
use crate::http::{AppState, fault, page_lang, session};
use crate::i18n::say;
use crate::service::anon::{bad_code, perform};
use crate::ticket::Ticket;

/// Reads a request of [`anon::Request`], does it, and answers with a [`Reply`], padded. It takes no
/// cookie: a browser that sends an organizer's cookie could be told apart, so it is refused.
pub async fn door(State(state): State<AppState>, request: Request<Body>) -> Response<Body> {
    let came = Instant::now();
    let (parts, body) = request.into_parts();
    let (status, reply) = match handle(&state, &parts.headers, body).await {
        Ok(done) => (StatusCode::OK, Reply::Done(done)),
        Err(why) => {
            let message = say::refusal(page_lang(&parts.headers), &why);
            (fault::refusal_status(&why), Reply::Refused { why, message })
        }
    };
    // As with its length, so with its time: an answer does not say whether anything was done.
    match &reply {
        Reply::Done(Done::Covered) => state.pace.cover(came).await,
        _ => state.pace.acted(came),
    }
    let json = anon::pad(serde_json::to_string(&reply).unwrap_or_default());
    let mut response = Response::new(Body::from(json));
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

async fn handle(state: &AppState, headers: &HeaderMap, body: Body) -> Result<Done, Refusal> {
    session::nameless(headers)?;
    let bytes = to_bytes(body, anon::REQUEST_MAX).await.map_err(|_| Refusal::TooLarge)?;
    let request: anon::Request = serde_json::from_slice(&bytes).map_err(|_| Refusal::Malformed)?;
    if request.v != VERSION {
        return Err(Refusal::Malformed);
    }
    if request.action == Action::Cover {
        return Ok(Done::Covered);
    }
    let ticket = Ticket::parse(&request.ticket).map_err(bad_code)?;
    perform(state, request.theme, &ticket, request.work, request.action).await
}
