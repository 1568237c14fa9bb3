//! Access control for readers: where a passphrase is set, only readers who brought the day's cookie
//! see pages; everybody else is asked for it.
//!
//! What is open the table of addresses says; whatever is not in it is closed, so that a new page
//! begins behind the passphrase. This layer stands inside that which renders pages again: a failed
//! form can name any page as its own.

use axum::{
    body::Body,
    extract::State,
    http::{HeaderValue, Request, Response, header, request::Parts},
    middleware::Next,
    response::IntoResponse,
};

use crate::address::{Readers, Route};
use crate::domain::fault::Fault;
use crate::http::{
    AppState,
    echo::{Echo, Rerender},
    passphrase, session,
};
use crate::service::Error;
use crate::store;

/// Lets the request through where it may pass; else answers with the page that asks, and 401.
pub async fn readers(
    State(state): State<AppState>,
    request: Request<Body>,
    next: Next,
) -> Response<Body> {
    if !state.is_closed() {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    if is_open(parts.uri.path()) || says_what_failed(&parts) {
        return next.run(Request::from_parts(parts, body)).await;
    }
    match may_read(&state, &parts).await {
        Ok(true) => {
            let mut response = next.run(Request::from_parts(parts, body)).await;
            // A theme's key may be cached elsewhere. Behind a passphrase nothing may: no cache asks
            // who reads.
            response
                .headers_mut()
                .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            response
        }
        Ok(false) => Rerender::new(
            passphrase::page_for(&parts.method, &parts.uri),
            Vec::new(),
            Fault::NoPassphrase,
        )
        .into_response(),
        Err(error) => Rerender::fault(Error::from(error).told()).into_response(),
    }
}

async fn may_read(state: &AppState, parts: &Parts) -> Result<bool, store::Error> {
    let today = state.today();
    let gate = state.gate();
    let gate = gate.as_ref();
    if gate.is_some_and(|gate| gate.knows_cookie(&state.config, &parts.headers, today)) {
        return Ok(true);
    }
    // What the browser's second program fetches without cookies.
    let is_record =
        Route::find(parts.uri.path()).is_some_and(|found| found.route.readers() == Readers::Record);
    if is_record && gate.is_some_and(|gate| gate.knows_pass(&parts.headers, today)) {
        return Ok(true);
    }
    Ok(session::account(state, &parts.headers).await?.is_some())
}

/// Whether an address is open. Only one that is written plainly can be: routes are looked up by
/// different readers of addresses, and one of them takes `/pick/../trust` for `/trust`.
fn is_open(path: &str) -> bool {
    let open = Route::find(path).is_some_and(|found| {
        matches!(found.route.readers(), Readers::Anyone | Readers::Account(_))
    });
    let plain = path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte));
    let straight = path.split('/').all(|part| !matches!(part, "." | ".."));
    open && plain && straight
}

/// Whether this is the page that says why an open address failed. Only the program itself can ask
/// for it with an echo.
fn says_what_failed(parts: &Parts) -> bool {
    Route::Fault.is_of(parts.uri.path()) && parts.extensions.get::<Echo>().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_is_in_the_table() {
        for open in [
            "/anon",
            "/pick/ABCD-1234",
            "/login",
            "/admin/themes/new",
            "/pkg/kizuki.0a.wasm",
            "/do/sign_in",
            "/lang/en",
        ] {
            assert!(is_open(open), "{open}");
        }
        for closed in [
            "/",
            "/t/a",
            "/t/a/mine/post",
            "/log.json",
            "/t/a/key",
            "/trust",
            "/fault",
            "/anon/x",
            "/login/",
            "/logins",
            "/pickled",
            "/do/x",
            "/x",
        ] {
            assert!(!is_open(closed), "{closed}");
        }
    }

    #[test]
    fn roundabout_addresses_are_closed() {
        for closed in [
            "/pick/../trust",
            "/pick/%2e%2e/trust",
            "/pick/.%2E/trust",
            "/pick/./x",
            "/pick/..",
            "/do/..;/t/a",
            "/pick/a\\..\\b",
        ] {
            assert!(!is_open(closed), "{closed}");
        }
    }
}
