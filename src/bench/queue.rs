//! The queue of notes to read with its program: keys on a note press the buttons that stand in it,
//! and the next note comes under the cursor. A key means something on a note only, and not in a text
//! field (WCAG 2.2, 2.1.4).

use std::cell::Cell;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement, HtmlFormElement, KeyboardEvent};

use crate::browser::{document, dom, net, on, window};

/// A note of the queue.
const NOTE: &str = ".queued";

thread_local! {
    /// Whether a decision is on its way.
    static BUSY: Cell<bool> = const { Cell::new(false) };
}

/// Wakes the page.
pub fn start() {
    show_keys();
    on("keydown", |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>()
            && pressed(event)
        {
            event.prevent_default();
        }
    });
    on("submit", |event| {
        let Some(form) = dom::closest(&event, "#queue form").and_then(|form| form.dyn_into().ok())
        else {
            return;
        };
        event.prevent_default();
        let button = dom::submitter(&event);
        send(form, button.as_ref());
    });
}

fn show_keys() {
    if let Some(keys) = document().get_element_by_id("keys") {
        dom::attribute(&keys, "hidden", None);
    }
}

/// Answers a key; returns whether it meant something. Under an input method a key has no name of
/// its own, but the code of its place (UI Events, 7.3.1): there the place counts.
fn pressed(event: &KeyboardEvent) -> bool {
    let held = event.ctrl_key() || event.meta_key() || event.alt_key();
    let types = dom::closest(event, "input, textarea, select").is_some();
    let Some(note) = dom::closest(event, NOTE).filter(|_| !held && !types) else {
        return false;
    };
    let key = match event.key().as_str() {
        "Process" | "Unidentified" => place(&event.code()),
        key => key.to_lowercase(),
    };
    match key.as_str() {
        "j" | "arrowdown" => step(&note, 1),
        "k" | "arrowup" => step(&note, -1),
        "n" => open_memo(&note),
        "u" => document().get_element_by_id("undo").is_some_and(|form| press(&form, "button")),
        // A link or a button under the cursor is pressed by Enter and space as everywhere.
        key if key.chars().all(|c| c.is_ascii_alphanumeric()) && key.len() == 1 => {
            press(&note, &format!("[data-key='{key}']"))
        }
        _ => false,
    }
}

/// The letter or digit that stands on a key.
fn place(code: &str) -> String {
    let key = code.strip_prefix("Key").or_else(|| code.strip_prefix("Digit"));
    key.or_else(|| code.strip_prefix("Numpad")).unwrap_or(code).to_lowercase()
}

/// Presses what is found below an element.
fn press(below: &Element, selector: &str) -> bool {
    let found = dom::find::<HtmlElement>(below, selector);
    if let Some(found) = &found {
        found.click();
    }
    found.is_some()
}

fn step(from: &Element, by: i32) -> bool {
    let notes = dom::all(NOTE);
    let at = notes.iter().position(|note| note == from).and_then(|at| i32::try_from(at).ok());
    let to = at.and_then(|at| usize::try_from(at + by).ok()).and_then(|to| notes.get(to));
    if let Some(to) = to {
        dom::focus(to);
    }
    true
}

/// Opens the field for what organizers note, and puts the cursor into it.
fn open_memo(note: &Element) -> bool {
    if let Some(fold) = dom::find::<Element>(note, ".queue-note") {
        dom::attribute(&fold, "open", Some(""));
        if let Some(field) = dom::find::<Element>(&fold, "textarea") {
            dom::focus(&field);
        }
    }
    true
}

/// Sends a form of the queue in place. A second press while one is on its way does nothing.
fn send(form: HtmlFormElement, button: Option<&Element>) {
    if BUSY.replace(true) {
        return;
    }
    let of = |name| button.and_then(|button| button.get_attribute(name));
    let mut fields = dom::fields(&form).unwrap_or_default();
    if let (Some(name), Some(value)) = (of("name"), of("value")) {
        fields = dom::with_value(&fields, &name, &value);
    }
    let action = form.get_attribute("action").unwrap_or_default();
    let notes = dom::all(NOTE);
    let note = form.closest(NOTE).ok().flatten();
    let at = note.and_then(|note| notes.iter().position(|other| *other == note));
    let button = button.cloned();
    spawn_local(async move {
        let page = net::page(&action, Some(&fields), "").await;
        if !page.is_ok_and(|page| take_over(&page, at)) {
            // No network, or another page such as the sign-in: as without this program.
            match button.and_then(|button| button.dyn_into().ok()) {
                Some(button) => {
                    let _ = form.request_submit_with_submitter(Some(&button));
                }
                None => drop(form.submit()),
            }
        }
        BUSY.set(false);
    });
}

/// Puts the page that came in place of what is shown; `false` where it is no queue. The cursor goes
/// to the note that stands where the one was, or to what is said.
fn take_over(page: &net::FetchedPage, at: Option<usize>) -> bool {
    let theirs = dom::parsed(&page.html).and_then(|page| page.get_element_by_id("queue"));
    let (Some(theirs), Some(ours)) = (theirs, document().get_element_by_id("queue")) else {
        return false;
    };
    if ours.replace_with_with_node_1(&theirs).is_err() {
        return false;
    }
    let rest = theirs.get_attribute("data-rest").unwrap_or_default();
    show_keys();
    let failed = dom::find::<Element>(&theirs, ".banner.bad");
    let invalid = dom::find::<Element>(&theirs, "[aria-invalid=true]");
    let notes = dom::all(NOTE);
    let next = at.and_then(|at| notes.get(at).or_else(|| notes.last()));
    match (&invalid, &failed, next) {
        (Some(to), ..) | (None, Some(to), _) | (None, None, Some(to)) => dom::focus(to),
        (None, None, None) => {
            if let Some(main) = document().get_element_by_id("main") {
                dom::focus(&main);
            }
        }
    }
    let done = dom::find::<Element>(&theirs, ".queue-done p").and_then(|done| done.text_content());
    dom::rewrite("said", "");
    dom::rewrite("said", &format!("{} {rest}", done.unwrap_or_default()));
    // Loaded anew, the page says it no more.
    if let Ok(history) = window().history() {
        let path = window().location().pathname().unwrap_or_default();
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&path));
    }
    true
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn a_key_under_an_input_method_is_known_by_its_place() {
        for (code, key) in
            [("KeyA", "a"), ("Digit3", "3"), ("Numpad7", "7"), ("ArrowDown", "arrowdown")]
        {
            assert_eq!(place(code), key);
        }
    }
}
