//! The meeting with its program: one key for each step, a clock, and minutes that are saved while
//! they are typed and kept in the browser until they are.

mod arrive;
mod clash;
mod clock;
mod keep;
mod keys;
mod page;
mod save;
mod state;
mod way;

use std::{rc::Rc, time::Duration};

use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use self::{arrive::arrive, save::Saving, state::Meeting};
use crate::browser::{document, dom, every, on, window};

/// How often it is tried again where the network is gone.
const AGAIN: Duration = Duration::from_secs(5);

/// Wakes the page.
pub fn start() {
    let saving = Rc::new(Saving::with(clash::look));
    let meeting = Rc::new(Meeting { saving, ..Meeting::default() });
    page::show("keys", true);
    arrive(&meeting);
    clock::begin(&meeting.clock);
    listen(&meeting);
    let saving = meeting.saving.clone();
    every(AGAIN, move || save::retry(&saving));
}

fn listen(meeting: &Rc<Meeting>) {
    type Answer = fn(&Rc<Meeting>, &Event);
    let answers: [(&str, Answer); 12] = [
        ("keydown", |meeting, event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                keys::pressed(meeting, event);
            }
        }),
        ("input", typed),
        ("change", typed),
        ("click", clicked),
        ("submit", submitted),
        ("focusout", |meeting, _| save::send(&meeting.saving)),
        ("pagehide", |meeting, _| save::send(&meeting.saving)),
        ("visibilitychange", |meeting, _| {
            save::send(&meeting.saving);
        }),
        ("focus", |meeting, _| save::send(&meeting.saving)),
        ("online", |meeting, _| {
            save::send(&meeting.saving);
            save::sweep(&meeting.saving);
        }),
        ("beforeunload", |meeting, event| {
            if meeting.saving.holds() {
                event.prevent_default();
            }
        }),
        ("popstate", |meeting, _| {
            let here = window().location();
            let path = here.pathname().unwrap_or_default();
            way::go(meeting, path + &here.search().unwrap_or_default(), false);
        }),
    ];
    for (event, answer) in answers {
        let meeting = meeting.clone();
        on(event, move |event| answer(&meeting, &event));
    }
}

fn typed(meeting: &Rc<Meeting>, event: &Event) {
    if dom::closest(event, "#meeting form.minutes").is_some() {
        save::changed(&meeting.saving);
    }
}

fn submitted(meeting: &Rc<Meeting>, event: &Event) {
    if dom::closest(event, "#meeting form.minutes").is_some() {
        event.prevent_default();
        save::send(&meeting.saving);
        if !meeting.saving.is_unsaved() {
            page::tell("data-saved", "");
        }
    }
}

fn clicked(meeting: &Rc<Meeting>, event: &Event) {
    let Some(at) = dom::closest(
        event,
        "#join, #replace, #full, #meeting [data-stop], #meeting header a[rel], #meeting .items a, [name=decision]",
    ) else {
        return;
    };
    match at.id().as_str() {
        "join" | "replace" => {
            event.prevent_default();
            clash::settle(&meeting.saving, at.id() == "join");
        }
        "full" => keys::full_screen(),
        _ if at.has_attribute("data-stop") => clock::toggle(&meeting.clock),
        // Chosen with the pointer, a decision gives the focus back, or the next arrow would choose
        // another one.
        _ if at.get_attribute("name").as_deref() == Some("decision") => {
            let by_pointer = js_sys::Reflect::get(event, &"detail".into())
                .is_ok_and(|detail| detail.as_f64().unwrap_or_default() > 0.0);
            if by_pointer && document().active_element().as_ref() == Some(&at) {
                page::focus_title();
            }
        }
        _ => {
            let held = ["ctrlKey", "metaKey", "shiftKey", "altKey"].iter().any(|key| {
                js_sys::Reflect::get(event, &(*key).into()).is_ok_and(|held| held.is_truthy())
            });
            if !held && let Some(to) = at.get_attribute("href") {
                event.prevent_default();
                way::go(meeting, to, true);
            }
        }
    }
}
