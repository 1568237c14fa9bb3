//! Middleware for the server functions, which plain forms call. Leptos would answer a failure with
//! a redirect that carries the error in the address; this renders the form's page again instead, so
//! that nothing typed is lost and nothing secret stands in an address.

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::State,
    http::{
        HeaderName, HeaderValue, Method, Request, Response, StatusCode, header, response::Parts,
    },
    middleware::Next,
    response::{IntoResponse, Redirect},
};

use super::language::is_local;
use crate::address::{Address, Route, Serves};
use crate::domain::fault::Fault;
use crate::http::{
    AppState, accepts_html,
    acts::{self, Begun},
    echo::{Carried, Rerender},
    fault,
};

/// The longest form of an organizer, in bytes.
const FORM_MAX: usize = 64 * 1024;
/// The longest form that signs somebody in, in bytes: another form may be carried along in it.
const DOOR_MAX: usize = 1024 * 1024;
/// The longest form of minutes, in bytes: the text may have five thousand characters, each of which
/// takes a dozen bytes here, and more where it is put together of several.
const MINUTES_MAX: usize = 256 * 1024;
/// The longest form of a proposal, in bytes: some twenty fields of two thousand letters.
const PROPOSAL_MAX: usize = 512 * 1024;
/// The longest form about many notes, or with what a department replies to them, in bytes.
const SHEET_MAX: usize = 1024 * 1024;
/// The longest error of a server function, in bytes.
const ERROR_MAX: usize = 16 * 1024;
/// What Leptos sets, together with `Location`, when a server function redirects a program.
const REDIRECTS: &str = "serverfnredirect";

/// Headers of a server function's answer that a person's browser is to get as well.
const KEPT: [HeaderName; 2] = [header::SET_COOKIE, HeaderName::from_static("clear-site-data")];

/// The hidden field in which a form says on which page it stands.
pub const PAGE_FIELD: &str = "page";

/// The longest form that is sent to this address, in bytes.
const fn longest(route: Route) -> usize {
    match route {
        Route::SignIn => DOOR_MAX,
        Route::SaveMinutes => MINUTES_MAX,
        Route::SaveProposal | Route::SaveSchemes => PROPOSAL_MAX,
        Route::MakeEnquiry
        | Route::SaveReplies
        | Route::ReplyByLink
        | Route::AcceptSuggestion
        | Route::RefuseSuggestion => SHEET_MAX,
        _ => FORM_MAX,
    }
}

/// Wraps the server functions; everything else passes.
pub async fn named_forms(
    State(state): State<AppState>,
    request: Request<Body>,
    next: Next,
) -> Response<Body> {
    let path = request.uri().path().to_owned();
    let Some(found) = Route::find(&path).filter(|found| found.route.serves() == Serves::Form)
    else {
        return next.run(request).await;
    };
    let route = found.route;
    if request.method() != Method::POST {
        return Rerender::fault(Fault::WrongMethod).into_response();
    }
    let person = accepts_html(request.headers());
    let (mut parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, longest(route)).await else {
        return Rerender::fault(Fault::TooLarge).into_response();
    };
    // As a program would ask: the answer then is the value or the error itself, not a redirect with
    // the error in its address.
    parts.headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    let form: Vec<(String, String)> = serde_urlencoded::from_bytes(&bytes).unwrap_or_default();
    let deed = acts::deed(&found, &form);
    let act = Begun::look(&state, &parts.headers, deed).await;
    let answer = next.run(Request::from_parts(parts, Body::from(bytes))).await;
    if answer.status().is_success() {
        act.done(&state).await;
    }
    if !person {
        return if answer.status().is_success() { answer } else { for_program(answer).await };
    }
    let page = form
        .iter()
        .find(|(name, _)| name == PAGE_FIELD)
        .map(|(_, page)| page.clone())
        .filter(|page| is_local(page));
    if answer.status().is_success() {
        after(&answer, page.as_deref(), Carried::among(&form))
    } else {
        again(answer, page.unwrap_or_else(|| Address::Fault.into()), form).await
    }
}

/// Renders the form's page once more, with what was typed and what is wrong; cookies that the
/// server function set go along.
async fn again(
    answer: Response<Body>,
    page: String,
    form: Vec<(String, String)>,
) -> Response<Body> {
    let (parts, fault, _) = failure(answer).await;
    let mut response = Rerender::new(page, form, fault).into_response();
    let cookies = parts.headers.get_all(header::SET_COOKIE).iter();
    response.headers_mut().extend(cookies.map(|cookie| (header::SET_COOKIE, cookie.clone())));
    response
}

/// The error itself, with the fault's status and how long to wait.
async fn for_program(answer: Response<Body>) -> Response<Body> {
    let (mut parts, fault, error) = failure(answer).await;
    parts.status = fault::status(&fault);
    if let Some(seconds) = fault::retry_after(&fault) {
        parts.headers.insert(header::RETRY_AFTER, seconds.into());
    }
    Response::from_parts(parts, Body::from(error))
}

/// What a server function's error says, and its bytes. Leptos 0.8 answers every error with 500;
/// what does not exist is the fallback's page.
async fn failure(answer: Response<Body>) -> (Parts, Fault, Bytes) {
    let (parts, body) = answer.into_parts();
    let error = to_bytes(body, ERROR_MAX).await.unwrap_or_default();
    let unreadable =
        if parts.status == StatusCode::NOT_FOUND { Fault::NotFound } else { Fault::Internal };
    let fault = serde_json::from_slice(&error).unwrap_or(unreadable);
    (parts, fault, error)
}

/// The address `to` as somebody had searched or paged it where their form stood, if that is the
/// same page.
fn keep_view(to: &str, page: &str) -> String {
    let (rest, anchor) = to
        .split_once('#')
        .map_or((to, String::new()), |(rest, anchor)| (rest, format!("#{anchor}")));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    match page.split_once('?') {
        Some((same, view)) if same == path => {
            let name = |field: &str| field.split('=').next().unwrap_or_default().to_owned();
            let said: Vec<String> = query.split('&').map(name).collect();
            // What is said of what was just done, and whatever is said anew, is not kept.
            let kept = view
                .split('&')
                .filter(|field| !field.starts_with("done=") && !said.contains(&name(field)));
            let fields = kept.chain(query.split('&'));
            let fields: Vec<&str> = fields.filter(|field| !field.is_empty()).collect();
            format!("{path}?{}{anchor}", fields.join("&"))
        }
        _ => to.to_owned(),
    }
}

/// Sends a person on: to the form that was carried here, where the server function says, or back to
/// the form's page. 303 turns the method into GET (RFC 9110, 15.4.4).
fn after(answer: &Response<Body>, page: Option<&str>, carried: Option<Carried>) -> Response<Body> {
    let said =
        answer.headers().get(header::LOCATION).filter(|_| answer.headers().contains_key(REDIRECTS));
    let to = match (said.and_then(|to| to.to_str().ok()), page) {
        (Some(to), Some(page)) => keep_view(to, page),
        (to, page) => to.or(page).map_or_else(|| Address::Home.to_string(), ToOwned::to_owned),
    };
    let mut response = carried.map_or_else(
        || Redirect::to(&to).into_response(),
        |carried| carried.resume().into_response(),
    );
    for name in KEPT {
        response.headers_mut().extend(
            answer.headers().get_all(&name).iter().map(|value| (name.clone(), value.clone())),
        );
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_comes_back_to_the_view_that_they_left() {
        assert_eq!(
            keep_view("/a?done=hid#notes", "/a?q=x%26y&page=3"),
            "/a?q=x%26y&page=3&done=hid#notes"
        );
        assert_eq!(keep_view("/a?done=hid#notes", "/a?done=restored"), "/a?done=hid#notes");
        assert_eq!(keep_view("/a?done=hid#notes", "/a"), "/a?done=hid#notes");
        assert_eq!(keep_view("/a", "/a?page=3"), "/a?page=3");
        assert_eq!(keep_view("/b?done=hid", "/a?page=3"), "/b?done=hid");
        assert_eq!(keep_view("/a?from=2&done=x", "/a?from=1&page=3"), "/a?page=3&from=2&done=x");
    }
}
