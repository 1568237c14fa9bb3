//! A question under a note of the first example, with the reply of whoever wrote it and one of
//! somebody else's. Of our own making, like the notes.

use std::collections::HashMap;

use uuid::Uuid;

use crate::cli::open::Failure;
use crate::domain::{
    anon::Action,
    ids::{NoteId, QuestionId, ThemeId},
    question::Question,
};
use crate::service::{Service, anon};
use crate::ticket::Secret;

/// How the note begins that is asked about.
const ABOUT: &str = "窓口の課は";

const ASKED: &str =
    "窓口の課の仕事のうち、家でできそうなものは何ですか。どれくらいの頻度なら、組めそうですか。";

/// What its author replies, and what somebody adds.
const REPLIES: [(&str, bool); 2] = [
    ("届け出の点検と、月のまとめです。月に一日からなら、交代で組めると思います。", true),
    ("となりの課です。同じ日に休む人が重ならなければ、窓口は回ります。", false),
];

/// Asks, and replies; `authors` are the tickets with which the notes were written.
pub(super) async fn load(
    state: &Service,
    theme: ThemeId,
    authors: &HashMap<NoteId, Secret>,
) -> Result<(), Failure> {
    let notes = state.board.notes(theme).await?;
    let note = notes.iter().find(|note| note.text.starts_with(ABOUT));
    let note = note.ok_or_else(|| format!("no note begins with {ABOUT}"))?.id;
    let (id, today) = (QuestionId(Uuid::new_v4()), state.today());
    let question = Question { id, note, text: ASKED.into(), asked_on: today };
    state.board.ask(theme, &question).await?.unseen();
    for (text, as_author) in REPLIES {
        let author = authors.get(&note).filter(|_| as_author).cloned();
        let who = author.map_or_else(anon::new_secret, Ok)?;
        let action = Action::Reply { question: id, text: text.into(), as_author, nonce: None };
        anon::perform(state, theme, &who.into(), None, action).await?;
    }
    state.board.open_replies(theme, today).await?.unseen();
    Ok(())
}
