//! The shortlist with its program: Alt with an arrow moves the row that has the focus, and the focus
//! goes along. The forms of the rows are sent in place, so that it stays in the buttons too.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    time::Duration,
};

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlButtonElement, HtmlFormElement, HtmlInputElement, KeyboardEvent};

use super::{
    morph::morph_in_slices,
    parts::{Gone, guard},
};
use crate::browser::{document, dom, net, on, pause, window};

thread_local! {
    /// Whether a row is on its way.
    static BUSY: Cell<bool> = const { Cell::new(false) };
    /// What was asked for meanwhile, which is done after it.
    static WAITING: RefCell<VecDeque<Box<dyn FnOnce()>>> = const { RefCell::new(VecDeque::new()) };
    /// What was shown before.
    static GONE: Gone = Gone::default();
}

/// Does something now, or when the row that is on its way has come.
fn when_free(deed: impl FnOnce() + 'static) {
    if BUSY.get() {
        WAITING.with_borrow_mut(|waiting| waiting.push_back(Box::new(deed)));
    } else {
        deed();
    }
}

fn done() {
    BUSY.set(false);
    let next = WAITING.with_borrow_mut(VecDeque::pop_front);
    if let Some(next) = next {
        next();
    }
}

/// Wakes the page.
pub fn start() {
    if let Some(keys) = document().get_element_by_id("keys") {
        dom::attribute(&keys, "hidden", None);
    }
    on("submit", |event| {
        let Some(form) = dom::closest(&event, "#shortlist form.move").and_then(as_form) else {
            return;
        };
        event.prevent_default();
        let button = dom::submitter(&event);
        let button = button.and_then(|button| button.dyn_into::<HtmlButtonElement>().ok());
        let to = button.map(|button| button.value()).unwrap_or_default();
        // What was typed is taken now: what comes first resets the field.
        let fields = fields(&form, &to);
        when_free(move || send(&form, &fields, &to));
    });
    on("keydown", |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
            pressed(event);
        }
    });
}

fn as_form(element: Element) -> Option<HtmlFormElement> {
    element.dyn_into().ok()
}

fn pressed(event: &KeyboardEvent) {
    let held = event.ctrl_key() || event.meta_key() || event.shift_key();
    if !event.alt_key() || held || event.is_composing() {
        return;
    }
    let way = match event.key().as_str() {
        "ArrowUp" => "up",
        "ArrowDown" => "down",
        _ => return,
    };
    let Some(row) = dom::closest(event, "#shortlist .listed > li") else {
        return;
    };
    event.prevent_default();
    when_free(move || {
        let button = dom::find::<HtmlButtonElement>(&row, &format!("form.move [id^='{way}-']"));
        let button = button.filter(|button| !button.disabled());
        let form = dom::find::<HtmlFormElement>(&row, "form.move");
        match form.zip(button) {
            Some((form, button)) => {
                let to = button.value();
                send(&form, &fields(&form, &to), &to);
            }
            None => done(),
        }
    });
}

/// What the form of a row says, with the place that a button names, as of what is shown now.
fn fields(form: &HtmlFormElement, to: &str) -> String {
    if let Some(list) = document().get_element_by_id("shortlist") {
        guard(&list, form);
    }
    format!("{}&to={to}", dom::fields(form).unwrap_or_default())
}

/// Sends the form of a row, with the place that its button names, if it was a button.
fn send(form: &HtmlFormElement, fields: &str, to: &str) {
    BUSY.set(true);
    let action = form.get_attribute("action").unwrap_or_default();
    let (form, fields, to) = (form.clone(), fields.to_owned(), to.to_owned());
    spawn_local(async move {
        let shown = GONE.with(Gone::versions);
        let page = net::page(&action, Some(&fields), &shown).await;
        let row = form.closest("li").ok().flatten().map(|row| row.id()).unwrap_or_default();
        let taken = match page {
            Ok(page) => take_over(&page, &row).await,
            Err(_) => false,
        };
        if !taken {
            // No network, or another page such as the sign-in: as without this program.
            let field = dom::find::<HtmlInputElement>(&form, "[name=place]");
            if let Some(field) = field.filter(|_| !to.is_empty()) {
                field.set_value(&to);
            }
            let _ = form.submit();
        }
        done();
    });
}

/// Puts a page in place of what is shown, step by step as the bench does; `false` where it is no
/// shortlist.
async fn take_over(page: &net::FetchedPage, row: &str) -> bool {
    let theirs = dom::parsed(&page.html).and_then(|page| page.get_element_by_id("shortlist"));
    let (Some(theirs), Some(ours)) = (theirs, document().get_element_by_id("shortlist")) else {
        return false;
    };
    let Some(kept) = GONE.with(|gone| gone.kept(&theirs)) else {
        let _ = window().location().assign(&page.address);
        return true;
    };
    // What others did meanwhile stays to be read; that the row moved is said and seen.
    let done = dom::find::<Element>(&theirs, ":scope > .done");
    let late = page.address.contains("moved-late");
    let late_says = done.as_ref().filter(|_| late).and_then(|done| done.text_content());
    if let Some(done) = done.filter(|_| !late) {
        done.remove();
    }
    let focused = document().active_element().map(|at| at.id()).unwrap_or_default();
    pause(Duration::ZERO).await;
    morph_in_slices(&ours, &theirs, &["#listed"], &kept).await;
    GONE.with(|gone| gone.remember(kept));
    pause(Duration::ZERO).await;
    // The number of the row that was moved is done with; one that somebody types meanwhile in
    // another row is not.
    let moved = document().get_element_by_id(row);
    if let Some(form) = moved.and_then(|row| dom::find::<HtmlFormElement>(&row, "form.move")) {
        form.reset();
    }
    if let Some(failed) = dom::find::<Element>(&ours, ":scope > .banner.bad") {
        dom::focus(&failed);
        return true;
    }
    settle(&focused, row);
    let row = document().get_element_by_id(row);
    let says = row.and_then(|row| dom::find::<Element>(&row, "[data-says]"));
    let says = says.and_then(|says| says.get_attribute("data-says")).unwrap_or_default();
    dom::rewrite("said", "");
    dom::rewrite("said", &late_says.map_or_else(|| says.clone(), |late| format!("{says} {late}")));
    true
}

/// Puts the focus where it was; where that button leads nowhere any more, on the row's number.
fn settle(focused: &str, row: &str) {
    let same = document().get_element_by_id(focused);
    let off =
        |at: &Element| at.dyn_ref::<HtmlButtonElement>().is_some_and(HtmlButtonElement::disabled);
    let field = || document().get_element_by_id(row.replacen("i-", "place-", 1).as_str());
    if let Some(at) = same.filter(|at| !off(at)).or_else(field) {
        dom::focus(&at);
    }
}
