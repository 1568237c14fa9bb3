//! The queue of acts that wait to go in the place of a post which does nothing (`cover.rs`).

use std::{
    cell::{Cell, RefCell},
    future::poll_fn,
    task::{Poll, Waker},
};

thread_local! {
    /// Whether this page sends cover.
    static ON: Cell<bool> = const { Cell::new(false) };
    /// The acts that wait.
    static WAITING: RefCell<Vec<Waker>> = const { RefCell::new(Vec::new()) };
    /// How many of them may go.
    static PLACES: Cell<u32> = const { Cell::new(0) };
}

/// From now on acts wait, for this page sends cover.
pub fn begin() {
    ON.set(true);
}

/// Whether acts wait.
pub fn is_kept() -> bool {
    ON.get()
}

/// Lets the act go that waits longest. Tells whether more wait; `None` where none did.
pub fn let_one_go() -> Option<bool> {
    WAITING.with_borrow_mut(|waiting| {
        if waiting.is_empty() {
            return None;
        }
        PLACES.set(PLACES.get() + 1);
        waiting.remove(0).wake();
        Some(!waiting.is_empty())
    })
}

/// Waits for one's turn; not at all where no cover is sent.
pub async fn turn() {
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
    fn an_act_waits_for_its_turn_where_cover_is_sent() {
        let mut nobody = Context::from_waker(Waker::noop());
        assert_eq!(pin!(turn()).poll(&mut nobody), Poll::Ready(()));
        ON.set(true);
        let mut act = pin!(turn());
        assert_eq!(act.as_mut().poll(&mut nobody), Poll::Pending);
        PLACES.set(1);
        assert_eq!((act.poll(&mut nobody), PLACES.get()), (Poll::Ready(()), 0));
    }
}
