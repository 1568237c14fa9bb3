//! `POST /admin/roster/import`: replaces the roster by a file or by what was pasted, whole or not
//! at all.

use axum::{
    body::Body,
    extract::{Multipart, State},
    http::{HeaderMap, Response, header::CONTENT_LENGTH},
    response::{IntoResponse, Redirect},
};

use super::roster::{COUNTS, PROBLEMS};
use crate::address::{Address, DONE, Route};
use crate::domain::{
    fault::Fault,
    problem::{Invalid, Problem},
};
use crate::http::{
    self, AppState,
    echo::Rerender,
    session,
    upload::{NotReceived, Upload},
};
use crate::i18n::Lang;
use crate::service::{
    Actor,
    roster_file::{self, BadLine, LineProblem, Roster, RosterProblem},
};
use crate::store::RosterChange;

/// The longest request: the largest file, and what a form puts around it.
pub const REQUEST_MAX: usize = roster_file::BYTES_MAX + 64 * 1024;
/// A file with mistakes is given back for correction in the page if it is no longer than this, in
/// bytes.
const KEPT_MAX: usize = 512 * 1024;

/// Reads what was sent, and puts it in the old roster's place.
pub async fn import(
    State(state): State<AppState>,
    headers: HeaderMap,
    multipart: Multipart,
) -> Response<Body> {
    let lang = http::lang(&headers);
    let actor = match session::allowed(&state, &headers, Route::ImportRoster).await {
        Ok(account) => Actor::of(&account),
        Err(error) => {
            let fault = error.told();
            let values = if fault == Fault::NotSignedIn {
                carried(&headers, multipart).await
            } else {
                Vec::new()
            };
            return Rerender::new(Address::Roster, values, fault).into_response();
        }
    };
    let bytes = match receive(multipart).await {
        Ok(Sent::One(bytes)) => bytes,
        Ok(Sent::Both(pasted)) => {
            return refused(vec![lang.texts().sealed.bad_both.to_owned()], pasted);
        }
        Err(why) => return failed(why.into()),
    };
    match roster_file::read(&bytes) {
        Ok(roster) => match state.import_roster(&actor, &roster).await {
            Ok(change) => done(&roster, change),
            Err(error) => {
                let values = vec![("pasted".into(), kept(&bytes))];
                Rerender::new(Address::Roster, values, error.told()).into_response()
            }
        },
        Err(problem) => refused(sentences(lang, &problem), kept(&bytes)),
    }
}

/// What came with the form.
enum Sent {
    /// A file, or pasted lines; empty if neither.
    One(Vec<u8>),
    /// A file and pasted lines: which of them is meant cannot be known.
    Both(String),
}

/// What was sent by somebody whose session has ended, to come back after the sign-in. Nobody who
/// may not change the roster gets the server to read five megabytes.
async fn carried(headers: &HeaderMap, multipart: Multipart) -> Vec<(String, String)> {
    let length =
        headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    let pasted = match length {
        Some(..=KEPT_MAX) => receive(multipart).await.ok(),
        _ => None,
    };
    let pasted = pasted.map(|sent| match sent {
        Sent::One(bytes) => kept(&bytes),
        Sent::Both(pasted) => pasted,
    });
    pasted.into_iter().map(|pasted| ("pasted".to_owned(), pasted)).collect()
}

async fn receive(multipart: Multipart) -> Result<Sent, NotReceived> {
    let mut upload = Upload::receive(multipart).await?;
    let pasted = upload.take("pasted");
    Ok(match (upload.file.is_empty(), pasted.trim().is_empty()) {
        (false, false) => Sent::Both(pasted),
        (false, true) => Sent::One(upload.file),
        (true, _) => Sent::One(pasted.into_bytes()),
    })
}

fn done(roster: &Roster, change: RosterChange) -> Response<Body> {
    let numbers = [change.added, change.removed, roster.duplicates, roster.blank];
    let query = COUNTS
        .iter()
        .zip(numbers)
        .fold(format!("{DONE}=saved"), |query, (name, number)| format!("{query}&{name}={number}"));
    Redirect::to(&format!("{}?{query}", Address::Roster)).into_response()
}

fn failed(fault: Fault) -> Response<Body> {
    Rerender::new(Address::Roster, Vec::new(), fault).into_response()
}

/// The page again, with each problem and, for correction, what was sent.
fn refused(problems: Vec<String>, kept: String) -> Response<Body> {
    let values = vec![(PROBLEMS.to_owned(), problems.join("\n")), ("pasted".to_owned(), kept)];
    Rerender::new(Address::Roster, values, Invalid::one("file", Problem::Malformed).into())
        .into_response()
}

/// What was sent as text, if it is text of a length that a page can carry.
fn kept(bytes: &[u8]) -> String {
    if bytes.len() > KEPT_MAX {
        String::new()
    } else {
        roster_file::text(bytes).unwrap_or_default()
    }
}

fn sentences(lang: Lang, problem: &RosterProblem) -> Vec<String> {
    let text = &lang.texts().sealed;
    match problem {
        RosterProblem::TooLarge { .. } | RosterProblem::TooManyRows => {
            vec![(text.bad_large)(roster_file::ROWS_MAX)]
        }
        RosterProblem::Workbook => vec![text.bad_workbook.to_owned()],
        RosterProblem::Encoding => vec![text.bad_encoding.to_owned()],
        RosterProblem::NoColumn => vec![text.bad_column.to_owned()],
        RosterProblem::Empty => vec![text.bad_empty.to_owned()],
        RosterProblem::Lines { listed, more } => {
            let head = (text.bad_rows)(listed.len() + more);
            let rest = (*more > 0).then(|| (text.more_lines)(*more));
            std::iter::once(head)
                .chain(listed.iter().map(|bad| line(lang, *bad)))
                .chain(rest)
                .collect()
        }
    }
}

fn line(lang: Lang, bad: BadLine) -> String {
    let text = &lang.texts().sealed;
    let why = match bad.why {
        LineProblem::Missing => text.line_missing,
        LineProblem::TooLong => text.line_long,
        LineProblem::NotReference => text.line_reference,
    };
    (text.bad_line)(bad.line, why)
}
