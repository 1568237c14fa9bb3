//! Polling for what other reviewers do. It is said, and shown when somebody asks for it: nothing
//! moves under anybody's hands. Two numbers every few seconds, from the database and not from a
//! process, so that it does not matter which process another reviewer's browser talks to.

use std::{cell::Cell, rc::Rc, time::Duration};

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::send::Bench;
use crate::browser::{
    document, dom, every,
    net::{self, Cookies},
    on,
};

/// How often it asks.
const EVERY: Duration = Duration::from_secs(4);
/// Where nobody has touched the page for so long, it asks no more, milliseconds: a page that asks
/// for ever would keep the session of somebody who has left.
const TOUCHED: f64 = 120_000.0;

/// Begins to ask.
pub fn begin(bench: &Rc<Bench>) {
    let touched = Rc::new(Cell::new(js_sys::Date::now()));
    for event in ["keydown", "pointerdown", "pointermove", "wheel"] {
        let (bench, touched) = (bench.clone(), touched.clone());
        on(event, move |_| {
            let before = touched.replace(js_sys::Date::now());
            if js_sys::Date::now() - before > TOUCHED {
                ask(&bench);
            }
        });
    }
    let bench = bench.clone();
    every(EVERY, move || {
        if !document().hidden() && js_sys::Date::now() - touched.get() < TOUCHED {
            ask(&bench);
        }
    });
}

fn ask(bench: &Rc<Bench>) {
    let Some(page) = document().get_element_by_id("bench").filter(|_| !bench.is_busy()) else {
        return;
    };
    let seen = page.get_attribute("data-seen").unwrap_or_default();
    let address = format!("{}?seen={seen}", page.get_attribute("data-news").unwrap_or_default());
    let bench = bench.clone();
    spawn_local(async move {
        let Some(news) = net::text(&address, Cookies::Send)
            .await
            .ok()
            .and_then(|text| js_sys::JSON::parse(&text).ok())
        else {
            return;
        };
        // What came meanwhile is shown already.
        let as_asked = page.get_attribute("data-seen").as_deref() == Some(&seen);
        if !bench.is_busy() && as_asked {
            tell(number(&news, "notes"), number(&news, "groups"));
        }
    });
}

fn number(news: &JsValue, name: &str) -> Option<String> {
    let number = js_sys::Reflect::get(news, &name.into()).ok()?;
    number.is_truthy().then(|| js_sys::Object::from(number).to_string().into())
}

fn tell(notes: Option<String>, groups: Option<String>) {
    let line = |name, n: Option<String>| {
        n.map(|n| dom::template("news", name, &[("{n}", &n)])).unwrap_or_default()
    };
    let says = line("data-notes", notes) + &line("data-names", groups);
    dom::rewrite("news", &says);
    if let Some(apply) = document().get_element_by_id("apply") {
        dom::attribute(&apply, "hidden", says.is_empty().then_some(""));
    }
}
