//! The browser's third program, for the pages of reviewers. On the bench: keys, choices that last
//! while pages turn, a dialog that asks where notes go, and word of what other reviewers did. On the
//! shortlist: keys that move a row. On the form of a theme: its picture follows what is typed. In the
//! queue of notes to read: keys that decide. Beside ready texts: a button that copies each. In the
//! meeting: keys, a clock, and saving while one types. It
//! sends the forms that stand in the page and puts the server's answer in place of what is shown; it
//! writes no text of its own. Without it the pages work as any other does.

mod boxes;
mod cards;
mod chosen;
mod copies;
mod keys;
mod meeting;
mod morph;
mod news;
mod parts;
mod plan;
mod put;
mod queue;
mod send;
mod shortlist;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement, KeyboardEvent};

use self::send::{Bench, Then};
use crate::browser::{document, dom, on};

/// Wakes the page, whichever it is.
pub fn start() {
    let is = |id: &str| document().get_element_by_id(id).is_some();
    if is("meeting") {
        meeting::start();
    } else if is("shortlist") {
        shortlist::start();
    } else if is("queue") {
        queue::start();
    } else if is("plan") {
        plan::start();
    } else if is("announce") {
        copies::start();
    } else {
        wake_bench();
    }
}

fn wake_bench() {
    let bench = Rc::new(Bench::default());
    for id in ["bar-says", "keys"] {
        if let Some(element) = document().get_element_by_id(id) {
            dom::attribute(&element, "hidden", None);
        }
    }
    // What the server ticked, and what the browser has kept over a reload.
    for card in boxes::all() {
        bench.chosen.set(&card.value(), card.checked());
    }
    bench.chosen.show();
    bench.at.show();
    bench.came();
    listen(&bench);
    news::begin(&bench);
}

fn listen(bench: &Rc<Bench>) {
    type Answer = fn(&Rc<Bench>, &web_sys::Event);
    let answers: [(&str, Answer); 7] = [
        ("keydown", |bench, event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                keys::pressed(bench, event);
            }
        }),
        ("input", |_, event| {
            if dom::closest(event, "#put-name").is_some() {
                put::list();
            }
        }),
        ("change", |bench, event| {
            if let Some(card) = card(event) {
                bench.at.stand_on(&card);
                bench.chosen.set(&card.value(), card.checked());
                bench.chosen.show();
            }
        }),
        ("focusin", |bench, event| {
            put::hold(event);
            if let Some(card) = card(event) {
                bench.at.come_to(&card);
            }
        }),
        ("submit", submitted),
        ("click", clicked),
        ("popstate", |bench, _| {
            if bench.has_left() {
                send::get(bench, send::here(), Then::default());
            }
        }),
    ];
    for (event, answer) in answers {
        let bench = bench.clone();
        on(event, move |event| answer(&bench, &event));
    }
}

fn card(event: &web_sys::Event) -> Option<HtmlInputElement> {
    dom::closest(event, boxes::CARD)?.dyn_into().ok()
}

/// Sends a form of the bench in place.
fn submitted(bench: &Rc<Bench>, event: &web_sys::Event) {
    let Some(form) =
        dom::closest(event, "#bench form").and_then(|form| form.dyn_into::<HtmlFormElement>().ok())
    else {
        return;
    };
    event.prevent_default();
    if form.method() == "get" {
        let query = dom::fields(&form).unwrap_or_default();
        let to = format!("{}?{query}", form.get_attribute("action").unwrap_or_default());
        send::get(bench, to, Then { to_notes: true, pushes: true, ..Then::default() });
        return;
    }
    let action = dom::submitter(event).and_then(|button| button.get_attribute("formaction"));
    if !bench.is_posting() {
        send::post(bench, &form, action, None, || {}, Then::default());
    }
}

fn clicked(bench: &Rc<Bench>, event: &web_sys::Event) {
    const LINKS: &str = "#put, #put-veil, #clear, #apply, #bench .loose a[href], #bench a.merge";
    let Some(at) = dom::closest(event, LINKS) else {
        return;
    };
    match at.id().as_str() {
        "put" | "put-veil" => put::clicked(bench, event),
        "clear" => {
            bench.chosen.clear();
            bench.at.focus();
        }
        "apply" => {
            send::get(bench, send::here(), Then { to_card: true, ..Then::default() });
        }
        _ if is_held(event) => {}
        _ => {
            event.prevent_default();
            if let Some(group) = at.get_attribute("data-group") {
                send::get(bench, send::merging(&group), Then::to(format!("to-{group}")));
            } else if let Some(to) = at.get_attribute("href") {
                send::get(bench, to, Then { to_notes: true, pushes: true, ..Then::default() });
            }
        }
    }
}

/// Whether a link was clicked with a key, to open it elsewhere.
fn is_held(event: &web_sys::Event) -> bool {
    ["ctrlKey", "metaKey", "shiftKey", "altKey"]
        .iter()
        .any(|key| js_sys::Reflect::get(event, &(*key).into()).is_ok_and(|held| held.is_truthy()))
}
