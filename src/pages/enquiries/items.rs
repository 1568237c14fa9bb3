//! The items of a sheet: what is asked, what was replied, and the fields for replies.

use leptos::prelude::*;

use crate::components::fields::{FormState, TextArea};
use crate::domain::{
    answers::Item,
    calendar::Dates,
    enquiry::{Reply, Sheet, SheetItem},
    fault::Fault,
    stickers::StickerCount,
};
use crate::i18n::{Lang, say};

/// What the names of the fields of replies begin with.
pub(super) const PREFIX: &str = "replies";

/// What a form knows of replies: what was typed, where this form failed, and nothing of another.
pub(super) fn replies_state(form: &FormState, sheet: &Sheet) -> FormState {
    let own = FormState { prefix: PREFIX, ..form.clone() };
    let named = |one: &SheetItem| own.name(&format!("{}.handling", one.item));
    let is_own = own
        .echo
        .as_ref()
        .is_some_and(|echo| sheet.items.iter().any(|one| echo.value(&named(one)).is_some()));
    FormState { echo: own.echo.clone().filter(|_| is_own), ..own }
}

/// Stickers in words and their number: on paper and in a list of numbers a pile of dots says too
/// little.
pub(super) fn stickers(lang: Lang, count: StickerCount) -> String {
    format!("{} {}", lang.texts().common.likes, say::stickers(lang, count))
}

/// The notes of an item with their stickers. A note that is asked about by itself is its name.
pub(super) fn notes(lang: Lang, one: &SheetItem) -> AnyView {
    let sum = stickers(lang, one.stickers);
    let notes = matches!(one.item, Item::Group(_)).then(|| {
        let notes = one.notes.iter().map(|note| {
            view! { <li><span dir="auto">{note.text.clone()}</span><span class="count">{stickers(lang, note.stickers)}</span></li> }
        });
        view! { <ul class="asked-notes">{notes.collect_view()}</ul> }
    });
    view! { <p class="quiet">{sum}</p>{notes} }.into_any()
}

/// Both answers with their questions, and how they came; where there are none, room to write on
/// paper.
pub(super) fn reply(lang: Lang, dates: Dates, reply: Option<&Reply>) -> AnyView {
    let text = &lang.texts().enquiry;
    let answer = |question: &'static str, words: Option<&String>| {
        let words = words.filter(|words| !words.is_empty()).cloned();
        let class = if words.is_some() { "says" } else { "says room" };
        view! { <dt>{question}</dt><dd class=class dir="auto">{words}</dd> }
    };
    let words = reply.map(|reply| &reply.words);
    let (handling, plans) = (
        answer(text.handling, words.map(|words| &words.handling)),
        answer(text.plans, words.map(|words| &words.plans)),
    );
    let came = reply.map_or_else(
        || view! { <p class="quiet noprint">{text.no_reply}</p> }.into_any(),
        |reply| {
            let day = reply.on.to_string();
            view! { <p class="quiet"><time datetime=day>{say::came(lang, dates, reply)}</time></p> }
                .into_any()
        },
    );
    view! { <dl class="two-answers">{handling}{plans}</dl>{came} }.into_any()
}

/// What was replied before, folded up, the newest first.
pub(super) fn before(lang: Lang, dates: Dates, one: &SheetItem) -> Option<AnyView> {
    (!one.before.is_empty()).then(|| {
        let replies =
            one.before.iter().rev().map(|old| view! { <li>{reply(lang, dates, Some(old))}</li> });
        view! {
            <details class="fold">
                <summary>{lang.texts().enquiry.before}</summary>
                <ol class="history" reversed>{replies.collect_view()}</ol>
            </details>
        }
        .into_any()
    })
}

/// The two fields of an item; where somebody else was faster, what is stored now stands above them.
pub(super) fn fields(form: &FormState, dates: Dates, one: &SheetItem) -> AnyView {
    let text = &form.lang.texts().enquiry;
    let conflict = form.echo.as_ref().is_some_and(|echo| echo.fault == Fault::Conflict);
    let stored = one.reply.as_ref().filter(|_| conflict).map(|stored| {
        let stored = reply(form.lang, dates, Some(stored));
        view! { <div class="stored"><p><strong>{text.stored_now}</strong></p>{stored}</div> }
    });
    let words = one.reply.as_ref().map(|reply| reply.words.clone()).unwrap_or_default();
    let field = |name: &str| format!("{}.{name}", one.item);
    let (handling, plans) = (field("handling"), field("plans"));
    view! {
        {stored}
        <TextArea form=form.clone() field=handling label=text.handling stored=words.handling/>
        <TextArea form=form.clone() field=plans label=text.plans stored=words.plans/>
    }
    .into_any()
}
