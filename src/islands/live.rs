//! The client of the server-sent events: hears from the server that there is something new, and
//! brings the wall up to date then. Where no line is open (an old proxy, too many viewers), the
//! wall asks after each tick instead.

use std::{
    cell::{Cell, RefCell},
    ops::Range,
    rc::Rc,
};

use js_sys::Function;
use leptos::prelude::{GetValue, StoredValue, document};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{EventSource, MessageEvent};

use super::context::WallContext;
use super::marks::mark_liked;
use super::texts::Text;
use super::{reach, refresh};
use crate::address::Address;
use crate::browser::{dom, on, pause, random};
use crate::domain::tick;

/// All boards hear at the same moment; they ask within so many milliseconds.
const SPREAD: f64 = 800.0;

/// Whether the browser gave the line up: an answer that is no line, such as a proxy's while the
/// server starts again. Then we open it again, after so many milliseconds, each board after another
/// time. Where the connection broke, the browser comes back by itself.
const BACK_AFTER: Range<f64> = 1000.0..8000.0;

/// The stream of server-sent events from the board. Cheap to clone.
#[derive(Clone, Default)]
pub struct LiveLine(Rc<State>);

#[derive(Default)]
struct State {
    source: RefCell<Option<EventSource>>,
    /// By how many milliseconds the server's clock is ahead of ours.
    ahead: Cell<f64>,
}

impl LiveLine {
    /// Opens the stream of events. `revision` is what the page shows; `news` is called when there
    /// is a later one and somebody can see the page.
    pub fn open(slug: &str, revision: i64, news: Rc<dyn Fn()>) -> Self {
        let line = Self::default();
        // A page in the background is brought up to date when somebody looks at it again.
        let behind = Rc::new(Cell::new(false));
        let heard = {
            let (behind, news) = (behind.clone(), news.clone());
            function(move |_| {
                behind.set(document().hidden());
                if !document().hidden() {
                    let news = news.clone();
                    spawn_local(async move {
                        pause(random(0.0..SPREAD)).await;
                        news();
                    });
                }
            })
        };
        let clock = {
            let line = line.clone();
            function(move |event| {
                // Not parsed here: Rust's reading of floating-point numbers weighs ten kilobytes.
                let server =
                    event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
                let server = server.map_or(f64::NAN, |time| js_sys::Number::parse_float(&time));
                let ahead = server - js_sys::Date::now();
                line.0.ahead.set(if ahead.is_finite() { ahead } else { 0.0 });
            })
        };
        line.connect(format!("{}?rev={revision}", Address::Live(slug)), heard, clock);
        on("visibilitychange", move |_| {
            if !document().hidden() && behind.take() {
                news();
            }
        });
        line
    }

    fn connect(&self, address: String, heard: Function, clock: Function) {
        let Ok(source) = EventSource::new(&address) else {
            return;
        };
        source.set_onmessage(Some(&heard));
        let _ = source.add_event_listener_with_callback(tick::CLOCK_EVENT, &clock);
        let (line, lost) = (self.clone(), source.clone());
        let reopen = function(move |_| {
            if lost.ready_state() == EventSource::CLOSED {
                let (line, address, heard, clock) =
                    (line.clone(), address.clone(), heard.clone(), clock.clone());
                spawn_local(async move {
                    pause(random(BACK_AFTER)).await;
                    line.connect(address, heard, clock);
                });
            }
        });
        source.set_onerror(Some(&reopen));
        source.set_onopen(Some(&function(|_| reach::answered(true))));
        self.0.source.replace(Some(source));
    }

    /// Whether news comes by itself.
    pub fn is_open(&self) -> bool {
        self.0
            .source
            .borrow()
            .as_ref()
            .is_some_and(|source| source.ready_state() == EventSource::OPEN)
    }

    /// Milliseconds since 1970 by the server's clock, as far as it is known: the one by which the
    /// box is opened.
    pub fn now(&self) -> f64 {
        js_sys::Date::now() + self.0.ahead.get()
    }
}

fn function(callback: impl FnMut(JsValue) + 'static) -> Function {
    Closure::<dyn FnMut(JsValue)>::new(callback).into_js_value().unchecked_into()
}

/// Fetches the wall, and tells screen readers what came.
pub async fn bring_up_to_date(board: StoredValue<WallContext>) {
    let board = board.get_value();
    if let Some(new) = refresh::refresh(board.seen).await {
        mark_liked(&board);
        if new > 0 {
            dom::say(&board.texts.number(new, Text::NewsOne, Text::News));
        }
    }
}
