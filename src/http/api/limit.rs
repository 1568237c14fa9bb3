//! How often programs may ask.

use axum::http::HeaderValue;

use crate::service::limits::RateLimit;

/// Requests in each stretch of seconds, for everybody together: no address is looked at, here
/// either.
const LIMIT: (u32, i64) = (600, 60);
/// That limit as programs are told (draft-ietf-httpapi-ratelimit-headers-10), as a header's name and
/// value. How much of it is left is not: it would tell each reader what others read.
pub const POLICY: (&str, HeaderValue) =
    ("ratelimit-policy", HeaderValue::from_static("\"all\";q=600;w=60"));

/// A new count of the requests.
pub fn limit() -> RateLimit {
    RateLimit::new(LIMIT.0, LIMIT.1)
}

/// Seconds from `now` until the next stretch begins.
pub const fn rest(now: i64) -> i64 {
    LIMIT.1 - now.rem_euclid(LIMIT.1)
}
