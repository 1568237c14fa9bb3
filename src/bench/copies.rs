//! The buttons that copy a text. What is copied stands in a field of the page, so that it can be
//! selected by hand too; and so no secure line is needed, which the newer way of copying asks for.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDocument, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

use crate::browser::{document, dom, on};

/// The buttons; each names its field, and what it says when it is done.
const BUTTONS: &str = "[data-copies]";

/// Shows the buttons, and answers them.
pub fn start() {
    for button in dom::all(BUTTONS) {
        dom::attribute(&button, "hidden", None);
    }
    on("click", |event| {
        if let Some(button) = dom::closest(&event, BUTTONS) {
            pressed(&button);
        }
    });
}

fn pressed(button: &Element) {
    let done = copy(&button.get_attribute("data-copies").unwrap_or_default());
    if let Some(button) = button.dyn_ref::<HtmlElement>() {
        let _ = button.focus();
    }
    // Of all buttons only the last one says something, and says it again when pressed again.
    for said in dom::all("#announce [role=status]") {
        said.set_text_content(None);
    }
    let says = button.get_attribute(if done { "data-done" } else { "data-failed" });
    if let Some(place) = button.next_element_sibling() {
        place.set_text_content(says.as_deref());
    }
}

/// Puts what stands in a field on the clipboard; where that fails it stays selected.
fn copy(field: &str) -> bool {
    let Some(field) = document().get_element_by_id(field) else { return false };
    if let Some(text) = field.dyn_ref::<HtmlTextAreaElement>() {
        text.select();
    } else if let Some(line) = field.dyn_ref::<HtmlInputElement>() {
        line.select();
    }
    let document = document().dyn_into::<HtmlDocument>();
    document.is_ok_and(|document| document.exec_command("copy").unwrap_or(false))
}
