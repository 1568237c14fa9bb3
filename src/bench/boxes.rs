//! The boxes that choose the notes, as they stand in the page.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::browser::dom;

/// The box that chooses a note.
pub const CARD: &str = "#bench .cards input";

/// The boxes of all notes that are shown, in their order.
pub fn all() -> Vec<HtmlInputElement> {
    dom::all(CARD).into_iter().filter_map(|card| card.dyn_into().ok()).collect()
}

/// The boxes of the notes in the list in which this one is.
pub fn beside(card: &HtmlInputElement) -> Vec<HtmlInputElement> {
    let list = card.closest(".cards").ok().flatten();
    let boxes = list.and_then(|list| list.query_selector_all("input").ok());
    let boxes = boxes.map(|boxes| dom::elements(&boxes)).unwrap_or_default();
    boxes.into_iter().filter_map(|card| card.dyn_into().ok()).collect()
}
