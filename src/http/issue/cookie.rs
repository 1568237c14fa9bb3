//! The session cookie of somebody who is picking up: five minutes, and for the desk alone.

use axum::http::HeaderMap;
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};

use crate::address::Address;
use crate::http::AppState;
use crate::service::{
    Config,
    issue::{MINUTES, Visitor},
    token,
};

/// The cookie over HTTPS, and over plain HTTP on one's own machine.
const COOKIES: [&str; 2] = ["__Host-kz_issue", "kz_issue"];

pub(super) const fn cookie_name(https: bool) -> &'static str {
    if https { COOKIES[0] } else { COOKIES[1] }
}

/// Whether the request carries the cookie that stands for somebody who is picking up, good or not.
/// The anonymous door refuses it.
pub fn carries_cookie(headers: &HeaderMap) -> bool {
    let jar = CookieJar::from_headers(headers);
    COOKIES.iter().any(|name| jar.get(name).is_some())
}

/// The cookie with this token.
pub(super) fn cookie(config: &Config, token: String) -> Cookie<'static> {
    Cookie::build((cookie_name(config.is_https()), token))
        .path(Address::Home.to_string())
        .http_only(true)
        .same_site(SameSite::Strict)
        .secure(config.is_https())
        .max_age(time::Duration::seconds(MINUTES))
        .build()
}

/// Who is picking up, by the cookie.
pub(super) fn session(state: &AppState, headers: &HeaderMap) -> Option<Visitor> {
    let jar = CookieJar::from_headers(headers);
    let token = jar.get(cookie_name(state.config.is_https()))?;
    state.desk.visitor(&token::hash(token.value()), state.clock.now())
}
