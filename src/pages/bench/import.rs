//! `/admin/themes/{id}/review/import`: suggested groups out of a file, for the bench. Reading a file
//! groups nothing; what it puts together is accepted or refused there, one by one.

use axum::{
    body::Body,
    extract::{Multipart, Path, State},
    http::{HeaderMap, Response},
    response::{IntoResponse, Redirect},
};
use leptos::prelude::*;

use crate::address::{Address, BenchFlash, DONE, Flash, Route};
use crate::components::{
    fields::{FileField, FormBanner, FormState},
    layout::Admin,
    request,
};
use crate::domain::{
    fault::Fault,
    ids::ThemeId,
    problem::{Invalid, Problem},
    suggest::{BROUGHT_ROWS_MAX, ResultColumn, ResultFile, ResultProblem},
    theme::Theme,
};
use crate::http::{self, AppState, echo::Rerender, session, upload::Upload, with_query};
use crate::i18n::Lang;
use crate::pages::{admin::signed_in, paper::why_no_table, sent_table::TABLES};
use crate::service::{Actor, Brought, Error, NotBrought, brought, can_be_reviewed};
use crate::store::Account;

/// The longest request: the largest file, and what a form puts around it.
pub const REQUEST_MAX: usize = brought::BYTES_MAX + 64 * 1024;
/// The field of the echo that says why a file is not taken.
const PROBLEMS: &str = "problems";
/// The fields of the query that say what came of a file.
const COUNTS: [&str; 7] = ["groups", "notes", "grouped", "unknown", "unsorted", "several", "alone"];
/// That with the first lines whose text is that of no note.
const LINES: &str = "lines";
/// So many of these lines are named.
const LINES_MAX: usize = 10;

/// Takes a file.
pub async fn bring(
    State(state): State<AppState>,
    Path(id): Path<String>,
    headers: HeaderMap,
    multipart: Multipart,
) -> Response<Body> {
    let lang = http::lang(&headers);
    let page = id.parse().map_or(Address::Admin, Address::BringGroups).to_string();
    let says = match take(&state, &id, &headers, multipart).await {
        Ok((id, came)) => return Redirect::to(&done(id, &came)).into_response(),
        Err(NotBrought::Other(error)) => {
            return Rerender::new(page, Vec::new(), error.told()).into_response();
        }
        Err(NotBrought::Json) => lang.texts().brought.json.to_owned(),
        Err(NotBrought::Table(problem)) => sentence(lang, &problem),
        Err(NotBrought::Nothing(file)) => nothing(lang, &file),
    };
    let wrong = Invalid::one("file", Problem::Malformed);
    Rerender::new(page, vec![(PROBLEMS.to_owned(), says)], wrong.into()).into_response()
}

async fn take(
    state: &AppState,
    id: &str,
    headers: &HeaderMap,
    multipart: Multipart,
) -> Result<(ThemeId, Brought), NotBrought> {
    let by = Actor::of(&session::allowed(state, headers, Route::BringGroups).await?);
    let id: ThemeId = id.parse().map_err(|_| Error::from(Fault::NotFound))?;
    let sent = Upload::receive(multipart).await;
    let sent = sent.map_err(|error| error.told(NotBrought::Table(ResultProblem::TooLarge)))?;
    Ok((id, state.bring_groups(&by, id, sent.file).await?))
}

/// The page, saying what was read.
fn done(id: ThemeId, Brought { file, grouped }: &Brought) -> String {
    let notes = file.groups.iter().map(|group| group.notes.len()).sum();
    let counts = [
        file.groups.len(),
        notes,
        *grouped,
        file.unknown.len(),
        file.unsorted,
        file.several,
        file.alone,
    ];
    let mut fields = vec![(DONE, BenchFlash::Brought.word().to_owned())];
    fields.extend(COUNTS.into_iter().zip(counts.map(|n| n.to_string())));
    fields.extend((!file.unknown.is_empty()).then(|| (LINES, lines(file))));
    with_query(Address::BringGroups(id), &fields)
}

/// The first lines whose text is that of no note.
fn lines(file: &ResultFile) -> String {
    let named: Vec<String> = file.unknown.iter().take(LINES_MAX).map(u64::to_string).collect();
    let more = if file.unknown.len() > LINES_MAX { "…" } else { "" };
    named.join(", ") + more
}

fn sentence(lang: Lang, problem: &ResultProblem) -> String {
    match problem {
        ResultProblem::TooLarge => (lang.texts().brought.large)(BROUGHT_ROWS_MAX),
        other => why_no_table(lang, other, BROUGHT_ROWS_MAX, ResultColumn::name),
    }
}

/// That nothing of a file can be suggested, and why.
fn nothing(lang: Lang, file: &ResultFile) -> String {
    let text = &lang.texts().brought;
    let counts = [0, 0, 0, file.unknown.len(), file.unsorted, 0, file.alone];
    let says = left(lang, counts, &lines(file));
    std::iter::once((text.nothing)(file.rows)).chain(says).collect::<Vec<_>>().join("\n")
}

/// What of a file is not suggested, as far as there is any.
fn left(lang: Lang, counts: [usize; 7], lines: &str) -> Vec<String> {
    let text = &lang.texts().brought;
    let [_, _, grouped, unknown, unsorted, several, alone] = counts;
    let says = [
        (grouped, (text.grouped)(grouped)),
        (unknown, (text.unknown)(unknown, lines)),
        (unsorted, (text.unsorted)(unsorted)),
        (several, (text.several)(several)),
        (alone, (text.alone)(alone)),
    ];
    says.into_iter().filter(|(n, _)| *n > 0).map(|(_, says)| says).collect()
}

/// The page.
#[component]
pub fn BringGroupsPage() -> impl IntoView {
    let (lang, id) = (request::lang(), request::param("id"));
    let (echo, done) = (request::echo(), request::query(DONE));
    let counts = COUNTS.map(|name| request::query(name).parse().unwrap_or_default());
    let lines = request::query(LINES);
    signed_in(move |state, account| async move {
        let id: ThemeId = id.parse().map_err(|_| Fault::NotFound)?;
        let (theme, now) = state.bringing(&Actor::of(&account), id).await?;
        let form = FormState { lang, echo, prefix: "" };
        let flash = flash(lang, id, done.parse().ok(), counts, &lines);
        Ok(content(account, &form, &theme, now, flash))
    })
}

/// What was just done.
fn flash(
    lang: Lang,
    id: ThemeId,
    done: Option<BenchFlash>,
    counts: [usize; 7],
    lines: &str,
) -> Option<AnyView> {
    let text = &lang.texts().brought;
    match done? {
        BenchFlash::Brought => {
            let [groups, notes, ..] = counts;
            let left = left(lang, counts, lines);
            let left = left.into_iter().map(|says| view! { <li>{says}</li> }).collect_view();
            let bench = Address::Bench(id).after(BenchFlash::Brought);
            let says = (text.groups)(groups, notes);
            Some(
                view! {
                    <div class="banner good" role="status">
                        <p><strong>{says}</strong></p>
                        <ul>{left}</ul>
                        <p class="actions"><a class="btn" href=bench>{text.to_bench}</a></p>
                    </div>
                }
                .into_any(),
            )
        }
        BenchFlash::Unbrought => Some(
            view! { <div class="banner good" role="status"><p>{text.dropped}</p></div> }.into_any(),
        ),
        _ => None,
    }
}

fn content(
    account: Account,
    form: &FormState,
    theme: &Theme,
    now: usize,
    flash: Option<AnyView>,
) -> AnyView {
    let lang = form.lang;
    let text = &lang.texts().brought;
    let (id, title) = (theme.id, theme.title.clone());
    let problems = form.echo.as_ref().is_some_and(|echo| echo.value(PROBLEMS).is_some());
    let banner = (!problems).then(|| view! { <FormBanner form=form.clone()/> });
    let (take, drop) = if can_be_reviewed(theme.state) {
        (taking(form, theme.id), (now > 0).then(|| dropping(lang, theme.id, now)))
    } else {
        let says = lang.texts().bench.closed;
        (view! { <div class="banner"><p>{says}</p></div> }.into_any(), None)
    };
    view! {
        <Admin lang title=text.title account>
            <div class="page mid">
                <div class="page-head">
                    <p class="crumb">
                        <a href=Address::AdminTheme(id)>{title}</a>" › "
                        <a href=Address::Bench(id)>{lang.texts().bench.title}</a>
                    </p>
                    <h1>{text.title}</h1>
                    <p class="lead">{text.lead}</p>
                </div>
                {flash}
                {banner}
                {take}
                {drop}
            </div>
        </Admin>
    }
    .into_any()
}

/// The form that takes a file.
fn taking(form: &FormState, id: ThemeId) -> AnyView {
    let text = &form.lang.texts().brought;
    let hint = (text.file_hint)(BROUGHT_ROWS_MAX);
    let problems = form.echo.as_ref().and_then(|echo| echo.value(PROBLEMS));
    let problems = problems.map(ToOwned::to_owned);
    view! {
        <section class="panel" aria-labelledby="take">
            <h2 id="take">{text.take}</h2>
            <p>{text.where_from}</p>
            <p>{text.only_by_text}</p>
            <form class="form" method="post" action=Address::BringGroups(id) enctype="multipart/form-data">
                <FileField form=form.clone() label=text.file hint accept=TABLES problems/>
                <p class="quiet">{text.replaces}</p>
                <p class="actions"><button class="btn">{text.take}</button></p>
            </form>
        </section>
    }
    .into_any()
}

/// The form that drops what came in a file.
fn dropping(lang: Lang, id: ThemeId, now: usize) -> AnyView {
    let text = &lang.texts().brought;
    view! {
        <section class="panel" aria-labelledby="drop">
            <h2 id="drop">{text.drop}</h2>
            <p>{(text.now)(now)}</p>
            <p>{text.drop_says}</p>
            <form method="post" action=Address::DropBrought>
                <input type="hidden" name="page" value=Address::BringGroups(id)/>
                <input type="hidden" name="theme" value=id.to_string()/>
                <p class="actions"><button class="btn plain danger">{text.drop}</button></p>
            </form>
        </section>
    }
    .into_any()
}
