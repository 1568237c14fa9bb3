//! Answers for programs: JSON with a mark by which it need not be sent twice, and what went wrong as
//! a problem (RFC 9457).

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header, request::Parts},
};
use serde::{Serialize, de::DeserializeOwned};
use utoipa::ToSchema;

use crate::domain::{fault::Fault, theme::Theme};
use crate::http::{fault, page_cache::cached};
use crate::service::Error;

const JSON: HeaderValue = HeaderValue::from_static("application/json");
const PROBLEM: HeaderValue = HeaderValue::from_static("application/problem+json");

/// What went wrong (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Always `about:blank`: the status says what it is.
    #[serde(rename = "type")]
    kind: &'static str,
    /// The status in words.
    title: &'static str,
    /// The status of the answer.
    status: u16,
    /// What of the request it is about, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
}

/// Why a request is not answered.
pub enum Failure {
    /// A parameter cannot be read; which, and what is expected.
    Parameter(String),
    /// Everything else.
    Error(Error),
}

impl<E: Into<Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

/// What an address asks for besides its path.
///
/// # Errors
/// [`Failure::Parameter`].
pub fn query<T: DeserializeOwned>(request: &Parts) -> Result<T, Failure> {
    let query = request.uri.query().unwrap_or_default();
    serde_urlencoded::from_str(query).map_err(|error| Failure::Parameter(error.to_string()))
}

/// A theme that everybody may see, or that it is not there: a draft is nobody's business.
///
/// # Errors
/// [`Fault::NotFound`].
pub fn public(theme: Theme) -> Result<Theme, Fault> {
    if theme.state.is_public() { Ok(theme) } else { Err(Fault::NotFound) }
}

/// JSON as it is asked for: compressed, or not at all where the reader has it already. `extra` are
/// headers of this answer.
pub async fn json(request: &Parts, value: &impl Serialize, extra: HeaderMap) -> Response<Body> {
    let Ok(body) = serde_json::to_vec(value) else {
        return problem_of(StatusCode::INTERNAL_SERVER_ERROR, "not written", None);
    };
    bytes(request, body, extra).await
}

/// The same with JSON that is written already.
pub async fn bytes(request: &Parts, body: Vec<u8>, mut headers: HeaderMap) -> Response<Body> {
    headers.insert(header::CONTENT_TYPE, JSON);
    let made = tokio::task::spawn_blocking(move || cached(&headers, body.into())).await;
    match made {
        Ok(made) => made.answer(&request.method, &request.headers),
        Err(_) => problem_of(StatusCode::INTERNAL_SERVER_ERROR, "not written", None),
    }
}

/// The answer, or the problem.
pub fn told(request: &Parts, done: Result<Response<Body>, Failure>) -> Response<Body> {
    let problem = match done {
        Ok(response) => return response,
        Err(Failure::Parameter(detail)) => {
            problem_of(StatusCode::BAD_REQUEST, "a parameter cannot be read", Some(detail))
        }
        Err(Failure::Error(error)) => {
            let fault = error.told();
            let status = fault::status(&fault);
            let mut problem = problem_of(status, reason(status), None);
            if let Some(seconds) = fault::retry_after(&fault) {
                problem.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            }
            problem
        }
    };
    if request.method == Method::HEAD { problem.map(|_| Body::empty()) } else { problem }
}

/// A status in words (RFC 9110, 15).
fn reason(status: StatusCode) -> &'static str {
    status.canonical_reason().unwrap_or("failed")
}

/// A problem.
pub fn problem_of(
    status: StatusCode,
    title: &'static str,
    detail: Option<String>,
) -> Response<Body> {
    let problem = Problem { kind: "about:blank", title, status: status.as_u16(), detail };
    let body = serde_json::to_vec(&problem).unwrap_or_default();
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, PROBLEM);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
