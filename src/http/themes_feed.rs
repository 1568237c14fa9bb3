//! `GET /themes.atom`: what themes went through, for feed readers. Nothing but what the public log says
//! of them, by the day: openings, ends and answers; no counts.

use std::{collections::HashMap, fmt::Write as _};

use axum::{
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, HeaderValue, Method, Response, header},
    response::IntoResponse,
};

use super::{
    AppState,
    echo::Rerender,
    escaped, lang,
    representation::{Bodies, Representation},
};
use crate::address::Address;
use crate::domain::{
    ids::ThemeId,
    theme::{State as ThemeState, Theme},
};
use crate::i18n::Lang;
use crate::log::{Entry, Event};
use crate::service::Error;

/// Entries of the feed, the newest: a reader asks again before there are more.
const ENTRIES: i64 = 100;

/// Sends the feed, in the reader's language.
pub async fn atom(
    State(state): State<AppState>,
    method: Method,
    headers: HeaderMap,
) -> Response<Body> {
    match feed(&state, lang(&headers)).await {
        Ok(feed) => {
            let mut of = HeaderMap::new();
            let media = HeaderValue::from_static("application/atom+xml");
            of.insert(header::CONTENT_TYPE, media);
            of.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
            let vary = HeaderValue::from_static("accept-language, cookie");
            of.insert(header::VARY, vary);
            let bodies = Bodies { plain: Bytes::from(feed), gzip: None, brotli: None };
            Representation::new(&of, bodies).answer(&method, &headers)
        }
        Err(error) => Rerender::fault(error.told()).into_response(),
    }
}

/// The feed (RFC 4287), the newest entry first. Addresses are relative to where it was read from.
async fn feed(state: &AppState, lang: Lang) -> Result<String, Error> {
    let entries = state.board.told_newest(ENTRIES).await?;
    let themes = state.board.readable_themes().await?;
    let themes: HashMap<ThemeId, Theme> =
        themes.into_iter().map(|theme| (theme.id, theme)).collect();
    let told = entries.iter().filter_map(|entry| Some((entry, said(entry, &themes, lang)?)));
    let told: Vec<(&Entry, (String, &Theme))> = told.collect();
    let updated =
        told.first().map_or_else(|| "1970-01-01".to_owned(), |(entry, _)| entry.day.to_string());
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\
        <title>{}</title><id>urn:kizuki:themes</id><updated>{updated}T00:00:00Z</updated>\
        <author><name>{}</name></author><link rel=\"alternate\" href=\"{}\"/>",
        lang.as_str(),
        escaped(lang.texts().themes_feed.title),
        escaped(lang.texts().common.brand),
        Address::Home,
    );
    for (entry, (says, theme)) in told {
        let board = Address::Board(&theme.slug);
        let _ = write!(
            feed,
            "<entry><id>urn:kizuki:log:{}</id><title>{}</title><updated>{}T00:00:00Z</updated>\
            <link href=\"{board}\"/><content type=\"text\">{}</content></entry>",
            entry.seq,
            escaped(&says),
            entry.day,
            escaped(&theme.description),
        );
    }
    Ok(feed + "</feed>\n")
}

/// What an entry of the log says, if it is one of the feed's.
fn said<'a>(
    entry: &Entry,
    themes: &'a HashMap<ThemeId, Theme>,
    lang: Lang,
) -> Option<(String, &'a Theme)> {
    let text = &lang.texts().themes_feed;
    let event = entry.event().ok()?;
    let theme = event.theme().and_then(|id| themes.get(&id))?;
    let says = match event {
        Event::Opened { .. } => text.opened,
        Event::Moved { to: ThemeState::Review, .. } => text.closed,
        Event::Answered { .. } => text.answered,
        _ => return None,
    };
    Some((says(&theme.title), theme))
}
