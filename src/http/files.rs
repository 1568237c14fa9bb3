//! The site's files as they are served: the bundle, whose addresses hold a hash, icons and manifest,
//! and the service worker. Read once, when the program starts, from wherever the site is; compressed
//! already, when it was built.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, Response, header},
    response::IntoResponse as _,
    routing::get,
};

use super::{
    echo::Rerender,
    representation::{Bodies, Representation},
};
use crate::address::{Address, Route, Serves};
use crate::domain::fault::Fault;
use crate::service::Site;

/// The files' addresses hold a hash of their content.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Files whose addresses do not.
const FOR_A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");
/// The worker is asked for whenever a browser looks whether there is a newer one.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");
/// A worker lives under the policy of its own file: this one fetches pages of ours.
const FETCHES_ONLY: HeaderValue =
    HeaderValue::from_static("default-src 'none'; connect-src 'self'");
/// What decides which bytes somebody gets.
const VARY: HeaderValue = HeaderValue::from_static("accept-encoding");

/// The files by their address' path.
type Files = BTreeMap<String, Representation>;

/// What answers for the site's files. Those that the site lacks are not found.
pub fn files(site: &Site) -> Router {
    let files: Arc<Files> = Arc::new(read(site));
    let answer = get(move |request: Request| {
        let found = files.get(request.uri().path());
        let answer = found.map(|file| file.answer(request.method(), request.headers()));
        std::future::ready(answer.unwrap_or_else(missing))
    });
    let of_the_bundle = format!("{}{{*name}}", Address::Asset(""));
    Route::ALL
        .iter()
        .filter(|route| route.serves() == Serves::File && !matches!(route, Route::Asset))
        .map(|route| route.pattern())
        .chain([of_the_bundle.as_str()])
        .fold(Router::new(), |router, pattern| router.route(pattern, answer.clone()))
}

fn missing() -> Response<Body> {
    Rerender::fault(Fault::NotFound).into_response()
}

/// Every file of the site that has an address.
fn read(site: &Site) -> Files {
    // Nothing is built where pages alone are tested.
    let names = site.names().unwrap_or_default();
    names
        .into_iter()
        .filter(|name| !is_compressed(name))
        .filter_map(|name| {
            let path = format!("/{name}");
            let kept = kept(&path)?;
            let file = representation(site, &name, kept);
            let file = file.inspect_err(|error| tracing::error!(%error, "a file cannot be served"));
            Some((path, file.ok()?))
        })
        .collect()
}

/// Whether a file of the site is the compressed form of another.
pub fn is_compressed(name: &str) -> bool {
    plain(name).is_some()
}

/// Whether a file of the site is served, as it is or compressed.
pub fn is_served(name: &str) -> bool {
    kept(&format!("/{}", plain(name).unwrap_or(name))).is_some()
}

/// The file that a compressed one is of.
fn plain(name: &str) -> Option<&str> {
    name.strip_suffix(".br").or_else(|| name.strip_suffix(".gz"))
}

/// For how long browsers may keep the file at this path, where it has an address.
fn kept(path: &str) -> Option<HeaderValue> {
    if path.starts_with(&Address::Asset("").to_string()) {
        return Some(FOR_EVER);
    }
    let is_it = |route: &&Route| route.serves() == Serves::File && route.pattern() == path;
    Route::ALL
        .iter()
        .find(is_it)
        .map(|route| if matches!(route, Route::Worker) { ASK_AGAIN } else { FOR_A_DAY })
}

fn representation(site: &Site, name: &str, kept: HeaderValue) -> std::io::Result<Representation> {
    let read = |name: &str| site.read(name).map(Bytes::from_owner);
    let mut headers = HeaderMap::from_iter([
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type(name))),
        (header::CACHE_CONTROL, kept),
        (header::VARY, VARY),
    ]);
    if Route::Worker.pattern().strip_prefix('/') == Some(name) {
        headers.insert(header::CONTENT_SECURITY_POLICY, FETCHES_ONLY);
    }
    let compressed = |end: &str| read(&format!("{name}{end}")).ok();
    let bodies = Bodies { plain: read(name)?, gzip: compressed(".gz"), brotli: compressed(".br") };
    Ok(Representation::new(&headers, bodies))
}

/// By the end of the name: the kinds of file that `scripts/build.sh` makes. Anything else is bytes.
fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
