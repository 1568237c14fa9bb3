//! `/admin/year/import`: a plan out of a table. It is looked at first and shown line by line, as what each
//! line becomes; only when that is confirmed, all its drafts are made, or none.

use axum::{
    body::Body,
    extract::{Multipart, State},
    http::{HeaderMap, Response},
    response::{IntoResponse, Redirect},
};

use super::table::{sentence, words};
use crate::address::{Address, Route, YearFlash};
use crate::domain::{
    calendar::fiscal_year,
    fault::Fault,
    problem::{Invalid, Problem},
    table::TableProblem,
};
use crate::http::{self, AppState, echo::Rerender, session, year_address::after_planning};
use crate::i18n::Lang;
use crate::pages::sent_table::{PASTED, PROBLEMS, SentTable};
use crate::service::{
    Actor,
    year::{self, NotPlanned},
};

/// The longest request: the largest file, and what a form puts around it.
pub const REQUEST_MAX: usize = year::BYTES_MAX + 64 * 1024;

/// Looks at a table, or makes its drafts.
pub async fn import(
    State(state): State<AppState>,
    headers: HeaderMap,
    multipart: Multipart,
) -> Response<Body> {
    let lang = http::lang(&headers);
    let mut kept = String::new();
    let (fault, problems) = match take(&state, lang, &headers, multipart, &mut kept).await {
        Ok(to) => return Redirect::to(&to).into_response(),
        Err(NotPlanned::Table(problem)) => {
            let wrong = Invalid::one("file", Problem::Malformed);
            (wrong.into(), Some((PROBLEMS.to_owned(), sentence(lang, &problem))))
        }
        Err(NotPlanned::Lines) => (Invalid::one(PASTED, Problem::Malformed).into(), None),
        Err(NotPlanned::Other(error)) => (error.told(), None),
    };
    let values = problems.into_iter().chain([(PASTED.to_owned(), kept)]).collect();
    Rerender::new(Address::ImportYear, values, fault).into_response()
}

/// Makes what is confirmed, and says where it leads; what is not confirmed yet comes back as its lines.
/// `kept` becomes the table as text, to be given back.
async fn take(
    state: &AppState,
    lang: Lang,
    headers: &HeaderMap,
    multipart: Multipart,
    kept: &mut String,
) -> Result<String, NotPlanned> {
    let actor = Actor::of(&session::allowed(state, headers, Route::ImportYear).await?);
    let sent = SentTable::receive(multipart).await;
    let mut sent = sent.map_err(|error| error.told(NotPlanned::Table(TableProblem::TooLarge)))?;
    *kept = sent.text(year::text_of).await.map_err(NotPlanned::Table)?;
    if sent.sure.is_empty() {
        let dry = state.dry_year(&actor, kept, &words(lang)).await?;
        let wrong = dry.iter().any(|row| row.plan.is_err());
        return Err(if wrong { NotPlanned::Lines } else { Fault::NotSentYet.into() });
    }
    let (made, from) = state.take_year(&actor, &sent.sure, kept, &words(lang)).await?;
    let from = from.unwrap_or_else(|| fiscal_year(state.today()));
    Ok(after_planning(from, YearFlash::Taken, made, 0))
}
