//! Rate limits of new tickets of the Open tier that bring a proof of work: how much work is asked
//! for, and how many there may be in an hour, for everybody together.

use std::sync::{Arc, Mutex};

use super::lock;
use crate::ticket::work;

/// One part in so many of an hour's tickets costs the least.
const CHEAP: u32 = 8;
/// Zero bits more for each doubling beyond: four times the work.
const STEP: u32 = 2;

/// Why a new ticket is not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotProved {
    /// The proof must begin with so many zero bits now.
    Bits(u32),
    /// The hour has no place left.
    Full,
}

/// Counts by the hour the new tickets that brought a proof of work. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Proved {
    most: u32,
    used: Arc<Mutex<(i64, u32)>>,
}

impl Proved {
    /// At most so many an hour.
    pub fn new(most: u32) -> Self {
        Self { most, used: Arc::default() }
    }

    /// Takes a place for a ticket whose proof has so many zero bits.
    ///
    /// # Errors
    /// [`NotProved`]; no place is taken then.
    pub fn take(&self, bits: u32, now: i64) -> Result<(), NotProved> {
        let hour = now.div_euclid(3600);
        let mut used = lock(&self.used);
        if used.0 != hour {
            *used = (hour, 0);
        }
        if used.1 >= self.most {
            return Err(NotProved::Full);
        }
        let asked = self.asked(used.1);
        if bits < asked {
            return Err(NotProved::Bits(asked));
        }
        used.1 += 1;
        Ok(())
    }

    /// What is asked for while so many are used.
    fn asked(&self, used: u32) -> u32 {
        let cheap = (self.most / CHEAP).max(1);
        work::BITS + STEP * (used / cheap).checked_ilog2().map_or(0, |doublings| doublings + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_rises_with_the_hours_tickets_and_then_they_are_used_up() {
        let proved = Proved::new(2000);
        let asked = [0, 249, 250, 499, 500, 999, 1000, 1999].map(|used| proved.asked(used));
        assert_eq!(asked, [18, 18, 20, 20, 22, 22, 24, 24]);
        for used in 0..2000 {
            assert_eq!(
                proved.take(proved.asked(used) - 1, 0),
                Err(NotProved::Bits(proved.asked(used)))
            );
            assert_eq!(proved.take(proved.asked(used), 3599), Ok(()));
        }
        assert_eq!((proved.take(64, 3599), proved.take(18, 3600)), (Err(NotProved::Full), Ok(())));
    }

    #[test]
    fn a_small_cap_is_a_cap() {
        let few = Proved::new(2);
        assert_eq!(
            [few.take(20, 0), few.take(20, 0), few.take(60, 0)],
            [Ok(()), Ok(()), Err(NotProved::Full)]
        );
        assert_eq!(Proved::new(0).take(60, 0), Err(NotProved::Full));
    }
}
