//! What is asked of every theme: the question, its prompts, its days.

use leptos::prelude::*;

use super::{
    button::{LOOK, Pressed, off_day_typed},
    stored::Stored,
};
use crate::components::fields::{FormState, TextArea, TextField, Told};
use crate::domain::{
    calendar::parse_day,
    office_calendar::OfficeCalendar,
    theme::{Colour, State},
    theme_form::PROMPTS_MAX,
    year::KeyDay,
};
use crate::i18n::say;
use crate::pages::year::off_day_says;

/// Rows of prompts that stand open; the others are folded away.
const ROWS: usize = 3;

/// Title and description.
pub(super) fn names(form: &FormState, stored: &Stored) -> AnyView {
    let text = &form.lang.texts().edit;
    let there = &stored.form;
    view! {
        <TextField form=form.clone() field="title" label=text.theme_title
            hint=text.theme_title_hint stored=there.title.clone()/>
        <TextArea form=form.clone() field="description" label=text.description
            hint=text.description_hint stored=there.description.clone()/>
    }
    .into_any()
}

/// The columns of the board: the first rows open, the others folded away unless they are used.
pub(super) fn prompts(form: &FormState, stored: &Stored) -> AnyView {
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

/// The days, below the month where one can be chosen: from when, until when, and when the office answers.
pub(super) fn period(
    form: &FormState,
    stored: &Stored,
    month: Option<AnyView>,
    calendar: &OfficeCalendar,
) -> AnyView {
    let text = &form.lang.texts().edit;
    let there = &stored.form;
    let day = |field: &'static str, stored: &str, label: &'static str, required: bool| {
        view! {
            <TextField form=form.clone() field label stored=stored kind="date" class="date" required/>
        }
    };
    let days_off = days_off(form, stored, calendar);
    // Of a draft nobody was told; of what is answered no day is to come.
    let told = [State::Announced, State::Open, State::Review];
    let is_told = stored.theme.as_ref().is_some_and(|theme| told.contains(&theme.state));
    let why = is_told.then(|| {
        let text = &form.lang.texts().day_change;
        view! { <TextArea form=form.clone() field="why" label=text.why hint=text.why_hint/> }
    });
    view! {
        <fieldset class="group">
            <legend>{text.period}</legend>
            {month}
            <div class="days">
                {day("opens_on", &there.opens_on, text.opens, true)}
                {day("closes_on", &there.closes_on, text.closes, true)}
                {day("answers_on", &there.answers_on, text.answers, false)}
            </div>
            {days_off}
            <p class="hint">{form.lang.texts().rules.answers_hint}</p>
            {why}
        </fieldset>
    }
    .into_any()
}

/// Which of the days are no working days, each with the button that moves it. It follows what is typed.
fn days_off(form: &FormState, stored: &Stored, calendar: &OfficeCalendar) -> AnyView {
    let shown = stored.shown(form);
    let typed = |field: &str| {
        parse_day(match field {
            "opens_on" => &shown.opens_on,
            "closes_on" => &shown.closes_on,
            _ => &shown.answers_on,
        })
    };
    let off = KeyDay::ALL.iter().filter_map(|of| off_day_typed(*of, typed, calendar));
    let rows = off.map(|off| {
        let says = off_day_says(form.lang, &off);
        let button = off.earlier.map(|earlier| {
            let says = (form.lang.texts().year.earlier)(&say::day(form.lang, earlier));
            let value = Pressed::Earlier(off.of).value();
            view! { <button class="btn plain small" name=LOOK value=value>{says}</button> }
        });
        view! { <p class="year-warn">{says}" "{button}</p> }
    });
    view! { <div id="days-off" data-live="" class="days-off">{rows.collect_view()}</div> }
        .into_any()
}
