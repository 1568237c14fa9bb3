//! The state of the sticker buttons: this browser's own stickers, and those that are being put on
//! or peeled off.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::context::WallContext;
use super::texts::Text;
use super::waiting;
use crate::browser::{device, dom};
use crate::domain::ids::NoteId;

thread_local! {
    /// The stickers that are being put on or peeled off, each as it was wished last.
    static WISHES: RefCell<Vec<(NoteId, bool)>> = const { RefCell::new(Vec::new()) };
}

/// What is being done to a note's sticker: whether it is to be on.
pub fn wish(note: NoteId) -> Option<bool> {
    WISHES.with_borrow(|wishes| wishes.iter().find(|(of, _)| *of == note).map(|(_, on)| *on))
}

/// Notes what is to be done to a note's sticker, in place of what was wished before.
pub fn set_wish(note: NoteId, on: bool) {
    WISHES.with_borrow_mut(|wishes| {
        wishes.retain(|(of, _)| *of != note);
        wishes.push((note, on));
    });
}

/// Nothing is being done to a note's sticker any more.
pub fn drop_wish(note: NoteId) {
    WISHES.with_borrow_mut(|wishes| wishes.retain(|(of, _)| *of != note));
}

/// Shows one's own stickers on the wall. The server sends the same page to everybody; only this
/// browser knows.
pub fn mark_liked(board: &WallContext) {
    let likes = device::load(board.theme).likes;
    for form in dom::all(".like-form") {
        let note = form.dyn_ref().and_then(|form| dom::field(form, "note")?.parse::<NoteId>().ok());
        if let Some(note) = note {
            press(board, &form, note, wish(note).unwrap_or_else(|| likes.contains(&note)));
        }
    }
}

fn press(board: &WallContext, form: &Element, note: NoteId, on: bool) {
    if let Some(button) = dom::find::<Element>(form, ".like") {
        dom::attribute(&button, "aria-pressed", Some(if on { "true" } else { "false" }));
        let says = match on {
            true if waiting::waits(board, note) => board.texts.get(Text::Waiting),
            true => board.texts.get(Text::Liked),
            false => board.texts.get(Text::Like),
        };
        button.set_text_content(Some(says));
    }
}
