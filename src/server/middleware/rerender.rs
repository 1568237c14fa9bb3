//! Renders the page of a failed form again; see [`crate::server::echo`].

use axum::{
    body::Body,
    http::{HeaderMap, HeaderName, Method, Request, Response, Uri, header},
    middleware::Next,
};

use crate::server::{echo::Rerender, fault};

/// Headers that the rendered page depends on.
const KEPT: [HeaderName; 3] = [header::COOKIE, header::ACCEPT_LANGUAGE, header::HOST];

/// Lets the request through; if the handler asks for a page to be rendered again and a person is looking, does so.
pub async fn rerender(request: Request<Body>, next: Next) -> Response<Body> {
    let wants_page = accepts_html(request.headers());
    let mut headers = HeaderMap::new();
    for name in KEPT {
        for value in request.headers().get_all(&name) {
            headers.append(name.clone(), value.clone());
        }
    }
    let again = next.clone();
    let response = next.run(request).await;
    match response.extensions().get::<Rerender>() {
        Some(asked) if wants_page => page(asked.clone(), headers, again).await.unwrap_or(response),
        _ => response,
    }
}

/// Whether a person's browser asks for a page.
pub fn accepts_html(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).is_some_and(|accept| accept.contains("text/html"))
}

/// The page of a failed form. Where readers are asked for the passphrase instead of seeing it, the page that asks.
async fn page(asked: Rerender, headers: HeaderMap, next: Next) -> Option<Response<Body>> {
    let response = once(asked, headers.clone(), next.clone()).await?;
    match response.extensions().get::<Rerender>() {
        Some(instead) => once(instead.clone(), headers, next).await,
        None => Some(response),
    }
}

async fn once(asked: Rerender, headers: HeaderMap, next: Next) -> Option<Response<Body>> {
    let (status, retry) = (fault::status(&asked.echo.fault), fault::retry_after(&asked.echo.fault));
    let mut request = Request::new(Body::empty());
    *request.method_mut() = Method::GET;
    *request.uri_mut() = asked.path.parse::<Uri>().ok()?;
    *request.headers_mut() = headers;
    request.extensions_mut().insert(asked.echo);
    let mut response = next.run(request).await;
    // Where the page itself cannot be had (signed out, gone), its own answer is the better one.
    if response.status().is_success() {
        *response.status_mut() = status;
        if let Some(seconds) = retry {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
    }
    Some(response)
}
