//! What a server remembers about the backups of its schedule while it runs.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::NaiveDateTime;

/// After a failure the next try comes so many seconds later.
const AGAIN: i64 = 30 * 60;

/// Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Running(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    /// One is being made.
    busy: bool,
    /// The moment whose backup is there.
    done: Option<NaiveDateTime>,
    /// When one failed, in Unix seconds.
    failed_at: Option<i64>,
}

impl Running {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether one of the moment `due` is to be begun at `now` (Unix seconds).
    pub(super) fn may_begin(&self, due: NaiveDateTime, now: i64) -> bool {
        let state = self.state();
        let again = state.failed_at.is_none_or(|failed| (now - failed).abs() >= AGAIN);
        !state.busy && again && state.done.is_none_or(|done| done < due)
    }

    /// One is begun.
    pub(super) fn begin(&self) {
        self.state().busy = true;
    }

    /// It is over: the backup of this moment is there, or it failed at this one (Unix seconds).
    pub(super) fn end(&self, outcome: Result<NaiveDateTime, i64>) {
        let mut state = self.state();
        state.busy = false;
        match outcome {
            Ok(due) => (state.done, state.failed_at) = (Some(due), None),
            Err(now) => state.failed_at = Some(now),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_at_a_time_once_for_each_moment_and_not_at_each_tick_after_a_failure() {
        let due = |hour| format!("2026-12-01T{hour:02}:00:00").parse().expect("a moment");
        let running = Running::default();
        assert!(running.may_begin(due(1), 0));
        running.begin();
        assert!(!running.may_begin(due(2), 0));
        running.end(Ok(due(1)));
        assert!(!running.may_begin(due(1), 10) && running.may_begin(due(2), 10));
        running.begin();
        running.end(Err(10));
        assert!(!running.may_begin(due(2), 20) && running.may_begin(due(2), 10 + AGAIN));
        // A clock that was set back does not put it off for years.
        assert!(running.may_begin(due(2), 10 - AGAIN));
    }
}
