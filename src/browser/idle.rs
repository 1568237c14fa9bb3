//! Idle timeout on a PC that others use too: what this browser holds of a ticket is forgotten when
//! nobody has touched the page for two minutes.

use std::{cell::Cell, rc::Rc, time::Duration};

use super::{document, dom, every, on};

/// Untouched for so long, the ticket is wiped; milliseconds.
const WIPE: f64 = 120_000.0;
/// Untouched for so long, the page says that it will be; milliseconds.
const WARN: f64 = 90_000.0;
/// How often it looks. Not one long timer: a sleeping PC would oversleep it.
const LOOK: Duration = Duration::from_secs(1);

/// What somebody at the screen causes. Not "scroll": the page scrolls by itself when the warning
/// pushes its content down.
const TOUCHES: [&str; 5] = ["pointerdown", "pointermove", "wheel", "keydown", "input"];

/// Watches, and calls `wipe` once. The element `idle` of the page, where it has one, shows from
/// half a minute before.
pub fn watch(wipe: impl FnOnce() + 'static) {
    let touched = Rc::new(Cell::new(js_sys::Date::now()));
    for event in TOUCHES {
        let touched = touched.clone();
        on(event, move |event| {
            if is_by_hand(&event) {
                touched.set(js_sys::Date::now());
            }
        });
    }
    let mut wipe = Some(wipe);
    every(LOOK, move || {
        let still = js_sys::Date::now() - touched.get();
        if let Some(warning) = document().get_element_by_id("idle") {
            dom::attribute(&warning, "hidden", (still < WARN || wipe.is_none()).then_some(""));
        }
        if still >= WIPE
            && let Some(wipe) = wipe.take()
        {
            wipe();
        }
    });
}

/// Not so is a move of a pointer that rests: browsers send one when the page moves below it.
fn is_by_hand(event: &web_sys::Event) -> bool {
    let moved = |axis| {
        js_sys::Reflect::get(event, &wasm_bindgen::JsValue::from_str(axis))
            .ok()
            .and_then(|by| by.as_f64())
    };
    event.type_() != "pointermove"
        || [moved("movementX"), moved("movementY")].iter().any(|by| *by != Some(0.0))
}
