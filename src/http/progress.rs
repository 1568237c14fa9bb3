//! `GET /progress.json`, `.csv` and `.atom`: what was answered over all themes, for programs,
//! spreadsheets and feed readers.

use std::fmt::Write as _;

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, Response, header},
    response::IntoResponse,
};

use super::{AppState, echo::Rerender, escaped, lang};
use crate::address::Address;
use crate::domain::answers::{Given, Progress, Told};
use crate::i18n::{Lang, say};
use crate::report::{Format, progress_csv, progress_json};

/// Entries of the feed, the newest: a reader asks again before there are more.
const ENTRIES: usize = 100;

/// Sends the JSON.
pub async fn json(State(state): State<AppState>) -> Response<Body> {
    match state.progress().await {
        Ok(progress) => answer("application/json", progress_json(&progress, state.today())),
        Err(error) => Rerender::fault(error.told()).into_response(),
    }
}

/// Sends the table, in the reader's language, as a file to save.
pub async fn csv(State(state): State<AppState>, headers: HeaderMap) -> Response<Body> {
    match state.progress().await {
        Ok(progress) => {
            let lang = lang(&headers).document();
            let bytes = progress_csv(&progress, state.today(), lang);
            let mut response = answer(Format::Csv.media_type(), bytes);
            let name = HeaderValue::from_static("attachment; filename=\"kizuki-progress.csv\"");
            response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
            response
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

fn answer(media: &'static str, text: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(text.into());
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    response
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
