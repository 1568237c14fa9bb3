//! Retries: where nothing comes through, the page tries again by itself, with what waits, or with a
//! post that does nothing, so that nobody on the way sees which.

use std::{cell::RefCell, time::Duration};

use leptos::prelude::{StoredValue, document};
use leptos::task::spawn_local;

use super::context::WallContext;
use super::{cover, outbox, reach};
use crate::browser::{on, pause, random};

/// Milliseconds to the next try, about: at first, and at most.
const WAITS: [f64; 2] = [2_000.0, 60_000.0];

thread_local! {
    /// The board of the page, once it listens.
    static BOARD: RefCell<Option<StoredValue<WallContext>>> = const { RefCell::new(None) };
}

/// Tries whenever something suggests that the network has changed, and begins with a page that came
/// without one.
pub fn listen(board: StoredValue<WallContext>) {
    BOARD.set(Some(board));
    reach::when_changed(changed);
    for event in ["online", "offline", "visibilitychange"] {
        on(event, move |event| {
            if !document().hidden() && (reach::is_lost() || event.type_() != "visibilitychange") {
                spawn_local(attempt());
            }
        });
    }
    if document().document_element().is_some_and(|root| root.has_attribute(reach::OFFLINE)) {
        reach::answered(false);
    }
}

fn board() -> Option<StoredValue<WallContext>> {
    BOARD.with_borrow(|board| *board)
}

fn changed(answers: bool) {
    if !answers {
        spawn_local(try_again());
    } else if let Some(board) = board() {
        spawn_local(outbox::flush(board));
    }
}

async fn try_again() {
    let mut wait = WAITS[0];
    while reach::is_lost() {
        pause(random(wait / 2.0..wait * 1.5)).await;
        wait = (wait * 2.0).min(WAITS[1]);
        if reach::is_lost() && !document().hidden() {
            attempt().await;
        }
    }
}

/// One post: of what waits longest, or one that does nothing.
async fn attempt() {
    let Some(board) = board() else { return };
    spawn_local(outbox::flush(board));
    // It stands in the queue by then, if there is something.
    pause(Duration::ZERO).await;
    cover::send_one(board).await;
}
