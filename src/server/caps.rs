//! Limits that are kept in memory and know no address: new tickets per hour, failed sign-ins per account.

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

/// At most so many in each hour, for everybody together.
#[derive(Clone, Debug)]
pub struct HourlyCap {
    most: u32,
    used: Arc<Mutex<(i64, u32)>>,
}

impl HourlyCap {
    /// A cap of `most` an hour.
    pub fn new(most: u32) -> Self {
        Self { most, used: Arc::default() }
    }

    /// Takes one, unless this hour's are used up.
    pub fn take(&self, now: i64) -> bool {
        let hour = now.div_euclid(3600);
        let mut used = lock(&self.used);
        if used.0 != hour {
            *used = (hour, 0);
        }
        if used.1 < self.most {
            used.1 += 1;
            true
        } else {
            false
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
        let cap = HourlyCap::new(2);
        assert_eq!([cap.take(0), cap.take(10), cap.take(3599), cap.take(3600)], [true, true, false, true]);
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
