//! `GET /t/{slug}/report/{format}`: a report as a file; `GET /admin/themes/{id}/enquiries/{n}/{format}`:
//! the sheet of an enquiry as a file.

use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, Response, header},
    response::IntoResponse,
};

use tokio::sync::Semaphore;

use super::{AppState, echo::Rerender, lang, session};
use crate::address::Route;
use crate::domain::{account::Right, fault::Fault, theme::Theme};
use crate::report::{EnquiryPaper, Format, Report, Summary, WriteError, document::TableName};
use crate::service::{Actor, Error};
use crate::store::Account;

/// Whether somebody may read the report of a theme: who has an account with that right always,
/// everybody when it was published and the counts are out.
pub fn may_read(theme: &Theme, account: Option<&Account>) -> bool {
    account.is_some_and(|account| account.role.may(Right::Read))
        || (theme.state.has_board() && theme.report_public && theme.shows_tally())
}

/// The facts of a report, with what is internal only for an account that works on it.
///
/// # Errors
/// [`Error::Store`]; [`Error::GivenUp`].
pub async fn summary(
    state: &AppState,
    account: Option<&Account>,
    theme: Theme,
) -> Result<Summary, Error> {
    let material = match account {
        Some(account) if account.role.may(Right::Review) => {
            state.internal_material(&Actor::of(account), theme).await?
        }
        _ => state.material(theme).await?,
    };
    Ok(Summary::of(material))
}

/// What is asked for.
#[derive(Clone, Copy)]
enum Asked {
    /// The whole report.
    Whole(Format),
    /// One of its tables.
    Table(TableName),
}

impl Asked {
    /// Reads the last part of the address.
    fn of(file: &str) -> Result<Self, Fault> {
        let whole = || file.parse().ok().map(Self::Whole);
        TableName::of_file(file).map(Self::Table).or_else(whole).ok_or(Fault::NotFound)
    }
}

/// Reports that are written at the same time: each takes memory and a thread, so that whoever comes
/// meanwhile waits, and those who read and write on boards do not.
const AT_ONCE: usize = 2;
static WRITING: Semaphore = Semaphore::const_new(AT_ONCE);

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
    let asked = Asked::of(format)?;
    let theme = state.board.theme_by_slug(slug).await?;
    let account = session::account(state, headers).await?;
    if !may_read(&theme, account.as_ref()) {
        // As if it were not there: that a draft exists is nobody's business.
        return Err(Fault::NotFound.into());
    }
    let turn = WRITING.acquire().await;
    let summary = summary(state, account.as_ref(), theme).await?;
    let (lang, dates) = (lang(headers), state.config.dates);
    let written = tokio::task::spawn_blocking(move || {
        let report = Report::of(&summary, lang, dates);
        match asked {
            Asked::Whole(format) => report.write(format),
            Asked::Table(table) => report.table(table),
        }
    });
    let written = written.await.map_err(|_| Error::GivenUp("writing a report"))?;
    drop(turn);
    let bytes = written.map_err(fault)?;
    // The short name is ASCII; see domain::slug.
    match asked {
        Asked::Whole(format) => attachment(bytes, format, &format!("kizuki-{slug}")),
        Asked::Table(table) => {
            attachment(bytes, Format::Csv, &format!("kizuki-{slug}-{}", table.as_str()))
        }
    }
}

/// What a reader is told who asked for what was not written.
fn fault(error: WriteError) -> Fault {
    match error {
        WriteError::NoTable(_) => Fault::NotFound,
        WriteError::Workbook(_) | WriteError::Packed(_) | WriteError::Json(_) => {
            tracing::error!(%error, "a report was not written");
            Fault::Internal
        }
    }
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
    let bytes = paper.write(format, lang(headers), state.config.dates).ok_or(Fault::NotFound)?;
    attachment(bytes, format, &format!("kizuki-{}-enquiry-{number}", theme.slug))
}
