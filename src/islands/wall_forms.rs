//! A note is posted, a sticker is put on or peeled off: at once on the screen, honestly named as "counted at the next update".

use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlFormElement, HtmlTextAreaElement};

use super::complain;
use super::count;
use super::door::{self, Failed};
use super::offer;
use super::outbox::{self, Sent, Waiting};
use super::similar;
use super::texts::{Text, Texts};
use crate::browser::{device, dom};
use crate::domain::anon::Action;
use crate::domain::hex::Hex;
use crate::domain::ids::{NoteId, PromptId, ThemeId};

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
    pub texts: Texts,
    /// The wall as the server sent it last.
    pub seen: StoredValue<String>,
}

impl Board {
    /// Does something with this browser's ticket.
    pub async fn perform(&self, action: Action) -> Result<JsValue, Failed> {
        if let Some(says) = offer::unanswered() {
            return Err(Failed::Refused(0, says));
        }
        if !self.makes_tickets && device::kept_ticket(self.theme).is_none() {
            return Err(Failed::Refused(0, self.texts.get(Text::NoTicket).to_owned()));
        }
        door::perform(self.theme, &self.slug, action).await
    }
}

thread_local! {
    /// The stickers that are being put on or peeled off, each as it was wished last.
    static WISHES: RefCell<Vec<(NoteId, bool)>> = const { RefCell::new(Vec::new()) };
    /// Which button was pressed last, and when, in milliseconds of the page.
    static PRESSED: RefCell<Option<(NoteId, f64)>> = const { RefCell::new(None) };
}

/// Two presses of one button within so many milliseconds are one: the second click of a double click, or a key that is held.
const DOUBLE_CLICK_MS: f64 = 700.0;

fn wish(note: NoteId) -> Option<bool> {
    WISHES.with_borrow(|wishes| wishes.iter().find(|(of, _)| *of == note).map(|(_, on)| *on))
}

/// Shows one's own stickers on the wall. The server sends the same page to everybody; only this browser knows.
pub fn mark_liked(board: &Board) {
    let likes = device::load(board.theme).likes;
    for form in dom::all(".like-form") {
        let note = form.dyn_ref().and_then(|form| dom::field(form, "note")?.parse::<NoteId>().ok());
        if let Some(note) = note {
            press(board, &form, note, wish(note).unwrap_or_else(|| likes.contains(&note)));
        }
    }
}

fn press(board: &Board, form: &Element, note: NoteId, on: bool) {
    if let Some(button) = dom::find::<Element>(form, ".like") {
        dom::attribute(&button, "aria-pressed", Some(if on { "true" } else { "false" }));
        let says = match on {
            true if outbox::waits(board, note) => board.texts.get(Text::Waiting),
            true => board.texts.get(Text::Liked),
            false => board.texts.get(Text::Like),
        };
        button.set_text_content(Some(says));
    }
}

/// Puts a sticker on a note, or peels it off: what the button said when it was pressed, whatever another window did since. Pressed again while
/// that is under way, it is done after it.
pub async fn like(board: &Board, form: &HtmlFormElement, pressed_at: f64) {
    let Some(note) = dom::field(form, "note").and_then(|id| id.parse::<NoteId>().ok()) else { return };
    let before = PRESSED.replace(Some((note, pressed_at)));
    if before.is_some_and(|(of, at)| of == note && pressed_at - at < DOUBLE_CLICK_MS) {
        return;
    }
    let on = dom::find::<Element>(form, ".like[aria-pressed=true]").is_none();
    complain::at_note(form, None);
    let busy = wish(note).is_some();
    WISHES.with_borrow_mut(|wishes| {
        wishes.retain(|(of, _)| *of != note);
        wishes.push((note, on));
    });
    // The same note can be named where somebody writes.
    mark_liked(board);
    if busy {
        return;
    }
    let mut did = None;
    while let Some(on) = wish(note).filter(|on| did != Some(*on)) {
        let says = match outbox::send(board, &if on { Waiting::Like(note) } else { Waiting::Unlike(note) }).await {
            Sent::Done(_) => board.texts.get(Text::CountedSoon),
            Sent::Waits => board.texts.get(Text::Waits),
            Sent::Failed(failed) => {
                outbox::complain_of(note, failed.sentence(board.texts.get(Text::Offline)));
                break;
            }
        };
        device::keep_like(board.theme, note, on);
        dom::say(says);
        did = Some(on);
    }
    WISHES.with_borrow_mut(|wishes| wishes.retain(|(of, _)| *of != note));
    mark_liked(board);
}

/// Puts a note into the box. What was typed stays in the form until the server has it on the disk, or this browser keeps it until the
/// network is back.
pub async fn post(board: &Board, form: &HtmlFormElement) {
    let (Some(prompt), Some(area), Some(nonce)) = (
        dom::field(form, "prompt").and_then(|id| id.parse().ok()),
        dom::find::<HtmlTextAreaElement>(form, "textarea"),
        device::random().map(Hex),
    ) else {
        return;
    };
    let button = dom::find::<Element>(form, "button");
    let label = button.as_ref().and_then(|button| button.text_content());
    if let Some(button) = &button {
        button.set_text_content(Some(board.texts.get(Text::Sending)));
    }
    let text = area.value();
    let done = outbox::send(board, &Waiting::Post { prompt, nonce, text: text.clone() }).await;
    if let Some(button) = &button {
        button.set_text_content(label.as_deref());
    }
    let says = match done {
        Sent::Done(reply) => {
            let note = door::text_at(&reply, &["done", "posted", "note"]);
            hang(board, prompt, None, &note.unwrap_or_default());
            board.texts.get(Text::Pending)
        }
        Sent::Waits => {
            hang(board, prompt, Some(&text), &nonce.to_string());
            board.texts.get(Text::Waits)
        }
        Sent::Failed(failed) => {
            let of_text = failed.is_of_text();
            complain::at_field(&area, Some(&failed.sentence(board.texts.get(Text::Offline))), of_text);
            return dom::focus(&area);
        }
    };
    complain::at_field(&area, None, false);
    type_in(board, &area, "");
    close(form);
    dom::say(says);
}

fn type_in(board: &Board, area: &HtmlTextAreaElement, text: &str) {
    area.set_value(text);
    similar::look(board, area);
    count::show(area, &board.texts);
}

fn close(form: &HtmlFormElement) {
    if let Ok(Some(details)) = form.closest("details") {
        dom::attribute(&details, "open", None);
        if let Some(summary) = dom::find(&details, "summary") {
            dom::focus(&summary);
        }
    }
}

/// Hangs a slip in a column, behind the place to write: it says that a note is in the box, or, with its `text`, that it waits for the
/// network. `name` is the note's id, or its nonce until it has one; the slip hangs until the note does.
pub fn hang(board: &Board, prompt: PromptId, text: Option<&str>, name: &str) {
    let column = document().get_element_by_id(&format!("p-{prompt}")).and_then(|tape| tape.closest(".col").ok()?);
    let list = column.and_then(|column| dom::find::<Element>(&column, ".notes"));
    if let (Some(list), Ok(slip)) = (list, document().create_element("li")) {
        slip.set_class_name("note-pending");
        dom::attribute(&slip, "data-note", Some(name));
        write(&slip, text, if text.is_some() { board.texts.get(Text::Waits) } else { board.texts.get(Text::Pending) });
        let behind = dom::find::<Element>(&list, ".write").and_then(|place| place.next_sibling());
        let _ = list.insert_before(&slip, behind.or_else(|| list.first_child()).as_ref());
    }
}

fn write(slip: &Element, text: Option<&str>, says: &str) {
    slip.set_text_content(None);
    for (class, line) in [("typed", text), ("", Some(says))] {
        if let (Some(line), Ok(paragraph)) = (line, document().create_element("p")) {
            paragraph.set_class_name(class);
            dom::attribute(&paragraph, "dir", (!class.is_empty()).then_some("auto"));
            paragraph.set_text_content(Some(line));
            let _ = slip.append_child(&paragraph);
        }
    }
}

/// The note of a slip that waited is in the box now.
pub fn arrived(board: &Board, slip: &Element, reply: &JsValue) {
    dom::attribute(slip, "data-note", door::text_at(reply, &["done", "posted", "note"]).as_deref());
    write(slip, None, board.texts.get(Text::Pending));
}

/// The note of a slip that waited is refused. Its text goes back into its field, with the reason; where somebody writes another one
/// there, or nobody can write any more, it stays on the slip.
pub fn give_back(board: &Board, slip: &Element, prompt: PromptId, text: &str, failed: Failed) {
    let of_text = failed.is_of_text();
    let says = failed.sentence(board.texts.get(Text::Offline));
    let area = document().get_element_by_id(&format!("write-{prompt}")).and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
    if let Some(area) = area.filter(|area| area.value().trim().is_empty()) {
        slip.remove();
        if let Ok(Some(details)) = area.closest("details") {
            dom::attribute(&details, "open", Some(""));
        }
        type_in(board, &area, text);
        complain::at_field(&area, Some(&says), of_text);
    } else {
        write(slip, Some(text), &says);
        dom::attribute(slip, "role", Some("alert"));
    }
}
