//! HTML post-processing: makes a rendered page valid, and smaller. The renderer leaves an empty
//! marker (`<!>`) wherever a text or a choice could change in a browser, which is an error in HTML,
//! and scripts for waking islands behind the end of the document. Only an island needs its markers,
//! and only a page with islands the scripts.

use axum::{
    body::{Body, to_bytes},
    http::{Request, Response, header},
    middleware::Next,
    response::IntoResponse,
};

use crate::domain::fault::Fault;
use crate::http::echo::Rerender;

/// The longest page that is rendered, in bytes; an organizer's list has a hundred notes, a roster
/// some thousand people.
const PAGE_MAX: usize = 64 << 20;
/// What the renderer writes, and what a browser makes the same node of.
const MARKER: &str = "<!>";
const COMMENT: &str = "<!---->";
/// Elements whose content is text whatever stands in it (HTML, 13.2.5).
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// Tidies each page that passes.
pub async fn tidy(request: Request<Body>, next: Next) -> Response<Body> {
    let response = next.run(request).await;
    if !response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
    {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, PAGE_MAX).await else {
        return Rerender::fault(Fault::Internal).into_response();
    };
    let page = match std::str::from_utf8(&bytes) {
        Ok(page) => Body::from(tidied(page)),
        Err(_) => Body::from(bytes),
    };
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, page)
}

fn tidied(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    let (mut islands, mut had_islands) = (0_u32, false);
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(behind) = rest.strip_prefix(MARKER) {
            out.push_str(if islands > 0 { COMMENT } else { "" });
            rest = behind;
            continue;
        }
        if rest.starts_with("</body>") {
            break;
        }
        let name = name(rest);
        match name {
            "leptos-island" => (islands, had_islands) = (islands + 1, true),
            "/leptos-island" => islands = islands.saturating_sub(1),
            _ => {}
        }
        let end = match RAW.iter().find(|raw| **raw == name) {
            Some(raw) => rest.find(&format!("</{raw}")).unwrap_or(rest.len()),
            None => tag(rest),
        };
        out.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    let end = "</body></html>";
    match rest.strip_prefix(end) {
        Some(scripts) => {
            out.push_str(if had_islands { scripts } else { "" });
            out.push_str(end);
        }
        None => out.push_str(rest),
    }
    out
}

/// The name of the tag that begins here, with the stroke of one that ends an element.
fn name(tag: &str) -> &str {
    let name = &tag[1..];
    &name[..name
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '/')
        .unwrap_or(name.len())]
}

/// How long the tag is that begins here: a value in quotes may hold anything.
fn tag(tag: &str) -> usize {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    tag.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_go_but_for_those_of_islands() {
        for (page, tidy) in [
            ("<p>a<!>b<!></p>", "<p>ab</p>"),
            (
                "<p><leptos-island data-x=\"a<!>b\"><!>x<!></leptos-island><!></p>",
                "<p><leptos-island data-x=\"a<!>b\"><!---->x<!----></leptos-island></p>",
            ),
            // What people typed stays: the renderer writes it so, in a text, in a field, in a
            // value.
            (
                "<p>&lt;!><!></p><textarea><!></textarea><input value='\"<!>'><!>",
                "<p>&lt;!></p><textarea><!></textarea><input value='\"<!>'>",
            ),
            (
                "<!DOCTYPE html><title>a<!></title><script>if (a<!>b) '<!>'</script><!>",
                "<!DOCTYPE html><title>a<!></title><script>if (a<!>b) '<!>'</script>",
            ),
            ("a < b <!", "a < b <!"),
            ("<p", "<p"),
            ("<textarea>never closed <!>", "<textarea>never closed <!>"),
        ] {
            assert_eq!(tidied(page), tidy);
        }
    }

    #[test]
    fn scripts_behind_the_end_come_before_it_where_an_island_needs_them() {
        let scripts = "<script>__RESOLVED_RESOURCES=[];</script>";
        assert_eq!(
            tidied(&format!("<body><p>x</p><!></body></html>{scripts}")),
            "<body><p>x</p></body></html>"
        );
        assert_eq!(
            tidied(&format!("<body><leptos-island></leptos-island></body></html>{scripts}")),
            format!("<body><leptos-island></leptos-island>{scripts}</body></html>")
        );
    }
}
