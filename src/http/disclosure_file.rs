//! `GET /admin/themes/{id}/disclosure/{copy}.{format}`: a copy of a theme's report for whoever asks
//! for the office's documents.

use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, Response},
    response::IntoResponse,
};

use super::{
    AppState,
    downloads::{report_file, turn, written},
    echo::Rerender,
    lang, session,
};
use crate::address::Route;
use crate::domain::{disclosure::Copy, fault::Fault};
use crate::report::{Format, Report, Summary};
use crate::service::{Actor, Error};

/// Sends the copy in the language of the office's documents.
pub async fn download(
    State(state): State<AppState>,
    Path((id, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response<Body> {
    match copy(&state, &id, &file, &headers).await {
        Ok(response) => response,
        Err(error) => Rerender::fault(error.told()).into_response(),
    }
}

async fn copy(
    state: &AppState,
    id: &str,
    file: &str,
    headers: &HeaderMap,
) -> Result<Response<Body>, Error> {
    let account = session::allowed(state, headers, Route::DisclosureFile).await?;
    let theme = id.parse().map_err(|_| Fault::NotFound)?;
    let (word, format) = file.split_once('.').ok_or(Fault::NotFound)?;
    let copy: Copy = word.parse().map_err(|_| Fault::NotFound)?;
    let format: Format = format.parse().map_err(|_| Fault::NotFound)?;
    let turn = turn().await;
    let (material, passages) = state.disclosed_material(&Actor::of(&account), theme, copy).await?;
    let slug = material.theme.slug.clone();
    let (lang, dates, fonts) = (lang(headers), state.dates(), state.fonts.clone());
    let bytes = written(move || {
        let report = Report::copy(&Summary::of(material), &passages, copy, lang, dates);
        report.set_in(fonts.read_if(format.needs_fonts())).write(format)
    })
    .await?;
    drop(turn);
    report_file(bytes, format, &format!("kizuki-{slug}-{word}"))
}
