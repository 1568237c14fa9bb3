//! The boxes that choose the notes, as they stand in the page.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use crate::browser::dom;

/// The box that chooses a note.
pub const CARD: &str = "#bench .cards input";

/// The boxes of all notes that are shown, in their order.
pub fn all() -> Vec<HtmlInputElement> {
    boxes(dom::all(CARD))
}

/// Those that are ticked.
pub fn ticked() -> Vec<HtmlInputElement> {
    boxes(dom::all("#bench .cards input:checked"))
}

/// Those at which the Tab key stops.
pub fn stops() -> Vec<HtmlInputElement> {
    boxes(dom::all("#bench .cards input:not([tabindex='-1'])"))
}

fn boxes(elements: Vec<Element>) -> Vec<HtmlInputElement> {
    elements.into_iter().filter_map(|card| card.dyn_into().ok()).collect()
}

/// The boxes of the notes in the list in which this one is.
pub fn beside(card: &HtmlInputElement) -> Vec<HtmlInputElement> {
    let list = card.closest(".cards").ok().flatten();
    boxes(list.map(|list| dom::below(&list, "input")).unwrap_or_default())
}
