//! Two people at one theme. What only one of them changed is put together; where both changed a field, what
//! somebody else saved meanwhile is said beside it, and what was typed stays in it.

use leptos::prelude::*;

use super::stored::Stored;
use crate::address::Address;
use crate::components::fields::FormState;
use crate::domain::{
    fault::Fault,
    problem::{Invalid, Problem},
    theme_form::{PROMPTS_MAX, ThemeForm, Ticked},
    theme_merge::{Clash, Theirs, merge, no_base},
};
use crate::http::echo::Echo;
use crate::i18n::{Lang, say, theme_field};

/// The form of somebody who came second, as it is to be shown: with what only the other one changed, and
/// with what is to be decided beside its fields. None for any other form.
pub(super) fn second(form: &FormState, stored: &Stored) -> Option<FormState> {
    let echo = form.echo.as_ref().filter(|echo| echo.fault == Fault::Conflict)?;
    let theirs = ThemeForm::of(stored.theme.as_ref()?);
    let mine = stored.shown(form);
    let base = serde_json::from_str(echo.value("base").unwrap_or_default());
    let base = base.unwrap_or_else(|_| no_base(&mine, &theirs));
    let both = merge(&base, &mine, &theirs);
    let mut invalid = Invalid::default();
    for Clash { field, theirs } in both.clashes {
        let value = said(form.lang, &field, &theirs);
        invalid.add(field, Problem::SavedMeanwhile { value });
    }
    let echo = shown_with(echo.clone(), form, &both.form).instead(Vec::new(), invalid.into());
    Some(FormState { echo: Some(echo), ..form.clone() })
}

/// That somebody else came first, and in which fields something is to be decided.
pub(super) fn conflict(form: &FormState, back: Address<'_>) -> AnyView {
    let text = &form.lang.texts().edit;
    let clashes = match form.echo.as_ref().map(|echo| &echo.fault) {
        Some(Fault::Invalid(invalid)) => invalid.0.clone(),
        _ => Vec::new(),
    };
    let none = clashes.is_empty().then(|| view! { <p>{text.conflict_same}</p> });
    let links = clashes.iter().map(|one| {
        let href = format!("#{}", FormState::id(&one.field));
        let says = say::problem(form.lang, &one.problem);
        view! { <li><a href=href>{theme_field(form.lang, &one.field)}</a>" "{says}</li> }
    });
    let links = links.collect_view();
    view! {
        <div class="banner bad" role="alert" tabindex="-1">
            <h2>{text.conflict}</h2>
            <p>{text.conflict_lead}</p>
            {none}
            <ul>{links}</ul>
            <p><a href=back>{text.conflict_see}</a></p>
        </div>
    }
    .into_any()
}

/// What was sent, with the form's values in place of those that were.
fn shown_with(echo: Echo, form: &FormState, values: &ThemeForm) -> Echo {
    let ticked = |on: Option<Ticked>| on.map(|on| on.as_str().to_owned());
    let texts = [
        ("title", &values.title),
        ("slug", &values.slug),
        ("description", &values.description),
        ("kind", &values.kind),
        ("tier", &values.tier),
        ("opens_on", &values.opens_on),
        ("closes_on", &values.closes_on),
        ("answers_on", &values.answers_on),
        ("posting_until", &values.posting_until),
        ("stickers_until", &values.stickers_until),
        ("max_notes", &values.max_notes),
        ("tally", &values.tally),
        ("box_rule", &values.box_rule),
        ("quorum", &values.quorum),
        ("archive_after", &values.archive_after),
    ];
    let texts = texts.map(|(field, value)| (form.name(field), Some(value.clone())));
    let boxes = [
        ("posting", values.posting),
        ("stickers", values.stickers),
        ("premoderated", values.premoderated),
    ];
    let boxes = boxes.map(|(field, on)| (form.name(field), ticked(on)));
    let prompts = (0..PROMPTS_MAX).flat_map(|row| {
        let prompt = values.prompts.get(row).cloned().unwrap_or_default();
        let parts = [("id", prompt.id), ("name", prompt.name), ("colour", prompt.colour)];
        parts.map(|(part, value)| (form.name(&format!("prompts.{row}.{part}")), Some(value)))
    });
    let fault = echo.fault.clone();
    echo.instead(texts.into_iter().chain(boxes).chain(prompts).collect(), fault)
}

/// What somebody else saved, as the form would say it.
fn said(lang: Lang, field: &str, theirs: &Theirs) -> String {
    let text = &lang.texts().day_change;
    match theirs {
        Theirs::Text(value) if value.trim().is_empty() => text.nothing.to_owned(),
        Theirs::Text(value) => choice(lang, field, value).unwrap_or(value).to_owned(),
        Theirs::Prompt(name, paper) => match paper.parse() {
            Ok(paper) => format!("{name} ({})", say::colour(lang, paper)),
            Err(_) => name.clone(),
        },
        Theirs::NoPrompt => text.gone.to_owned(),
        Theirs::Prompts(names) => names.join(" / "),
    }
}

/// What a choice is called, in a field of choices.
fn choice(lang: Lang, field: &str, word: &str) -> Option<&'static str> {
    let text = &lang.texts().edit;
    Some(match (field, word) {
        ("tier", word) => say::tier(lang, word.parse().ok()?),
        ("box_rule", word) => say::box_rule(lang, word.parse().ok()?),
        ("tally", "visible") => text.tally_visible,
        ("tally", "hidden") => text.tally_hidden,
        ("kind", "usual") => text.kind_usual,
        ("kind", "choosing") => text.kind_choosing,
        _ => return None,
    })
}
