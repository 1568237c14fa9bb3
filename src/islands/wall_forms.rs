//! A note is posted, a sticker is put on or peeled off: at once on the screen, honestly named as "counted at the next update".

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlFormElement, HtmlTextAreaElement};

use super::complain;
use super::count::{self, CountTexts};
use super::door::{self, Failed};
use super::similar;
use super::wall::WallTexts;
use crate::browser::{device, dom};
use crate::domain::anon::Action;
use crate::domain::ids::{NoteId, ThemeId};

/// What the handlers of the wall share.
#[derive(Clone)]
pub struct Board {
    /// The theme.
    pub theme: ThemeId,
    /// Its short name.
    pub slug: String,
    /// Whether this browser may make its own ticket (Open), or must be handed one.
    pub makes_tickets: bool,
    /// The texts.
    pub texts: WallTexts,
    /// What screen readers are told.
    pub said: RwSignal<String>,
    /// The wall as the server sent it last.
    pub seen: StoredValue<String>,
}

impl Board {
    async fn perform(&self, action: Action) -> Result<JsValue, Failed> {
        if !self.makes_tickets && device::kept_ticket(self.theme).is_none() {
            return Err(Failed::Refused(0, self.texts.no_ticket.clone()));
        }
        door::perform(self.theme, &self.slug, action).await
    }
}

/// Shows one's own stickers on the wall. The server sends the same page to everybody; only this browser knows.
pub fn mark_liked(board: &Board) {
    let likes = device::load(board.theme).likes;
    for form in dom::all(".like-form") {
        let note = form.dyn_ref().and_then(|form| dom::field(form, "note")?.parse::<NoteId>().ok());
        if let Some(note) = note {
            press(board, &form, likes.contains(&note));
        }
    }
}

fn press(board: &Board, form: &Element, on: bool) {
    if let Some(button) = dom::find::<Element>(form, ".like") {
        dom::attribute(&button, "aria-pressed", Some(if on { "true" } else { "false" }));
        button.set_text_content(Some(if on { &board.texts.liked } else { &board.texts.like }));
    }
}

/// Puts a sticker on a note, or peels it off.
pub async fn like(board: &Board, form: &HtmlFormElement) {
    let Some(note) = dom::field(form, "note").and_then(|id| id.parse::<NoteId>().ok()) else { return };
    let on = !device::load(board.theme).likes.contains(&note);
    press(board, form, on);
    complain::at_note(form, None);
    let action = if on { Action::Like { note } } else { Action::Unlike { note } };
    match board.perform(action).await {
        Ok(_) => {
            let mut kept = device::load(board.theme);
            kept.likes.retain(|liked| *liked != note);
            if on {
                kept.likes.push(note);
            }
            device::save(board.theme, &kept);
            // The same note can be named where somebody writes.
            mark_liked(board);
            board.said.set(board.texts.counted_soon.clone());
        }
        Err(failed) => {
            press(board, form, !on);
            complain::at_note(form, Some(&failed.sentence(&board.texts.offline)));
        }
    }
}

/// Puts a note into the box. What was typed stays in the form until the server has it on the disk.
pub async fn post(board: &Board, form: &HtmlFormElement) {
    let (Some(prompt), Some(area)) =
        (dom::field(form, "prompt").and_then(|id| id.parse().ok()), dom::find::<HtmlTextAreaElement>(form, "textarea"))
    else {
        return;
    };
    let button = dom::find::<Element>(form, "button");
    let label = button.as_ref().and_then(|button| button.text_content());
    if let Some(button) = &button {
        button.set_text_content(Some(&board.texts.sending));
    }
    let text = area.value();
    let done = board.perform(Action::Post { prompt, text }).await;
    if let Some(button) = &button {
        button.set_text_content(label.as_deref());
    }
    match done {
        Ok(reply) => {
            complain::at_field(&area, None, false);
            area.set_value("");
            similar::look(board, &area);
            count::show(&area, &CountTexts { left: board.texts.left.clone(), over: board.texts.over.clone() });
            hang(board, form, door::text_at(&reply, &["done", "posted", "note"]));
        }
        Err(failed) => {
            let of_text = failed.is_of_text();
            complain::at_field(&area, Some(&failed.sentence(&board.texts.offline)), of_text);
            dom::focus(&area);
        }
    }
}

/// Closes the form and hangs a slip that says the note is in the box; it hangs until the note does.
fn hang(board: &Board, form: &HtmlFormElement, note: Option<String>) {
    if let Ok(Some(details)) = form.closest("details") {
        dom::attribute(&details, "open", None);
        if let Some(summary) = dom::find(&details, "summary") {
            dom::focus(&summary);
        }
    }
    let place = form.closest("li").ok().flatten();
    if let (Some(place), Ok(slip), Ok(line)) = (place, document().create_element("li"), document().create_element("p")) {
        slip.set_class_name("note-pending");
        dom::attribute(&slip, "data-note", note.as_deref());
        line.set_text_content(Some(&board.texts.pending));
        let _ = slip.append_child(&line);
        let _ = place.after_with_node_1(&slip);
    }
    board.said.set(board.texts.pending.clone());
}
