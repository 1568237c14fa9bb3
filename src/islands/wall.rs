//! The one island of the board: the countdown to the tick, and the ears for everything that happens
//! on the wall.

use std::{rc::Rc, time::Duration};

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDetailsElement, HtmlFormElement};

use super::context::WallContext;
use super::live::{LiveLine, bring_up_to_date};
use super::marks::mark_liked;
use super::texts::{Text, Texts};
use super::wall_forms::{like, post, reply};
use super::{count, cover, drafts, enter, flag, outbox, refresh, retry, similar};
use crate::browser::{dom, on};
use crate::domain::ids::ThemeId;
use crate::domain::tick;

/// Counts down, and makes the plain forms of the wall work without leaving the page. Has no face of
/// its own: what it writes stands in the page and is found by its id, for whoever translates a
/// page, or reads it in another form, puts other elements in place of what was rendered.
#[island]
pub fn Wall(
    theme: ThemeId,
    slug: String,
    revision: i64,
    period: i64,
    makes_tickets: bool,
    texts: Texts,
) -> impl IntoView {
    let seen = StoredValue::new(String::new());
    let board =
        StoredValue::new(WallContext { theme, slug, makes_tickets, texts: texts.clone(), seen });
    Effect::new(move |_| {
        seen.set_value(refresh::markup());
        mark_liked(&board.get_value());
        drafts::guard(theme, move || {
            board.with_value(|board| count::show_all(&board.texts));
        });
        count::listen(texts.clone());
        listen(board);
        similar::listen(board);
        outbox::show(&board.get_value());
        retry::listen(board);
        cover::begin(theme);
        let line = LiveLine::open(
            &board.get_value().slug,
            revision,
            Rc::new(move || spawn_local(bring_up_to_date(board))),
        );
        spawn_local(async move {
            enter::begin(board).await;
            outbox::flush(board).await;
        });
        count_down(period, board, line);
    });
}

/// Shows the seconds to the next tick; where no line to the server is open, brings the wall up to
/// date a moment after it.
fn count_down(period: i64, board: StoredValue<WallContext>, line: LiveLine) {
    let [next_in, unit] = board.with_value(|board| {
        [Text::NextIn, Text::Seconds].map(|text| board.texts.get(text).to_owned())
    });
    let last = StoredValue::new(None::<i64>);
    let step = move || {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "milliseconds since 1970 fit into 53 bits"
        )]
        let now = (line.now() / 1000.0) as i64;
        let left = tick::seconds_to_multiple(now, period);
        dom::write("tick", &format!("{next_in} {left}{unit}"));
        // A second after the tick at the earliest, for the server needs a moment to open the box;
        // later where the timer was held up. Everybody asks, not only who did something: who asks
        // must not tell who acted.
        let number = now.div_euclid(period);
        let fresh = last.get_value().is_some_and(|last| last != number);
        if last.get_value().is_none() {
            last.set_value(Some(number));
        } else if fresh && left < period && !document().hidden() {
            last.set_value(Some(number));
            if !line.is_open() {
                spawn_local(bring_up_to_date(board));
            }
            spawn_local(outbox::flush(board));
        }
    };
    step();
    if let Ok(handle) = set_interval_with_handle(step, Duration::from_secs(1)) {
        on_cleanup(move || handle.clear());
    }
}

/// Listens to what somebody does on the wall, for as long as the island is there.
fn listen(board: StoredValue<WallContext>) {
    let submit = window_event_listener(ev::submit, move |event| submitted(board, event.as_ref()));
    let click = window_event_listener(ev::click, move |event| clicked(board, event.as_ref()));
    let key = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && !event.is_composing() && event.key_code() != dom::COMPOSING {
            close_form(event.as_ref());
        }
    });
    // Another window of this browser, or this one some time ago, may have put a sticker on.
    for event in ["storage", "pageshow", "visibilitychange"] {
        on(event, move |_| mark_liked(&board.get_value()));
    }
    on_cleanup(move || {
        submit.remove();
        click.remove();
        key.remove();
    });
}

/// Sends a form of the wall in place: a sticker, a note, a ticket from paper.
fn submitted(board: StoredValue<WallContext>, event: &web_sys::Event) {
    let Some(form) = dom::closest(event, ".like-form, form.compose, form.enter-form, .flag-form")
        .and_then(|form| form.dyn_into::<HtmlFormElement>().ok())
    else {
        return;
    };
    let button = dom::submitter(event);
    if button.as_ref().is_some_and(|button| button.has_attribute("formmethod")) {
        // Closes the dialog.
        return;
    }
    event.prevent_default();
    let board = board.get_value();
    if button.is_some_and(|button| button.class_list().contains("flag-it")) {
        return flag::ask(&form);
    }
    if form.class_list().contains("like-form") {
        let at = event.time_stamp();
        return spawn_local(async move { like(&board, &form, at).await });
    }
    // A second click while the first is under way does nothing.
    if form.has_attribute("aria-busy") {
        return;
    }
    spawn_local(async move {
        dom::attribute(&form, "aria-busy", Some("true"));
        if form.class_list().contains("flag-form") {
            flag::send(&board, &form).await;
        } else if form.class_list().contains("reply") {
            reply(&board, &form).await;
        } else if form.class_list().contains("compose") {
            post(&board, &form).await;
        } else {
            enter::from_form(&board, &form).await;
        }
        dom::attribute(&form, "aria-busy", None);
    });
}

/// Answers the buttons of the wall that send nothing, and puts the cursor into a form that opens.
fn clicked(board: StoredValue<WallContext>, event: &web_sys::Event) {
    flag::go_on();
    if dom::closest(event, ".wipe").is_some() {
        enter::forget(&board.get_value());
    }
    if let Some(add) =
        dom::closest(event, ".similar > button").and_then(|button| button.closest(".add").ok()?)
    {
        similar::close(&add);
    }
    if let Some(summary) = dom::closest(event, ".add > summary") {
        // The browser opens it after this event.
        set_timeout(move || focus_field(&summary), Duration::ZERO);
    }
}

/// Closes the notes that are like what is being written, or else the form around the cursor.
fn close_form(event: &web_sys::Event) {
    if let Some(details) = dom::closest(event, ".add[open]")
        && !similar::close(&details)
    {
        dom::attribute(&details, "open", None);
        if let Some(summary) = dom::find(&details, "summary") {
            dom::focus(&summary);
        }
    }
}

fn focus_field(summary: &web_sys::Element) {
    let details =
        summary.parent_element().and_then(|details| details.dyn_into::<HtmlDetailsElement>().ok());
    if let Some(field) =
        details.filter(HtmlDetailsElement::open).and_then(|details| dom::find(&details, "textarea"))
    {
        dom::focus(&field);
    }
}
