//! `/admin/presets`: the office's presets of themes, and those that the program brings.

use leptos::prelude::*;
use uuid::Uuid;

use super::admin::signed_in;
use crate::address::{Address, DONE, PresetsFlash};
use crate::components::{
    fields::{FormBanner, FormState, TextField, Told},
    layout::Admin,
    request,
};
use crate::domain::{
    fault::Fault,
    ids::PresetId,
    preset::{Brought, Preset},
    theme::Theme,
};
use crate::http::echo::Echo;
use crate::i18n::{Lang, rules};
use crate::service::Actor;
use crate::store::Account;

/// The page.
#[component]
pub fn PresetsPage() -> impl IntoView {
    let (lang, echo, done) = (request::lang(), request::echo(), request::query(DONE));
    signed_in(move |state, account| async move {
        let presets = state.presets(&Actor::of(&account)).await?;
        let themes = state.board.themes().await?;
        let form = FormState { lang, echo, prefix: "" };
        let flash = flash(lang, done.parse().ok());
        Ok(content(account, &presets, &themes, &form, flash).into_any())
    })
}

fn flash(lang: Lang, done: Option<PresetsFlash>) -> Option<AnyView> {
    let text = &lang.texts().presets;
    let says = match done? {
        PresetsFlash::Saved => text.saved,
        PresetsFlash::Usual => text.begun,
        PresetsFlash::Dropped => text.dropped,
    };
    Some(view! { <div class="banner good" role="status"><p>{says}</p></div> }.into_any())
}

fn content(
    account: Account,
    presets: &[Preset],
    themes: &[Theme],
    form: &FormState,
    flash: Option<AnyView>,
) -> impl IntoView + use<> {
    let lang = form.lang;
    let text = &lang.texts().presets;
    let own = presets.iter().map(|preset| own(form, preset)).collect_view();
    let none = presets.is_empty().then(|| view! { <p class="quiet">{text.none}</p> });
    let usual = presets.iter().all(|preset| !preset.usual);
    let brought = Brought::ALL.iter().map(|one| brought(lang, *one, usual)).collect_view();
    let banner = banner(form);
    let new = (!themes.is_empty()).then(|| new(form, themes));
    view! {
        <Admin lang title=text.title account>
            <div class="page mid">
                <div class="page-head">
                    <p class="crumb"><a href=Address::Admin>{lang.texts().admin.themes}</a></p>
                    <h1>{text.title}</h1>
                    <p class="lead">{text.lead}</p>
                </div>
                {flash}
                {banner}
                {none}
                <ul class="preset-list">{own}{brought}</ul>
                {new}
            </div>
        </Admin>
    }
}

/// What went wrong.
fn banner(form: &FormState) -> AnyView {
    if form.echo.as_ref().is_some_and(|echo| echo.fault == Fault::Conflict) {
        let says = form.lang.texts().presets.conflict;
        return view! { <div class="banner bad" role="alert" tabindex="-1"><p>{says}</p></div> }
            .into_any();
    }
    view! { <FormBanner form=form.clone()/> }.into_any()
}

/// Whether what was sent was the form of this preset.
fn is_of(echo: &Echo, id: PresetId) -> bool {
    echo.value("id").is_some_and(|sent| sent == id.to_string())
}

/// One of the office's own: what it sets, and what can be done with it.
fn own(form: &FormState, preset: &Preset) -> AnyView {
    let (lang, text) = (form.lang, &form.lang.texts().presets);
    let echo =
        form.echo.clone().filter(|echo| is_of(echo, preset.id) && echo.value("theme").is_none());
    let there = FormState { lang, echo, prefix: "" };
    let (id, field) = (preset.id.to_string(), format!("name-{}", preset.id));
    let told = Told::of(&there, "name", "");
    let (guards, drops) = (guards(preset), guards(preset));
    let usual = if preset.usual { begins(lang) } else { begin_with(&id, text.make_usual) };
    view! {
        <li class="panel">
            <h2 dir="auto">{preset.name.clone()}</h2>
            <p>{rules::preset(lang, &preset.settings)}</p>
            <form class="row" method="post" action=Address::SavePreset novalidate>
                {guards}
                <div class="field">
                    <label for=field.clone()>{text.name}</label>
                    <input id=field name="name" value=there.value("name", &preset.name) autocomplete="off" required
                        aria-invalid=told.invalid() aria-describedby=told.describedby()/>
                    {told.problem()}
                </div>
                <button class="btn plain">{text.rename}</button>
            </form>
            <div class="actions">
                {usual}
                <form method="post" action=Address::DropPreset>
                    {drops}
                    <button class="btn plain danger">{text.drop}</button>
                </form>
            </div>
        </li>
    }
    .into_any()
}

/// The hidden fields of a form that changes this preset.
fn guards(preset: &Preset) -> impl IntoView + use<> {
    view! {
        <input type="hidden" name="page" value=Address::Presets/>
        <input type="hidden" name="id" value=preset.id.to_string()/>
        <input type="hidden" name="seen" value=preset.version/>
    }
}

/// Says that new themes begin with this one.
fn begins(lang: Lang) -> AnyView {
    view! { <p><strong>{lang.texts().presets.begins}</strong></p> }.into_any()
}

/// The button that lets new themes begin with one.
fn begin_with(id: &str, says: &'static str) -> AnyView {
    let id = id.to_owned();
    view! {
        <form method="post" action=Address::BeginWithPreset>
            <input type="hidden" name="page" value=Address::Presets/>
            <input type="hidden" name="id" value=id/>
            <button class="btn plain">{says}</button>
        </form>
    }
    .into_any()
}

/// One that the program brings. `usual` is whether new themes begin with the usual one of them.
fn brought(lang: Lang, one: Brought, usual: bool) -> AnyView {
    let text = &lang.texts().presets;
    let begin = match one {
        Brought::Usual if usual => Some(begins(lang)),
        Brought::Usual => Some(begin_with("", text.begin_usual)),
        Brought::Sealed | Brought::Short => None,
    };
    view! {
        <li class="panel">
            <h2>{rules::preset_name(lang, one)}</h2>
            <p>{rules::preset(lang, &one.settings())}</p>
            {begin}
        </li>
    }
    .into_any()
}

/// The form that keeps the rules of a theme.
fn new(form: &FormState, themes: &[Theme]) -> AnyView {
    let (lang, text) = (form.lang, &form.lang.texts().presets);
    let echo = form.echo.clone().filter(|echo| echo.value("theme").is_some());
    let form = FormState { lang, echo, prefix: "" };
    let id = form.value("id", "");
    let id = if id.is_empty() { Uuid::new_v4().to_string() } else { id };
    let chosen = form.value("theme", "");
    let options = themes.iter().map(|theme| {
        let id = theme.id.to_string();
        let is = chosen == id;
        view! { <option value=id selected=is>{theme.title.clone()}</option> }
    });
    let options = options.collect_view();
    let told = Told::of(&form, "theme", "");
    view! {
        <section class="panel" aria-labelledby="new">
            <h2 id="new">{text.new}</h2>
            <p>{text.new_lead}</p>
            <form class="form" method="post" action=Address::SavePreset novalidate>
                <input type="hidden" name="page" value=Address::Presets/>
                <input type="hidden" name="id" value=id/>
                <input type="hidden" name="seen" value="0"/>
                <div class="field">
                    <label for="theme">{text.theme}</label>
                    <select id="theme" name="theme" aria-invalid=told.invalid() aria-describedby=told.describedby()>{options}</select>
                    {told.problem()}
                </div>
                <TextField form=form.clone() field="name" label=text.name hint=text.name_hint/>
                <p class="actions"><button class="btn">{text.keep}</button></p>
            </form>
        </section>
    }
    .into_any()
}
