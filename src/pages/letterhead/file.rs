//! The letterhead in one file: `GET /admin/letterhead/file` gives it, `POST /admin/letterhead/import`
//! takes it, whole or not at all.

use axum::{
    body::Body,
    extract::{Multipart, State},
    http::{HeaderMap, Response},
    response::{IntoResponse, Redirect},
};
use leptos::prelude::*;

use crate::address::{Address, LetterheadFlash, Route};
use crate::components::fields::{FileField, FormState};
use crate::domain::{
    letterhead::{NotLetterhead, read_file, write_file},
    problem::{Invalid, Problem},
};
use crate::http::{self, AppState, downloads::attachment, echo::Rerender, session, upload::Upload};
use crate::i18n::{Lang, say};
use crate::service::{Actor, Error};

/// The longest request.
pub const REQUEST_MAX: usize = 64 * 1024;
/// The field of the echo in which taking a file says what is wrong with it.
pub(super) const PROBLEMS: &str = "problems";

/// Sends the letterhead as it is stored.
pub async fn download(State(state): State<AppState>, headers: HeaderMap) -> Response<Body> {
    let file = async {
        session::allowed(&state, &headers, Route::LetterheadFile).await?;
        let file = write_file(&state.letterhead().await?);
        attachment(file.into_bytes(), "application/json", "kizuki-letterhead.json")
    };
    file.await.unwrap_or_else(|error: Error| Rerender::fault(error.told()).into_response())
}

/// Takes a file in the place of what is stored.
pub async fn import(
    State(state): State<AppState>,
    headers: HeaderMap,
    multipart: Multipart,
) -> Response<Body> {
    let lang = http::lang(&headers);
    let failed = |fault| Rerender::new(Address::Letterhead, Vec::new(), fault).into_response();
    let actor = match session::allowed(&state, &headers, Route::ImportLetterhead).await {
        Ok(account) => Actor::of(&account),
        Err(error) => return failed(error.told()),
    };
    let sent = match Upload::receive(multipart).await {
        Ok(sent) => sent,
        Err(why) => return failed(why.into()),
    };
    match read_file(&sent.file) {
        Ok(letterhead) => match state.take_letterhead(&actor, &letterhead).await {
            Ok(()) => {
                Redirect::to(&Address::Letterhead.after(LetterheadFlash::Taken)).into_response()
            }
            Err(error) => failed(error.told()),
        },
        Err(problem) => {
            let values = vec![(PROBLEMS.to_owned(), sentence(lang, &problem))];
            let wrong = Invalid::one("file", Problem::Malformed);
            Rerender::new(Address::Letterhead, values, wrong.into()).into_response()
        }
    }
}

fn sentence(lang: Lang, problem: &NotLetterhead) -> String {
    let text = &lang.texts().letterhead;
    match problem {
        NotLetterhead::Other => text.file_other.to_owned(),
        NotLetterhead::Version(version) => (text.file_version)(*version),
        NotLetterhead::Field(line) => (text.file_field)(*line),
        NotLetterhead::Invalid(invalid) => {
            let says = invalid.0.iter().map(|one| {
                format!("{}：{}", field(lang, &one.field), say::problem(lang, &one.problem))
            });
            says.collect::<Vec<_>>().join("\n")
        }
    }
}

/// What a field is called.
fn field(lang: Lang, name: &str) -> &'static str {
    let text = &lang.texts().letterhead;
    match name {
        "number" => text.number,
        "addressee" => text.addressee,
        "sender" => text.sender,
        "opening" => text.opening,
        "closing" => text.closing,
        _ => text.sections,
    }
}

/// The file to be had, and the form that takes one.
pub(super) fn exchange(form: &FormState) -> AnyView {
    let text = &form.lang.texts().letterhead;
    let problems = form.echo.as_ref().and_then(|echo| echo.value(PROBLEMS));
    let problems = problems.map(ToOwned::to_owned);
    view! {
        <section class="panel" aria-labelledby="exchange">
            <h2 id="exchange">{text.exchange}</h2>
            <p>{text.exchange_lead}</p>
            <p class="actions"><a class="btn plain" href=Address::LetterheadFile download="">{text.download}</a></p>
            <form class="form" method="post" action=Address::ImportLetterhead enctype="multipart/form-data">
                <FileField form=form.clone() label=text.file hint=text.file_hint accept=".json,application/json" problems/>
                <p class="actions"><button class="btn plain">{text.take}</button></p>
            </form>
        </section>
    }
    .into_any()
}
