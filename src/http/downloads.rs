//! `GET /t/{slug}/report/{format}`: a report as a file; `GET /admin/themes/{id}/enquiries/{n}/{format}`:
//! the sheet of an enquiry as a file.

use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, Response, header},
    response::IntoResponse,
};

use super::{AppState, echo::Rerender, lang, session};
use crate::address::Route;
use crate::domain::{account::Right, fault::Fault, theme::Theme};
use crate::report::{EnquiryPaper, Format, Summary};
use crate::service::{Actor, Error};
use crate::store::Account;

/// Whether somebody may read the report of a theme: who has an account with that right always,
/// everybody when it was published and the counts are out.
pub fn may_read(theme: &Theme, account: Option<&Account>) -> bool {
    account.is_some_and(|account| account.role.may(Right::Read))
        || (theme.state.has_board() && theme.report_public && theme.shows_tally())
}

/// Sends the report in the reader's language, with a name that says what it is.
pub async fn download(
    State(state): State<AppState>,
    Path((slug, format)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response<Body> {
    match file(&state, &slug, &format, &headers).await {
        Ok(response) => response,
        Err(error) => Rerender::fault(error.told()).into_response(),
    }
}

async fn file(
    state: &AppState,
    slug: &str,
    format: &str,
    headers: &HeaderMap,
) -> Result<Response<Body>, Error> {
    let format: Format = format.parse().map_err(|_| Fault::NotFound)?;
    let theme = state.board.theme_by_slug(slug).await?;
    let account = session::account(state, headers).await?;
    if !may_read(&theme, account.as_ref()) {
        // As if it were not there: that a draft exists is nobody's business.
        return Err(Fault::NotFound.into());
    }
    let notes = state.board.notes(theme.id).await?;
    let published = state.published(&theme).await?;
    let bytes = Summary::build(theme, notes.clone(), state.today())
        .with_answers(&published, notes)
        .with_log(state.board.log_head().await?.hash)
        .write(format, lang(headers), state.config.dates);
    // The short name is ASCII; see domain::slug.
    attachment(bytes, format, &format!("kizuki-{slug}"))
}

/// A file with a name that says what it is, of ASCII letters.
fn attachment(bytes: Vec<u8>, format: Format, name: &str) -> Result<Response<Body>, Error> {
    let mut response = Response::new(Body::from(bytes));
    let media = HeaderValue::from_static(format.media_type());
    response.headers_mut().insert(header::CONTENT_TYPE, media);
    let name = format!("attachment; filename=\"{name}.{}\"", format.as_str());
    let name = HeaderValue::from_str(&name).map_err(|_| Fault::Internal)?;
    response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

/// Sends the sheet of an enquiry to a reviewer.
pub async fn enquiry(
    State(state): State<AppState>,
    Path((id, number, format)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Response<Body> {
    match sheet(&state, [&id, &number, &format], &headers).await {
        Ok(response) => response,
        Err(error) => Rerender::fault(error.told()).into_response(),
    }
}

async fn sheet(
    state: &AppState,
    [id, number, format]: [&str; 3],
    headers: &HeaderMap,
) -> Result<Response<Body>, Error> {
    let account = session::allowed(state, headers, Route::EnquiryFile).await?;
    let format: Format = format.parse().map_err(|_| Fault::NotFound)?;
    let (id, number) = (
        id.parse().map_err(|_| Fault::NotFound)?,
        number.parse::<i64>().map_err(|_| Fault::NotFound)?,
    );
    let (theme, enquiring) = state.enquiring(&Actor::of(&account), id).await?;
    let enquiry = enquiring.one(number)?;
    let sheet = enquiry.sheet(&enquiring.bench, &state.shown_notes(id).await?);
    let paper = EnquiryPaper { theme: &theme, enquiry, sheet: &sheet };
    let bytes = paper.write(format, lang(headers), state.config.dates);
    attachment(bytes, format, &format!("kizuki-{}-enquiry-{number}", theme.slug))
}
