//! The year as files: a table and a calendar; and the ways to them.

use axum::{
    body::Body,
    extract::{Query, State},
    http::{HeaderMap, Response},
    response::IntoResponse,
};
use leptos::prelude::*;
use serde::Deserialize;

use super::feed;
use crate::address::{Address, Route};
use crate::domain::{calendar::fiscal_year, theme::Theme, year::is_of_year};
use crate::http::{
    self, AppState, downloads::attachment, echo::Rerender, session, with_query, year_address::FROM,
};
use crate::i18n::Lang;
use crate::report::{Format, ICALENDAR, year_calendar, year_csv};
use crate::service::{Actor, Error, year::YearAt};

/// Which year is asked for.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    from: String,
}

/// Sends the plan of a year as a table.
pub async fn table(
    State(state): State<AppState>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response<Body> {
    let file = async {
        let by = Actor::of(&session::allowed(&state, &headers, Route::YearTable).await?);
        let from = state.year_asked(&asked.from)?;
        let year = state.year(&by, from).await?;
        let mut themes: Vec<&Theme> =
            year.themes.iter().filter(|theme| is_of_year(theme, from)).collect();
        themes.sort_by_key(|theme| (theme.opens_on, theme.id));
        let bytes = year_csv(&themes, http::lang(&headers).document());
        attachment(bytes, Format::Csv.media_type(), &format!("kizuki-year-{from}.csv"))
    };
    file.await.unwrap_or_else(|error: Error| Rerender::fault(error.told()).into_response())
}

/// Sends the days of a year's themes as a calendar.
pub async fn calendar(
    State(state): State<AppState>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response<Body> {
    let file = async {
        session::allowed(&state, &headers, Route::YearEvents).await?;
        let from = state.year_asked(&asked.from)?;
        let mut themes = state.told_themes().await?;
        themes.retain(|theme| fiscal_year(theme.opens_on) == from);
        let themes: Vec<&Theme> = themes.iter().collect();
        let mut off = state.themes_off().await?;
        off.retain(|theme| fiscal_year(theme.opens_on) == from);
        let off: Vec<&Theme> = off.iter().collect();
        let office = state.board.office().await?;
        let text = year_calendar(&themes, &off, office, http::lang(&headers).document());
        attachment(text.into_bytes(), ICALENDAR, &format!("kizuki-year-{from}.ics"))
    };
    file.await.unwrap_or_else(|error: Error| Rerender::fault(error.told()).into_response())
}

/// The ways to the table, the calendar and the feed.
pub(super) fn section(lang: Lang, year: &YearAt) -> AnyView {
    let text = &lang.texts().year;
    let of = |address| with_query(address, &[(FROM, year.from)]);
    view! {
        <section class="panel" aria-labelledby="files">
            <h2 id="files">{text.plan_files}</h2>
            <h3>{text.table}</h3>
            <p>{text.table_lead}</p>
            <p class="actions">
                <a class="btn plain" href=of(Address::YearTable) download="">{text.table_down}</a>
                <a class="btn plain" href=Address::ImportYear>{text.table_up}</a>
            </p>
            <h3>{text.events}</h3>
            <p>{text.events_lead}</p>
            <p class="actions"><a class="btn plain" href=of(Address::YearEvents) download="">{text.events_down}</a></p>
            {feed::part(lang, year)}
        </section>
    }
    .into_any()
}
