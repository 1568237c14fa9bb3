//! Security headers (docs/anonymity.md section 10).

use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, Request, Response, header},
    middleware::Next,
};

use crate::address::Route;

/// Headers that every response carries, unless a page asks for less.
const ALWAYS: [(HeaderName, HeaderValue); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    // No path and no query goes along: they name a personal link, a one-time token, words that
    // somebody searched for. Not no-referrer: with it a form says "Origin: null", and on plain HTTP
    // the check against other origins has nothing else. A page without forms may ask for it.
    (header::REFERRER_POLICY, HeaderValue::from_static("strict-origin")),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "camera=(), geolocation=(), interest-cohort=(), microphone=(), payment=(), usb=()",
        ),
    ),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
];

/// What everything but a page gets: nothing may run, load or frame it.
const CLOSED: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
);

/// The policy of a page whose scripts carry `nonce`, and whose style, if it stands in the page, is
/// `style` (a source): own files only, forms to ourselves only, in no frame unless others may show
/// it in theirs.
pub fn csp(nonce: &str, style: &str, framed: bool) -> String {
    let ancestors = if framed { "*" } else { "'none'" };
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self' {style}; img-src 'self' data:; \
         connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
    )
}

/// Adds the headers; what a page or file set itself stays.
pub async fn security_headers(request: Request<Body>, next: Next) -> Response<Body> {
    let framed = Route::find(request.uri().path()).is_some_and(|found| found.route.may_be_framed());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        // An answer without a policy of its own, a fault, is in no frame there either.
        if framed && name == header::X_FRAME_OPTIONS {
            continue;
        }
        headers.entry(name).or_insert(value);
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(CLOSED);
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
