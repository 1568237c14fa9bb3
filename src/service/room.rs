//! A semaphore with a bounded queue, for work of which little is done at once: a place at it, a
//! short queue before it, and no third way. Whoever finds the queue full is told so, and the
//! machine goes on with what it has.

use tokio::sync::{Semaphore, SemaphorePermit};

/// A kind of work.
pub struct Room {
    inside: Semaphore,
    working: Semaphore,
}

/// A place in the queue, and one at the work. Both are free again when this is dropped.
pub struct Place {
    _places: [SemaphorePermit<'static>; 2],
}

impl Room {
    /// A room in which `at_once` work, and in which with those who wait there are `inside`.
    pub const fn new(at_once: usize, inside: usize) -> Self {
        Self { inside: Semaphore::const_new(inside), working: Semaphore::const_new(at_once) }
    }

    /// Waits for a place; `None` where too many wait.
    pub async fn enter(&'static self) -> Option<Place> {
        let inside = self.inside.try_acquire().ok()?;
        let working = self.working.acquire().await.ok()?;
        Some(Place { _places: [inside, working] })
    }

    /// Whether somebody works.
    #[cfg(test)]
    pub fn is_in_use(&self) -> bool {
        self.working.available_permits() == 0
    }
}
