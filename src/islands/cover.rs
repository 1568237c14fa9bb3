//! Cover traffic: posts that do nothing, so that whoever watches the line or a proxy's log cannot
//! tell who writes from who reads. A page that somebody looks at posts again and again after random
//! times, which follow from nothing that is done on it; an act waits for the next of these posts
//! and goes in its place. Whoever turns away sends one at once, so that what still waits is not
//! lost, and whoever has nothing to send does so too.

use leptos::prelude::{StoredValue, WithValue, document};
use leptos::task::spawn_local;

use super::{context::WallContext, door, outbox, queue, reach};
use crate::browser::{on, pause, random};
use crate::domain::ids::ThemeId;

/// Begins to post, as often as the page says: after so many milliseconds on average. One that says
/// nothing sends nothing.
pub fn begin(theme: ThemeId) {
    let Ok(Some(place)) = document().query_selector("[data-cover]") else {
        return;
    };
    let mean = js_sys::Number::parse_float(&place.get_attribute("data-cover").unwrap_or_default());
    queue::begin();
    spawn_local(async move {
        loop {
            // An act waits for three halves of the mean at most.
            pause(random(mean / 2.0..mean * 1.5)).await;
            // While nothing comes through, a board tries at longer and longer intervals
            // (`retry.rs`); one's own page has nothing but these posts.
            let left_to_retry = reach::is_lost() && reach::is_followed();
            if !document().hidden() && !left_to_retry {
                next(theme);
            }
        }
    });
    on("visibilitychange", move |_| {
        if document().hidden() {
            while next(theme) {}
        }
    });
}

/// Posts at once: what waits longest, or nothing. Where no cover is sent, nothing waits for its
/// place.
pub async fn send_one(board: StoredValue<WallContext>) {
    if queue::is_kept() {
        next(board.with_value(|board| board.theme));
    } else if !outbox::is_under_way() {
        door::cover(board.with_value(|board| board.theme)).await;
    }
}

/// Posts: what waits longest, or nothing. Returns whether more waits.
fn next(theme: ThemeId) -> bool {
    queue::let_one_go().unwrap_or_else(|| {
        spawn_local(door::cover(theme));
        false
    })
}
