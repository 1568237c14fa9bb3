//! `/admin/themes/new` and `/admin/themes/{id}/edit`: the form with which a theme is planned. What every
//! theme needs is asked; the rules are sentences, each with its fields folded away.

mod begin;
mod button;
mod conflict;
mod fields;
mod idea;
mod origin;
mod preview;
mod protect;
mod rules;
mod split;
mod stored;

use std::collections::BTreeSet;

use leptos::prelude::*;

pub use self::idea::address as idea_address;
use self::{
    begin::{Asked, Beginning},
    button::{LOOK, Pressed, moved_earlier, romaji},
    conflict::{conflict, second},
    stored::Stored,
};
use super::admin::signed_in;
use crate::address::Address;
use crate::components::{
    bench::BenchProgram,
    fields::{FormBanner, FormState},
    layout::Admin,
    request,
};
use crate::domain::{
    fault::Fault, office_calendar::OfficeCalendar, theme_form::ThemeForm, year::KeyDay,
};
use crate::http::AppState;
use crate::service::{Actor, new_theme::form_key};
use crate::store::Account;

/// A form that is filled in as far as can be known.
#[component]
pub fn NewThemePage() -> impl IntoView {
    let (lang, echo) = (request::lang(), request::echo());
    let asked = Asked::here();
    signed_in(move |state, account| async move {
        let by = Actor::of(&account);
        let (beginning, form) = Beginning::load(lang, &state, &by, &asked, echo).await?;
        let calendar = state.calendar(&by).await?;
        let form = moved(form, &calendar, &state.slugs_but(None).await?);
        let stored = Stored { theme: None, form: beginning.form() };
        let page = Place {
            title: beginning.title(),
            address: beginning.address(),
            back: Address::Admin,
            beginning: Some(&beginning),
            calendar: &calendar,
        };
        Ok(content(&state, account, &stored, &page, &form).into_any())
    })
}

/// The form of a theme that is there.
#[component]
pub fn EditThemePage() -> impl IntoView {
    let (lang, echo) = (request::lang(), request::echo());
    let id = request::param("id");
    let days = KeyDay::ALL.iter().map(|of| (*of, request::query(of.as_str())));
    let days: Vec<(KeyDay, String)> = days.collect();
    signed_in(move |state, account| async move {
        let calendar = state.calendar(&Actor::of(&account)).await?;
        let theme = state.board.theme(id.parse().map_err(|_| Fault::NotFound)?).await?;
        let page = Place {
            title: lang.texts().edit.title,
            address: Address::EditTheme(theme.id).to_string(),
            back: Address::AdminTheme(theme.id),
            beginning: None,
            calendar: &calendar,
        };
        let used = state.slugs_but(Some(theme.id)).await?;
        let form = moved(FormState { lang, echo, prefix: "form" }, &calendar, &used);
        let stored = Stored::of(theme).proposing(&days);
        Ok(content(&state, account, &stored, &page, &form).into_any())
    })
}

/// Where the form stands: what the page is called, its own address, where it leads back to, and where a
/// new theme begins, and on which days the office is open.
struct Place<'a> {
    title: &'static str,
    address: String,
    back: Address<'static>,
    beginning: Option<&'a Beginning>,
    calendar: &'a OfficeCalendar,
}

/// The form with what one of its buttons changes: a day, or the address, which is to be none of those that
/// are used.
fn moved(form: FormState, calendar: &OfficeCalendar, used: &BTreeSet<String>) -> FormState {
    FormState { echo: form.echo.map(|echo| romaji(moved_earlier(echo, calendar), used)), ..form }
}

fn content(
    state: &AppState,
    account: Account,
    stored: &Stored,
    place: &Place<'_>,
    form: &FormState,
) -> impl IntoView + use<> {
    let lang = form.lang;
    let Place { title, back, beginning, .. } = *place;
    let lead =
        stored.theme.is_some().then(|| view! { <p class="lead">{lang.texts().edit.lead}</p> });
    let to_library = beginning.map(|_| idea::way(lang));
    let second = second(form, stored);
    let is_second = second.is_some();
    let form = second.as_ref().unwrap_or(form);
    let banner = if is_second { conflict(form, back) } else { banner(form) };
    let above = beginning.map(Beginning::said);
    let preview = preview::preview(lang, state, &stored.shown(form));
    let fields = main(form, stored, place, is_second);
    view! {
        <Admin lang title=title account>
            <div class="page planning">
                <div class="page-head">
                    <p class="crumb"><a href=Address::Admin>{lang.texts().admin.themes}</a></p>
                    <h1>{title}</h1>
                    {lead}
                    {to_library}
                </div>
                {banner}
                {above}
                <form class="plan" id="plan" method="post" action=Address::SaveTheme novalidate>
                    {fields}
                    {preview}
                </form>
            </div>
            <BenchProgram/>
        </Admin>
    }
}

/// The fields, and the buttons below them; `is_second` after somebody else changed the same.
fn main(form: &FormState, stored: &Stored, place: &Place<'_>, is_second: bool) -> AnyView {
    let texts = form.lang.texts();
    let Place { address, back, beginning, .. } = place;
    let (address, back) = (address.clone(), *back);
    let save = if is_second { texts.edit.overwrite } else { texts.edit.save };
    let fields = [
        which(form, stored, is_second),
        fields::names(form, stored),
        fields::prompts(form, stored),
        fields::period(form, stored, beginning.map(Beginning::of_month), place.calendar),
        rules::all(form, &stored.shown(form), stored, beginning.map(Beginning::choice)),
    ];
    view! {
        <div class="sheet form">
            // The Enter key presses the first button of a form, which has to be the one that saves.
            <button class="vh" tabindex="-1" aria-hidden="true">{save}</button>
            <input type="hidden" name="page" value=address/>
            {beginning.map(Beginning::hidden)}
            {fields.into_iter().collect_view()}
            <div class="actions stickybar">
                <button class="btn">{save}</button>
                <button class="btn plain" name=LOOK value=Pressed::Look.value()>{texts.rules.look}</button>
                <a href=back>{texts.edit.back}</a>
            </div>
        </div>
    }
    .into_any()
}

/// What went wrong; or that what is typed is shown, and not saved.
fn banner(form: &FormState) -> AnyView {
    match Pressed::of(form.echo.as_ref()) {
        Pressed::Look => {
            let says = form.lang.texts().rules.looked;
            view! { <div class="banner" role="status"><p>{says}</p></div> }.into_any()
        }
        // What they filled in is to be seen.
        Pressed::Month | Pressed::Preset(_) | Pressed::Earlier(_) | Pressed::Romaji => {
            ().into_any()
        }
        Pressed::Other => view! { <FormBanner form=form.clone()/> }.into_any(),
    }
}

/// The hidden fields that say which theme is saved: its id, the version that it is based on and what
/// was stored then, or the key that makes a new one once, however often the button is pressed. After
/// somebody else changed the same the form carries what was saved meanwhile, so that saving again
/// overwrites knowingly; after anything else what was looked at, so that nothing is overwritten unseen.
fn which(form: &FormState, stored: &Stored, is_second: bool) -> AnyView {
    let theme = stored.theme.as_ref();
    let typed =
        |name: &str| form.echo.as_ref().and_then(|echo| echo.value(name)).map(ToOwned::to_owned);
    let id = theme.map_or_else(String::new, |theme| theme.id.to_string());
    let version = typed("version")
        .filter(|_| !is_second && !id.is_empty())
        .unwrap_or_else(|| theme.map_or(0, |theme| theme.version).to_string());
    let base = theme.map(|theme| {
        let now = || serde_json::to_string(&ThemeForm::of(theme)).unwrap_or_default();
        let base = typed("base").filter(|base| !is_second && !base.is_empty()).unwrap_or_else(now);
        view! { <input type="hidden" name="base" value=base/> }
    });
    let key = theme.is_none().then(|| {
        typed("key").filter(|key| !key.is_empty()).unwrap_or_else(|| form_key().to_string())
    });
    view! {
        <input type="hidden" name="id" value=id/>
        <input type="hidden" name="version" value=version/>
        {base}
        {key.map(|key| view! { <input type="hidden" name="key" value=key/> })}
    }
    .into_any()
}
