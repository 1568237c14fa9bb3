//! Sessions of people with accounts: a random token in a cookie, its hash in the people's store.

use axum::http::{HeaderMap, HeaderValue, uri::PathAndQuery};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};

use super::{AppState, cookie_header, device, issue, oidc};
use crate::address::{Address, Readers, Route};
use crate::domain::{anon::Refusal, fault::Fault, ids::AccountId};
use crate::service::{Actor, Config, Error};
use crate::store::{self, Account};

/// `__Host-` binds the cookie to the host and to HTTPS (RFC 6265bis 4.1.3.2); over plain HTTP
/// browsers would refuse it.
fn cookie_name(config: &Config) -> &'static str {
    if config.is_https() { "__Host-kizuki" } else { "kizuki_session" }
}

/// Whether the request carries an organizer's cookie, good or not. The anonymous door refuses such
/// requests.
pub fn carries_cookie(headers: &HeaderMap) -> bool {
    let jar = CookieJar::from_headers(headers);
    jar.get("__Host-kizuki").is_some() || jar.get("kizuki_session").is_some()
}

/// Why a request that must not name anybody does: it carries an organizer's cookie, the mark of an
/// organizer's browser, what one keeps while its person signs in elsewhere, or the cookie of somebody who is picking up a ticket.
///
/// # Errors
/// [`Refusal::SignedIn`], [`Refusal::PickingUp`].
pub fn nameless(headers: &HeaderMap) -> Result<(), Refusal> {
    let of_account = [carries_cookie, device::carries_cookie, oidc::carries_cookie];
    if of_account.iter().any(|carries| carries(headers)) {
        return Err(Refusal::SignedIn);
    }
    if issue::carries_cookie(headers) { Err(Refusal::PickingUp) } else { Ok(()) }
}

/// The account that is signed in, if any.
///
/// # Errors
/// [`store::Error::Database`].
pub async fn account(
    state: &AppState,
    headers: &HeaderMap,
) -> Result<Option<Account>, store::Error> {
    match token(state, headers) {
        Some(token) => state.session(&token).await,
        None => Ok(None),
    }
}

/// The token of the session that the request carries, good or not.
pub fn token(state: &AppState, headers: &HeaderMap) -> Option<String> {
    let jar = CookieJar::from_headers(headers);
    jar.get(cookie_name(&state.config)).map(|cookie| cookie.value().to_owned())
}

/// The signed-in account, if it may be at this address.
///
/// # Errors
/// [`Fault::NotSignedIn`]; [`Fault::Forbidden`] where the address is for a right that the account
/// has not.
pub async fn allowed(
    state: &AppState,
    headers: &HeaderMap,
    route: Route,
) -> Result<Account, Error> {
    let account = account(state, headers).await?.ok_or(Fault::NotSignedIn)?;
    match route.readers() {
        Readers::Account(right) => Actor::of(&account).must(right)?,
        Readers::Anyone | Readers::Passphrase | Readers::Record => {}
    }
    Ok(account)
}

/// Opens a session and returns the cookie for it.
///
/// # Errors
/// The errors of [`crate::service::Service::open_session`].
pub async fn open(state: &AppState, account: AccountId) -> Result<HeaderValue, Error> {
    Ok(cookie_header(&cookie(&state.config, state.open_session(account).await?)))
}

/// Opens a session for somebody who has just signed in, and marks the browser as theirs: the two
/// cookies.
///
/// # Errors
/// The errors of [`open`].
pub async fn enter(
    state: &AppState,
    account: AccountId,
    password_hash: &str,
) -> Result<[HeaderValue; 2], Error> {
    let mark = state.devices.cookie(&state.config, account, password_hash, state.today())?;
    Ok([open(state, account).await?, mark])
}

/// Where somebody goes who has signed in: `next`, if it [leads back](leads_back); else the themes.
pub fn way_on(next: String) -> String {
    if leads_back(&next) { next } else { Address::Admin.to_string() }
}

/// Ends the session that the request carries and returns the cookie that clears it.
///
/// # Errors
/// [`Error::Store`].
pub async fn close(state: &AppState, headers: &HeaderMap) -> Result<HeaderValue, Error> {
    if let Some(token) = token(state, headers) {
        state.close_session(&token).await?;
    }
    let mut gone = cookie(&state.config, String::new());
    gone.make_removal();
    Ok(cookie_header(&gone))
}

/// Whether `next` is a page for readers or for people with accounts, and fit to stand in a header.
pub fn leads_back(next: &str) -> bool {
    let is_theirs = |route: Route| route.is_page() && route.readers() != Readers::Anyone;
    next.parse::<PathAndQuery>()
        .is_ok_and(|next| Route::find(next.path()).is_some_and(|found| is_theirs(found.route)))
}

fn cookie(config: &Config, token: String) -> Cookie<'static> {
    Cookie::build((cookie_name(config), token))
        .path(Address::Home.to_string())
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(config.is_https())
        .build()
}
