//! `POST /issue`: stamps one envelope per person and theme.

use axum::{
    body::{Body, to_bytes},
    extract::State,
    http::{HeaderMap, HeaderValue, Request, Response, StatusCode, header},
};

use super::person;
use crate::domain::{
    anon,
    hex::Hex,
    ids::ThemeId,
    issue::{self, Refusal, Reply, Stamped},
    theme::{State as ThemeState, Theme, Tier},
};
use crate::i18n::say;
use crate::server::{AppState, fault, page_lang};
use crate::store;
use crate::ticket::blind::StampKey;

/// Reads an [`issue::Request`], stamps, and answers with a [`Reply`], padded like the anonymous door: on the line, the two look alike.
pub async fn door(State(state): State<AppState>, request: Request<Body>) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let (status, reply) = match handle(&state, &parts.headers, body).await {
        Ok(stamped) => (StatusCode::OK, Reply::Done(stamped)),
        Err(why) => {
            let message = say::issue_refusal(page_lang(&parts.headers), &why);
            (fault::issue_status(&why), Reply::Refused { why, message })
        }
    };
    let json = anon::pad(serde_json::to_string(&reply).unwrap_or_default());
    let mut response = Response::new(Body::from(json));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

async fn handle(state: &AppState, headers: &HeaderMap, body: Body) -> Result<Stamped, Refusal> {
    if !state.config.may_seal() {
        return Err(Refusal::NeedsHttps);
    }
    let person = person(state, headers).ok_or(Refusal::NotStarted)?;
    let bytes = to_bytes(body, anon::REQUEST_MAX).await.map_err(|_| Refusal::TooLarge)?;
    let request: issue::Request = serde_json::from_slice(&bytes).map_err(|_| Refusal::Malformed)?;
    let theme = theme(state, request.theme).await?;
    let blinded = request.blinded.0;
    // Stamped before the bit is flipped: an envelope that cannot be stamped must not cost the ticket.
    let stamped = key(state, &theme)?.stamp(&blinded).map_err(|_| Refusal::NotElement)?;
    match state.people.issue(theme.id, person).await {
        Ok(()) => state.desk.remember(theme.id, person, blinded, state.clock.now()),
        // The same envelope gets the same stamp; only the one whose answer was lost has it.
        Err(store::Error::Taken) if state.desk.is_again(theme.id, person, &blinded, state.clock.now()) => {}
        Err(store::Error::Taken) => return Err(Refusal::AlreadyIssued),
        Err(store::Error::NotFound) => return Err(Refusal::NotEligible),
        Err(error) => return Err(failed(&error)),
    }
    Ok(Stamped { element: Hex(stamped.element), proof: Hex(stamped.proof) })
}

async fn theme(state: &AppState, id: ThemeId) -> Result<Theme, Refusal> {
    let theme = match state.board.theme(id).await {
        Ok(theme) if theme.state.is_public() => theme,
        Ok(_) | Err(store::Error::NotFound) => return Err(Refusal::NoTheme),
        Err(error) => return Err(failed(&error)),
    };
    match (theme.tier, theme.state) {
        (Tier::Open | Tier::Drawn, _) => Err(Refusal::NotSealed),
        (Tier::Sealed, ThemeState::Announced | ThemeState::Open) => Ok(theme),
        (Tier::Sealed, _) => Err(Refusal::Closed),
    }
}

/// The theme's key, if it is the one that the theme has published: no envelope is ever stamped with another.
fn key(state: &AppState, theme: &Theme) -> Result<StampKey, Refusal> {
    let key = state.keys.stamp_key(theme.id).map_err(|error| {
        tracing::error!(kind = %error.kind(), "a theme's key file cannot be read");
        Refusal::Unavailable
    })?;
    if theme.stamp_key != Some(Hex(key.public().0)) {
        tracing::error!("a theme's key file does not hold the key that the theme has published");
        return Err(Refusal::Unavailable);
    }
    Ok(key)
}

fn failed(error: &store::Error) -> Refusal {
    tracing::error!(%error, "store");
    Refusal::Unavailable
}
