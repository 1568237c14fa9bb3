//! A board's notes, a page at a time.

use axum::{
    body::Body,
    extract::{Path, State as Program},
    http::{HeaderMap, HeaderValue, Request, Response, header},
};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use super::{
    answer::{Failure, Problem, json, public, query, told},
    shown::{NoteShown, PageOfNotes},
};
use crate::address::Address;
use crate::domain::{note::Note, paging::Paging};
use crate::http::AppState;

/// Notes to a page, if nothing is said.
const SIZE: usize = 100;
/// The most notes to a page.
const SIZE_MAX: usize = 500;

/// Which notes.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct WhichNotes {
    /// The page, from 1. One that is beyond the last is the last: a board may have become shorter.
    #[param(minimum = 1, maximum = 1_000_000, example = 1)]
    page: Option<usize>,
    /// Notes to a page.
    #[param(minimum = 1, maximum = 500, example = 100)]
    per_page: Option<usize>,
    /// Only those of this column.
    prompt: Option<Uuid>,
}

/// The notes of a board, hidden ones without their text, a page at a time.
///
/// The header `Link` (RFC 8288) leads to the first, the last, the next and the page before.
#[utoipa::path(
    get,
    path = "/api/v1/themes/{slug}/notes",
    params(("slug" = String, Path, description = "The theme's short name", example = "zaitaku-kinmu"), WhichNotes),
    responses(
        (status = 200, description = "The page", body = PageOfNotes),
        (status = "4XX", description = "Why not", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Too much to do, or the database does not answer", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list(
    Program(state): Program<AppState>,
    Path(slug): Path<String>,
    request: Request<Body>,
) -> Response<Body> {
    let (request, _) = request.into_parts();
    let done = async {
        let which: WhichNotes = query(&request)?;
        let size = number(which.per_page, SIZE, SIZE_MAX, "per_page")?;
        let page = number(which.page, 1, 1_000_000, "page")?;
        let theme = public(state.board.theme_by_slug(&slug).await?)?;
        let mut notes =
            if theme.state.has_board() { state.board.notes(theme.id).await? } else { Vec::new() };
        // One that nobody has read yet is on no board.
        notes.retain(|note| {
            !note.is_held() && which.prompt.is_none_or(|prompt| prompt == note.prompt.0)
        });
        let tally = theme.shows_tally();
        let place = |note: &Note| {
            let stickers = if tally { note.stickers.total() } else { 0 };
            (std::cmp::Reverse(stickers), note.id)
        };
        notes.sort_by_key(place);
        let paging = Paging::new(Some(page), notes.len(), size);
        paging.cut(&mut notes);
        let links = links(&slug, &paging, size, which.prompt);
        let shown = PageOfNotes {
            notes: notes.into_iter().map(|note| NoteShown::of(note, tally)).collect(),
            page: paging.at,
            pages: paging.of,
            items: paging.items,
        };
        Ok(json(&request, &shown, links).await)
    };
    told(&request, done.await)
}

fn number(asked: Option<usize>, usual: usize, most: usize, name: &str) -> Result<usize, Failure> {
    let asked = asked.unwrap_or(usual);
    if (1..=most).contains(&asked) {
        Ok(asked)
    } else {
        Err(Failure::Parameter(format!("{name}: a number from 1 to {most}")))
    }
}

/// The other pages (RFC 8288, and the relations of its registry).
fn links(slug: &str, paging: &Paging, size: usize, prompt: Option<Uuid>) -> HeaderMap {
    let only = prompt.map_or_else(String::new, |prompt| format!("&prompt={prompt}"));
    let link = |page: usize, relation: &str| {
        let path = Address::ApiNotes(slug);
        format!("<{path}?page={page}&per_page={size}{only}>; rel=\"{relation}\"")
    };
    let mut links = vec![link(1, "first"), link(paging.of, "last")];
    links.extend((paging.at > 1).then(|| link(paging.at - 1, "prev")));
    links.extend((paging.at < paging.of).then(|| link(paging.at + 1, "next")));
    let value = HeaderValue::from_str(&links.join(", "));
    value.map(|value| HeaderMap::from_iter([(header::LINK, value)])).unwrap_or_default()
}
