//! `POST /anon`: the one door for every anonymous action of the islands.

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, Request, Response, StatusCode},
};

use tokio::time::Instant;

use crate::domain::anon::{self, Action, Done, Refusal, Reply, VERSION};
use crate::http::{
    AppState, fault,
    json_door::{Unread, padded, read},
    page_lang, session,
};
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
    padded(status, &reply)
}

async fn handle(state: &AppState, headers: &HeaderMap, body: Body) -> Result<Done, Refusal> {
    session::nameless(headers)?;
    let request: anon::Request = read(body).await.map_err(|why| match why {
        Unread::TooLarge => Refusal::TooLarge,
        Unread::Malformed => Refusal::Malformed,
    })?;
    if request.v != VERSION {
        return Err(Refusal::Malformed);
    }
    if request.action == Action::Cover {
        return Ok(Done::Covered);
    }
    let ticket = Ticket::parse(&request.ticket).map_err(bad_code)?;
    perform(state, request.theme, &ticket, request.work, request.action).await
}
