//! A static HTML page: an answer in words where no page can or should be rendered.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Response, header},
    response::{Html, IntoResponse},
};

use super::{accepts_html, fault, lang};
use crate::domain::fault::Fault;
use crate::i18n::say;

/// Text as the content of an element (HTML, 13.1.2).
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Says what is wrong: a page of one sentence for a person, with what they had written, the
/// sentence alone for a program.
pub fn plain_page(headers: &HeaderMap, fault: &Fault, written: &[String]) -> Response<Body> {
    let lang = lang(headers);
    let says = say::fault(lang, fault);
    let mut response = if accepts_html(headers) {
        let tag = lang.as_str();
        let brand = lang.texts().common.brand;
        let head = format!("<head><meta charset=\"utf-8\"><title>{brand}</title></head>");
        let kept: Vec<String> =
            written.iter().map(|text| format!("<pre>{}</pre>", escaped(text))).collect();
        let lead = if written.is_empty() {
            String::new()
        } else {
            format!("<p>{}</p>", lang.texts().fault.written)
        };
        Html(format!(
            "<!DOCTYPE html><html lang=\"{tag}\">{head}<body><p>{says}</p>{lead}{}</body></html>",
            kept.concat()
        ))
        .into_response()
    } else {
        format!("{says}\n").into_response()
    };
    *response.status_mut() = fault::status(fault);
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"),
    );
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if let Some(seconds) = fault::retry_after(fault) {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}
