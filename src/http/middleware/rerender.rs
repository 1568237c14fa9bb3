//! Error pages: renders the page of a failed form again; see [`crate::http::echo`]. Whatever else
//! failed without words gets a page that has them.

use std::time::Duration;

use axum::{
    body::{Body, to_bytes},
    http::{
        HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode, Uri, header,
    },
    middleware::Next,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::cookie::{Cookie, CookieJar};

use super::detour;
use crate::address::{Address, Route};
use crate::domain::{fault::Fault, parts::SHOWN};
use crate::http::{
    accepts_html,
    echo::{Rerender, Values},
    fault,
    plain_page::plain_page,
};

/// Headers that the rendered page depends on.
const KEPT: [HeaderName; 5] = [
    header::COOKIE,
    header::ACCEPT,
    header::ACCEPT_LANGUAGE,
    header::HOST,
    HeaderName::from_static(SHOWN),
];
/// What says in words what failed: a page, and what programs are told.
const WORDS: [&str; 3] = ["text/html", "application/json", "application/problem+json"];
/// The longest form, in bytes: a roster that was read and is shown again, written as a form is.
const FORM_MAX: usize = 1024 * 1024;
/// Who takes longer to send a form does not get it read.
const READING: Duration = Duration::from_secs(30);

/// Lets the request through; if the handler asks for a page to be rendered again and a person is
/// looking, does so.
pub async fn rerender(request: Request<Body>, next: Next) -> Response<Body> {
    if !accepts_html(request.headers()) {
        return next.run(request).await;
    }
    let mut headers = HeaderMap::new();
    for name in KEPT {
        for value in request.headers().get_all(&name) {
            headers.append(name.clone(), value.clone());
        }
    }
    let uri = request.uri().clone();
    let opens = matches!(*request.method(), Method::GET | Method::HEAD);
    let (request, typed) = match with_form(request).await {
        Ok(read) => read,
        Err(fault) => return show(Rerender::fault(fault), &headers, &next).await,
    };
    let response = next.clone().run(request).await;
    // What watches the program reads why it is not well.
    let is_not_well = response.status() == StatusCode::SERVICE_UNAVAILABLE
        && [Route::Healthz, Route::Readyz].iter().any(|route| route.is_of(uri.path()));
    let Some(asked) = asked_for(&response).filter(|_| !is_not_well) else {
        return response;
    };
    if let Some(home) =
        detour::home_of(uri.path()).filter(|_| opens && asked.echo.fault == Fault::WrongMethod)
    {
        return Redirect::to(&home).into_response();
    }
    let echo = if asked.echo.is_empty() { asked.echo.with(typed) } else { asked.echo };
    let asked = detour::around(Rerender { path: asked.path, echo }, &uri);
    let set: Vec<HeaderValue> =
        response.headers().get_all(header::SET_COOKIE).iter().cloned().collect();
    let headers = with_cookies(headers, &set);
    let mut page = show(asked, &headers, &next).await;
    page.headers_mut().extend(set.into_iter().map(|cookie| (header::SET_COOKIE, cookie)));
    if let Some(allow) = response.headers().get(header::ALLOW) {
        page.headers_mut().insert(header::ALLOW, allow.clone());
    }
    page
}

/// The request with its form read, where it carries one. What is refused before any handler looks
/// at it is not lost either.
async fn with_form(request: Request<Body>) -> Result<(Request<Body>, Values), Fault> {
    let is_form = request
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
    if request.method() != Method::POST || !is_form {
        return Ok((request, Values::new()));
    }
    let (parts, body) = request.into_parts();
    let bytes = tokio::time::timeout(READING, to_bytes(body, FORM_MAX))
        .await
        .map_err(|_| Fault::Busy)?
        .map_err(|_| Fault::TooLarge)?;
    let typed = serde_urlencoded::from_bytes(&bytes).unwrap_or_default();
    Ok((Request::from_parts(parts, Body::from(bytes)), typed))
}

/// What the answer asks for: a page again, or, where it failed without words for people, one that
/// has them.
fn asked_for(response: &Response<Body>) -> Option<Rerender> {
    if let Some(asked) = response.extensions().get::<Rerender>() {
        return Some(asked.clone());
    }
    let status = response.status();
    let is = |kind: &HeaderValue, prefix: &str| kind.as_bytes().starts_with(prefix.as_bytes());
    let has_words = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| WORDS.iter().any(|words| is(kind, words)));
    ((status.is_client_error() || status.is_server_error()) && !has_words)
        .then(|| Rerender::fault(fault::of_status(status)))
}

/// The cookies with which the browser will come next time: a page that follows a sign-in is
/// rendered for who has signed in.
fn with_cookies(mut headers: HeaderMap, set: &[HeaderValue]) -> HeaderMap {
    let new = set.iter().filter_map(|cookie| Cookie::parse(cookie.to_str().ok()?.to_owned()).ok());
    let jar = new.fold(CookieJar::from_headers(&headers), |jar, cookie| {
        jar.add(Cookie::new(cookie.name().to_owned(), cookie.value().to_owned()))
    });
    let all: Vec<String> =
        jar.iter().map(|cookie| format!("{}={}", cookie.name(), cookie.value())).collect();
    if let (false, Ok(all)) = (set.is_empty(), HeaderValue::from_str(&all.join("; "))) {
        headers.insert(header::COOKIE, all);
    }
    headers
}

/// The page that is asked for; where that cannot be had (gone, not allowed), the page that says
/// what went wrong, with what was written; where there is no room for that either, the words alone.
async fn show(asked: Rerender, headers: &HeaderMap, next: &Next) -> Response<Body> {
    let failed = asked.echo.fault.clone();
    let written = asked.echo.written();
    if let Some(page) = once(asked.clone(), headers, next).await {
        return page;
    }
    let instead = Rerender { path: Address::Fault.into(), ..asked };
    match once(instead, headers, next).await {
        Some(page) => page,
        None => plain_page(headers, &failed, &written),
    }
}

async fn once(asked: Rerender, headers: &HeaderMap, next: &Next) -> Option<Response<Body>> {
    let (status, retry) = (fault::status(&asked.echo.fault), fault::retry_after(&asked.echo.fault));
    let is_fault_page = Route::Fault.is_of(&asked.path);
    let mut request = Request::new(Body::empty());
    *request.method_mut() = Method::GET;
    *request.uri_mut() = asked.path.parse::<Uri>().ok()?;
    *request.headers_mut() = headers.clone();
    let written = !asked.echo.written().is_empty();
    request.extensions_mut().insert(asked.echo);
    let mut response = next.clone().run(request).await;
    // Readers may be asked for the passphrase instead of seeing the page.
    if let Some(instead) = response.extensions().get::<Rerender>().cloned() {
        return Box::pin(once(instead, headers, next)).await;
    }
    if response.status().is_success() || is_fault_page {
        if response.status() == StatusCode::SERVICE_UNAVAILABLE {
            return None;
        }
        *response.status_mut() = status;
        if let Some(seconds) = retry {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        return Some(response);
    }
    // The page has its own answer: it is gone, or another one has to be seen first. With nothing
    // written, that is the better one.
    (!written && response.status() != StatusCode::SERVICE_UNAVAILABLE).then_some(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_rendered_with_the_cookies_that_are_set() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("a=1; kizuki_session=old"));
        let set = [
            HeaderValue::from_static("kizuki_session=new; Path=/; HttpOnly"),
            HeaderValue::from_static("b=2; Max-Age=9"),
        ];
        let jar = CookieJar::from_headers(&with_cookies(headers.clone(), &set));
        let value = |name| jar.get(name).map(|cookie| cookie.value().to_owned());
        assert_eq!(
            ["a", "kizuki_session", "b"].map(value),
            [Some("1".into()), Some("new".into()), Some("2".into())]
        );
        assert_eq!(with_cookies(headers.clone(), &[]), headers);
    }

    #[test]
    fn what_has_words_is_left_as_it_is() {
        let answer = |status, kind: &'static str| {
            Response::builder()
                .status(status)
                .header(header::CONTENT_TYPE, kind)
                .body(Body::empty())
                .expect("an answer")
        };
        assert!(
            asked_for(&answer(404, "text/html; charset=utf-8")).is_none()
                && asked_for(&answer(200, "text/plain")).is_none()
        );
        for (status, fault) in [
            (405, Fault::WrongMethod),
            (413, Fault::TooLarge),
            (415, Fault::Malformed),
            (503, Fault::Busy),
            (500, Fault::Internal),
        ] {
            assert_eq!(
                asked_for(&answer(status, "text/plain")).map(|asked| asked.echo.fault),
                Some(fault),
                "{status}"
            );
        }
    }
}
