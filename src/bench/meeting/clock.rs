//! The clock of the meeting: counts the time box of the item that is shown down, and beyond it. It
//! stops while another item is shown, and whenever somebody stops it.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
    time::Duration,
};

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::page;
use crate::browser::{document, dom, every};

/// How long an item has been discussed.
#[derive(Clone, Copy, Default)]
struct Spent {
    /// Milliseconds.
    time: f64,
    stopped: bool,
}

/// The clocks of all items that were shown.
#[derive(Default)]
pub struct Clock {
    spent: RefCell<BTreeMap<String, Spent>>,
    /// When it was looked at last, in milliseconds: a computer may sleep meanwhile.
    at: Cell<f64>,
}

/// Begins to count.
pub fn begin(clock: &Rc<Clock>) {
    clock.at.set(js_sys::Date::now());
    let ticking = clock.clone();
    every(Duration::from_secs(1), move || tick(&ticking));
    show(clock);
}

fn tick(clock: &Rc<Clock>) {
    let now = js_sys::Date::now();
    let passed = now - clock.at.replace(now);
    if let Some(face) = face() {
        let before = clock.spent.borrow().get(&face.id()).copied().unwrap_or_default();
        if !before.stopped {
            let time = before.time + passed;
            clock.spent.borrow_mut().insert(face.id(), Spent { time, ..before });
            let end = minutes(&face).unwrap_or_default() * 60_000.0;
            if before.time < end && time >= end {
                let over = face.get_attribute("data-over").unwrap_or_default();
                dom::rewrite("said", &over);
            }
        }
    }
    show(clock);
}

/// Stops the clock of the item that is shown, or lets it go on.
pub fn toggle(clock: &Rc<Clock>) {
    tick(clock);
    if let Some(face) = face() {
        let mut spent = clock.spent.borrow_mut();
        let of = spent.entry(face.id()).or_default();
        of.stopped = !of.stopped;
    }
    show(clock);
}

/// Writes the time that is left.
pub fn show(clock: &Rc<Clock>) {
    let Some(face) = face() else {
        return;
    };
    let Some(minutes) = minutes(&face) else {
        return;
    };
    let spent = clock.spent.borrow().get(&face.id()).copied().unwrap_or_default();
    let left = (minutes * 60.0 - spent.time / 1000.0).ceil();
    let (over, seconds) = (left < 0.0, left.abs());
    let sign = if over { "−" } else { "" };
    let says = format!("{sign}{:.0}:{:02.0}", (seconds / 60.0).floor(), seconds % 60.0);
    face.set_text_content(Some(&says));
    dom::attribute(&face, "data-late", (left <= 0.0).then_some(""));
    let stop = face.id().replacen("clock-", "stop-", 1);
    page::show(&stop, true);
    if let Some(stop) = document().get_element_by_id(&stop) {
        let says = if spent.stopped { "data-go" } else { "data-stop" };
        stop.set_text_content(stop.get_attribute(says).as_deref());
    }
}

/// The clock's face.
fn face() -> Option<Element> {
    dom::all("#meeting [role=timer]").into_iter().next()?.dyn_into().ok()
}

fn minutes(face: &Element) -> Option<f64> {
    face.get_attribute("data-minutes")?.parse().ok()
}
