//! Hears from the server that there is something new, and brings the wall up to date then. Where no line is open (an old proxy, too many
//! viewers), the wall asks after each tick instead.

use std::{cell::Cell, rc::Rc, time::Duration};

use leptos::prelude::{GetValue, Set, StoredValue, document};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::EventSource;

use super::refresh;
use super::texts::Text;
use super::wall_forms::{Board, mark_liked};
use crate::browser::{on, pause};

/// All boards hear at the same moment; they ask within so many milliseconds.
const SPREAD: f64 = 800.0;

/// The line to the server.
#[derive(Clone)]
pub struct Line(Option<EventSource>);

impl Line {
    /// Opens it. `revision` is what the page shows; `news` is called when there is a later one and somebody can see the page.
    pub fn open(slug: &str, revision: i64, news: Rc<dyn Fn()>) -> Self {
        let source = EventSource::new(&format!("/t/{slug}/live?rev={revision}")).ok();
        // A page in the background is brought up to date when somebody looks at it again.
        let behind = Rc::new(Cell::new(false));
        if let Some(source) = &source {
            let (behind, news) = (behind.clone(), news.clone());
            let heard = Closure::<dyn FnMut(JsValue)>::new(move |_| {
                behind.set(document().hidden());
                if !document().hidden() {
                    let news = news.clone();
                    spawn_local(async move {
                        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below a second")]
                        pause(Duration::from_millis((js_sys::Math::random() * SPREAD) as u64)).await;
                        news();
                    });
                }
            });
            source.set_onmessage(Some(heard.into_js_value().unchecked_ref()));
        }
        on("visibilitychange", move |_| {
            if !document().hidden() && behind.take() {
                news();
            }
        });
        Self(source)
    }

    /// Whether news comes by itself.
    pub fn is_open(&self) -> bool {
        self.0.as_ref().is_some_and(|source| source.ready_state() == EventSource::OPEN)
    }
}

/// Fetches the wall, and tells screen readers what came.
pub async fn bring_up_to_date(board: StoredValue<Board>) {
    let board = board.get_value();
    if let Some(new) = refresh::refresh(board.seen).await {
        mark_liked(&board);
        if new > 0 {
            board.said.set(board.texts.get(Text::News).replace("{}", &new.to_string()));
        }
    }
}
