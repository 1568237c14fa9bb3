//! The form of a draft, and what will be seen of it.

use leptos::prelude::*;

use super::{shown::ShownAnswers, templates::begin_with};
use crate::address::Address;
use crate::components::{
    answer::{AnsweredItem, answered, said},
    fields::{FormState, TextArea, TextField, Told},
};
use crate::domain::{
    answers::{Answer, Item, NoReason, Place, Status},
    fault::Fault,
};
use crate::i18n::say;
use crate::service::version;

/// The form, filled in with the draft; without one, with the answer that stands, from which a new
/// one is written; over either of them with the template that somebody chose.
pub(super) fn draft_form(shown: &ShownAnswers, item: Item, form: &FormState) -> AnyView {
    let text = &shown.context.lang.texts().answering;
    let draft = shown.answering.drafts.get(&item);
    let stands = shown.answering.published.answer(item).map(|given| &given.answer);
    let before = draft.map(|draft| &draft.answer).or(stands);
    let begun = shown.template().map(|template| template.over(before));
    let answer = begun.as_ref().or(before);
    // A form of another kind that failed on this page fills in nothing here.
    let form = FormState {
        echo: form
            .echo
            .clone()
            .filter(|echo| echo.value("status").is_some() || echo.value("department").is_some()),
        ..form.clone()
    };
    let conflict = form.echo.as_ref().is_some_and(|echo| echo.fault == Fault::Conflict);
    let stored = draft.filter(|_| conflict).map(|draft| {
        let said = said(shown.context, &draft.answer);
        view! { <div class="banner bad"><p>{text.conflict}</p></div><div class="stored"><h3>{text.stored_now}</h3>{said}</div> }
    });
    let hidden = || hidden(shown, item, version(draft));
    let drop = draft.map(|_| {
        view! {
            <form method="post" action=Address::DropDraft>
                {hidden()}
                <p class="actions"><button class="btn plain danger">{text.drop}</button></p>
            </form>
        }
    });
    let fields = fields(&form, answer);
    let hint = decided(shown, item, answer);
    view! {
        <section class="panel" aria-labelledby="draft">
            <h2 id="draft">{text.form_title}</h2>
            <p class="quiet">{text.form_lead}</p>
            {stored}
            {hint}
            {begin_with(shown, item)}
            <form class="form" method="post" action=Address::SaveDraft>
                {hidden()}
                {fields}
                <p class="actions"><button class="btn">{text.save}</button></p>
            </form>
            {drop}
        </section>
    }
    .into_any()
}

/// Which way the last meeting went, and the status that goes with it where another one, or none, is
/// chosen. It fills in nothing.
fn decided(shown: &ShownAnswers, item: Item, answer: Option<&Answer>) -> Option<AnyView> {
    let lang = shown.context.lang;
    let minutes = shown.answering.minutes.get(&item)?;
    let decision = minutes.iter().rev().find_map(|minutes| minutes.decision)?;
    let status = decision.suggests()?;
    if answer.is_some_and(|answer| answer.status == status) {
        return None;
    }
    let says =
        (lang.texts().meeting.hint)(say::decision(lang, decision), say::status(lang, status));
    Some(view! { <p class="hint decided">{says}</p> }.into_any())
}

/// The hidden fields of every form of an item.
pub(super) fn hidden(shown: &ShownAnswers, item: Item, seen: i64) -> AnyView {
    let theme = shown.theme.id;
    view! {
        <input type="hidden" name="page" value=Address::Item(theme, item)/>
        <input type="hidden" name="theme" value=theme.to_string()/>
        <input type="hidden" name="item" value=item.to_string()/>
        <input type="hidden" name="seen" value=seen/>
    }
    .into_any()
}

fn fields(form: &FormState, answer: Option<&Answer>) -> AnyView {
    let text = &form.lang.texts().answering;
    let of = |field: fn(&Answer) -> String| answer.map(field).unwrap_or_default();
    let day = |field: fn(&Answer) -> Option<chrono::NaiveDate>| {
        answer.and_then(field).map(|day| day.to_string()).unwrap_or_default()
    };
    let form = form.clone();
    view! {
        {statuses(&form, answer)}
        {reasons(&form, answer)}
        <TextArea form=form.clone() field="text" label=text.text hint=text.text_hint stored=of(|answer| answer.text.clone())/>
        <TextField form=form.clone() field="department" label=text.department hint=text.department_hint
            stored=of(|answer| answer.department.clone()) required=false/>
        <div class="pair">
            <TextField form=form.clone() field="due" label=text.due hint=text.due_hint kind="date" stored=day(|answer| answer.due) required=false/>
            <TextField form=form.clone() field="check" label=text.check hint=text.check_hint kind="date" stored=day(|answer| answer.check) required=false/>
        </div>
        <TextField form=form field="evidence" label=text.evidence hint=text.evidence_hint kind="url"
            stored=of(|answer| answer.evidence.clone()) required=false/>
    }
    .into_any()
}

/// The statuses, one of which is chosen.
pub(in crate::pages) fn statuses(form: &FormState, answer: Option<&Answer>) -> AnyView {
    let (lang, text) = (form.lang, &form.lang.texts().answering);
    let told = Told::of(form, "status", "");
    let chosen = form.value("status", answer.map_or("", |answer| answer.status.as_str()));
    let choices = Status::ALL.iter().map(|one| {
        let word = one.as_str();
        view! {
            <label><input type="radio" name="status" value=word checked={chosen == word}/>{say::status(lang, *one)}</label>
        }
    });
    let choices = choices.collect_view();
    view! {
        <fieldset class="field choices" id="status" aria-invalid=told.invalid() aria-describedby=told.describedby()>
            <legend>{text.status}</legend>
            {choices}
            {told.problem()}
        </fieldset>
    }
    .into_any()
}

/// The reasons, for what is not done.
pub(in crate::pages) fn reasons(form: &FormState, answer: Option<&Answer>) -> AnyView {
    let (lang, text) = (form.lang, &form.lang.texts().answering);
    let told = Told::of(form, "reason", text.reason_hint);
    let stored = answer.and_then(|answer| answer.reason).map_or("", NoReason::as_str);
    let chosen = form.value("reason", stored);
    let options = NoReason::ALL.iter().map(|one| {
        let word = one.as_str();
        view! { <option value=word selected={chosen == word}>{(lang.texts().answers.no_reason)(*one)}</option> }
    });
    let options = options.collect_view();
    view! {
        <div class="field">
            <label for="reason">{text.reason}</label>
            {told.hint()}
            <select id="reason" name="reason" aria-invalid=told.invalid() aria-describedby=told.describedby()>
                <option value="">{text.no_reason}</option>
                {options}
            </select>
            {told.problem()}
        </div>
    }
    .into_any()
}

/// How everybody will see the draft.
pub(super) fn preview(shown: &ShownAnswers, place: &Place, form: &FormState) -> Option<AnyView> {
    let text = &form.lang.texts().answering;
    let draft = shown.answering.drafts.get(&place.item)?;
    let notes = shown.notes_of(place.item);
    let item = AnsweredItem {
        anchored: false,
        place,
        why: shown.why(place.item),
        notes: &notes,
        answer: Some(&draft.answer),
        hands: None,
        history: &[],
    };
    let seen = answered(shown.context, &item);
    Some(
        view! { <section class="panel preview" aria-labelledby="preview"><h2 id="preview">{text.preview}</h2>{seen}</section> }
            .into_any(),
    )
}
