//! The form of name, time and hours. A field that the environment sets is told, and not asked.

use leptos::prelude::*;

use super::shown::Shown;
use crate::address::Address;
use crate::components::fields::{FormState, TextArea, TextField, Told};
use crate::domain::calendar::Dates;
use crate::i18n::Lang;

/// The form.
pub(super) fn basics(shown: &Shown) -> AnyView {
    let lang = shown.lang();
    let text = &lang.texts().first_day;
    let (config, office) = (&shown.config, &shown.office);
    let set = &office.set.basics;
    let form = FormState { prefix: "form", ..shown.form.clone() };
    let hours = |hours: &[u32]| hours.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    let told = |label: &'static str, value: String| {
        view! { <p class="field"><strong>{label}</strong><br/>{text.fixed}<span>{value}</span></p> }
            .into_any()
    };
    let line = |field: &'static str, label: &'static str, hint: &'static str, stored: String| {
        view! { <TextField form=form.clone() field label hint stored required=false/> }.into_any()
    };
    let name = match &config.office {
        Some(name) => told(text.name, name.clone()),
        None => line("name", text.name, text.name_hint, set.name.clone()),
    };
    let zone = match config.tz {
        Some(zone) => told(text.zone, zone.name().to_owned()),
        None => {
            line("time_zone", text.zone, text.zone_hint, set.time_zone.clone().unwrap_or_default())
        }
    };
    let years = match config.dates {
        Some(dates) => told(text.years, years_says(shown, dates).to_owned()),
        None => years(shown, &form),
    };
    let box_hours = if config.box_hours.is_empty() {
        line("box_hours", text.hours, text.hours_hint, hours(&set.box_hours))
    } else {
        told(text.hours, hours(&config.box_hours))
    };
    let desk = line("desk", text.desk, text.desk_hint, set.desk.clone());
    let policy = policy(shown, &form);
    let seen = serde_json::to_string(set).unwrap_or_default();
    let seen = shown.form.value("seen", &seen);
    view! {
        <form class="form" method="post" action=Address::SetBasics>
            <input type="hidden" name="page" value=Address::FirstDay/>
            <input type="hidden" name="seen" value=seen/>
            {name}
            {zone}
            {years}
            {box_hours}
            {desk}
            {policy}
            <p class="actions"><button class="btn">{text.save}</button></p>
        </form>
    }
    .into_any()
}

/// The board's rules in the office's own words, a field for each language.
fn policy(shown: &Shown, form: &FormState) -> AnyView {
    let text = &shown.lang().texts().first_day;
    let set = &shown.office.set.basics.policy;
    let field = |tag: &str| format!("policy.{tag}");
    let wrong = Lang::ALL.iter().any(|lang| form.problem(&field(lang.as_str())).is_some());
    let fields = Lang::ALL.iter().map(|lang| {
        let stored = set.get(lang.as_str()).cloned().unwrap_or_default();
        view! { <TextArea form=form.clone() field=field(lang.as_str()) label=lang.name() stored/> }
    });
    view! {
        <details class="fold" open={wrong || !set.is_empty()}>
            <summary>{text.policy}</summary>
            <p class="hint">{text.policy_lead}" "<a href=Address::Policy>{shown.lang().texts().policy.link}</a></p>
            {fields.collect_view()}
        </details>
    }
    .into_any()
}

fn years_says(shown: &Shown, dates: Dates) -> &'static str {
    let text = &shown.lang().texts().first_day;
    match dates {
        Dates::Western => text.western,
        Dates::Reiwa => text.reiwa,
    }
}

/// How years are written: one of two.
fn years(shown: &Shown, form: &FormState) -> AnyView {
    let text = &shown.lang().texts().first_day;
    let told = Told::of(form, "dates", "");
    let chosen = form.value("dates", shown.office.dates.as_str());
    let one = |dates: &Dates| {
        let word = dates.as_str();
        view! {
            <label class="choice">
                <input type="radio" name=form.name("dates") value=word checked=chosen == word/>
                <span>{years_says(shown, *dates)}</span>
            </label>
        }
    };
    let choices = [Dates::Reiwa, Dates::Western].iter().map(one).collect_view();
    view! {
        <fieldset class="group" id="dates" aria-describedby=told.describedby()>
            <legend>{text.years}</legend>
            {choices}
            {told.problem()}
        </fieldset>
    }
    .into_any()
}
