//! The heartbeat of the background job, and what was found wrong last.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

/// The ticker's pulse, and what was found last. Cheap to clone.
#[derive(Clone, Default)]
pub struct Health {
    /// When the ticker last ended a turn; nothing before its first.
    beat: Arc<Mutex<Option<Instant>>>,
    /// What is wrong with the files, and when that was looked at. One at a time looks; the others
    /// wait and find it.
    pub(super) found: Arc<tokio::sync::Mutex<Option<Findings>>>,
}

/// When somebody looked, and what was wrong.
pub(super) type Findings = (Instant, Vec<String>);

impl Health {
    /// The ticker has done a turn, whatever came of it.
    pub fn beat(&self) {
        *self.beat.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    /// How long ago that was.
    pub(super) fn since_beat(&self) -> Option<Duration> {
        self.beat.lock().unwrap_or_else(PoisonError::into_inner).map(|beat| beat.elapsed())
    }
}
