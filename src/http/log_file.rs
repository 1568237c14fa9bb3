//! The cached file `/log.json`, as it was made last.

use std::sync::Arc;

use tokio::sync::{Mutex, Semaphore};

use super::representation::Representation;
use crate::log::Head;

/// Long logs that go out at the same time.
const STREAMS: usize = 4;
/// The head of the log, and `/log.json` as it was made at that head.
pub(super) type Made = (Head, Arc<Representation>);

/// The file as it was made last, and the places for those that are too long to be kept. Cheap to
/// clone.
#[derive(Clone)]
pub struct LogFile {
    pub(super) made: Arc<Mutex<Option<Made>>>,
    pub(super) streams: Arc<Semaphore>,
}

impl Default for LogFile {
    fn default() -> Self {
        Self { made: Arc::default(), streams: Arc::new(Semaphore::new(STREAMS)) }
    }
}
