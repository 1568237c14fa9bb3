//! The scheduler of the background job: runs the tick on its multiples of ten seconds until the
//! server stops.

use std::{future::Future, panic::AssertUnwindSafe, sync::Arc, time::Duration};

use futures_util::FutureExt as _;
use tokio::sync::{Notify, watch};

use super::Service;
use crate::domain::tick;

/// Ticks until `stop` turns true, and once more then, so that nothing waits in the box while the
/// server is down. `early` asks for a tick out of turn.
pub async fn run(state: Service, mut stop: watch::Receiver<bool>, early: Arc<Notify>) {
    let mut day = None;
    let mut out_of_turn = false;
    while !*stop.borrow() {
        survive(once(&state)).await;
        if out_of_turn {
            tracing::info!("ticked out of turn");
        }
        state.health.beat();
        state.ticked.notify_one();
        // At the start and at the first tick of a day.
        if day.replace(state.today()) != Some(state.today()) {
            survive(tidy(&state)).await;
        }
        out_of_turn = tokio::select! {
            () = tokio::time::sleep(until_next(state.clock.now_millis())) => false,
            () = early.notified() => true,
            changed = stop.changed() => if changed.is_err() { break } else { false },
        };
    }
    survive(once(&state)).await;
    survive(settle(&state)).await;
}

/// What is in memory about pick-ups ends with the process.
async fn settle(state: &Service) {
    for told in [state.settle(true).await, state.tell_in_vain().await] {
        if let Err(error) = told {
            tracing::error!(%error, "what was in memory about pick-ups could not be written down");
        }
    }
}

/// Does a part of a turn, whatever becomes of it: after a panic without this, no box would open any
/// more.
async fn survive(part: impl Future<Output = ()>) {
    if AssertUnwindSafe(part).catch_unwind().await.is_err() {
        tracing::error!("a part of the tick panicked; the next one tries again");
    }
}

async fn tidy(state: &Service) {
    if let Err(error) = state.tidy().await {
        tracing::error!(%error, "tidying failed; tomorrow's, or the next start's, tries again");
    }
    for what in state.damage().await {
        tracing::error!("{what}");
    }
}

/// The time from `now` (milliseconds since 1970) to the next tick, to the millisecond: browsers
/// reckon with the same multiples.
fn until_next(now: i64) -> Duration {
    let whole = tick::seconds_to_next(now.div_euclid(1000)) * 1000 - now.rem_euclid(1000);
    Duration::from_millis(u64::try_from(whole).unwrap_or(1000))
}

async fn once(state: &Service) {
    match state.tick().await {
        Ok(done) if done.is_quiet() => {}
        Ok(done) => tracing::debug!(
            pinned = done.pinned,
            changed = done.changed,
            counted = done.counted,
            moved = done.moved,
            "tick"
        ),
        Err(error) => tracing::error!(%error, "tick failed; the next one tries again"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_lie_on_their_multiples() {
        assert_eq!(until_next(0), Duration::from_secs(10));
        assert_eq!(until_next(9_999), Duration::from_millis(1));
        assert_eq!(until_next(1_234_567), Duration::from_millis(5_433));
    }
}
