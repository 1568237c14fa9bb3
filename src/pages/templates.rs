//! `/admin/templates`: the office's templates of answers.

use leptos::prelude::*;
use uuid::Uuid;

use super::{
    admin::signed_in,
    answers::{reasons, statuses},
};
use crate::address::{Address, DONE, TemplatesFlash};
use crate::components::{
    answer::status,
    fields::{FormBanner, FormState, TextArea, TextField},
    layout::Admin,
    request,
};
use crate::domain::{
    answers::{TEMPLATES_MAX, Template},
    fault::Fault,
    problem::Problem,
};
use crate::http::{echo::Echo, with_query};
use crate::i18n::Lang;
use crate::service::Actor;
use crate::store::Account;

/// The field of the address that names the template to be changed.
const EDIT: &str = "edit";

/// The page.
#[component]
pub fn TemplatesPage() -> impl IntoView {
    let (lang, echo, done) = (request::lang(), request::echo(), request::query(DONE));
    let edited = request::query(EDIT);
    signed_in(move |state, account| async move {
        let templates = state.templates(&Actor::of(&account)).await?;
        Ok(content(lang, account, &templates, &edited, echo, done.parse().ok()).into_any())
    })
}

fn content(
    lang: Lang,
    account: Account,
    templates: &[Template],
    edited: &str,
    echo: Option<Echo>,
    done: Option<TemplatesFlash>,
) -> impl IntoView + use<> {
    let text = &lang.texts().templates;
    let flash = done.map(|done| {
        let says = match done {
            TemplatesFlash::Saved => text.saved,
            TemplatesFlash::Dropped => text.dropped,
        };
        view! { <div class="banner good" role="status"><p>{says}</p></div> }
    });
    let there = templates.iter().find(|one| one.id.to_string() == edited);
    let list = list(lang, templates);
    let form = form(lang, there, echo);
    view! {
        <Admin lang title=text.title account>
            <div class="page mid">
                <div class="page-head">
                    <p class="crumb"><a href=Address::Admin>{lang.texts().admin.themes}</a></p>
                    <h1>{text.title}</h1>
                    <p class="lead">{text.lead}</p>
                </div>
                {flash}
                {list}
                {form}
            </div>
        </Admin>
    }
}

fn list(lang: Lang, templates: &[Template]) -> AnyView {
    let text = &lang.texts().templates;
    if templates.is_empty() {
        return view! { <p class="quiet">{text.none}</p> }.into_any();
    }
    let rows = templates.iter().map(|one| {
        let href = format!("{}#form", address(&one.id.to_string()));
        let says: String = one.answer.text.chars().take(80).collect();
        view! {
            <li>
                <p><a href=href dir="auto">{one.name.clone()}</a>" "{status(lang, one.answer.status)}</p>
                <p class="quiet" dir="auto">{says}</p>
            </li>
        }
    });
    view! { <ul class="panel rows-of-answers">{rows.collect_view()}</ul> }.into_any()
}

/// The page with the form of one template.
fn address(id: &str) -> String {
    with_query(Address::Templates, &[(EDIT, id)])
}

/// The form of a template that is there, or of a new one.
fn form(lang: Lang, there: Option<&Template>, echo: Option<Echo>) -> AnyView {
    let text = &lang.texts().templates;
    let conflict = echo.as_ref().is_some_and(|echo| echo.fault == Fault::Conflict);
    let full = echo.as_ref().is_some_and(is_full);
    let typed = |name: &str| echo.as_ref().and_then(|echo| echo.value(name)).map(str::to_owned);
    let (id, seen) = match there {
        Some(there) => (there.id.to_string(), there.version),
        None => (typed("id").unwrap_or_else(|| Uuid::new_v4().to_string()), 0),
    };
    let page = there.map_or_else(|| Address::Templates.to_string(), |_| address(&id));
    let says = if conflict {
        Some(text.conflict.to_owned())
    } else if full {
        Some((text.many)(i64::try_from(TEMPLATES_MAX).unwrap_or(i64::MAX)))
    } else {
        None
    };
    let form = FormState { lang, echo, prefix: "" };
    let banner = match says {
        Some(says) => {
            view! { <div class="banner bad" role="alert" tabindex="-1"><p>{says}</p></div> }
                .into_any()
        }
        None => view! { <FormBanner form=form.clone()/> }.into_any(),
    };
    let drop = there.map(|there| drop(lang, there));
    let fields = fields(form, there);
    let title = if there.is_some() { text.edit } else { text.new };
    view! {
        {banner}
        <section class="panel" aria-labelledby="form">
            <h2 id="form">{title}</h2>
            <form class="form" method="post" action=Address::SaveTemplate>
                <input type="hidden" name="page" value=page/>
                <input type="hidden" name="id" value=id/>
                <input type="hidden" name="seen" value=seen/>
                {fields}
                <p class="actions">
                    <button class="btn">{text.save}</button>
                    {there.is_some().then(|| view! { <a href=Address::Templates>{text.new}</a> })}
                </p>
            </form>
            {drop}
        </section>
    }
    .into_any()
}

/// Whether one more was refused because there are so many.
fn is_full(echo: &Echo) -> bool {
    let Fault::Invalid(wrong) = &echo.fault else { return false };
    wrong.0.iter().any(|one| matches!(one.problem, Problem::OutOfRange { .. }))
}

fn fields(form: FormState, there: Option<&Template>) -> AnyView {
    let texts = form.lang.texts();
    let (text, answering) = (&texts.templates, &texts.answering);
    let answer = there.map(|there| &there.answer);
    let name = there.map(|there| there.name.clone()).unwrap_or_default();
    let words = answer.map(|answer| answer.text.clone()).unwrap_or_default();
    let department = answer.map(|answer| answer.department.clone()).unwrap_or_default();
    view! {
        <TextField form=form.clone() field="name" label=text.name hint=text.name_hint stored=name/>
        {statuses(&form, answer)}
        {reasons(&form, answer)}
        <TextArea form=form.clone() field="text" label=answering.text hint=answering.text_hint stored=words/>
        <TextField form field="department" label=answering.department hint=answering.department_hint stored=department required=false/>
    }
    .into_any()
}

fn drop(lang: Lang, there: &Template) -> AnyView {
    let id = there.id.to_string();
    let says = lang.texts().templates.drop;
    view! {
        <form method="post" action=Address::DropTemplate>
            <input type="hidden" name="page" value=address(&id)/>
            <input type="hidden" name="id" value=id/>
            <input type="hidden" name="seen" value=there.version/>
            <p class="actions"><button class="btn plain danger">{says}</button></p>
        </form>
    }
    .into_any()
}
