//! Asking back: the questions that were asked under the notes of an item, what came back, and the
//! form for the next one.

use leptos::prelude::*;

use super::{form::hidden, shown::ShownAnswers};
use crate::address::Address;
use crate::components::{
    fields::{FormState, TextArea},
    question::thread,
};
use crate::domain::{
    answers::Item,
    ids::{NoteId, QuestionId},
    note::Note,
    question::{QUESTIONS_PER_NOTE, Thread, takes_replies},
};

/// The questions under the notes of an item, and the form; `fresh` is the id of the next question.
pub(super) fn asking(
    shown: &ShownAnswers,
    item: Item,
    threads: &[Thread],
    fresh: QuestionId,
    form: &FormState,
) -> AnyView {
    let (lang, dates) = (shown.context.lang, shown.context.dates);
    let text = &lang.texts().asking;
    let notes = shown.notes_of(item);
    let quoted = |id: NoteId| notes.iter().find(|note| note.id == id).map(|note| &note.text);
    let asked = threads.iter().filter_map(|one| {
        let quoted = quoted(one.question.note)?;
        Some(thread(lang, dates, one, quoted, None, None))
    });
    let asked: Vec<AnyView> = asked.collect();
    let none = asked.is_empty().then(|| view! { <p class="quiet">{text.none_asked}</p> });
    let under =
        |note: &Note| threads.iter().filter(|thread| thread.question.note == note.id).count();
    let free: Vec<&Note> = notes.iter().filter(|note| under(note) < QUESTIONS_PER_NOTE).collect();
    let next = if !takes_replies(shown.theme.state) {
        view! { <p class="quiet">{text.ask_closed}</p> }.into_any()
    } else if free.is_empty() {
        view! { <p class="quiet">{text.ask_full}</p> }.into_any()
    } else {
        ask_form(shown, item, &free, fresh, form)
    };
    view! {
        <section class="panel" aria-labelledby="questions">
            <h2 id="questions">{text.ask_title}</h2>
            <p class="quiet">{text.ask_lead}</p>
            {none}
            {asked}
            {next}
        </section>
    }
    .into_any()
}

/// The form of a question: about the only note, or one that is chosen.
fn ask_form(
    shown: &ShownAnswers,
    item: Item,
    notes: &[&Note],
    fresh: QuestionId,
    form: &FormState,
) -> AnyView {
    let text = &shown.context.lang.texts().asking;
    let echo = form.echo.clone().filter(|echo| echo.value("asking").is_some());
    let form = FormState { echo, ..form.clone() };
    let question = form.value("question", &fresh.to_string());
    let chosen = form.value("note", "");
    let about = match notes {
        [note] => view! { <input type="hidden" name="note" value=note.id.to_string()/> }.into_any(),
        notes => {
            let options = notes.iter().map(|note| {
                let id = note.id.to_string();
                let short: String = note.text.replace('\n', " ").chars().take(40).collect();
                view! { <option value=id.clone() selected=id == chosen>{short}</option> }
            });
            view! {
                <div class="field">
                    <label for="ask-note">{text.ask_note}</label>
                    <select id="ask-note" name="note">{options.collect_view()}</select>
                </div>
            }
            .into_any()
        }
    };
    view! {
        <form class="form" method="post" action=Address::Ask>
            {hidden(shown, item, 0)}
            <input type="hidden" name="question" value=question/>
            {about}
            <TextArea form field="asking" label=text.ask_label hint=text.ask_hint/>
            <p class="actions"><button class="btn plain">{text.ask_button}</button></p>
        </form>
    }
    .into_any()
}
