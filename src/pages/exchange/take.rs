//! Taking themes: the form with the file and the month, and what comes of it. A file is looked at
//! first; only when that is confirmed, all drafts are made, or none.

use axum::{
    body::Body,
    extract::{Multipart, State},
    http::{HeaderMap, Response},
    response::{IntoResponse, Redirect},
};
use leptos::prelude::*;

use crate::address::{Address, DONE, ExchangeFlash, Flash, Route};
use crate::components::fields::{FileField, FormState, TextField};
use crate::domain::{
    exchange::{BYTES_MAX, FileFault, NotThemes, Why, read_month},
    fault::Fault,
    problem::{Invalid, Problem},
};
use crate::http::{self, AppState, echo::Rerender, session, upload::Upload};
use crate::i18n::{Lang, say};
use crate::service::{Actor, NotTaken};

/// The longest request: the largest file, and what a form puts around it.
pub const REQUEST_MAX: usize = BYTES_MAX + 64 * 1024;
/// The field of the query that says how many drafts were made.
pub(super) const COUNT: &str = "n";
/// The field of the file as text, when it is confirmed.
pub(super) const PASTED: &str = "pasted";
/// The field of the month.
pub(super) const MONTH: &str = "month";
/// The field of the key with which the drafts that were shown are confirmed.
pub(super) const SURE: &str = "sure";
/// The field of the echo that says what is wrong with a file, a fault a line.
pub(super) const PROBLEMS: &str = "problems";

/// Looks at a file, or makes its drafts.
pub async fn import(
    State(state): State<AppState>,
    headers: HeaderMap,
    multipart: Multipart,
) -> Response<Body> {
    let lang = http::lang(&headers);
    let mut kept = (String::new(), String::new());
    let failed = match make(&state, &headers, multipart, &mut kept).await {
        Ok(to) => return Redirect::to(&to).into_response(),
        Err(failed) => failed,
    };
    let (pasted, month) = kept;
    let mut values = vec![(MONTH.to_owned(), month)];
    let fault = match failed {
        NotTaken::File(problem) => {
            values.push((PROBLEMS.to_owned(), sentences(lang, &problem).join("\n")));
            Invalid::one("file", Problem::Malformed).into()
        }
        NotTaken::Other(error) => {
            values.push((PASTED.to_owned(), pasted));
            error.told()
        }
    };
    Rerender::new(Address::ThemeExchange, values, fault).into_response()
}

/// Makes what is confirmed, and says where it leads; what is not confirmed yet comes back to be looked
/// at. `kept` becomes the file as text and the month, to be given back.
async fn make(
    state: &AppState,
    headers: &HeaderMap,
    multipart: Multipart,
    kept: &mut (String, String),
) -> Result<String, NotTaken> {
    let by = Actor::of(&session::allowed(state, headers, Route::ThemeExchange).await?);
    let sent = Upload::receive(multipart).await;
    let mut sent = sent.map_err(|error| error.told(NotTaken::File(NotThemes::TooLarge)))?;
    kept.1 = sent.take(MONTH);
    let sure = sent.take(SURE);
    let text = if sent.file.is_empty() {
        sent.take(PASTED)
    } else {
        // Nothing that is no UTF-8 is JSON (RFC 8259, 8.1).
        String::from_utf8(sent.file).map_err(|_| NotTaken::File(NotThemes::Other))?
    };
    let month = read_month(kept.1.trim());
    // Of a file that is wrong, its own faults are told first.
    let (first, _) = state.dry_themes(&by, &text, month).await?;
    if month.is_none() && !kept.1.trim().is_empty() {
        return Err(Invalid::one(MONTH, Problem::Malformed).into());
    }
    kept.0.clone_from(&text);
    kept.1 = first.format("%Y-%m").to_string();
    if sure.is_empty() {
        return Err(Fault::NotSentYet.into());
    }
    let made = state.take_themes(&by, &sure, &text, first).await?;
    Ok(format!("{}?{DONE}={}&{COUNT}={made}", Address::ThemeExchange, ExchangeFlash::Made.word()))
}

/// What is wrong with a file, a fault a line.
fn sentences(lang: Lang, problem: &NotThemes) -> Vec<String> {
    let text = &lang.texts().exchange;
    match problem {
        NotThemes::Other => vec![text.file_other.to_owned()],
        NotThemes::Version(version) => vec![(text.file_version)(*version)],
        NotThemes::TooLarge => vec![text.file_large.to_owned()],
        NotThemes::Faults(faults, more) => {
            let more = (*more > 0).then(|| (text.more_faults)(*more));
            let faults = faults.iter().map(|FileFault { place, why }| {
                let place = if place.is_empty() { "/" } else { place };
                (text.fault)(place, &says(lang, why))
            });
            faults.chain(more).collect()
        }
    }
}

fn says(lang: Lang, why: &Why) -> String {
    let text = &lang.texts().exchange;
    let says = match why {
        Why::Unknown => text.unknown,
        Why::Missing => text.missing,
        Why::NotText => text.not_text,
        Why::NotNumber => text.not_number,
        Why::NotYesOrNo => text.not_yes_or_no,
        Why::NotList => text.not_list,
        Why::NotObject => text.not_object,
        Why::Problem(problem) => return say::problem(lang, problem),
    };
    says.to_owned()
}

/// The form.
pub(super) fn take(form: &FormState) -> AnyView {
    let text = &form.lang.texts().exchange;
    let problems = form.echo.as_ref().and_then(|echo| echo.value(PROBLEMS));
    let problems = problems.map(ToOwned::to_owned);
    view! {
        <section class="panel" aria-labelledby="take">
            <h2 id="take">{text.take}</h2>
            <p>{text.take_lead}</p>
            <form class="form" method="post" action=Address::ThemeExchange enctype="multipart/form-data">
                <FileField form=form.clone() label=text.file hint=text.file_hint accept=".json,application/json" problems/>
                <TextField form=form.clone() field=MONTH label=text.month hint=text.month_hint kind="month" class="short" required=false/>
                <p class="actions"><button class="btn">{text.look}</button></p>
            </form>
        </section>
    }
    .into_any()
}
