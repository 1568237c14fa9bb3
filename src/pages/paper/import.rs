//! `/admin/themes/{id}/paper/import`: paper notes out of a table. It is looked at first and shown line
//! by line, as what each line becomes; only when that is confirmed, all of it goes into the box, or
//! nothing.

use axum::{
    body::Body,
    extract::{Multipart, Path, State},
    http::{HeaderMap, Response},
    response::{IntoResponse, Redirect},
};

use super::fields::COUNT;
use super::table::{names, sentence};
use crate::address::{Address, DONE, Flash, PaperFlash, Route};
use crate::domain::{
    fault::Fault,
    ids::ThemeId,
    problem::{Invalid, Problem},
    table::TableProblem,
};
use crate::http::{self, AppState, echo::Rerender, session};
use crate::pages::sent_table::{PASTED, PROBLEMS, SentTable};
use crate::service::{
    Actor, Error,
    paper_file::{self, NotTyped},
};

/// The longest request: the largest file, and what a form puts around it.
pub const REQUEST_MAX: usize = paper_file::BYTES_MAX + 64 * 1024;

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
    let sent = SentTable::receive(multipart).await;
    let mut sent = sent.map_err(|error| error.told(NotTyped::Table(TableProblem::TooLarge)))?;
    *kept = sent.text(paper_file::text_of).await.map_err(NotTyped::Table)?;
    if sent.sure.is_empty() {
        return Err(NotTyped::Lines(state.dry_run(&actor, id, "", kept, &names()).await?));
    }
    let count = state.import_paper(&actor, id, &sent.sure, kept, &names()).await?;
    Ok(format!("{}?{DONE}={}&{COUNT}={count}", Address::Paper(id), PaperFlash::Imported.word()))
}
