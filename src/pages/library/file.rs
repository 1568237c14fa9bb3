//! The office's own ideas in one file: `GET /admin/library/file` gives it, `POST /admin/library/import` takes
//! one. A file is looked at first; only when that is confirmed, what is new of it is added.

use axum::{
    body::Body,
    extract::{Multipart, State},
    http::{HeaderMap, Response},
    response::{IntoResponse, Redirect},
};
use leptos::prelude::*;

use crate::address::{Address, DONE, Flash, LibraryFlash, Route};
use crate::components::fields::{FileField, FormState};
use crate::domain::{
    fault::Fault,
    library::own::{BYTES_MAX, NotIdeas, OWN_IDEAS_MAX},
    problem::{FieldProblem, Invalid, Problem},
};
use crate::http::{self, AppState, downloads::attachment, echo::Rerender, session, upload::Upload};
use crate::i18n::{Lang, say};
use crate::service::{Actor, DryIdea, Error, NotAdded};

/// The longest request: the largest file, and what a form puts around it.
pub const REQUEST_MAX: usize = BYTES_MAX + 64 * 1024;
/// The field of the query that says how many were added.
pub(super) const COUNT: &str = "n";
/// The field of the file as text, when it is confirmed.
const PASTED: &str = "pasted";
/// The field that says that it is.
const SURE: &str = "sure";
/// The field of the echo that says what is wrong with a file, a line each.
const PROBLEMS: &str = "problems";

/// Sends the office's own ideas.
pub async fn download(State(state): State<AppState>, headers: HeaderMap) -> Response<Body> {
    let file = async {
        let by = Actor::of(&session::allowed(&state, &headers, Route::IdeasFile).await?);
        let file = state.give_ideas(&by).await?;
        attachment(file.into_bytes(), "application/json", "kizuki-ideas.json")
    };
    file.await.unwrap_or_else(|error: Error| Rerender::fault(error.told()).into_response())
}

/// Looks at a file, or adds what is new of it.
pub async fn import(
    State(state): State<AppState>,
    headers: HeaderMap,
    multipart: Multipart,
) -> Response<Body> {
    let lang = http::lang(&headers);
    let mut kept = String::new();
    let (fault, field) = match take(&state, &headers, multipart, &mut kept).await {
        Ok(to) => return Redirect::to(&to).into_response(),
        Err(NotAdded::File(problem)) => {
            let wrong = Invalid::one("file", Problem::Malformed);
            (wrong.into(), (PROBLEMS.to_owned(), sentences(lang, &problem).join("\n")))
        }
        Err(NotAdded::Other(error)) => (error.told(), (PASTED.to_owned(), kept)),
    };
    Rerender::new(Address::Library, vec![field], fault).into_response()
}

/// Adds what is confirmed, and says where it leads; what is not confirmed yet comes back to be looked at.
/// `kept` becomes the file as text, to be given back.
async fn take(
    state: &AppState,
    headers: &HeaderMap,
    multipart: Multipart,
    kept: &mut String,
) -> Result<String, NotAdded> {
    let by = Actor::of(&session::allowed(state, headers, Route::ImportIdeas).await?);
    let sent = Upload::receive(multipart).await;
    let mut sent = sent.map_err(|error| error.told(NotAdded::File(NotIdeas::TooLarge)))?;
    let text = if sent.file.is_empty() {
        sent.take(PASTED)
    } else {
        // Nothing that is no UTF-8 is JSON (RFC 8259, 8.1).
        String::from_utf8(sent.file.clone()).map_err(|_| NotAdded::File(NotIdeas::Other))?
    };
    state.dry_ideas(&by, &text).await?;
    kept.clone_from(&text);
    if sent.take(SURE).is_empty() {
        return Err(Error::from(Fault::NotSentYet).into());
    }
    let added = state.take_ideas(&by, &text).await?;
    let done = LibraryFlash::Added.word();
    Ok(format!("{}?{DONE}={done}&{COUNT}={added}#own", Address::Library))
}

/// What is wrong with a file, a line each.
fn sentences(lang: Lang, problem: &NotIdeas) -> Vec<String> {
    let text = &lang.texts().own_ideas;
    match problem {
        NotIdeas::TooLarge => vec![text.file_large.to_owned()],
        NotIdeas::Other => vec![text.file_other.to_owned()],
        NotIdeas::Version(version) => vec![(text.file_version)(*version)],
        NotIdeas::Field(line) => vec![(text.file_field)(*line)],
        NotIdeas::Count(found) => vec![(text.file_count)(*found, OWN_IDEAS_MAX)],
        NotIdeas::Invalid(wrong) => {
            let one = |place: usize, wrong: &FieldProblem| {
                let why = say::problem(lang, &wrong.problem);
                (text.file_idea)(place, &format!("{}：{why}", field(lang, &wrong.field)))
            };
            let all = wrong.iter();
            all.flat_map(|(place, wrong)| wrong.0.iter().map(|wrong| one(*place, wrong))).collect()
        }
    }
}

/// What a field of an idea is called.
fn field(lang: Lang, name: &str) -> &'static str {
    let text = &lang.texts().own_ideas;
    match name {
        "title" => text.name,
        "question" => text.question,
        "scope" => text.scope,
        "prompts" => text.prompts,
        "keep" => text.keep,
        "why" => text.why,
        _ => text.purpose,
    }
}

/// A file that was looked at, as the form carries it on.
pub(super) struct Looked {
    text: String,
    ideas: Vec<DryIdea>,
}

impl Looked {
    /// The same ideas as when the form was read.
    pub(super) async fn again(state: &AppState, by: &Actor, form: &FormState) -> Option<Self> {
        let echo = form.echo.as_ref().filter(|echo| echo.fault == Fault::NotSentYet)?;
        let text = echo.value(PASTED).filter(|text| !text.is_empty())?.to_owned();
        let ideas = state.dry_ideas(by, &text).await.ok()?;
        Some(Self { text, ideas })
    }
}

/// The file to be had, the form that takes one, and what one would add.
pub(super) fn exchange(form: &FormState, looked: Option<&Looked>, many: usize) -> AnyView {
    let text = &form.lang.texts().own_ideas;
    let problems = form.echo.as_ref().and_then(|echo| echo.value(PROBLEMS));
    let problems = problems.map(ToOwned::to_owned);
    let get = (many > 0).then(|| {
        view! { <p class="actions"><a class="btn plain" href=Address::IdeasFile download="">{text.download}</a></p> }
    });
    let dry = looked.map(|looked| dry(form.lang, looked));
    view! {
        <section class="panel" aria-labelledby="exchange">
            <h2 id="exchange">{text.exchange}</h2>
            <p>{text.exchange_lead}</p>
            {get}
            {dry}
            <form class="form" method="post" action=Address::ImportIdeas enctype="multipart/form-data">
                <FileField form=form.clone() label=text.file hint=text.file_hint accept=".json,application/json" problems/>
                <p class="actions"><button class="btn plain">{text.look}</button></p>
            </form>
        </section>
    }
    .into_any()
}

/// What a file would add, and the button.
fn dry(lang: Lang, looked: &Looked) -> AnyView {
    let text = &lang.texts().own_ideas;
    let new = looked.ideas.iter().filter(|one| !one.is_there).count();
    let rows = looked.ideas.iter().map(|DryIdea { words, is_there }| {
        let there = is_there.then(|| view! { <span class="quiet">" "{text.there}</span> });
        view! { <li><b dir="auto">{words.title.clone()}</b>" "<span dir="auto">{words.question.clone()}</span>{there}</li> }
    });
    let form = (new > 0).then(|| {
        view! {
            <form class="form" method="post" action=Address::ImportIdeas enctype="multipart/form-data">
                <input type="hidden" name=SURE value="1"/>
                <input type="hidden" name=PASTED value=looked.text.clone()/>
                <p class="actions"><button class="btn" autofocus>{(text.take)(new)}</button></p>
            </form>
        }
    });
    view! {
        <div class="banner" role="status"><p>{(text.dry)(looked.ideas.len(), new)}</p></div>
        <ul>{rows.collect_view()}</ul>
        {form}
    }
    .into_any()
}
