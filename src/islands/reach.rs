//! Whether the server can be reached. What is known comes from requests that were answered or not; what the browser says of its network is
//! often wrong (a portal, a tunnel, a sleeping radio) and only makes us look sooner. Where nothing comes through, the page says so and tries
//! again by itself: with what waits, or with a post that does nothing, so that nobody on the way sees which.

use std::{
    cell::{Cell, RefCell},
    time::Duration,
};

use leptos::prelude::{StoredValue, document};
use leptos::task::spawn_local;

use super::context::Board;
use super::{cover, outbox};
use crate::browser::{dom, on, pause, random};

/// On the root of a page that is shown without a network, set here and by the service worker; the style sheet shows the sentence then.
const OFFLINE: &str = "data-offline";
/// Milliseconds to the next try, about: at first, and at most.
const WAITS: [f64; 2] = [2_000.0, 60_000.0];

thread_local! {
    static LOST: Cell<bool> = const { Cell::new(false) };
    /// The board of the page, once it listens.
    static BOARD: RefCell<Option<StoredValue<Board>>> = const { RefCell::new(None) };
}

/// Whether the last request got no answer.
pub fn is_lost() -> bool {
    LOST.get()
}

/// Says that a request got an answer of ours, or none.
pub fn answered(yes: bool) {
    if LOST.replace(!yes) != yes {
        return;
    }
    if let Some(root) = document().document_element() {
        dom::attribute(&root, OFFLINE, (!yes).then_some(""));
    }
    if !yes {
        spawn_local(try_again());
    } else if let Some(board) = board() {
        spawn_local(outbox::flush(board));
    }
}

/// Tries whenever something suggests that the network has changed, and begins with a page that came without one.
pub fn listen(board: StoredValue<Board>) {
    BOARD.set(Some(board));
    for event in ["online", "offline", "visibilitychange"] {
        on(event, move |event| {
            if !document().hidden() && (is_lost() || event.type_() != "visibilitychange") {
                spawn_local(attempt());
            }
        });
    }
    if document().document_element().is_some_and(|root| root.has_attribute(OFFLINE)) {
        answered(false);
    }
}

fn board() -> Option<StoredValue<Board>> {
    BOARD.with_borrow(|board| *board)
}

async fn try_again() {
    let mut wait = WAITS[0];
    while is_lost() {
        pause(random(wait / 2.0..wait * 1.5)).await;
        wait = (wait * 2.0).min(WAITS[1]);
        if is_lost() && !document().hidden() {
            attempt().await;
        }
    }
}

/// One post: of what waits longest, or one that does nothing.
async fn attempt() {
    let Some(board) = board() else { return };
    spawn_local(outbox::flush(board));
    // It stands in the row by then, if there is something.
    pause(Duration::ZERO).await;
    cover::send_one(board).await;
}
