//! The clock of the meeting: counts the time box of the item that is shown down, and beyond it. It
//! stops while another item is shown, and whenever somebody stops it.

use std::{
    cell::{Cell, RefCell},
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
    time: i64,
    stopped: bool,
}

/// The clocks of all items that were shown.
#[derive(Default)]
pub struct Clock {
    spent: RefCell<Vec<(String, Spent)>>,
    /// When it was looked at last, in milliseconds: a computer may sleep meanwhile.
    at: Cell<i64>,
}

impl Clock {
    fn spent(&self, face: &Element) -> Spent {
        let face = face.id();
        self.spent.borrow().iter().find(|(id, _)| *id == face).map_or(Spent::default(), |one| one.1)
    }

    fn spend(&self, face: &Element, spent: Spent) {
        let face = face.id();
        let mut all = self.spent.borrow_mut();
        all.retain(|(id, _)| *id != face);
        all.push((face, spent));
    }
}

/// Milliseconds since 1970, in whole numbers: those with a point would bring half a library along.
#[expect(clippy::cast_possible_truncation, reason = "whole milliseconds")]
fn now() -> i64 {
    js_sys::Date::now() as i64
}

/// Begins to count.
pub fn begin(clock: &Rc<Clock>) {
    clock.at.set(now());
    let ticking = clock.clone();
    every(Duration::from_secs(1), move || tick(&ticking));
    show(clock);
}

fn tick(clock: &Rc<Clock>) {
    let now = now();
    let passed = now - clock.at.replace(now);
    if let Some(face) = face() {
        let before = clock.spent(&face);
        if !before.stopped {
            let time = before.time + passed;
            clock.spend(&face, Spent { time, ..before });
            let end = minutes(&face).unwrap_or_default() * 60_000;
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
        let spent = clock.spent(&face);
        clock.spend(&face, Spent { stopped: !spent.stopped, ..spent });
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
    let spent = clock.spent(&face);
    let left = minutes * 60 - spent.time / 1000;
    let (sign, seconds) = if left < 0 { ("−", -left) } else { ("", left) };
    let says = format!("{sign}{}:{:02}", seconds / 60, seconds % 60);
    face.set_text_content(Some(&says));
    dom::attribute(&face, "data-late", (left <= 0).then_some(""));
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

fn minutes(face: &Element) -> Option<i64> {
    face.get_attribute("data-minutes")?.parse().ok()
}
