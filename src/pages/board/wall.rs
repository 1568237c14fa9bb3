//! The wall of `/t/{slug}`: the columns with their notes, and the pages of a board with many.

use std::collections::HashMap;

use leptos::prelude::*;

use super::{
    answers::PublicAnswers,
    asked::PublicQuestions,
    shown::ShownBoard,
    tools::{address, cover},
};
use crate::components::{
    compose::Compose,
    found::found_line,
    note::{CardContext, NoteCard},
    paging::Pages,
};
use crate::domain::{
    ids::{NoteId, PromptId},
    note::{BoardView, Note, Sort},
    theme::Prompt,
};

/// The columns, or that a search found nothing; below them the way to the other pages.
pub fn wall(mut shown: ShownBoard) -> impl IntoView {
    let lang = shown.lang;
    let text = &lang.texts().board;
    let all = address(
        &shown.theme.slug,
        &BoardView { search: String::new(), page: None, ..shown.view.clone() },
    );
    let line = found_line(lang, &shown.view.search, shown.found, all);
    let no_column = shown
        .no_column
        .then(|| view! { <div class="found" role="status"><p>{text.no_column}</p></div> });
    if shown.found.is_some() && shown.notes.is_empty() {
        return line.into_any();
    }
    let notes = std::mem::take(&mut shown.notes);
    let columns = columns(&shown, notes);
    // New notes come to the first page of the newest. On any other page those that move there from
    // the next one are no news.
    let quiet = shown.paging.is_needed()
        && (shown.paging.at > 1 || shown.view.sort == Some(Sort::Stickers));
    let cover = cover(&shown.theme, shown.takes_replies());
    let link =
        |page| address(&shown.theme.slug, &BoardView { page: Some(page), ..shown.view.clone() });
    view! {
        {no_column}
        {line}
        <div class="cols" id="wall" data-cover=cover data-quiet=quiet.then_some("")>{columns}</div>
        <div class="paging" id="paging"><Pages lang paging=shown.paging link/></div>
    }
    .into_any()
}

/// Every column that is asked for, with those of the notes that hang in it.
fn columns(shown: &ShownBoard, notes: Vec<Note>) -> Vec<AnyView> {
    let card = CardContext {
        lang: shown.lang,
        slug: shown.theme.slug.clone(),
        tally: shown.theme.shows_tally(),
        likable: shown.accepts_stickers,
        flaggable: shown.theme.takes_flags(),
        view: shown.view.clone(),
        answers: shown.answers.as_ref().map(PublicAnswers::by_note).unwrap_or_default(),
        questions: shown.questions.as_ref().map(PublicQuestions::by_note).unwrap_or_default(),
    };
    let mut by_prompt: HashMap<PromptId, Vec<Note>> = HashMap::new();
    for note in notes {
        by_prompt.entry(note.prompt).or_default().push(note);
    }
    let asked_for = |prompt: &&Prompt| shown.view.prompt.is_none_or(|only| only == prompt.id);
    let columns = shown.theme.prompts.iter().filter(asked_for).map(|prompt| {
        let notes = by_prompt.remove(&prompt.id).unwrap_or_default();
        column(shown, &card, prompt, notes)
    });
    columns.collect()
}

/// A column: the form for a new note, the notes, and that there is none.
fn column(shown: &ShownBoard, card: &CardContext, prompt: &Prompt, notes: Vec<Note>) -> AnyView {
    let (lang, texts) = (shown.lang, shown.lang.texts());
    let compose = (shown.accepts_notes && shown.found.is_none()).then(|| {
        let (theme, view, echo) = (shown.theme.clone(), shown.view.clone(), shown.echo.clone());
        view! { <li class="write"><Compose lang theme prompt=prompt.clone() view echo/></li> }
    });
    let count = shown.counts.of_prompt(prompt.id);
    let elsewhere = shown.elsewhere.get(&prompt.id).map(Vec::as_slice).unwrap_or_default();
    let id = format!("p-{}", prompt.id);
    let labelled = id.clone();
    // Notes that nobody has read yet are one line: a wall of tombstones would bury what is shown.
    let (held, notes): (Vec<Note>, Vec<Note>) = notes.into_iter().partition(Note::is_held);
    let held = (!held.is_empty()).then(|| {
        let ids: Vec<NoteId> = held.iter().map(|note| note.id).collect();
        view! { <li class="held"><p>{(texts.moderation.held_n)(held.len())}</p>{named(&ids)}</li> }
    });
    let other = (!elsewhere.is_empty()).then(|| view! { <li hidden>{named(elsewhere)}</li> });
    let none = if count == 0 { texts.board.empty_column } else { texts.board.none_here };
    let empty =
        (notes.is_empty() && held.is_none()).then(|| view! { <li class="quiet empty">{none}</li> });
    let cards = notes
        .into_iter()
        .map(|note| view! { <li><NoteCard card=card.clone() note/></li> })
        .collect_view();
    view! {
        <section class=format!("col {}", prompt.colour.as_str()) aria-labelledby=labelled>
            <header>
                <h2 class="tape" id=id>{prompt.name.clone()}</h2>
                <span class="n">{(texts.common.notes_n)(count)}</span>
            </header>
            <ul class="notes">{compose}{cards}{held}{other}{empty}</ul>
        </section>
    }
    .into_any()
}

/// The ids of notes that are not shown here. The log lists them too.
fn named(notes: &[NoteId]) -> impl IntoView + use<> {
    notes.iter().map(|note| view! { <i id=format!("n-{note}") hidden></i> }).collect_view()
}
