//! Runs the tick on its multiples of ten seconds until the server stops.

use std::time::Duration;

use tokio::sync::watch;

use super::AppState;
use crate::domain::tick;

/// Ticks until `stop` turns true, and once more then, so that nothing waits in the box while the server is down.
pub async fn run(state: AppState, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        once(&state).await;
        let wait = u64::try_from(tick::seconds_to_next(state.clock.now())).unwrap_or(1);
        tokio::select! {
            () = tokio::time::sleep(Duration::from_secs(wait)) => {}
            changed = stop.changed() => if changed.is_err() { break },
        }
    }
    once(&state).await;
}

async fn once(state: &AppState) {
    match state.board.tick(state.today()).await {
        Ok(done) if done.is_quiet() => {}
        Ok(done) => tracing::debug!(pinned = done.pinned, changed = done.changed, counted = done.counted, moved = done.moved, "tick"),
        Err(error) => tracing::error!(%error, "tick failed; the next one tries again"),
    }
}
