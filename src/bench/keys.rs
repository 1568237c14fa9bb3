//! Keyboard shortcuts. Those of one letter work on a note only (WCAG 2.2, 2.1.4), undo and redo
//! everywhere but in a text field, which has its own.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};

use super::{
    boxes,
    cards::Way,
    put,
    send::{self, Bench, field},
};
use crate::browser::dom;

/// Answers a key.
pub fn pressed(bench: &Rc<Bench>, event: &KeyboardEvent) {
    if event.is_composing() || event.key_code() == dom::COMPOSING || event.default_prevented() {
        return;
    }
    let key = event.key().to_lowercase();
    let did = if put::is_open() {
        in_dialog(bench, event, &key)
    } else if event.alt_key() {
        false
    } else if event.ctrl_key() || event.meta_key() {
        command(bench, event, &key)
    } else if let Some(card) = card(event) {
        on_card(bench, event, &key, &card)
    } else {
        false
    };
    if did {
        event.prevent_default();
    }
}

fn card(event: &KeyboardEvent) -> Option<HtmlInputElement> {
    dom::closest(event, boxes::CARD)?.dyn_into().ok()
}

fn in_dialog(bench: &Rc<Bench>, event: &KeyboardEvent, key: &str) -> bool {
    match key {
        "escape" => {
            put::close();
            return true;
        }
        "tab" => {
            put::turn();
            return true;
        }
        _ => {}
    }
    if dom::closest(event, "#put-name").is_none() {
        return false;
    }
    match key {
        "arrowdown" => put::step(true),
        "arrowup" => put::step(false),
        "enter" => put::take(bench),
        _ => return false,
    }
    true
}

/// Keys with Ctrl, or with the command key of a Mac.
fn command(bench: &Rc<Bench>, event: &KeyboardEvent, key: &str) -> bool {
    let types = dom::closest(event, "input:not([type=checkbox]), textarea, select").is_some();
    match (key, card(event)) {
        ("z" | "y", _) if !types => {
            let redoes = key == "y" || event.shift_key();
            send::press(bench, if redoes { "redo" } else { "undo" });
        }
        ("a", Some(card)) => {
            // All that are shown in this list; again, none of them.
            let list = boxes::beside(&card);
            let choose = list.iter().any(|card| !card.checked());
            for card in list {
                card.set_checked(choose);
                bench.chosen.set(&card.value(), choose);
            }
            bench.chosen.show();
        }
        _ => return false,
    }
    true
}

fn on_card(bench: &Rc<Bench>, event: &KeyboardEvent, key: &str, card: &HtmlInputElement) -> bool {
    let way = match key {
        "arrowright" | "j" => Way::On,
        "arrowleft" | "k" => Way::Back,
        "arrowdown" => Way::Down,
        "arrowup" => Way::Up,
        "home" => Way::First,
        "end" => Way::Last,
        // Enter would send the form, with whatever stands in it.
        "g" | "enter" => {
            put::open(bench, card);
            return true;
        }
        "/" => {
            if let Some(find) = field("find") {
                dom::focus(&find);
                find.select();
            }
            return true;
        }
        "delete" => {
            put::take_out(bench, card);
            return true;
        }
        _ => return false,
    };
    bench.at.go(card, way, event.shift_key().then_some(&bench.chosen));
    true
}
