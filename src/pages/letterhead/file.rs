//! The letterhead in one file: `GET /admin/letterhead/file` gives it, `POST /admin/letterhead/import`
//! takes it, whole or not at all.

use axum::{
    body::Body,
    extract::{Multipart, State},
    http::{HeaderMap, Response, StatusCode},
    response::{IntoResponse, Redirect},
};
use leptos::prelude::*;

use crate::address::{Address, LetterheadFlash, Route};
use crate::components::fields::{FormState, Told};
use crate::domain::{
    fault::Fault,
    letterhead::{NotLetterhead, read_file, write_file},
    problem::{Invalid, Problem},
};
use crate::http::{self, AppState, downloads::attachment, echo::Rerender, session};
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
    let bytes = match receive(multipart).await {
        Ok(bytes) => bytes,
        Err(fault) => return failed(fault),
    };
    match read_file(&bytes) {
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

/// The file, empty where there is none.
async fn receive(mut multipart: Multipart) -> Result<Vec<u8>, Fault> {
    let fault = |error: axum::extract::multipart::MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Fault::TooLarge,
        _ => Fault::Malformed,
    };
    while let Some(field) = multipart.next_field().await.map_err(fault)? {
        if field.name() == Some("file") {
            return Ok(field.bytes().await.map_err(fault)?.to_vec());
        }
    }
    Ok(Vec::new())
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
    let told = Told::of(form, "file", text.file_hint);
    let problems = form.echo.as_ref().and_then(|echo| echo.value(PROBLEMS));
    let problems = problems.map(|problems| {
        let lines = problems.lines().map(|line| view! { <span>{line.to_owned()}</span> });
        view! { <p class="err lines" id="file-err">{lines.collect_view()}</p> }
    });
    view! {
        <section class="panel" aria-labelledby="exchange">
            <h2 id="exchange">{text.exchange}</h2>
            <p>{text.exchange_lead}</p>
            <p class="actions"><a class="btn plain" href=Address::LetterheadFile download="">{text.download}</a></p>
            <form class="form" method="post" action=Address::ImportLetterhead enctype="multipart/form-data">
                <div class="field">
                    <label for="file">{text.file}</label>
                    {told.hint()}
                    <input id="file" name="file" type="file" accept=".json,application/json" required
                        aria-invalid=told.invalid() aria-describedby=told.describedby()/>
                    {problems}
                </div>
                <p class="actions"><button class="btn plain">{text.take}</button></p>
            </form>
        </section>
    }
    .into_any()
}
