//! `POST /admin/year/feed`: a calendar feed's address, shown in the answer and never again, for only its hash is
//! kept; and `/feed/{token}/themes.ics`, where a calendar fetches the year.

use axum::{
    Form,
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, Response, StatusCode, header},
    response::{Html, IntoResponse},
};
use leptos::prelude::*;
use serde::Deserialize;

use crate::address::{Address, Route};
use crate::domain::{fault::Fault, hex::Hex, theme::Theme};
use crate::http::{self, AppState, echo::Rerender, session, year_address::year_address};
use crate::i18n::Lang;
use crate::pages::slips::{POLICY, document};
use crate::report::{ICALENDAR, year_calendar};
use crate::service::{Actor, Error, token, year::YearAt};

/// The form as it is sent.
#[derive(Deserialize)]
pub struct Typed {
    /// The secret of the address, made with the form.
    #[serde(default)]
    token: String,
}

/// Gives whoever asks a feed, and answers with its address.
pub async fn make(
    State(state): State<AppState>,
    headers: HeaderMap,
    Form(form): Form<Typed>,
) -> Response<Body> {
    let made = async {
        let account = session::allowed(&state, &headers, Route::MakeFeed).await?;
        state.set_feed(&Actor::of(&account), &form.token).await
    };
    match made.await {
        Ok(()) => {
            let html = sheet(&state, http::lang(&headers), &form.token);
            let closed =
                [(header::CACHE_CONTROL, "no-store"), (header::CONTENT_SECURITY_POLICY, POLICY)];
            (closed, Html(html)).into_response()
        }
        Err(error) => Rerender::new(Address::Year, Vec::new(), error.told()).into_response(),
    }
}

fn sheet(state: &AppState, lang: Lang, link: &str) -> String {
    let text = &lang.texts().year;
    let address = format!("{}{}", state.config.public_origin(), Address::Feed(link));
    let head = view! {
        <h1>{text.sheet_title}</h1>
        <p class="banner"><strong>{text.sheet_once}</strong></p>
        <p class="link-once"><code>{address}</code></p>
        <p>{text.sheet_how}" "{text.sheet_lost}</p>
        <p class="noprint"><a class="btn plain" href=Address::Year>{text.sheet_back}</a></p>
    };
    document(state, lang, text.sheet_title, head.into_any(), ().into_any())
}

/// What a calendar fetches: titles and days of the themes that staff see.
pub async fn feed(
    State(state): State<AppState>,
    Path(link): Path<String>,
    headers: HeaderMap,
) -> Response<Body> {
    match fetch(&state, &link, &headers).await {
        Ok(response) => response,
        Err(error) => Rerender::fault(error.told()).into_response(),
    }
}

async fn fetch(state: &AppState, link: &str, headers: &HeaderMap) -> Result<Response<Body>, Error> {
    if !state.is_feed(link).await? {
        return Err(Fault::NotFound.into());
    }
    let themes = state.told_themes().await?;
    let themes: Vec<&Theme> = themes.iter().collect();
    let off = state.themes_off().await?;
    let off: Vec<&Theme> = off.iter().collect();
    let office = state.board.office().await?;
    let text = year_calendar(&themes, &off, office, http::lang(headers).document());
    // What has not changed is the same bytes, so calendars that ask whether it has are told so.
    let tag = format!("\"{}\"", Hex(token::hash(&text)));
    let tag = HeaderValue::from_str(&tag).map_err(|_| Fault::Internal)?;
    let known = headers.get(header::IF_NONE_MATCH).is_some_and(|known| *known == tag);
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let media = [(header::CONTENT_TYPE, ICALENDAR)];
        (media, text).into_response()
    };
    response.headers_mut().insert(header::ETAG, tag);
    let private = HeaderValue::from_static("private, no-cache");
    response.headers_mut().insert(header::CACHE_CONTROL, private);
    Ok(response)
}

/// The part of the year's page about it: what it is, and the buttons.
pub(super) fn part(lang: Lang, year: &YearAt) -> AnyView {
    let text = &lang.texts().year;
    // Made with the page: what is sent twice is one address.
    let link = token::new().unwrap_or_default();
    let (has, make) =
        if year.has_feed { (Some(text.feed_has), text.feed_again) } else { (None, text.feed_make) };
    let end = year.has_feed.then(|| {
        view! {
            <form method="post" action=Address::EndFeed>
                <input type="hidden" name="page" value=year_address(year.from)/>
                <button class="btn plain danger">{text.feed_end}</button>
            </form>
        }
    });
    view! {
        <h3>{text.feed}</h3>
        <p>{text.feed_lead}</p>
        <p class="quiet">{text.feed_late}" "{text.feed_why}</p>
        {has.map(|says| view! { <p>{says}</p> })}
        <div class="actions">
            <form method="post" action=Address::MakeFeed>
                <input type="hidden" name="page" value=year_address(year.from)/>
                <input type="hidden" name="token" value=link/>
                <button class="btn plain">{make}</button>
            </form>
            {end}
        </div>
    }
    .into_any()
}
