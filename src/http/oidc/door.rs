//! Signing in with the office's own accounts, as a browser sees it: off to the provider by a link, back
//! with a code, and out again. A failure is told on the page of the sign-in, where a password still
//! does.

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, Response, StatusCode, Uri, header},
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::cookie::{Cookie, CookieJar};

use super::cookie::{cookie, name};
use crate::address::Address;
use crate::http::{AppState, cookie_header, echo::Rerender, session};
use crate::service::{
    Error,
    oidc::{CameBack, Entered},
};

/// Sends a browser to the provider. `next` in the query is the page that is wanted afterwards.
pub async fn begin(State(state): State<AppState>, uri: Uri) -> Response<Body> {
    let next = fields(&uri).into_iter().find(|(name, _)| name == "next");
    let next = next.map(|(_, next)| next).filter(|next| session::leads_back(next));
    let next = next.unwrap_or_default();
    let Some(provider) = &state.provider else { return nothing_there() };
    match state.begin_at_provider(provider, &next).await {
        Ok(begun) => {
            let kept = cookie(&state.config, begun.attempt);
            leave_for(&begun.location, &[cookie_header(&kept)])
        }
        Err(error) => not_in(error, next, HeaderValue::from_static("")),
    }
}

/// Takes a browser back from the provider, and lets whoever it is in.
pub async fn back(State(state): State<AppState>, headers: HeaderMap, uri: Uri) -> Response<Body> {
    let Some(provider) = &state.provider else { return nothing_there() };
    let jar = CookieJar::from_headers(&headers);
    let kept = jar.get(name(&state.config)).map(Cookie::value);
    let came = CameBack { attempt: kept, fields: &fields(&uri) };
    let mut gone = cookie(&state.config, String::new());
    gone.make_removal();
    let gone = cookie_header(&gone);
    let Entered { account, next } = match state.come_back(provider, &came).await {
        Ok(entered) => entered,
        Err(error) => return not_in(error, String::new(), gone),
    };
    let opened = match session::open(&state, account).await {
        Ok(opened) => opened,
        Err(error) => return not_in(error, next, gone),
    };
    let next = session::way_on(next);
    leave_for(&next, &[opened, gone])
}

/// Sends a browser to where people sign out at the provider too; to the sign-in, where there is no
/// such place.
pub async fn leave(State(state): State<AppState>) -> Response<Body> {
    let Some(provider) = &state.provider else { return nothing_there() };
    match state.leave_provider(provider).await {
        Ok(Some(location)) => leave_for(&location, &[]),
        Ok(None) => nothing_there(),
        Err(error) => not_in(error, String::new(), HeaderValue::from_static("")),
    }
}

fn fields(uri: &Uri) -> Vec<(String, String)> {
    serde_urlencoded::from_str(uri.query().unwrap_or_default()).unwrap_or_default()
}

fn nothing_there() -> Response<Body> {
    Redirect::to(&Address::Login.to_string()).into_response()
}

/// The page of the sign-in, with what went wrong.
fn not_in(error: Error, next: String, cookie: HeaderValue) -> Response<Body> {
    let values = vec![("next".to_owned(), next)];
    let mut page = Rerender::new(Address::Login, values, error.told()).into_response();
    if !cookie.is_empty() {
        page.headers_mut().append(header::SET_COOKIE, cookie);
    }
    page
}

/// To an address of the provider, or on into the board (RFC 9110, 15.4.3).
fn leave_for(location: &str, cookies: &[HeaderValue]) -> Response<Body> {
    let Ok(location) = HeaderValue::from_str(location) else { return nothing_there() };
    let mut response = (StatusCode::FOUND, [(header::LOCATION, location)]).into_response();
    let cookies = cookies.iter().map(|cookie| (header::SET_COOKIE, cookie.clone()));
    response.headers_mut().extend(cookies);
    response
}
