//! The fields of what is fixed once a theme has opened: what its notes are, and what protects their
//! authors: tickets, quorum, box.

use leptos::prelude::*;

use super::stored::Stored;
use crate::components::fields::{FormState, TextField};
use crate::domain::{
    opening::BoxRule,
    settings::{ThemeKind, Tier},
};
use crate::http::AppState;
use crate::i18n::say;

/// How tickets become valid. Sealed ones are offered where the board is reached over HTTPS only.
pub(super) fn tiers(form: &FormState, stored: &str, fixed: bool) -> impl IntoView + use<> {
    let lang = form.lang;
    let may_seal = expect_context::<AppState>().config.may_seal();
    let chosen = form.value("tier", stored);
    let choices = Tier::ALL.iter().map(|of| {
        let offered = *of != Tier::Sealed || may_seal;
        let hint =
            if offered { say::tier_says(lang, *of) } else { lang.texts().sealed.needs_https };
        choice(
            form,
            "tier",
            of.as_str(),
            say::tier(lang, *of),
            hint,
            chosen == of.as_str(),
            fixed || !offered,
        )
    });
    choices.collect_view()
}

/// What the notes of the theme are.
pub(super) fn kinds(form: &FormState, stored: &str, fixed: bool) -> impl IntoView + use<> {
    let text = &form.lang.texts().edit;
    // A form from before there were kinds names none.
    let chosen = form.value("kind", stored).parse().unwrap_or_default();
    let choices = ThemeKind::ALL.iter().map(|of| {
        let (label, hint) = match of {
            ThemeKind::Usual => (text.kind_usual, ""),
            ThemeKind::Choosing => (text.kind_choosing, text.kind_hint),
        };
        choice(form, "kind", of.as_str(), label, hint, *of == chosen, fixed)
    });
    choices.collect_view()
}

/// When the box is opened.
pub(super) fn box_rules(form: &FormState, stored: &str, fixed: bool) -> impl IntoView + use<> {
    let chosen = form.value("box_rule", stored);
    let choices = BoxRule::ALL.iter().map(|of| {
        let (value, label) = (of.as_str(), say::box_rule(form.lang, *of));
        choice(form, "box_rule", value, label, "", chosen == value, fixed)
    });
    choices.collect_view()
}

/// Whether notes are read before they are shown.
pub(super) fn premoderated(form: &FormState, stored: &Stored, fixed: bool) -> AnyView {
    let text = &form.lang.texts().moderation;
    let as_stored = stored.form.premoderated.is_some();
    let on = if fixed { as_stored } else { form.ticked("premoderated", as_stored) };
    view! {
        <div id="premoderated">
            <label class="switch">
                <input type="checkbox" role="switch" name=form.name("premoderated") value="on" checked=on disabled=fixed
                    aria-describedby="premoderated-hint"/>
                <span>{text.premoderated}</span>
            </label>
            <p class="hint" id="premoderated-hint">{text.premoderated_hint}</p>
        </div>
    }
    .into_any()
}

/// One of several choices, of which one holds.
fn choice(
    form: &FormState,
    field: &str,
    value: &'static str,
    label: &'static str,
    hint: &'static str,
    chosen: bool,
    disabled: bool,
) -> AnyView {
    let hint = (!hint.is_empty()).then(|| view! { <span class="hint">{hint}</span> });
    view! {
        <label class="choice">
            <input type="radio" name=form.name(field) value=value checked=chosen disabled=disabled/>
            <span>{label}{hint}</span>
        </label>
    }
    .into_any()
}

/// A field for a whole number.
pub(super) fn number(
    form: &FormState,
    field: &'static str,
    stored: &str,
    label: &'static str,
    hint: &'static str,
    readonly: bool,
) -> AnyView {
    view! {
        <TextField form=form.clone() field label hint=hint stored=stored kind="number" class="short" readonly
            required={field == "max_notes"}/>
    }
    .into_any()
}
