//! Cookies as `Set-Cookie` headers.

use axum::http::HeaderValue;
use axum_extra::extract::cookie::Cookie;

/// The value of a `Set-Cookie` header (RFC 6265, 4.1). Ours are made of names, hexadecimal digits,
/// codes and paths, all of which can stand in a header; were one not so, the header would be empty,
/// which sets nothing.
pub fn cookie_header(cookie: &Cookie<'_>) -> HeaderValue {
    HeaderValue::from_str(&cookie.to_string()).unwrap_or(HeaderValue::from_static(""))
}
