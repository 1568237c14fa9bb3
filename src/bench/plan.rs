//! The form of a theme: what it says in sentences, and the picture of its board, follow what is typed. The
//! server says both, as it does to whoever presses the button that looks.

use std::{cell::Cell, rc::Rc, time::Duration};

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlDetailsElement, HtmlFormElement, KeyboardEvent};

use super::{morph::morph, parts::Kept};
use crate::browser::{document, dom, net, on, pause};

/// So long after the last key it is asked.
const REST: Duration = Duration::from_millis(300);
/// What follows what is typed.
const LIVE: &str = "[data-live]";
/// The fields of the prompts' names.
const NAMES: &str = "#prompts .prompt .field input";

/// Wakes the form.
pub fn start() {
    let changes = Rc::new(Cell::new(0_u32));
    for event in ["input", "change"] {
        let changes = changes.clone();
        on(event, move |event| {
            if dom::closest(&event, "#plan").is_some() {
                changed(&changes);
            }
        });
    }
    on("keydown", |event| {
        if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
            pressed(key);
        }
    });
}

fn form() -> Option<HtmlFormElement> {
    document().get_element_by_id("plan")?.dyn_into().ok()
}

/// Asks the server how it looks now, once nobody types any more.
fn changed(changes: &Rc<Cell<u32>>) {
    changes.set(changes.get().wrapping_add(1));
    let (changes, number) = (changes.clone(), changes.get());
    spawn_local(async move {
        pause(REST).await;
        let Some(form) = form().filter(|_| changes.get() == number) else { return };
        let fields = dom::with_value(&dom::fields(&form).unwrap_or_default(), "look", "1");
        let action = form.get_attribute("action").unwrap_or_default();
        // Without an answer the page stays as it is: what is typed is what counts.
        let Ok(page) = net::page(&action, Some(&fields), "").await else { return };
        if changes.get() == number {
            show(&page.html);
        }
    });
}

fn show(html: &str) {
    let Some(answer) = dom::parsed(html) else { return };
    for ours in dom::all(LIVE) {
        if let Some(theirs) = answer.get_element_by_id(&ours.id()) {
            morph(&ours, &theirs, &Kept::default());
        }
    }
}

/// Enter in the name of a prompt goes on to the next one; with Ctrl the form is sent from anywhere.
fn pressed(event: &KeyboardEvent) {
    let composes = event.is_composing() || event.key_code() == dom::COMPOSING;
    if event.key() != "Enter" || composes || dom::closest(event, "#plan").is_none() {
        return;
    }
    if event.ctrl_key() || event.meta_key() {
        event.prevent_default();
        if let Some(form) = form() {
            let _ = form.request_submit();
        }
    } else if let Some(at) = dom::closest(event, NAMES) {
        event.prevent_default();
        if let Some(next) = next(&at) {
            dom::focus(&next);
        }
    }
}

/// The next prompt's name; where it is folded away, it is unfolded.
fn next(at: &Element) -> Option<Element> {
    let names = dom::all(NAMES);
    let here = names.iter().position(|name| name.is_same_node(Some(at)))?;
    let next = names.get(here + 1)?.clone();
    if let Some(fold) = next.closest("details").ok()?.and_then(|fold| fold.dyn_into().ok()) {
        HtmlDetailsElement::set_open(&fold, true);
    }
    Some(next)
}
