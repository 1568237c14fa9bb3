//! The office's own ideas: their cards, and the form that adds one or changes it.

use leptos::prelude::*;
use uuid::Uuid;

use super::card::{Shown, used};
use crate::address::Address;
use crate::components::fields::{FormState, TextArea, TextField, Told};
use crate::domain::library::{
    IdeaRef, Purpose,
    own::{IdeaForm, OwnIdea},
};
use crate::http::with_query;
use crate::i18n::Lang;
use crate::pages::theme_edit::idea_address;

/// The field of the address that names the idea whose form is shown.
pub(super) const CHANGE: &str = "change";

/// The ideas for a purpose or for all, and the form below them.
pub(super) fn own(
    of: &Shown,
    form: &FormState,
    ideas: &[OwnIdea],
    purpose: Option<Purpose>,
    changed: Option<&OwnIdea>,
) -> AnyView {
    let (lang, text) = (of.lang, &of.lang.texts().own_ideas);
    let shown = ideas.iter().filter(|one| purpose.is_none_or(|only| only == one.words.purpose));
    let cards = shown.map(|idea| card(of, idea)).collect_view();
    let none = ideas.is_empty().then(|| view! { <p class="quiet">{text.none}</p> });
    view! {
        <section class="shelf" aria-labelledby="own">
            <h2 id="own">{text.title}</h2>
            {none}
            <ul class="ideas">{cards}</ul>
            {edit(lang, form, changed)}
        </section>
    }
    .into_any()
}

fn card(of: &Shown, idea: &OwnIdea) -> AnyView {
    let (lang, text) = (of.lang, &of.lang.texts().own_ideas);
    let words = &idea.words;
    let papers = words.rows().into_iter().map(|prompt| {
        view! { <li class=prompt.colour dir="auto">{prompt.name}</li> }
    });
    let scope = (!words.scope.is_empty())
        .then(|| view! { <p class="scope" dir="auto">{words.scope.clone()}</p> });
    let became = of.used.get(&IdeaRef::Own(idea.id)).map(|themes| used(of, themes));
    let which = format!("：{}", words.title);
    let change = with_query(Address::Library, &[(CHANGE, idea.id.to_string())]);
    let (id, anchor) = (idea.id.to_string(), format!("idea-{}", idea.id));
    let purpose = (lang.texts().ideas.purpose)(words.purpose);
    view! {
        <li class="panel" id=anchor>
            <h3 dir="auto">{words.title.clone()}</h3>
            <p class="quiet">{purpose}</p>
            <p class="asked" dir="auto">{words.question.clone()}</p>
            {scope}
            <ul class="papers">{papers.collect_view()}</ul>
            <p class="why" dir="auto"><b>{lang.texts().library.why}</b>" "{words.why.clone()}</p>
            {became}
            <div class="actions">
                <a class="btn plain" href=idea_address(IdeaRef::Own(idea.id), None)>
                    {lang.texts().library.use_it}<span class="vh">{which.clone()}</span>
                </a>
                <a class="btn plain small" href=format!("{change}#write")>{text.change}<span class="vh">{which.clone()}</span></a>
                <form method="post" action=Address::DropIdea>
                    <input type="hidden" name="page" value=Address::Library/>
                    <input type="hidden" name="id" value=id/>
                    <button class="btn plain small">{text.drop}<span class="vh">{which}</span></button>
                </form>
            </div>
        </li>
    }
    .into_any()
}

/// The form, folded up unless it is asked for.
fn edit(lang: Lang, form: &FormState, changed: Option<&OwnIdea>) -> AnyView {
    let text = &lang.texts().own_ideas;
    // Only what this form typed.
    let echo = form.echo.clone().filter(|echo| echo.value("form[title]").is_some());
    let form = FormState { lang, echo, prefix: "form" };
    let hidden = |name: &str, there: String| {
        let typed = form.echo.as_ref().and_then(|echo| echo.value(name)).map(ToOwned::to_owned);
        typed.filter(|typed| !typed.is_empty()).unwrap_or(there)
    };
    let there = changed.map(|idea| IdeaForm::from(&idea.words)).unwrap_or_default();
    let id = hidden("id", changed.map_or_else(Uuid::new_v4, |idea| idea.id.0).to_string());
    let seen = hidden("seen", changed.map_or(0, |idea| idea.version).to_string());
    let is_new = seen == "0";
    let open = form.echo.is_some() || changed.is_some();
    let summary = if is_new { text.add } else { text.change };
    let line = |field: &'static str, label: &'static str, hint: &'static str, stored: String| {
        view! { <TextField form=form.clone() field label hint stored required=field != "scope"/> }
    };
    view! {
        <details class="panel fold" id="write" open=open>
            <summary><h3>{summary}</h3></summary>
            <form class="form" method="post" action=Address::SaveIdea novalidate>
                <input type="hidden" name="page" value=Address::Library/>
                <input type="hidden" name="id" value=id/>
                <input type="hidden" name="seen" value=seen/>
                {line("title", text.name, "", there.title)}
                {line("question", text.question, text.question_hint, there.question)}
                {line("scope", text.scope, text.scope_hint, there.scope)}
                <TextArea form=form.clone() field="prompts" label=text.prompts hint=text.prompts_hint stored=there.prompts/>
                {line("keep", text.keep, text.keep_hint, there.keep)}
                {line("why", text.why, text.why_hint, there.why)}
                {purposes(&form, &there.purpose)}
                <p class="actions"><button class="btn">{text.save}</button></p>
            </form>
        </details>
    }
    .into_any()
}

fn purposes(form: &FormState, stored: &str) -> AnyView {
    let texts = form.lang.texts();
    let told = Told::of(form, "purpose", "");
    let chosen = form.value("purpose", stored);
    let options = Purpose::ALL.iter().map(|one| {
        let (word, is) = (one.as_str(), one.as_str() == chosen);
        view! { <option value=word selected=is>{(texts.ideas.purpose)(*one)}</option> }
    });
    view! {
        <div class="field">
            <label for="purpose">{texts.own_ideas.purpose}</label>
            <select id="purpose" name=form.name("purpose") aria-invalid=told.invalid() aria-describedby=told.describedby()>
                {options.collect_view()}
            </select>
            {told.problem()}
        </div>
    }
    .into_any()
}
