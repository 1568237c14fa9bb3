//! `POST /admin/themes/{id}/enquiries/{n}/import`: reads replies out of a sheet that a department
//! filled in and sent back.

use axum::{
    body::Body,
    extract::{Multipart, Path, State},
    http::{HeaderMap, Response},
    response::{IntoResponse, Redirect},
};

use super::{
    link::page,
    receive::{COUNTS, PROBLEMS, UNKNOWN, told},
};
use crate::address::{DONE, EnquiryFlash, Flash, Route};
use crate::domain::{
    enquiry::{Column, FileProblem, LISTED_MAX, ReplyFile},
    fault::Fault,
    ids::ThemeId,
    problem::{Invalid, Problem},
};
use crate::http::{self, AppState, echo::Rerender, session, upload::Upload};
use crate::i18n::{Lang, say};
use crate::report::column;
use crate::service::{Actor, Error, NotImported, reply_file};

/// The longest request: the largest file, and what a form puts around it.
pub const REQUEST_MAX: usize = reply_file::BYTES_MAX + 64 * 1024;

/// Reads what was sent, and stores the replies in it.
pub async fn import(
    State(state): State<AppState>,
    Path((id, number)): Path<(String, String)>,
    headers: HeaderMap,
    multipart: Multipart,
) -> Response<Body> {
    let lang = http::lang(&headers);
    let page = page(&id, &number);
    match take(&state, (&id, &number), &headers, multipart).await {
        Ok(file) => Redirect::to(&done(&page, &file)).into_response(),
        Err(NotImported::File(problem)) => {
            let values = vec![(PROBLEMS.to_owned(), sentences(lang, &problem).join("\n"))];
            let wrong = Invalid::one("file", Problem::Malformed);
            Rerender::new(page, values, wrong.into()).into_response()
        }
        Err(NotImported::Other(error)) => {
            Rerender::new(page, Vec::new(), error.told()).into_response()
        }
    }
}

async fn take(
    state: &AppState,
    (id, number): (&str, &str),
    headers: &HeaderMap,
    multipart: Multipart,
) -> Result<ReplyFile, NotImported> {
    let account = session::allowed(state, headers, Route::ImportReplies).await?;
    let id: ThemeId = id.parse().map_err(|_| Error::from(Fault::NotFound))?;
    let number: i64 = number.parse().map_err(|_| Error::from(Fault::NotFound))?;
    let sent = Upload::receive(multipart).await;
    let sent = sent.map_err(|error| error.told(NotImported::File(FileProblem::TooLarge)))?;
    let names: Vec<(Column, &'static str)> = Lang::ALL
        .iter()
        .flat_map(|lang| Column::ALL.map(|of| (of, column(lang.document(), of))))
        .collect();
    state.import_replies(&Actor::of(&account), id, number, sent.file, names).await
}

/// The page, saying what was read.
fn done(page: &str, file: &ReplyFile) -> String {
    let numbers = [file.rows, file.replies.len(), file.blank];
    let query = COUNTS
        .iter()
        .zip(numbers)
        .fold(format!("{DONE}={}", EnquiryFlash::Imported.word()), |query, (name, number)| {
            format!("{query}&{name}={number}")
        });
    let lines: Vec<String> =
        file.unknown.iter().take(LISTED_MAX).map(ToString::to_string).collect();
    let unknown =
        if lines.is_empty() { String::new() } else { format!("&{UNKNOWN}={}", lines.join(",")) };
    format!("{page}?{query}{unknown}")
}

/// What is wrong with a file, line by line.
fn sentences(lang: Lang, problem: &FileProblem) -> Vec<String> {
    let text = &lang.texts().enquiry;
    match problem {
        FileProblem::TooLarge => vec![text.file_large.to_owned()],
        FileProblem::Workbook => vec![text.file_workbook.to_owned()],
        FileProblem::OldWorkbook => vec![text.file_old_workbook.to_owned()],
        FileProblem::Encrypted => vec![text.file_encrypted.to_owned()],
        FileProblem::Macros => vec![text.file_macros.to_owned()],
        FileProblem::Encoding => vec![text.file_encoding.to_owned()],
        FileProblem::Empty => vec![text.file_empty.to_owned()],
        FileProblem::Columns(missing) => {
            let names: Vec<&str> = missing.iter().map(|of| column(lang.document(), *of)).collect();
            vec![(text.file_columns)(&names)]
        }
        FileProblem::Cells(bad) => {
            let cells = bad.iter().map(|cell| {
                let why = match &cell.why {
                    Problem::Taken => text.file_twice.to_owned(),
                    why => say::problem(lang, why),
                };
                (text.file_cell)(cell.line, column(lang.document(), cell.column), &why)
            });
            cells.collect()
        }
        FileProblem::Nothing(file) => {
            let counts = [file.rows, 0, file.blank];
            let told = told(lang, counts, &file.unknown).unwrap_or_default();
            vec![text.file_nothing.to_owned(), told]
        }
    }
}
