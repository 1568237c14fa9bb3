//! Picking up a Sealed ticket, the one way that knows a person's name and touches a theme: a
//! personal link, a session of five minutes that is kept in memory alone, and an envelope that is
//! stamped unopened. No line of the log tells of any of it, and no page whether somebody has picked
//! up: whoever holds the link could ask. `POST /issue` alone tells it, and takes the ticket where
//! there is one to take.

mod cookie;
mod door;
mod key;

use axum::{
    Form,
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, Response, StatusCode, header},
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::cookie::CookieJar;
use serde::Deserialize;

pub use cookie::carries_cookie;
use cookie::{cookie, cookie_name, session};
pub use door::door;
pub use key::key;

use super::{AppState, cookie_header, echo::Rerender};
use crate::address::{Address, DONE};
use crate::domain::ids::PersonId;
use crate::service::{Error, issue::Visitor, token};

/// Whose the page behind a personal link is: whoever opened a session in this browser; else whose
/// link it is.
///
/// # Errors
/// The errors of [`crate::service::Service::linked`].
pub async fn visitor(
    state: &AppState,
    headers: &HeaderMap,
    typed: &str,
) -> Result<PersonId, Error> {
    match session(state, headers) {
        Some(visitor) => Ok(visitor.person),
        None => state.linked(typed).await.map(|(person, _)| person),
    }
}

/// The button of the page behind a personal link.
#[derive(Deserialize)]
pub struct Begin {
    token: String,
    /// Anything: this is the person's own device.
    #[serde(default)]
    own: String,
}

/// `POST /pick`: opens the desk for five minutes. It uses nothing up: a mail program that follows
/// links must not cost anybody the ticket.
pub async fn begin(State(state): State<AppState>, Form(form): Form<Begin>) -> Response<Body> {
    match open(&state, &form).await {
        Ok((to, cookie)) => {
            let mut response = Redirect::to(&to).into_response();
            response.headers_mut().append(header::SET_COOKIE, cookie);
            response
        }
        Err(error) => Rerender::fault(error.told()).into_response(),
    }
}

/// `POST /pick/end`: everything is picked up. The session is forgotten here and in the browser, so
/// that nothing that is sent afterwards can carry it.
pub async fn end(State(state): State<AppState>, headers: HeaderMap) -> Response<Body> {
    if let Some(token) = CookieJar::from_headers(&headers).get(cookie_name(state.config.is_https()))
    {
        state.desk.close(&token::hash(token.value()));
    }
    let mut gone = cookie(&state.config, String::new());
    gone.make_removal();
    let mut response = StatusCode::NO_CONTENT.into_response();
    response.headers_mut().append(header::SET_COOKIE, cookie_header(&gone));
    response
}

async fn open(state: &AppState, form: &Begin) -> Result<(String, HeaderValue), Error> {
    let (person, link) = state.linked(&form.token).await?;
    let token = token::new()?;
    let address = format!("{}?{DONE}=ready", Address::Pick(link.reveal().as_str()));
    state.desk.open(token::hash(&token), Visitor { person, link }, state.clock.now());
    let cookie = cookie_header(&cookie(&state.config, token));
    let own = if form.own.is_empty() { "" } else { "&own=1" };
    Ok((address + own, cookie))
}
