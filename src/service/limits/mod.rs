//! Rate limits, kept in memory, that know no address of the network: new tickets per hour, what one
//! ticket does, wrong passphrases, tries to sign in,
//! offers of help.

mod buckets;
mod gate;
mod proved;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub use buckets::{BucketKind, Buckets, Took, pause};
pub use gate::{SignInGate, Try};
pub use proved::{NotProved, Proved};

/// So many hands are taken in so many seconds: a form that anybody can send must not fill the list.
pub const HANDS_AT_ONCE: (u32, i64) = (60, 600);

/// At most so many in each stretch of time, for everybody together.
#[derive(Clone, Debug)]
pub struct RateLimit {
    most: u32,
    seconds: i64,
    used: Arc<Mutex<(i64, u32)>>,
}

impl RateLimit {
    /// A limit of `most` in so many seconds.
    pub fn new(most: u32, seconds: i64) -> Self {
        Self { most, seconds, used: Arc::default() }
    }

    /// Takes one, unless those of this stretch are used up.
    pub fn take(&self, now: i64) -> bool {
        let stretch = now.div_euclid(self.seconds);
        let mut used = lock(&self.used);
        if used.0 != stretch {
            *used = (stretch, 0);
        }
        if used.1 < self.most {
            used.1 += 1;
            true
        } else {
            false
        }
    }

    /// Gives back one that was taken at `now`.
    pub fn give_back(&self, now: i64) {
        let mut used = lock(&self.used);
        if used.0 == now.div_euclid(self.seconds) {
            used.1 = used.1.saturating_sub(1);
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_begins_anew_each_hour() {
        let limit = RateLimit::new(2, 3600);
        assert_eq!(
            [limit.take(0), limit.take(10), limit.take(3599), limit.take(3600)],
            [true, true, false, true]
        );
    }

    #[test]
    fn what_is_given_back_can_be_taken_again_in_the_same_stretch() {
        let limit = RateLimit::new(1, 60);
        assert!(limit.take(0) && !limit.take(1));
        limit.give_back(59);
        assert!(limit.take(59));
        assert!(limit.take(60));
        limit.give_back(59);
        assert!(!limit.take(61), "an earlier stretch gives nothing to this one");
    }
}
