//! `/admin/themes/new` and `/admin/themes/{id}/edit`: the form with which a theme is planned.

mod conflict;
mod copy;
mod idea;
mod origin;
mod protect;
mod stored;

use leptos::prelude::*;

pub use self::idea::address as idea_address;
use self::{
    conflict::conflicts, copy::Copy, idea::Idea, origin::DeepDive, protect::protection,
    stored::Stored,
};
use super::admin::signed_in;
use crate::address::{Address, IDEA, LIKE};
use crate::components::{
    fields::{FormBanner, FormState, TextArea, TextField, Told},
    layout::Admin,
    request,
};
use crate::domain::{
    fault::Fault,
    settings::Tally,
    theme::{Colour, State, Theme},
    theme_form::{PROMPTS_MAX, ThemeForm},
};
use crate::http::echo::Echo;
use crate::i18n::{Lang, say};
use crate::service::{Actor, new_theme::form_key};
use crate::store::Account;

/// Rows of prompts that stand open; the others are folded away.
const ROWS: usize = 3;

/// Where a new theme may begin.
#[derive(Default)]
struct Beginning {
    /// With an item of another one.
    dive: Option<DeepDive>,
    /// As another one.
    copy: Option<Copy>,
    /// With an idea of the library.
    idea: Option<Idea>,
}

/// An empty form, or one that is filled in as another theme began or is.
#[component]
pub fn NewThemePage() -> impl IntoView {
    let (lang, echo) = (request::lang(), request::echo());
    let (from, item) = (request::query("from"), request::query("item"));
    let (like, month) = (request::query(LIKE), request::query("month"));
    let idea = request::query(IDEA);
    signed_in(move |state, account| async move {
        let dive = DeepDive::load(&state, &from, &item).await?;
        let copy = Copy::load(&state, &Actor::of(&account), (&like, &month)).await?;
        let idea = Idea::load(&state, &Actor::of(&account), (&idea, &month)).await?;
        Ok(content(lang, account, None, &Beginning { dive, copy, idea }, echo).into_any())
    })
}

/// The form of a theme that is there.
#[component]
pub fn EditThemePage() -> impl IntoView {
    let (lang, echo) = (request::lang(), request::echo());
    let id = request::param("id");
    signed_in(move |state, account| async move {
        let theme = state.board.theme(id.parse().map_err(|_| Fault::NotFound)?).await?;
        Ok(content(lang, account, Some(theme), &Beginning::default(), echo).into_any())
    })
}

fn content(
    lang: Lang,
    account: Account,
    theme: Option<Theme>,
    beginning: &Beginning,
    echo: Option<Echo>,
) -> impl IntoView + use<> {
    let text = &lang.texts().edit;
    let conflict = echo.as_ref().is_some_and(|echo| echo.fault == Fault::Conflict);
    let form = FormState { lang, echo, prefix: "form" };
    let (title, page, back) = place(lang, theme.as_ref(), beginning);
    let mut stored = Stored::of(theme);
    let (begun, hidden) = begin(lang, beginning, &mut stored.form);
    let banner = if conflict {
        conflicts(&form, &stored, back).into_any()
    } else {
        view! { <FormBanner form=form.clone()/> }.into_any()
    };
    view! {
        <Admin lang title=title account>
            <div class="page mid">
                <div class="page-head">
                    <p class="crumb"><a href=Address::Admin>{lang.texts().admin.themes}</a></p>
                    <h1>{title}</h1>
                    {stored.theme.is_some().then(|| view! { <p class="lead">{text.lead}</p> })}
                    {stored.theme.is_none().then(|| idea::way(lang))}
                </div>
                {banner}
                {begun}
                <form class="sheet form" method="post" action=Address::SaveTheme novalidate>
                    <input type="hidden" name="page" value=page/>
                    {hidden}
                    {which(&form, &stored, conflict)}
                    {names(&form, &stored)}
                    {prompts(&form, &stored)}
                    {period(&form, &stored)}
                    {tally(&form, &stored)}
                    {protection(&form, &stored)}
                    <div class="actions stickybar">
                        <button class="btn">
                            {if conflict { text.overwrite } else { text.save }}
                        </button>
                        <a href=back>{text.back}</a>
                    </div>
                </form>
            </div>
        </Admin>
    }
}

/// Fills the form in with where it begins; what stands above it, and its hidden fields.
fn begin(lang: Lang, beginning: &Beginning, form: &mut ThemeForm) -> (AnyView, AnyView) {
    let Beginning { dive, copy, idea } = beginning;
    let copied = copy.as_ref().map(|copy| {
        form.clone_from(&copy.copied.form);
        copy.said(lang)
    });
    let suggested = idea.as_ref().map(|idea| {
        idea.propose(lang, form);
        idea.said(lang)
    });
    let quoted = dive.as_ref().map(|dive| {
        dive.propose(lang, form);
        dive.quoted(lang)
    });
    let hidden = (dive.as_ref().map(DeepDive::hidden), idea.as_ref().map(Idea::hidden));
    ((copied, suggested, quoted).into_any(), hidden.into_any())
}

/// What the page is called, its own address, and where it leads back to.
fn place(
    lang: Lang,
    theme: Option<&Theme>,
    beginning: &Beginning,
) -> (&'static str, String, Address<'static>) {
    let text = &lang.texts().edit;
    match (theme, &beginning.dive, &beginning.copy) {
        (Some(theme), ..) => {
            (text.title, Address::EditTheme(theme.id).to_string(), Address::AdminTheme(theme.id))
        }
        (None, Some(dive), _) => (lang.texts().lineage.new_title, dive.address(), Address::Admin),
        (None, None, Some(copy)) => (text.new_title, copy.address(), Address::Admin),
        (None, None, None) => {
            let idea = beginning.idea.as_ref().map(Idea::address);
            let page = idea.unwrap_or_else(|| Address::NewTheme.to_string());
            (text.new_title, page, Address::Admin)
        }
    }
}

/// Title, short name and description. Once a theme has left draft, its address stays.
fn names(form: &FormState, stored: &Stored) -> AnyView {
    let text = &form.lang.texts().edit;
    let frozen = stored.theme.as_ref().is_some_and(|theme| theme.state != State::Draft);
    let slug_hint = if frozen { text.frozen_slug } else { text.slug_hint };
    let there = &stored.form;
    view! {
        <TextField form=form.clone() field="title" label=text.theme_title
            hint=text.theme_title_hint stored=there.title.clone()/>
        <TextField form=form.clone() field="slug" label=text.slug hint=slug_hint
            stored=there.slug.clone() readonly=frozen/>
        <TextArea form=form.clone() field="description" label=text.description
            hint=text.description_hint stored=there.description.clone()/>
    }
    .into_any()
}

/// The hidden fields that say which theme is saved: its id and the version that it is based on, or
/// the key that makes a new one once, however often the button is pressed. After a conflict the
/// form carries the version that was saved meanwhile, so that saving again overwrites knowingly;
/// after anything else the one that was looked at, so that nothing is overwritten unseen.
fn which(form: &FormState, stored: &Stored, conflict: bool) -> AnyView {
    let theme = stored.theme.as_ref();
    let typed =
        |name: &str| form.echo.as_ref().and_then(|echo| echo.value(name)).map(ToOwned::to_owned);
    let id = theme.map_or_else(String::new, |theme| theme.id.to_string());
    let version = typed("version")
        .filter(|_| !conflict && !id.is_empty())
        .unwrap_or_else(|| theme.map_or(0, |theme| theme.version).to_string());
    let key = theme.is_none().then(|| {
        typed("key").filter(|key| !key.is_empty()).unwrap_or_else(|| form_key().to_string())
    });
    view! {
        <input type="hidden" name="id" value=id/>
        <input type="hidden" name="version" value=version/>
        {key.map(|key| view! { <input type="hidden" name="key" value=key/> })}
    }
    .into_any()
}

/// The columns of the board: the first rows open, the others folded away unless they are used.
fn prompts(form: &FormState, stored: &Stored) -> AnyView {
    let text = &form.lang.texts().edit;
    let used = (0..PROMPTS_MAX)
        .filter(|row| {
            !form.value(&format!("prompts.{row}.name"), &stored.prompt(*row).1).is_empty()
        })
        .max();
    let rows = |range: std::ops::Range<usize>| {
        range.map(|row| prompt(form, stored, row).into_any()).collect_view()
    };
    let problem = Told::of(form, "prompts", "").problem();
    view! {
        <fieldset class="group" id="prompts">
            <legend>{text.prompts}</legend>
            <p class="hint">{text.prompts_hint}</p>
            {problem}
            {rows(0..ROWS)}
            <details class="fold" open={used.is_some_and(|last| last >= ROWS)}>
                <summary>{text.more_prompts}</summary>
                {rows(ROWS..PROMPTS_MAX)}
            </details>
        </fieldset>
    }
    .into_any()
}

/// A row of the columns: its name and its paper.
fn prompt(form: &FormState, stored: &Stored, row: usize) -> AnyView {
    let lang = form.lang;
    let text = &lang.texts().edit;
    let (id, name, colour) = stored.prompt(row);
    let [name_field, id_field, colour_field] =
        ["name", "id", "colour"].map(|part| format!("prompts.{row}.{part}"));
    let told = Told::of(form, &name_field, "");
    let chosen = form.value(&colour_field, colour.as_str());
    let swatches = Colour::ALL.iter().map(|paper| {
        let says = say::colour(lang, *paper);
        view! {
            <label class=paper.as_str()>
                <input type="radio" name=form.name(&colour_field) value=paper.as_str() title=says
                    checked={chosen == paper.as_str()}/>
                <span class="vh">{says}</span>
            </label>
        }
    });
    let swatches = swatches.collect_view();
    let dom_id = FormState::id(&name_field);
    view! {
        <div class="prompt">
            <input type="hidden" name=form.name(&id_field) value=form.value(&id_field, &id)/>
            <div class="field">
                <label for=dom_id.clone()>{(text.prompt)(row + 1)}</label>
                <input id=dom_id name=form.name(&name_field) value=form.value(&name_field, &name) autocomplete="off"
                    aria-invalid=told.invalid() aria-describedby=told.describedby()/>
                {told.problem()}
            </div>
            <fieldset class="swatches">
                <legend class="vh">{(text.colour_of)(row + 1)}</legend>
                {swatches}
            </fieldset>
        </div>
    }
    .into_any()
}

/// The days of the theme, and until when posting and stickers are open.
fn period(form: &FormState, stored: &Stored) -> AnyView {
    let text = &form.lang.texts().edit;
    let there = &stored.form;
    let (posting, stickers) = (
        form.ticked("posting", there.posting.is_some()),
        form.ticked("stickers", there.stickers.is_some()),
    );
    let day = |field: &'static str,
               stored: &str,
               label: &'static str,
               hint: &'static str,
               required: bool| {
        view! {
            <TextField form=form.clone() field label hint=hint stored=stored kind="date"
                class="date" required/>
        }
    };
    let tick = |field: &str, label: &'static str, on: bool| {
        view! {
            <label class="switch">
                <input type="checkbox" role="switch" name=form.name(field) value="on" checked=on/>
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="group">
            <legend>{text.period}</legend>
            <div class="pair">
                {day("opens_on", &there.opens_on, text.opens, "", true)}
                {day("closes_on", &there.closes_on, text.closes, "", true)}
            </div>
            <div class="pair">{tick("posting", text.posting, posting)}{day("posting_until", &there.posting_until, text.posting_until, text.until_hint, false)}</div>
            <div class="pair">{tick("stickers", text.stickers, stickers)}{day("stickers_until", &there.stickers_until, text.stickers_until, text.until_hint, false)}</div>
        </fieldset>
    }
    .into_any()
}

/// Whether readers see the numbers of stickers before the theme is closed.
fn tally(form: &FormState, stored: &Stored) -> AnyView {
    let text = &form.lang.texts().edit;
    let chosen = form.value("tally", &stored.form.tally);
    let choice = |tally: Tally, label: &'static str, hint: Option<&'static str>| {
        view! {
            <label class="choice">
                <input type="radio" name=form.name("tally") value=tally.as_str()
                    checked={chosen == tally.as_str()}/>
                <span>{label}{hint.map(|hint| view! { <span class="hint">{hint}</span> })}</span>
            </label>
        }
    };
    view! {
        <fieldset class="group" id="tally">
            <legend>{text.tally}</legend>
            {choice(Tally::Visible, text.tally_visible, None)}
            {choice(Tally::Hidden, text.tally_hidden, Some(text.tally_hidden_hint))}
            {Told::of(form, "tally", "").problem()}
        </fieldset>
    }
    .into_any()
}
