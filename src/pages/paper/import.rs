//! `/admin/themes/{id}/paper/import`: paper notes out of a table. It is looked at first and shown line
//! by line, as what each line becomes; only when that is confirmed, all of it goes into the box, or
//! nothing.

use axum::{
    body::Body,
    extract::{Multipart, Path, State, multipart::MultipartError},
    http::{HeaderMap, Response, StatusCode},
    response::{IntoResponse, Redirect},
};

use super::fields::COUNT;
use super::table::{PASTED, PROBLEMS, SURE, names, sentence};
use crate::address::{Address, DONE, Flash, PaperFlash, Route};
use crate::domain::{
    fault::Fault,
    ids::ThemeId,
    paper::TableProblem,
    problem::{Invalid, Problem},
};
use crate::http::{self, AppState, echo::Rerender, session};
use crate::service::{
    Actor, Error,
    paper_file::{self, NotTyped},
};

/// The longest request: the largest file, and what a form puts around it.
pub const REQUEST_MAX: usize = paper_file::BYTES_MAX + 64 * 1024;

/// What came with the form: a table, and the key of the confirmation, if it is one.
#[derive(Default)]
struct Sent {
    file: Vec<u8>,
    pasted: String,
    sure: String,
}

/// Looks at a table, or types it in.
pub async fn import(
    State(state): State<AppState>,
    Path(id): Path<String>,
    headers: HeaderMap,
    multipart: Multipart,
) -> Response<Body> {
    let lang = http::lang(&headers);
    let page = id.parse().map_or(Address::Admin, Address::ImportPaper).to_string();
    let mut kept = String::new();
    match take(&state, &id, &headers, multipart, &mut kept).await {
        Ok(to) => Redirect::to(&to).into_response(),
        Err(NotTyped::Table(problem)) => {
            let problems = (PROBLEMS.to_owned(), sentence(lang, &problem));
            let wrong = Invalid::one("file", Problem::Malformed);
            Rerender::new(page, vec![problems, (PASTED.to_owned(), kept)], wrong.into())
                .into_response()
        }
        Err(NotTyped::Lines(lines)) => {
            let wrong = lines.iter().any(|line| line.note.is_err());
            let fault = if wrong {
                Invalid::one(PASTED, Problem::Malformed).into()
            } else {
                Fault::NotSentYet
            };
            Rerender::new(page, vec![(PASTED.to_owned(), kept)], fault).into_response()
        }
        Err(NotTyped::Other(error)) => {
            Rerender::new(page, vec![(PASTED.to_owned(), kept)], error.told()).into_response()
        }
    }
}

/// Types in what is confirmed, and says where it leads; what is not confirmed yet comes back as its
/// lines. `kept` becomes the table as text, to be given back.
async fn take(
    state: &AppState,
    id: &str,
    headers: &HeaderMap,
    multipart: Multipart,
    kept: &mut String,
) -> Result<String, NotTyped> {
    let actor = Actor::of(&session::allowed(state, headers, Route::ImportPaper).await?);
    let id: ThemeId = id.parse().map_err(|_| Error::from(Fault::NotFound))?;
    let Sent { file, pasted, sure } =
        receive(multipart).await.map_err(|error| match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => NotTyped::Table(TableProblem::TooLarge),
            _ => Error::from(Fault::Malformed).into(),
        })?;
    let bytes = if file.is_empty() { pasted.into_bytes() } else { file };
    // A thread of its own: a workbook takes a while, and one that was made to break its reader may
    // end the thread.
    let read = tokio::task::spawn_blocking(move || paper_file::text_of(&bytes)).await;
    *kept = read.unwrap_or(Err(TableProblem::Broken)).map_err(NotTyped::Table)?;
    if sure.is_empty() {
        return Err(NotTyped::Lines(state.dry_run(&actor, id, "", kept, &names()).await?));
    }
    let count = state.import_paper(&actor, id, &sure, kept, &names()).await?;
    Ok(format!("{}?{DONE}={}&{COUNT}={count}", Address::Paper(id), PaperFlash::Imported.word()))
}

async fn receive(mut multipart: Multipart) -> Result<Sent, MultipartError> {
    let mut sent = Sent::default();
    while let Some(field) = multipart.next_field().await? {
        match field.name() {
            Some("file") => sent.file = field.bytes().await?.to_vec(),
            Some(PASTED) => sent.pasted = field.text().await?,
            Some(SURE) => sent.sure = field.text().await?,
            _ => {}
        }
    }
    Ok(sent)
}
