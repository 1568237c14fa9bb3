//! Limits that are kept in memory and know no address: new tickets per hour, wrong passphrases, failed sign-ins per account.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Failed sign-ins of one account after which it must wait.
const FAILURES: u32 = 10;
/// For how long failures are counted and the account then waits, in seconds.
const FAILURE_WINDOW: i64 = 15 * 60;
/// Accounts that are watched at once; beyond it the oldest are forgotten, so that made-up addresses cannot fill the memory.
const WATCHED: usize = 10_000;

/// At most so many in each stretch of time, for everybody together.
#[derive(Clone, Debug)]
pub struct Cap {
    most: u32,
    seconds: i64,
    used: Arc<Mutex<(i64, u32)>>,
}

impl Cap {
    /// A cap of `most` in so many seconds.
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

/// Counts failed sign-ins by account name, whether it exists or not: the answer is the same.
#[derive(Clone, Debug, Default)]
pub struct SignInGate {
    failed: Arc<Mutex<HashMap<String, (i64, u32)>>>,
}

impl SignInGate {
    /// Whether this account may try now.
    pub fn allows(&self, email: &str, now: i64) -> bool {
        lock(&self.failed).get(email).is_none_or(|(since, count)| now - since >= FAILURE_WINDOW || *count < FAILURES)
    }

    /// Notes a failure.
    pub fn failed(&self, email: &str, now: i64) {
        let mut failed = lock(&self.failed);
        if failed.len() >= WATCHED {
            failed.retain(|_, (since, _)| now - *since < FAILURE_WINDOW);
            if failed.len() >= WATCHED {
                failed.clear();
            }
        }
        let entry = failed.entry(email.to_owned()).or_insert((now, 0));
        if now - entry.0 >= FAILURE_WINDOW {
            *entry = (now, 0);
        }
        entry.1 += 1;
    }

    /// Forgets the failures of an account that signed in.
    pub fn succeeded(&self, email: &str) {
        lock(&self.failed).remove(email);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cap_begins_anew_each_hour() {
        let cap = Cap::new(2, 3600);
        assert_eq!([cap.take(0), cap.take(10), cap.take(3599), cap.take(3600)], [true, true, false, true]);
    }

    #[test]
    fn what_is_given_back_can_be_taken_again_in_the_same_stretch() {
        let cap = Cap::new(1, 60);
        assert!(cap.take(0) && !cap.take(1));
        cap.give_back(59);
        assert!(cap.take(59));
        assert!(cap.take(60));
        cap.give_back(59);
        assert!(!cap.take(61), "an earlier stretch gives nothing to this one");
    }

    #[test]
    fn an_account_waits_after_ten_failures() {
        let gate = SignInGate::default();
        for _ in 0..FAILURES {
            assert!(gate.allows("a@b", 100));
            gate.failed("a@b", 100);
        }
        assert!(!gate.allows("a@b", 101));
        assert!(gate.allows("c@d", 101));
        assert!(gate.allows("a@b", 100 + FAILURE_WINDOW));
        gate.succeeded("a@b");
        assert!(gate.allows("a@b", 102));
    }
}
