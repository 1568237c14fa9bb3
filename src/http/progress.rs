//! `GET /progress.json` and `GET /progress.atom`: what was answered over all themes, for programs
//! and for feed readers. The fields of the JSON are described in `docs/progress.md`; their meaning
//! changes only with `version`.

use std::fmt::Write as _;

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, Response, header},
    response::IntoResponse,
};
use chrono::NaiveDate;
use serde::Serialize;

use super::{AppState, echo::Rerender, escaped, lang};
use crate::address::Address;
use crate::domain::answers::{Answer, Flow, Given, Item, Progress, Told};
use crate::i18n::{Lang, say};

/// The version of the JSON.
const VERSION: u32 = 1;
/// Entries of the feed, the newest: a reader asks again before there are more.
const ENTRIES: usize = 100;

/// The file.
#[derive(Serialize)]
struct File<'a> {
    version: u32,
    flow: Counted,
    items: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Counted {
    notes: u32,
    items: u32,
    answered: u32,
    adopted: u32,
    done: u32,
}

#[derive(Serialize)]
struct Entry<'a> {
    theme: OfTheme<'a>,
    item: Item,
    name: &'a str,
    why: &'a str,
    notes: usize,
    stickers: u32,
    rank: usize,
    overdue: bool,
    answers: Vec<Said<'a>>,
}

#[derive(Serialize)]
struct OfTheme<'a> {
    slug: &'a str,
    title: &'a str,
    example: bool,
}

#[derive(Serialize)]
struct Said<'a> {
    publication: i64,
    on: NaiveDate,
    answer: &'a Answer,
}

/// Sends the JSON.
pub async fn json(State(state): State<AppState>) -> Response<Body> {
    match state.progress().await {
        Ok(progress) => {
            let text = serde_json::to_string(&file(&progress, state.today()));
            answer("application/json", text.unwrap_or_default())
        }
        Err(error) => Rerender::fault(error.told()).into_response(),
    }
}

/// Sends the feed, in the reader's language.
pub async fn atom(State(state): State<AppState>, headers: HeaderMap) -> Response<Body> {
    match state.progress().await {
        Ok(progress) => answer("application/atom+xml", feed(&progress, lang(&headers))),
        Err(error) => Rerender::fault(error.told()).into_response(),
    }
}

fn answer(media: &'static str, text: String) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    response
}

fn file(progress: &Progress, today: NaiveDate) -> File<'_> {
    let Flow { notes, items, answered, adopted, done } = progress.flow;
    File {
        version: VERSION,
        flow: Counted { notes, items, answered, adopted, done },
        items: progress.told.iter().map(|told| listed(told, today)).collect(),
    }
}

fn listed(told: &Told, today: NaiveDate) -> Entry<'_> {
    Entry {
        theme: OfTheme { slug: &told.slug, title: &told.title, example: told.example },
        item: told.place.item,
        name: &told.place.name,
        why: &told.why,
        notes: told.place.notes,
        stickers: told.place.stickers,
        rank: told.place.rank,
        overdue: told.is_overdue(today),
        answers: told
            .history
            .iter()
            .map(|given| Said { publication: given.number, on: given.on, answer: &given.answer })
            .collect(),
    }
}

/// The feed (RFC 4287): an entry for each answer that came out, the newest first. Addresses are
/// relative to where the feed was read from.
fn feed(progress: &Progress, lang: Lang) -> String {
    let text = &lang.texts().progress;
    let mut all: Vec<(&Told, &Given)> = progress
        .told
        .iter()
        .flat_map(|told| told.history.iter().map(move |given| (told, given)))
        .collect();
    all.sort_by_key(|(told, given)| (std::cmp::Reverse(given.on), told.place.item, given.number));
    let updated =
        all.first().map_or_else(|| "1970-01-01".to_owned(), |(_, first)| first.on.to_string());
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\
        <title>{}</title><id>urn:kizuki:progress</id><updated>{updated}T00:00:00Z</updated>\
        <author><name>{}</name></author><link rel=\"alternate\" href=\"{}\"/>",
        lang.as_str(),
        escaped(text.title),
        escaped(lang.texts().common.brand),
        Address::Progress,
    );
    for (told, given) in all.into_iter().take(ENTRIES) {
        entry(&mut feed, lang, told, given);
    }
    feed + "</feed>\n"
}

fn entry(feed: &mut String, lang: Lang, told: &Told, given: &Given) {
    let status = say::status(lang, given.answer.status);
    let (item, on) = (told.place.item, given.on);
    let board = Address::Board(&told.slug);
    let _ = write!(
        feed,
        "<entry><id>urn:kizuki:{}:{item}:{}</id><title>{}</title>\
        <updated>{on}T00:00:00Z</updated><link href=\"{board}#a-{item}\"/>\
        <category term=\"{}\" label=\"{}\"/><content type=\"text\">{}</content></entry>",
        told.theme,
        given.number,
        escaped(&format!("{status}: {}", told.place.name)),
        given.answer.status.as_str(),
        escaped(status),
        escaped(&given.answer.text),
    );
}
