//! An answer as everybody sees it: on the board, and as a preview for those who write it.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::stickers::Stickers;
use crate::address::Address;
use crate::domain::{
    answers::{Answer, Given, Item, Place, Status},
    calendar::Dates,
    note::Note,
};
use crate::i18n::{Lang, say};

/// What an answer is shown with.
#[derive(Clone, Copy)]
pub struct AnswerContext {
    /// The reader's language.
    pub lang: Lang,
    /// How years are written.
    pub dates: Dates,
    /// What is due before it is overdue.
    pub today: NaiveDate,
}

/// An item, as everybody sees it.
pub struct AnsweredItem<'a> {
    /// Whether links lead here: once in a page.
    pub anchored: bool,
    /// Where it stands among the others.
    pub place: &'a Place,
    /// Why its notes are together; may be empty.
    pub why: &'a str,
    /// Its notes.
    pub notes: &'a [Note],
    /// What stands as the answer.
    pub answer: Option<&'a Answer>,
    /// Where staff can offer help with it, if they can.
    pub hands: Option<Address<'a>>,
    /// All that came out, the newest last; the answer itself is not among it where it is a draft.
    pub history: &'a [Given],
}

/// The paper that a status is written on. All are as large and as strong: what is declined is no
/// less an answer.
pub const fn colour(status: Status) -> &'static str {
    match status {
        Status::Received => "",
        Status::Considering => "lemon",
        Status::WillDo => "sky",
        Status::Done => "mint",
        Status::Declined => "lilac",
        Status::OutOfScope => "peach",
    }
}

fn paper(status: Status) -> String {
    format!("status {}", colour(status)).trim_end().to_owned()
}

/// A status as a word.
pub fn status(lang: Lang, status: Status) -> AnyView {
    view! { <span class=paper(status)>{say::status(lang, status)}</span> }.into_any()
}

/// A status as a word that leads to the answer.
pub fn status_link(lang: Lang, board: &str, item: Item, status: Status) -> AnyView {
    let href = format!("{board}#{}", anchor(item));
    view! {
        <a class=paper(status) href=href>
            <span class="vh">{lang.texts().answering.to_answer}": "</span>{say::status(lang, status)}
        </a>
    }
    .into_any()
}

/// The id of an item's answer in the page.
pub fn anchor(item: Item) -> String {
    format!("a-{item}")
}

/// An item with its answer.
pub fn answered(context: AnswerContext, item: &AnsweredItem<'_>) -> AnyView {
    let AnswerContext { lang, .. } = context;
    let text = &lang.texts().answering;
    let id = item.anchored.then(|| anchor(item.place.item));
    let name = item.place.name.clone();
    let label = name.clone();
    let why = (!item.why.is_empty()).then(|| {
        view! { <p class="why"><span class="quiet">{text.why}": "</span><span dir="auto">{item.why.to_owned()}</span></p> }
    });
    let said = item.answer.map(|answer| said(context, answer));
    let last = item.history.last().filter(|given| Some(&given.answer) == item.answer);
    let before = &item.history[..item.history.len() - usize::from(last.is_some())];
    let last = last.map(|given| {
        let on = (text.published_on)(say::date(lang, context.dates, given.on));
        view! { <p class="quiet"><time datetime=given.on.to_string()>{on}</time></p> }
    });
    view! {
        <article class="answer" id=id aria-label=label>
            <header>
                <h3 dir="auto">{name}</h3>
                <p class="count"><Stickers lang count=item.place.stickers/></p>
            </header>
            {said}
            {last}
            {why}
            {hands(lang, item)}
            {notes(lang, item)}
            {history(context, before)}
        </article>
    }
    .into_any()
}

/// Status, words and facts of one answer.
pub fn said(context: AnswerContext, answer: &Answer) -> AnyView {
    let AnswerContext { lang, dates, today } = context;
    let text = &lang.texts().answering;
    let late = answer.is_overdue(today);
    let words = (!answer.text.is_empty())
        .then(|| view! { <p class="says" dir="auto">{answer.text.clone()}</p> });
    let day = |label: &'static str, day: NaiveDate| {
        let says = say::date(lang, dates, day);
        view! { <dt>{label}</dt><dd><time datetime=day.to_string()>{says}</time></dd> }
    };
    let reason = answer.reason.map(|reason| {
        view! { <dt>{text.reason}</dt><dd>{(lang.texts().answers.no_reason)(reason)}</dd> }
    });
    let department = (!answer.department.is_empty()).then(|| {
        view! { <dt>{text.in_charge}</dt><dd dir="auto">{answer.department.clone()}</dd> }
    });
    let evidence = (!answer.evidence.is_empty()).then(|| {
        let (href, shown) = (answer.evidence.clone(), answer.evidence.clone());
        view! { <dt>{text.evidence}</dt><dd><a href=href rel="noopener noreferrer nofollow">{shown}</a></dd> }
    });
    let (due, check) = (
        answer.due.map(|on| day(text.due, on)),
        answer.check.filter(|_| answer.status.is_open()).map(|on| day(text.check, on)),
    );
    let facts = (reason.is_some()
        || department.is_some()
        || evidence.is_some()
        || due.is_some()
        || check.is_some())
    .then(|| view! { <dl class="facts">{reason}{department}{due}{check}{evidence}</dl> });
    view! {
        <p class="verdict">{status(lang, answer.status)}{late.then(|| view! { <strong class="late">{text.overdue}</strong> })}</p>
        {words}
        {facts}
    }
    .into_any()
}

/// The way to where staff can offer help.
fn hands(lang: Lang, item: &AnsweredItem<'_>) -> Option<AnyView> {
    let text = &lang.texts().hands;
    item.hands.map(|href| {
        let of = (text.of_item)(&item.place.name);
        view! { <p class="actions"><a class="btn plain small" href=href rel="nofollow">{text.offer}<span class="vh">{of}</span></a></p> }
            .into_any()
    })
}

/// The notes of a group, folded up.
fn notes(lang: Lang, item: &AnsweredItem<'_>) -> Option<AnyView> {
    let text = &lang.texts().answering;
    let group = matches!(item.place.item, Item::Group(_)) && !item.notes.is_empty();
    group.then(|| {
        let notes = item.notes.iter().map(|note| {
            view! { <li><span dir="auto">{note.text.clone()}</span><Stickers lang count=note.stickers/></li> }
        });
        view! {
            <details class="fold">
                <summary>{(text.notes_of)(item.notes.len())}</summary>
                <ul class="plain-notes">{notes.collect_view()}</ul>
            </details>
        }
        .into_any()
    })
}

/// What was answered before, folded up, the newest first.
fn history(context: AnswerContext, before: &[Given]) -> Option<AnyView> {
    let AnswerContext { lang, dates, .. } = context;
    let text = &lang.texts().answering;
    (!before.is_empty()).then(|| {
        let given = before.iter().rev().map(|given| {
            let on = say::date(lang, dates, given.on);
            view! { <li><time datetime=given.on.to_string()>{on}</time>{said(context, &given.answer)}</li> }
        });
        view! {
            <details class="fold">
                <summary>{text.history}</summary>
                <ol class="history" reversed>{given.collect_view()}</ol>
            </details>
        }
        .into_any()
    })
}
