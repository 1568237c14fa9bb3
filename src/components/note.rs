//! A note as a card of paper, with its stickers.

use std::{collections::HashMap, sync::Arc};

use leptos::prelude::*;

use super::{
    answer::status_link, flag::flag_button, question::question_link, stickers::Stickers,
    view_fields::ViewFields,
};
use crate::address::{Address, OwnForm};
use crate::domain::{
    answers::{Item, Status},
    ids::{NoteId, QuestionId},
    note::{BoardView, Note},
};
use crate::i18n::{Lang, say};

/// What a card needs to know of its board.
#[derive(Clone)]
pub struct CardContext {
    /// The reader's language.
    pub lang: Lang,
    /// The theme's short name.
    pub slug: String,
    /// Whether counts are shown.
    pub tally: bool,
    /// Whether stickers are taken.
    pub likable: bool,
    /// Whether flags are taken.
    pub flaggable: bool,
    /// How the reader sorted and filtered, to come back to it without JavaScript.
    pub view: BoardView,
    /// Notes that are answered: what by, and how far it is.
    pub answers: Arc<HashMap<NoteId, (Item, Status)>>,
    /// Notes that are asked about, with the last question.
    pub questions: Arc<HashMap<NoteId, QuestionId>>,
}

/// What says of a note that it was written on paper.
pub fn paper_mark(lang: Lang) -> AnyView {
    let text = &lang.texts().paper;
    view! { <span class="from-paper">{text.mark}<span class="vh">{text.mark_says}</span></span> }
        .into_any()
}

/// A note on the board, or the tombstone of a hidden one.
#[component]
pub fn NoteCard(card: CardContext, note: Note) -> impl IntoView {
    let text = &card.lang.texts().board;
    let id = format!("n-{}", note.id);
    if let Some(reason) = note.hidden {
        let says = format!("{}{}", text.hidden_prefix, say::reason(card.lang, reason));
        return view! { <article class="note gone" id=id><p>{says}</p></article> }.into_any();
    }
    let text_id = format!("{id}-t");
    let like = (card.likable || card.flaggable).then(|| {
        let described = text_id.clone();
        let like = card.likable.then(
            || view! { <button class="like" aria-describedby=described>{text.like}</button> },
        );
        let flag = card.flaggable.then(|| flag_button(card.lang, &card.slug, &text_id));
        view! {
            <form class="like-form" method="post" action=Address::Act(&card.slug, OwnForm::Like)>
                <input type="hidden" name="note" value=note.id.to_string()/>
                <ViewFields view=card.view.clone()/>
                {like}{flag}
            </form>
        }
    });
    let answer = card.answers.get(&note.id).map(|(item, status)| {
        let board = Address::Board(&card.slug).to_string();
        status_link(card.lang, &board, *item, *status)
    });
    let question = card.questions.get(&note.id).map(|question| {
        question_link(card.lang, &Address::Board(&card.slug).to_string(), *question)
    });
    let paper = note.paper.then(|| paper_mark(card.lang));
    view! {
        <article class="note" id=id>
            <p id=text_id dir="auto">{note.text}</p>
            {answer}{question}
            <div class="foot">
                {paper}
                {card.tally.then(|| view! { <Stickers lang=card.lang count=note.stickers/> })}{like}
            </div>
        </article>
    }
    .into_any()
}
