//! Slips: what hangs in a column in place of a note that is in the box, or that waits for the
//! network.

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlTextAreaElement};

use super::context::WallContext;
use super::door::{self, Failed};
use super::texts::Text;
use super::{complain, count, similar};
use crate::browser::dom;
use crate::domain::ids::PromptId;

/// Hangs a slip in a column, behind the place to write: it says that a note is in the box, or, with
/// its `text`, that it waits for the network. `name` is the note's id, or its nonce until it has
/// one; the slip hangs until the note does.
pub fn hang(board: &WallContext, prompt: PromptId, text: Option<&str>, name: &str) {
    let column = document()
        .get_element_by_id(&format!("p-{prompt}"))
        .and_then(|tape| tape.closest(".col").ok()?);
    let list = column.and_then(|column| dom::find::<Element>(&column, ".notes"));
    if let (Some(list), Ok(slip)) = (list, document().create_element("li")) {
        slip.set_class_name("note-pending");
        dom::attribute(&slip, "data-note", Some(name));
        write(
            &slip,
            text,
            if text.is_some() {
                board.texts.get(Text::Waits)
            } else {
                board.texts.get(Text::Pending)
            },
        );
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
pub fn arrived(board: &WallContext, slip: &Element, reply: &JsValue) {
    dom::attribute(slip, "data-note", door::text_at(reply, &["done", "posted", "note"]).as_deref());
    write(slip, None, board.texts.get(Text::Pending));
}

/// Puts a text into a field, and says below it what is to be said of it.
pub fn type_in(board: &WallContext, area: &HtmlTextAreaElement, text: &str) {
    area.set_value(text);
    similar::look(board, area);
    count::show(area, &board.texts);
}

/// The note of a slip that waited is refused. Its text goes back into its field, with the reason;
/// where somebody writes another one there, or nobody can write any more, it stays on the slip.
pub fn give_back(
    board: &WallContext,
    slip: &Element,
    prompt: PromptId,
    text: &str,
    failed: Failed,
) {
    let of_text = failed.is_of_text();
    let says = failed.sentence(board.texts.get(Text::Offline));
    let area = document()
        .get_element_by_id(&format!("write-{prompt}"))
        .and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
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
