//! `GET /t/{slug}/report/{format}`: a report as a file, `GET /progress/{year}/{format}`: that on a
//! fiscal year; `GET /admin/themes/{id}/enquiries/{n}/{format}`:
//! the sheet of an enquiry as a file.

use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, Response, header},
    response::IntoResponse,
};

use tokio::sync::{Semaphore, SemaphorePermit};

use super::{AppState, echo::Rerender, lang, session};
use crate::address::Route;
use crate::domain::{account::Right, calendar::fiscal_year, fault::Fault, theme::Theme};
use crate::report::{
    Annual, EnquiryPaper, Format, Report, Summary, WriteError, document::TableName,
};
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

/// Whether somebody may read the report on a fiscal year: who may read reports always, everybody
/// once those of all its themes are public. So it is no second thing to publish, and says nothing
/// before they do.
pub fn may_read_year(themes: &[&Theme], account: Option<&Account>) -> bool {
    account.is_some_and(|account| account.role.may(Right::Read))
        || (!themes.is_empty() && themes.iter().all(|theme| may_read(theme, None)))
}

/// The facts of the report on a fiscal year, if somebody with these headers may read it; and whether
/// everybody may.
///
/// # Errors
/// [`Fault::NotFound`] for nobody who may; [`Error::Store`].
pub async fn annual_facts(
    state: &AppState,
    account: Option<&Account>,
    year: i32,
) -> Result<(Annual, bool), Error> {
    let material = state.year_material(year).await?;
    let themes: Vec<&Theme> = (material.themes.iter().map(|one| &one.theme))
        .filter(|theme| fiscal_year(theme.closes_on) == year)
        .collect();
    if !may_read_year(&themes, account) {
        return Err(Fault::NotFound.into());
    }
    let public = may_read_year(&themes, None);
    Ok((Annual::of(material), public))
}

/// What the name of a council set begins with: `council.docx`.
pub const COUNCIL: &str = "council.";

/// What is asked for.
#[derive(Clone, Copy)]
enum Asked {
    /// The council set.
    Council(Format),
    /// The whole report.
    Whole(Format),
    /// One of its tables.
    Table(TableName),
}

impl Asked {
    /// Reads the last part of the address.
    fn of(file: &str) -> Result<Self, Fault> {
        let whole = || file.parse().ok().map(Self::Whole);
        let council = || file.strip_prefix(COUNCIL)?.parse().ok().map(Self::Council);
        let table = TableName::of_file(file).map(Self::Table);
        table.or_else(whole).or_else(council).ok_or(Fault::NotFound)
    }
}

/// Reports that are written at the same time: each takes memory and a thread, so that whoever comes
/// meanwhile waits, and those who read and write on boards do not.
const AT_ONCE: usize = 2;
static WRITING: Semaphore = Semaphore::const_new(AT_ONCE);

/// Waits for the turn to write a report; it is over when what this gives is dropped.
pub(super) async fn turn() -> Option<SemaphorePermit<'static>> {
    // Nobody closes it.
    WRITING.acquire().await.ok()
}

/// Writes a report on a thread that nobody waits for.
///
/// # Errors
/// What a reader is told who asked for what was not written; [`Error::GivenUp`].
pub(super) async fn written(
    write: impl FnOnce() -> Result<Vec<u8>, WriteError> + Send + 'static,
) -> Result<Vec<u8>, Error> {
    let written = tokio::task::spawn_blocking(write).await;
    Ok(written.map_err(|_| Error::GivenUp("writing a report"))?.map_err(fault)?)
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
    let asked = Asked::of(format)?;
    let theme = state.board.theme_by_slug(slug).await?;
    let account = session::account(state, headers).await?;
    if !may_read(&theme, account.as_ref()) {
        // As if it were not there: that a draft exists is nobody's business.
        return Err(Fault::NotFound.into());
    }
    let turn = turn().await;
    let summary = summary(state, account.as_ref(), theme).await?;
    let (lang, dates) = (lang(headers), state.dates());
    let fonts = state.fonts.clone();
    let bytes = written(move || {
        let fonts = |format: Format| fonts.read_if(format.needs_fonts());
        let report = || Report::of(&summary, lang, dates);
        match asked {
            Asked::Whole(format) => report().set_in(fonts(format)).write(format),
            Asked::Table(table) => report().table(table),
            Asked::Council(format) => {
                Report::council(&summary, lang, dates).set_in(fonts(format)).write(format)
            }
        }
    })
    .await?;
    drop(turn);
    // The short name is ASCII; see domain::slug.
    match asked {
        Asked::Whole(format) => report_file(bytes, format, &format!("kizuki-{slug}")),
        Asked::Table(table) => {
            report_file(bytes, Format::Csv, &format!("kizuki-{slug}-{}", table.as_str()))
        }
        Asked::Council(format) => report_file(bytes, format, &format!("kizuki-{slug}-council")),
    }
}

/// Sends the report on a fiscal year in the reader's language.
pub async fn annual(
    State(state): State<AppState>,
    Path((year, format)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response<Body> {
    match annual_file(&state, &year, &format, &headers).await {
        Ok(response) => response,
        Err(error) => Rerender::fault(error.told()).into_response(),
    }
}

async fn annual_file(
    state: &AppState,
    year: &str,
    format: &str,
    headers: &HeaderMap,
) -> Result<Response<Body>, Error> {
    let year = read_year(year)?;
    let table = TableName::of_file(format);
    let format: Format =
        if table.is_some() { Format::Csv } else { format.parse().map_err(|_| Fault::NotFound)? };
    let account = session::account(state, headers).await?;
    let turn = turn().await;
    let (facts, _) = annual_facts(state, account.as_ref(), year).await?;
    let (lang, dates, fonts) = (lang(headers), state.dates(), state.fonts.clone());
    let bytes = written(move || {
        let report = Report::of_year(&facts, lang, dates);
        match table {
            Some(table) => report.table(table),
            None => report.set_in(fonts.read_if(format.needs_fonts())).write(format),
        }
    })
    .await?;
    drop(turn);
    let part = table.map(|table| format!("-{}", table.as_str())).unwrap_or_default();
    report_file(bytes, format, &format!("kizuki-{year}{part}"))
}

/// A year as it stands in an address.
///
/// # Errors
/// [`Fault::NotFound`] for what is none.
pub fn read_year(year: &str) -> Result<i32, Fault> {
    let digits = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    year.parse().ok().filter(|_| digits).ok_or(Fault::NotFound)
}

/// What a reader is told who asked for what was not written.
fn fault(error: WriteError) -> Fault {
    match error {
        WriteError::NoTable(_) | WriteError::NotOffered => Fault::NotFound,
        WriteError::NoFonts => Fault::NoFonts,
        WriteError::Workbook(_)
        | WriteError::Packed(_)
        | WriteError::Font
        | WriteError::Standards
        | WriteError::NotKept
        | WriteError::Json(_) => {
            tracing::error!(%error, "a report was not written");
            Fault::Internal
        }
    }
}

/// A report as a file with a name of ASCII letters that says what it is.
///
/// # Errors
/// [`Fault::Internal`] for a name that no header can carry.
pub(super) fn report_file(
    bytes: Vec<u8>,
    format: Format,
    name: &str,
) -> Result<Response<Body>, Error> {
    attachment(bytes, format.media_type(), &format!("{name}.{}", format.extension()))
}

/// A file to be kept, with a name that says what it is, of ASCII letters.
///
/// # Errors
/// [`Fault::Internal`] for a name that no header can carry.
pub fn attachment(
    bytes: Vec<u8>,
    media: &'static str,
    name: &str,
) -> Result<Response<Body>, Error> {
    let mut response = Response::new(Body::from(bytes));
    let media = HeaderValue::from_static(media);
    response.headers_mut().insert(header::CONTENT_TYPE, media);
    let name = format!("attachment; filename=\"{name}\"");
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
    let (letterhead, today) = (state.letterhead().await?, state.today());
    let paper =
        EnquiryPaper { theme: &theme, enquiry, sheet: &sheet, letterhead: &letterhead, today };
    let written = paper.write(format, lang(headers), state.dates()).ok_or(Fault::NotFound)?;
    let bytes = written.map_err(fault)?;
    report_file(bytes, format, &format!("kizuki-{}-enquiry-{number}", theme.slug))
}
