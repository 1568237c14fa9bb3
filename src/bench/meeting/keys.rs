//! Keyboard shortcuts of the meeting, one key for each step. None of them works while a field has
//! the focus (WCAG 2.2, 2.1.4), but the one that leaves it.

use std::rc::Rc;

use web_sys::KeyboardEvent;

use super::{page, save, state::Meeting, way};
use crate::browser::{dom, window};

/// Answers a key.
pub fn pressed(meeting: &Rc<Meeting>, event: &KeyboardEvent) {
    let held = event.ctrl_key() || event.meta_key() || event.alt_key();
    let composes = event.is_composing() || event.key_code() == dom::COMPOSING;
    if held || composes || event.default_prevented() {
        return;
    }
    let key = event.key().to_lowercase();
    let did = if page::is_for_field(event) {
        key == "escape" && {
            save::send(&meeting.saving);
            page::focus_title();
            true
        }
    } else {
        // A button and a link have Space and Enter for themselves.
        step(meeting, &key, key != " " || !page::is_for_control(event))
    };
    if did {
        event.prevent_default();
    }
}

fn step(meeting: &Rc<Meeting>, key: &str, free: bool) -> bool {
    match key {
        "arrowright" | "n" => way::press(meeting, "after"),
        " " if free => way::press(meeting, "after"),
        "arrowleft" | "p" => way::press(meeting, "before"),
        "m" => {
            let Some(field) = page::text() else {
                return false;
            };
            dom::focus(&field);
        }
        "f" => full_screen(),
        "1" | "2" | "3" | "4" => {
            let at = key.parse::<usize>().unwrap_or(1) - 1;
            let Some(choice) = page::choices().into_iter().nth(at) else {
                return false;
            };
            choice.set_checked(true);
            save::changed(&meeting.saving);
        }
        _ => return false,
    }
    true
}

/// Fills the screen, or does so no longer. Where a browser cannot, nothing happens.
pub fn full_screen() {
    use js_sys::{Function, Reflect};
    use wasm_bindgen::{JsCast, JsValue};
    let document = window().document().map(JsValue::from).unwrap_or_default();
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).unwrap_or_default();
    let (on, name) = if get(&document, "fullscreenElement").is_truthy() {
        (document, "exitFullscreen")
    } else {
        (get(&document, "documentElement"), "requestFullscreen")
    };
    if let Ok(ask) = get(&on, name).dyn_into::<Function>() {
        let promise =
            ask.call0(&on).ok().and_then(|asked| asked.dyn_into::<js_sys::Promise>().ok());
        if let Some(promise) = promise {
            wasm_bindgen_futures::spawn_local(async move {
                let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
            });
        }
    }
}
