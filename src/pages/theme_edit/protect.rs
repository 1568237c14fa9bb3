//! The part of a theme's form that protects its authors: tickets, quorum, box, archiving. Fixed
//! once the theme has opened.

use leptos::prelude::*;

use super::stored::Stored;
use crate::components::fields::{FormState, TextField, Told};
use crate::domain::{opening::BoxRule, settings::Tier, theme::Theme};
use crate::http::AppState;
use crate::i18n::say;

/// The fields.
pub fn protection(form: &FormState, stored: &Stored) -> AnyView {
    let text = &form.lang.texts().edit;
    let fixed = stored.theme.as_ref().is_some_and(Theme::is_fixed);
    view! {
        <fieldset class="group" id="tier">
            <legend>{text.tier}</legend>
            {fixed.then(|| view! { <p class="hint">{text.fixed}</p> })}
            {tiers(form, &stored.form.tier, fixed)}
            {Told::of(form, "tier", "").problem()}
            {number(form, "max_notes", &stored.form.max_notes, text.max_notes, text.max_notes_hint, false)}
            {number(form, "quorum", &stored.form.quorum, text.quorum, text.quorum_hint, fixed)}
        </fieldset>
        <fieldset class="group" id="box_rule">
            <legend>{text.box_rule}</legend>
            <p class="hint">{text.daily_hint}</p>
            {box_rules(form, &stored.form.box_rule, fixed)}
            {Told::of(form, "box_rule", "").problem()}
        </fieldset>
        {premoderated(form, stored, fixed)}
        <div class="group">
            {number(form, "archive_after", &stored.form.archive_after, text.archive_after, text.archive_after_hint, false)}
        </div>
    }
    .into_any()
}

/// How tickets become valid. Sealed ones are offered where the board is reached over HTTPS only.
fn tiers(form: &FormState, stored: &str, fixed: bool) -> impl IntoView + use<> {
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

/// When the box is opened.
fn box_rules(form: &FormState, stored: &str, fixed: bool) -> impl IntoView + use<> {
    let chosen = form.value("box_rule", stored);
    let choices = BoxRule::ALL.iter().map(|of| {
        let (value, label) = (of.as_str(), say::box_rule(form.lang, *of));
        choice(form, "box_rule", value, label, "", chosen == value, fixed)
    });
    choices.collect_view()
}

/// Whether notes are read before they are shown.
fn premoderated(form: &FormState, stored: &Stored, fixed: bool) -> AnyView {
    let text = &form.lang.texts().moderation;
    let as_stored = stored.form.premoderated.is_some();
    let on = if fixed { as_stored } else { form.ticked("premoderated", as_stored) };
    view! {
        <div class="group" id="premoderated">
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
fn number(
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
