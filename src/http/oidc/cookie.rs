//! What a browser keeps while its person is at the provider: a cookie for these addresses alone. With
//! the path `/`, which `__Host-` asks for, it would go along with what is posted in these ten minutes,
//! and the provider knows whose it is; so its prefix is `__Secure-`, as that of
//! [`crate::http::device`].

use axum::http::HeaderMap;
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};

use crate::address::Address;
use crate::service::{Config, oidc::ATTEMPT_SECONDS};

/// With and without HTTPS.
const NAMES: [&str; 2] = ["__Secure-kizuki_oidc", "kizuki_oidc"];

/// Whether the request carries what a browser keeps on its way to the provider and back. The
/// anonymous door refuses it; browsers do not send it there.
pub fn carries_cookie(headers: &HeaderMap) -> bool {
    let jar = CookieJar::from_headers(headers);
    NAMES.iter().any(|name| jar.get(name).is_some())
}

/// `__Secure-` binds the cookie to HTTPS (RFC 6265bis 4.1.3.1); over plain HTTP browsers would
/// refuse it.
pub(super) fn name(config: &Config) -> &'static str {
    if config.is_https() { NAMES[0] } else { NAMES[1] }
}

/// `Lax`: the browser comes back from another site, and brings it along.
pub(super) fn cookie(config: &Config, attempt: String) -> Cookie<'static> {
    Cookie::build((name(config), attempt))
        .path(Address::OidcBegin.to_string())
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(config.is_https())
        .max_age(time::Duration::seconds(ATTEMPT_SECONDS))
        .build()
}
