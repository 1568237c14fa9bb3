//! Ticks out of turn, for the browser's tests: each `SIGUSR1` asks for one, so that nobody waits up
//! to ten seconds for each thing that readers are to see.
//!
//! Notes that come out of the box one by one, at a moment that somebody chose, are what the tick
//! keeps from happening. So a board that others can reach cannot be asked: the program does not
//! start with the variable, unless it is a debug build that listens, and is reached, on this
//! machine alone.

use std::sync::Arc;

use tokio::{signal::unix, sync::Notify};

use super::open::Failure;
use crate::service::Config;

/// Set by the browser's tests, whatever it holds.
const ASKED: &str = "KIZUKI_TEST_TICKS";

/// Begins to listen for the signal, where the environment says so. What is returned tells the
/// ticker.
pub fn listen(config: &Config) -> Result<Arc<Notify>, Failure> {
    let early = Arc::new(Notify::new());
    if std::env::var_os(ASKED).is_none() {
        return Ok(early);
    }
    if !is_allowed(config) {
        return Err(format!(
            "{ASKED} is for tests: a debug build, on a loopback address, with an origin of this \
             machine"
        )
        .into());
    }
    let mut signal = unix::signal(unix::SignalKind::user_defined1())?;
    let ticker = early.clone();
    tokio::spawn(async move {
        while signal.recv().await.is_some() {
            ticker.notify_one();
        }
    });
    Ok(early)
}

fn is_allowed(config: &Config) -> bool {
    cfg!(debug_assertions) && config.addr.ip().is_loopback() && config.is_for_this_machine()
}
