//! Sending to chat channels. The public log is the outbox: what a channel was told is a number of an
//! entry, which moves on after a message has arrived. So each is told at least once and in order,
//! whenever the process ends. What no entry tells follows of days and themes (`domain/chat/due.rs`) and
//! is noted by a word of its own.
//!
//! Messages leave after ticks alone, and never in the tick: one that hangs holds nothing up.

mod channels;
mod deliver;
mod secrets;
mod send;
mod waiting;

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt as _;
use tokio::sync::watch;

use super::Service;
use crate::domain::chat::{Message, Telling};

pub use channels::{SeenChannel, Tested};
pub use send::Sent;

/// Puts what is told in words, in the language of this tag. Whoever runs the service has the words.
pub type Compose = fn(&str, &Telling) -> Message;

/// Sends what is due after each tick, until `stop` turns true.
pub async fn run(state: Service, compose: Compose, mut stop: watch::Receiver<bool>) {
    let work = async {
        loop {
            state.ticked.notified().await;
            // Whatever becomes of one round: the next tick brings another.
            match AssertUnwindSafe(state.send_due(compose)).catch_unwind().await {
                Ok(Ok(_)) => {}
                Ok(Err(error)) => tracing::error!(%error, "messages were not sent"),
                Err(_) => tracing::error!("sending messages panicked; the next tick tries again"),
            }
        }
    };
    tokio::select! {
        () = work => {}
        _ = stop.wait_for(|stop| *stop) => {}
    }
}
