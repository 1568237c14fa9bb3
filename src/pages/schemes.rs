//! `/admin/schemes`: 提案制度, the forms of the office's own schemes.

use leptos::prelude::*;
use uuid::Uuid;

use super::admin::signed_in;
use crate::address::{Address, DONE, ProposalFlash};
use crate::components::{
    fields::{FormState, in_text_area},
    layout::Admin,
    request,
};
use crate::domain::{
    fault::Fault,
    problem::Problem,
    proposal::{SCHEMES_MAX, Schemes, Source},
};
use crate::http::echo::Echo;
use crate::i18n::{Lang, say};
use crate::store::Account;

/// The page.
#[component]
pub fn SchemesPage() -> impl IntoView {
    let (lang, echo, done) = (request::lang(), request::echo(), request::query(DONE));
    signed_in(move |state, account| async move {
        let schemes = state.schemes().await?;
        let form = FormState { lang, echo, prefix: "form" };
        Ok(content(account, &schemes, &form, done.parse().ok()).into_any())
    })
}

fn content(
    account: Account,
    schemes: &Schemes,
    form: &FormState,
    done: Option<ProposalFlash>,
) -> impl IntoView + use<> {
    let lang = form.lang;
    let (text, admin) = (&lang.texts().proposals, &lang.texts().admin);
    let flash = done.map(|ProposalFlash::Saved| {
        view! { <div class="banner good" role="status"><p>{text.schemes_saved}</p></div> }
    });
    let seen = serde_json::to_string(schemes).unwrap_or_default();
    let rows = rows(schemes, form)
        .into_iter()
        .enumerate()
        .map(|(at, one)| scheme(form, at, one))
        .collect_view();
    let (sources, banner) = (sources(lang), banner(form));
    view! {
        <Admin lang title=text.schemes account>
            <div class="page">
                <div class="page-head">
                    <p class="crumb"><a href=Address::Admin>{admin.themes}</a></p>
                    <h1>{text.schemes}</h1>
                    <p class="lead">{text.schemes_lead}</p>
                </div>
                {flash}
                {banner}
                {sources}
                <form class="form schemes" method="post" action=Address::SaveSchemes>
                    <input type="hidden" name="page" value=Address::Schemes/>
                    <input type="hidden" name="seen" value=seen/>
                    {rows}
                    <p class="actions"><button class="btn">{text.save_schemes}</button></p>
                </form>
            </div>
        </Admin>
    }
}

/// What a field can begin with, and the words for it.
fn sources(lang: Lang) -> AnyView {
    let text = &lang.texts().proposals;
    let sources = Source::ALL.iter().map(|source| {
        let word = say::source(lang, *source);
        view! { <li><strong>{word}</strong>" "{(text.source_says)(*source)}</li> }
    });
    view! {
        <section class="panel sources" aria-labelledby="sources">
            <h2 id="sources">{text.sources}</h2>
            <p>{text.sources_lead}</p>
            <ul>{sources.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// Key, name and fields.
type Row = (String, String, String);

/// The schemes as they were typed, or else as they are stored, and one more to be filled in.
fn rows(schemes: &Schemes, form: &FormState) -> Vec<Row> {
    let lang = form.lang;
    let stored = schemes.all().iter().map(|scheme| {
        let fields = scheme.written(|source| say::source(lang, source));
        (scheme.key.clone(), scheme.name.clone(), fields)
    });
    let mut rows = form.echo.as_ref().map_or_else(|| stored.collect(), typed);
    let is_new = |(_, name, fields): &Row| name.is_empty() && fields.is_empty();
    if !rows.last().is_some_and(is_new) && rows.len() <= SCHEMES_MAX {
        // Its key is made here, so that what is sent twice is one scheme.
        rows.push((Uuid::new_v4().to_string(), String::new(), String::new()));
    }
    rows
}

/// What was typed, scheme by scheme.
fn typed(echo: &Echo) -> Vec<Row> {
    let of = |at: usize, field: &str| echo.value(&format!("form[schemes][{at}][{field}]"));
    let row = |at: usize| {
        let owned = |field: &str| of(at, field).unwrap_or_default().to_owned();
        of(at, "key").map(|key| (key.to_owned(), owned("name"), owned("fields")))
    };
    (0..=SCHEMES_MAX + 1).map_while(row).collect()
}

/// What went wrong, with links to the fields.
fn banner(form: &FormState) -> Option<AnyView> {
    let echo = form.echo.as_ref()?;
    let lang = form.lang;
    let problems = match &echo.fault {
        Fault::Invalid(invalid) => invalid.0.as_slice(),
        _ => &[],
    };
    let links = problems.iter().map(|one| {
        let parts: Vec<&str> = one.field.split('.').take(3).collect();
        let says = said(lang, &one.field, &one.problem);
        let href = format!("#{}", parts.join("-"));
        if parts.len() < 3 {
            view! { <li>{says}</li> }.into_any()
        } else {
            view! { <li><a href=href>{says}</a></li> }.into_any()
        }
    });
    let links = links.collect_view();
    let list = (!problems.is_empty()).then(|| view! { <ul>{links}</ul> });
    let says = say::fault(lang, &echo.fault);
    Some(
        view! { <div class="banner bad" role="alert" tabindex="-1"><h2>{says}</h2>{list}</div> }
            .into_any(),
    )
}

/// One scheme: its name, and its fields, one a line.
fn scheme(form: &FormState, at: usize, (key, name, fields): Row) -> AnyView {
    let lang = form.lang;
    let text = &lang.texts().proposals;
    let id = |field: &str| format!("schemes-{at}-{field}");
    let control = |field: &str| format!("form[schemes][{at}][{field}]");
    let is_new = name.is_empty() && fields.is_empty();
    let title = if is_new { text.new_scheme.to_owned() } else { name.clone() };
    let wrong = [problems(form, at, "name"), problems(form, at, "fields")];
    let invalid = wrong.each_ref().map(|says| (!says.is_empty()).then_some("true"));
    let errors = ["name", "fields"].map(|field| format!("{}-err", id(field)));
    let [name_wrong, fields_wrong] = wrong.map(|says| {
        let items = says.into_iter().map(|says| view! { <li dir="auto">{says}</li> });
        items.collect::<Vec<_>>()
    });
    let described = [
        invalid[0].map(|_| errors[0].clone()),
        Some(invalid[1].map_or_else(|| id("hint"), |_| format!("{} {}", errors[1], id("hint")))),
    ];
    let rows = fields.lines().count().clamp(4, 20).to_string();
    let list = |id: &String, items: Vec<_>| {
        let id = id.clone();
        (!items.is_empty()).then(|| view! { <ul class="err" id=id>{items}</ul> })
    };
    view! {
        <fieldset class="panel">
            <legend class="vh">{title}</legend>
            <input type="hidden" name=control("key") value=key/>
            <div class="field">
                <label for=id("name")>{if is_new { text.new_scheme } else { text.scheme_name }}</label>
                <input id=id("name") name=control("name") type="text" autocomplete="off" value=name
                    aria-invalid=invalid[0] aria-describedby=described[0].clone()/>
                {list(&errors[0], name_wrong)}
            </div>
            <div class="field">
                <label for=id("fields")>{text.scheme_fields}</label>
                <p class="hint" id=id("hint")>{text.scheme_fields_hint}</p>
                <textarea id=id("fields") name=control("fields") rows=rows
                    aria-invalid=invalid[1] aria-describedby=described[1].clone()>
                    {in_text_area(&fields)}
                </textarea>
                {list(&errors[1], fields_wrong)}
            </div>
        </fieldset>
    }
    .into_any()
}

/// What is wrong with one field of a scheme: of its fields, line by line.
fn problems(form: &FormState, at: usize, field: &str) -> Vec<String> {
    let Some(Fault::Invalid(invalid)) = form.echo.as_ref().map(|echo| &echo.fault) else {
        return Vec::new();
    };
    let whole = format!("schemes.{at}.{field}");
    let line = format!("{whole}.");
    let of = invalid.0.iter().filter(|one| one.field == whole || one.field.starts_with(&line));
    of.map(|one| said(form.lang, &one.field, &one.problem)).collect()
}

/// A problem in words, with its line where it has one.
fn said(lang: Lang, field: &str, problem: &Problem) -> String {
    let text = &lang.texts().proposals;
    let says = match problem {
        Problem::NotOffered => text.no_source.to_owned(),
        Problem::OutOfRange { max, .. } if field == "schemes" => (text.schemes_many)(*max),
        Problem::OutOfRange { max, .. } => (text.fields_many)(*max),
        problem => say::problem(lang, problem),
    };
    match field.split('.').nth(3) {
        Some(line) => (lang.texts().suggested.fields_line)(line, &says),
        None => says,
    }
}
