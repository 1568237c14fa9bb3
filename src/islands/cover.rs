//! Posts that do nothing, so that whoever watches the line or a proxy's log cannot tell who writes from who reads. A page that somebody looks
//! at posts again and again after random times, which follow from nothing that is done on it; an act waits for the next of these posts and goes
//! in its place. Whoever turns away sends one at once, so that what still waits is not lost, and whoever has nothing to send does so too.

use std::{
    cell::{Cell, RefCell},
    future::poll_fn,
    task::{Poll, Waker},
};

use leptos::prelude::{StoredValue, WithValue, document};
use leptos::task::spawn_local;

use super::{context::Board, door, outbox, reach};
use crate::browser::{on, pause, random};
use crate::domain::ids::ThemeId;

thread_local! {
    /// Whether this page sends cover.
    static ON: Cell<bool> = const { Cell::new(false) };
    /// The acts that wait.
    static WAITING: RefCell<Vec<Waker>> = const { RefCell::new(Vec::new()) };
    /// How many of them may go.
    static PLACES: Cell<u32> = const { Cell::new(0) };
}

/// Begins to post, as often as the page says: after so many milliseconds on average. One that says nothing sends nothing.
pub fn begin(theme: ThemeId) {
    let Ok(Some(place)) = document().query_selector("[data-cover]") else { return };
    let mean = js_sys::Number::parse_float(&place.get_attribute("data-cover").unwrap_or_default());
    ON.set(true);
    spawn_local(async move {
        loop {
            // An act waits for three halves of the mean at most.
            pause(random(mean / 2.0..mean * 1.5)).await;
            // While nothing comes through, it is tried at longer and longer intervals (`reach.rs`).
            if !document().hidden() && !reach::is_lost() {
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

/// Posts at once: what waits longest, or nothing. Where no cover is sent, nothing waits for its place.
pub async fn send_one(board: StoredValue<Board>) {
    if ON.get() {
        next(board.with_value(|board| board.theme));
    } else if !outbox::is_under_way() {
        door::cover(board.with_value(|board| board.theme)).await;
    }
}

/// Posts: what waits longest, or nothing. Returns whether more waits.
fn next(theme: ThemeId) -> bool {
    WAITING.with_borrow_mut(|waiting| {
        if waiting.is_empty() {
            spawn_local(door::cover(theme));
        } else {
            PLACES.set(PLACES.get() + 1);
            waiting.remove(0).wake();
        }
        !waiting.is_empty()
    })
}

/// Waits for the next post's place; not at all where no cover is sent.
pub async fn place() {
    if ON.get() {
        poll_fn(|act| match PLACES.get() {
            0 => {
                WAITING.with_borrow_mut(|waiting| waiting.push(act.waker().clone()));
                Poll::Pending
            }
            places => {
                PLACES.set(places - 1);
                Poll::Ready(())
            }
        })
        .await;
    }
}

#[cfg(test)]
mod tests {
    use std::{
        future::Future as _,
        pin::pin,
        task::{Context, Poll},
    };

    use super::*;

    #[test]
    fn an_act_waits_for_a_place_where_cover_is_sent() {
        let mut nobody = Context::from_waker(Waker::noop());
        assert_eq!(pin!(place()).poll(&mut nobody), Poll::Ready(()));
        ON.set(true);
        let mut act = pin!(place());
        assert_eq!(act.as_mut().poll(&mut nobody), Poll::Pending);
        PLACES.set(1);
        assert_eq!((act.poll(&mut nobody), PLACES.get()), (Poll::Ready(()), 0));
    }
}
