//! Timing of answers: how long acts take, so that what does nothing is answered no sooner than they
//! are.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::time::Instant;

use crate::service::random;

/// How many of the last acts are remembered: by how long they took, and by nothing else.
const REMEMBERED: usize = 64;
/// How long an act takes before there was one: about what a small disk needs to keep it.
const FIRST: Duration = Duration::from_millis(5);
/// However long acts took, cover is answered after so long.
const LONGEST: Duration = Duration::from_secs(1);

/// How long the last acts took. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Pace(Arc<Mutex<Last>>);

#[derive(Debug, Default)]
struct Last {
    took: Vec<Duration>,
    next: usize,
}

impl Pace {
    /// An act that began at `came` is over.
    pub fn acted(&self, came: Instant) {
        self.took(came.elapsed());
    }

    fn took(&self, took: Duration) {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if last.took.len() < REMEMBERED {
            last.took.push(took);
        } else {
            let next = last.next % REMEMBERED;
            last.took[next] = took;
            last.next = next + 1;
        }
    }

    /// Waits until as much time has gone by since `came` as one of the last acts took, whichever.
    pub async fn cover(&self, came: Instant) {
        tokio::time::sleep_until(came + self.some()).await;
    }

    fn some(&self) -> Duration {
        let [which] = random::bytes().unwrap_or_default();
        let last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        last.took
            .get(usize::from(which) % last.took.len().max(1))
            .copied()
            .unwrap_or(FIRST)
            .min(LONGEST)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn cover_takes_as_long_as_one_of_the_last_acts_and_not_for_ever() {
        let pace = Pace::default();
        assert_eq!(pace.some(), FIRST);
        let took = |millis| pace.took(Duration::from_millis(millis));
        took(9000);
        assert_eq!(pace.some(), LONGEST);
        (0..REMEMBERED).for_each(|at| took(if at % 2 == 0 { 20 } else { 30 }));
        let seen: HashSet<u128> = (0..200).map(|_| pace.some().as_millis()).collect();
        assert_eq!(seen, HashSet::from([20, 30]), "what is long ago is forgotten");
    }
}
