//! Suggestions while somebody writes: names notes on the board that say nearly what somebody is
//! writing, so that a sticker can do. Compared here; nothing is sent.

use std::cell::Cell;

use leptos::prelude::{GetValue, StoredValue};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlTextAreaElement};

use super::context::WallContext;
use super::marks::mark_liked;
use crate::browser::{device, document, dom, on, window};
use crate::domain::similar;

/// How long nobody types before it is looked.
const PAUSE_MS: i32 = 700;
/// On the place for near notes: somebody closed it, and it stays closed for this text.
const CLOSED: &str = "data-closed";
/// On the same: that something is named has been read out, once for this text.
const SAID: &str = "data-said";

/// Looks after each pause in typing.
pub fn listen(board: StoredValue<WallContext>) {
    let look = Closure::<dyn FnMut()>::new(move || {
        if let Some(field) = document().active_element().and_then(|field| field.dyn_into().ok()) {
            look(&board.get_value(), &field);
        }
    })
    .into_js_value();
    let waits = Cell::new(0);
    on("input", move |event| {
        if dom::closest(&event, ".compose textarea").is_some() {
            window().clear_timeout_with_handle(waits.get());
            let later = window().set_timeout_with_callback_and_timeout_and_arguments_0(
                look.unchecked_ref(),
                PAUSE_MS,
            );
            waits.set(later.unwrap_or_default());
        }
    });
}

/// Closes what is named in this place to write, if anything is. It comes back for another text
/// only.
pub fn close(add: &Element) -> bool {
    let Some(place) = dom::find::<Element>(add, ".similar:not([hidden])") else {
        return false;
    };
    dom::attribute(&place, "hidden", Some(""));
    dom::attribute(&place, CLOSED, Some(""));
    if let Some(field) = dom::find::<Element>(add, "textarea") {
        dom::focus(&field);
    }
    true
}

/// Compares a field's text with the notes that hang, and shows the nearest below it.
pub fn look(board: &WallContext, field: &HtmlTextAreaElement) {
    let Some(place) =
        field.closest(".add").ok().flatten().and_then(|add| dom::find::<Element>(&add, ".similar"))
    else {
        return;
    };
    let typed = folded(&field.value());
    if typed.trim().is_empty() {
        dom::attribute(&place, CLOSED, None);
        dom::attribute(&place, SAID, None);
    }
    let own = device::load(board.theme).receipts;
    let mut notes = dom::all("#wall article.note:not(.gone)");
    notes.retain(|note| !own.iter().any(|(own, _)| note.id().ends_with(own.as_str())));
    let texts: Vec<String> = notes
        .iter()
        .map(|note| {
            dom::find::<Element>(note, "p").and_then(|p| p.text_content()).unwrap_or_default()
        })
        .collect();
    let near = if place.has_attribute(CLOSED) {
        Vec::new()
    } else {
        similar::nearest(&typed, texts.iter().map(|text| folded(text)))
    };
    let near: Vec<(&Element, &str)> =
        near.into_iter().map(|at| (&notes[at], texts[at].as_str())).collect();
    show(board, &place, &near);
}

/// A text to compare, without widths.
fn folded(text: &str) -> String {
    dom::normalized(text, "NFKC")
}

fn show(board: &WallContext, place: &Element, near: &[(&Element, &str)]) {
    let was_hidden = place.has_attribute("hidden");
    dom::attribute(place, "hidden", near.is_empty().then_some(""));
    // What is named already stays as it is, with the focus that may be on it.
    let ids: String = near.iter().map(|(note, _)| note.id()).collect();
    let Some(list) = dom::find::<Element>(place, "ul")
        .filter(|_| place.get_attribute("data-ids").as_deref() != Some(&ids))
    else {
        return;
    };
    dom::attribute(place, "data-ids", Some(&ids));
    list.set_text_content(None);
    for (note, text) in near {
        let (Ok(item), Ok(line)) =
            (document().create_element("li"), document().create_element("p"))
        else {
            return;
        };
        line.set_text_content(Some(text));
        // On its own paper: it may hang in another column.
        if let Ok(Some(column)) = note.closest(".col") {
            item.set_class_name(&column.class_name());
        }
        let _ = item.append_child(&line);
        // The note's own form: it does here what it does there.
        if let Some(form) = dom::find::<Element>(note, ".like-form")
            .and_then(|form| form.clone_node_with_deep(true).ok())
        {
            let _ = item.append_child(&form);
        }
        let _ = list.append_child(&item);
    }
    mark_liked(board);
    if was_hidden && !near.is_empty() && !place.has_attribute(SAID) {
        dom::attribute(place, SAID, Some(""));
        dom::say(
            &dom::find::<Element>(place, "p").and_then(|p| p.text_content()).unwrap_or_default(),
        );
    }
}
