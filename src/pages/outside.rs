//! `/admin/themes/{id}/outside`: the notes of a theme for tools outside. The page says first what such
//! tools do with the texts, and shows the notes that may say who somebody is; the form that it ends
//! with gives the file.

use axum::{
    Form,
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, Response, header},
    response::IntoResponse,
};
use leptos::prelude::*;

use super::admin::signed_in;
use crate::address::{Address, Route};
use crate::components::{
    fields::{FormBanner, FormState, Told},
    layout::Admin,
    request,
};
use crate::domain::{
    fault::Fault,
    guard::Hint,
    ids::ThemeId,
    outside::{Telling, can_leave},
    problem::{Invalid, Problem},
};
use crate::http::{AppState, downloads::attachment, echo::Rerender, session};
use crate::i18n::{Lang, say};
use crate::report::{Outside, Tool};
use crate::service::{Actor, BeforeLeaving, Error};
use crate::store::Account;

/// So many notes that may say who somebody is are shown; the number of the others is told.
const SHOWN_MAX: usize = 100;
/// Which tool.
const TOOL: &str = "tool";
/// The box of who knows what it means.
const SURE: &str = "sure";
/// The box that leaves out what may say who somebody is.
const LEAVE: &str = "leave";

/// Sends the file. Whoever opens it goes on from no address of ours.
pub async fn send(
    State(state): State<AppState>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response<Body> {
    match file(&state, &id, &headers, &fields).await {
        Ok(mut response) => {
            let none = HeaderValue::from_static("no-referrer");
            response.headers_mut().insert(header::REFERRER_POLICY, none);
            response
        }
        Err(error) => {
            let page = id.parse().map_or(Address::Admin, Address::Outside);
            Rerender::new(page, fields, error.told()).into_response()
        }
    }
}

async fn file(
    state: &AppState,
    id: &str,
    headers: &HeaderMap,
    fields: &[(String, String)],
) -> Result<Response<Body>, Error> {
    let by = Actor::of(&session::allowed(state, headers, Route::Outside).await?);
    let id: ThemeId = id.parse().map_err(|_| Fault::NotFound)?;
    let of = |name: &str| fields.iter().find(|(field, _)| field == name).map(|(_, value)| value);
    let tool: Option<Tool> = of(TOOL).and_then(|tool| tool.parse().ok());
    let (sure, all) = (of(SURE).is_some(), of(LEAVE).is_none());
    // What is wrong is told at once.
    let notes = match state.leaving_notes(&by, id, sure, all).await {
        Err(Error::Fault(Fault::Invalid(mut wrong))) if tool.is_none() => {
            wrong.0.insert(0, Invalid::one(TOOL, Problem::NotChosen).0.remove(0));
            Err(Error::from(wrong))
        }
        other => other,
    };
    let (theme, notes) = notes?;
    let tool = tool.ok_or_else(|| Invalid::one(TOOL, Problem::NotChosen))?;
    let written = Outside { title: &theme.title, notes: &notes }.write(tool);
    // The short name is ASCII; see domain::slug.
    let name = format!("kizuki-{}-{}.csv", theme.slug, tool.row().file);
    attachment(written, "text/csv; charset=utf-8", &name)
}

/// The page.
#[component]
pub fn OutsidePage() -> impl IntoView {
    let (lang, echo, id) = (request::lang(), request::echo(), request::param("id"));
    signed_in(move |state, account| async move {
        let id = id.parse().map_err(|_| Fault::NotFound)?;
        let before = state.before_leaving(&Actor::of(&account), id).await?;
        Ok(content(account, &FormState { lang, echo, prefix: "" }, &before))
    })
}

fn content(account: Account, form: &FormState, before: &BeforeLeaving) -> AnyView {
    let lang = form.lang;
    let text = &lang.texts().outside;
    let theme = &before.theme;
    let (id, title) = (theme.id, theme.title.clone());
    let banner = view! { <FormBanner form=form.clone()/> };
    let body = if can_leave(theme.state) {
        (what_leaves(lang, before), found(lang, before), asking(form, before)).into_any()
    } else {
        view! { <div class="banner"><p>{text.closed}</p></div> }.into_any()
    };
    view! {
        <Admin lang title=text.title account>
            <div class="page mid outside">
                <div class="page-head">
                    <p class="crumb"><a href=Address::AdminTheme(id)>{title}</a></p>
                    <h1>{text.title}</h1>
                    <p class="lead">{text.lead}</p>
                </div>
                {banner}
                <section class="panel warned" aria-labelledby="where">
                    <h2 id="where">{text.where_title}</h2>
                    <p><strong>{text.where_says}</strong></p>
                    <p>{text.where_local}</p>
                    <p>{text.file_law}</p>
                </section>
                {body}
            </div>
        </Admin>
    }
    .into_any()
}

/// What is in the file, and what is not.
fn what_leaves(lang: Lang, before: &BeforeLeaving) -> AnyView {
    let text = &lang.texts().outside;
    view! {
        <section class="panel" aria-labelledby="in-file">
            <h2 id="in-file">{text.file_title}</h2>
            <p>{(text.notes)(before.notes)}</p>
            <ul class="says-list"><li>{text.file_shown}</li><li>{text.file_ids}</li><li>{text.file_stickers}</li></ul>
        </section>
    }
    .into_any()
}

/// The notes that may say who somebody is.
fn found(lang: Lang, before: &BeforeLeaving) -> AnyView {
    let text = &lang.texts().outside;
    let found = before.telling.len();
    let says = if found == 0 {
        view! { <p>{text.found_none}</p> }.into_any()
    } else {
        let notes = before.telling.iter().take(SHOWN_MAX).map(|one| telling(lang, one));
        let notes = notes.collect_view();
        let more = found.saturating_sub(SHOWN_MAX);
        let more = (more > 0).then(|| view! { <p class="quiet">{(text.more)(more)}</p> });
        view! {
            <p><strong>{(text.found)(found, before.notes)}</strong></p>
            <p class="quiet">{text.found_says}</p>
            <ul class="telling">{notes}</ul>
            {more}
        }
        .into_any()
    };
    view! {
        <section class="panel" aria-labelledby="found">
            <h2 id="found">{text.found_title}</h2>
            {says}
        </section>
    }
    .into_any()
}

fn telling(lang: Lang, one: &Telling) -> AnyView {
    let kinds = one.hints.iter().map(|hint| view! { <li>{say::hint(lang, hint.kind)}</li> });
    let kinds = kinds.collect_view();
    view! {
        <li>
            <p dir="auto">{marked(&one.text, &one.hints)}</p>
            <ul class="quiet">{kinds}</ul>
        </li>
    }
    .into_any()
}

/// A text with what was found in it marked.
fn marked(text: &str, hints: &[Hint]) -> AnyView {
    let mut ranges: Vec<_> = hints.iter().map(|hint| hint.range.clone()).collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    let (mut parts, mut at) = (Vec::new(), 0);
    for range in ranges {
        let start = range.start.max(at);
        if let (Some(before), Some(found)) = (text.get(at..start), text.get(start..range.end)) {
            parts.push(view! { {before.to_owned()}<mark>{found.to_owned()}</mark> }.into_any());
            at = range.end;
        }
    }
    let rest = text.get(at..).unwrap_or_default().to_owned();
    view! { {parts}{rest} }.into_any()
}

/// The form.
fn asking(form: &FormState, before: &BeforeLeaving) -> AnyView {
    let text = &form.lang.texts().outside;
    let told = [TOOL, SURE].map(|field| Told::of(form, field, ""));
    let [tool_told, sure_told] = &told;
    let tools = Tool::ALL.iter().map(|tool| choice(form, *tool)).collect_view();
    let leave = (!before.telling.is_empty()).then(|| {
        let checked = form.ticked(LEAVE, true);
        view! {
            <div class="field">
                <label class="choice">
                    <input type="checkbox" name=LEAVE value="1" checked=checked aria-describedby="leave-hint"/>
                    <span>{text.leave}</span>
                </label>
                <p class="hint" id="leave-hint">{text.leave_hint}</p>
            </div>
        }
    });
    let sure = form.ticked(SURE, false);
    view! {
        <section class="panel" aria-labelledby="get">
            <h2 id="get">{text.form_title}</h2>
            <form class="form" method="post" action=Address::Outside(before.theme.id)>
                <fieldset class="group" id=TOOL aria-describedby=tool_told.describedby()>
                    <legend>{text.tool}</legend>
                    {tool_told.problem()}
                    {tools}
                </fieldset>
                {leave}
                <div class="field">
                    <label class="choice">
                        <input type="checkbox" id=SURE name=SURE value="1" checked=sure aria-invalid=sure_told.invalid()
                            aria-describedby=sure_told.describedby()/>
                        <span>{text.sure}</span>
                    </label>
                    {sure_told.problem()}
                </div>
                <p class="actions"><button class="btn">{text.download}</button></p>
            </form>
        </section>
    }
    .into_any()
}

/// One tool, with its columns and what is to be known of them.
fn choice(form: &FormState, tool: Tool) -> AnyView {
    let text = &form.lang.texts().outside;
    let row = tool.row();
    let says = match tool {
        Tool::Kouchou | Tool::KouchouCli => Some(text.kouchou),
        Tool::TalkToTheCity => Some(text.city),
        _ => row.disagrees.then_some(text.no_disagree),
    };
    let says = says.map(|says| view! { <span class="quiet">{says}</span> });
    let columns = (text.columns)(&row.columns.join(", "));
    let checked = form.value(TOOL, "") == tool.as_str();
    view! {
        <label class="choice">
            <input type="radio" name=TOOL value=tool.as_str() checked=checked/>
            <span>{row.name}<span class="quiet columns">{columns}</span>{says}</span>
        </label>
    }
    .into_any()
}
