//! Rate limits of signing in. Tries are counted before the password is looked at, and given back
//! when it was right, so that many at once count as many. Nobody is locked out: each further try
//! waits longer, up to a minute, and a browser in which somebody has signed in before counts apart
//! from strangers ([`crate::http::device`]), so that strangers' tries do not keep it waiting.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use super::lock;
use crate::service::token;

/// Wrong passwords that nobody has to wait for.
const FREE: u32 = 10;
/// The longest wait between two tries, in seconds: 1,440 guesses a day, by everybody together who
/// is a stranger to the account.
const LONGEST: u32 = 64;
/// What is not tried for so many seconds is forgotten.
const FORGOTTEN: i64 = 15 * 60;
/// Names that are counted at once. Beyond it, that with the fewest tries goes, of these the oldest:
/// made-up names push out each other.
const WATCHED: usize = 10_000;

/// Who tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum CountedBy {
    /// Any browser, by the hash of the account's name, whether there is such an account or not: the
    /// answer is the same.
    Stranger([u8; 32]),
    /// One in which this account was signed in before, by the hash of its mark.
    Device([u8; 32]),
}

#[derive(Clone, Copy, Debug)]
struct Tries {
    count: u32,
    last: i64,
}

impl Tries {
    /// Seconds until the next one may be made.
    fn wait(self, now: i64) -> i64 {
        match self.count.checked_sub(FREE) {
            Some(beyond) => (self.last + i64::from(LONGEST.min(1 << beyond.min(6))) - now).max(0),
            None => 0,
        }
    }
}

/// One try that was counted. Dropped, it stays counted.
#[derive(Debug)]
#[must_use]
pub struct Try(CountedBy);

/// Counts tries to sign in. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct SignInGate {
    strangers: Arc<Mutex<HashMap<CountedBy, Tries>>>,
    devices: Arc<Mutex<HashMap<CountedBy, Tries>>>,
}

impl SignInGate {
    /// Counts a try for this account, from the browser with this mark if it is a known one.
    ///
    /// # Errors
    /// Seconds to wait; the try is then not counted, and must not be made.
    pub fn take(&self, email: &str, device: Option<[u8; 32]>, now: i64) -> Result<Try, i64> {
        let key = device.map_or_else(|| CountedBy::Stranger(token::hash(email)), CountedBy::Device);
        let mut tries = lock(self.map(key));
        if let Some(known) = tries.get_mut(&key) {
            if now - known.last >= FORGOTTEN {
                known.count = 0;
            }
            let wait = known.wait(now);
            if wait > 0 {
                return Err(wait);
            }
            *known = Tries { count: known.count.saturating_add(1), last: now };
            return Ok(Try(key));
        }
        if tries.len() >= WATCHED {
            make_room(&mut tries, now);
        }
        tries.insert(key, Tries { count: 1, last: now });
        Ok(Try(key))
    }

    /// Gives a try back: the password was right, or nobody looked at it.
    pub fn give_back(&self, taken: &Try) {
        let mut tries = lock(self.map(taken.0));
        if let Some(known) = tries.get_mut(&taken.0) {
            known.count = known.count.saturating_sub(1);
            if known.count == 0 {
                tries.remove(&taken.0);
            }
        }
    }

    fn map(&self, key: CountedBy) -> &Mutex<HashMap<CountedBy, Tries>> {
        match key {
            CountedBy::Stranger(_) => &self.strangers,
            CountedBy::Device(_) => &self.devices,
        }
    }
}

/// Forgets what is over, or else the one with the fewest tries, of these the oldest. Whether there
/// is such an account makes no difference.
fn make_room(tries: &mut HashMap<CountedBy, Tries>, now: i64) {
    tries.retain(|_, tries| now - tries.last < FORGOTTEN);
    if tries.len() >= WATCHED
        && let Some(least) =
            tries.iter().min_by_key(|(_, tries)| (tries.count, tries.last)).map(|(key, _)| *key)
    {
        tries.remove(&least);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of so many tries are let through at one moment.
    fn let_through(gate: &SignInGate, device: Option<[u8; 32]>, tries: u32, now: i64) -> usize {
        (0..tries).filter(|_| gate.take("hr@example.jp", device, now).is_ok()).count()
    }

    #[test]
    fn tries_at_once_are_counted_before_anything_is_known() {
        let gate = SignInGate::default();
        assert_eq!(let_through(&gate, None, 24, 100), 10);
        assert!(gate.take("another@example.jp", None, 100).is_ok());
    }

    #[test]
    fn waits_grow_to_a_minute_and_no_further() {
        let gate = SignInGate::default();
        let mut now = 0;
        let mut waits = Vec::new();
        for _ in 0..20 {
            match gate.take("hr@example.jp", None, now) {
                Ok(_) => {}
                Err(wait) => {
                    assert!(
                        gate.take("hr@example.jp", None, now + wait - 1).is_err(),
                        "not a second earlier"
                    );
                    now += wait;
                    waits.push(wait);
                    assert!(gate.take("hr@example.jp", None, now).is_ok());
                }
            }
        }
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 64, 64, 64, 64]);
        assert_eq!(
            let_through(&gate, None, 24, now + FORGOTTEN),
            10,
            "after a quarter of an hour it is forgotten"
        );
    }

    #[test]
    fn a_known_browser_does_not_wait_for_strangers_nor_strangers_for_it() {
        let gate = SignInGate::default();
        assert_eq!(let_through(&gate, None, 1000, 0), 10);
        assert_eq!(let_through(&gate, Some([1; 32]), 24, 0), 10, "it has a count of its own");
        assert_eq!(let_through(&gate, Some([2; 32]), 1, 0), 1);
    }

    #[test]
    fn right_passwords_use_nothing_up() {
        let gate = SignInGate::default();
        for _ in 0..100 {
            let taken = gate.take("hr@example.jp", None, 0).expect("free");
            gate.give_back(&taken);
        }
        assert!(lock(&gate.strangers).is_empty());
    }

    #[test]
    fn made_up_names_push_out_each_other() {
        let gate = SignInGate::default();
        assert_eq!(let_through(&gate, None, 24, 0), 10);
        for n in 0..WATCHED + 500 {
            assert!(gate.take(&format!("{n}@example.jp"), None, 0).is_ok());
        }
        assert!(gate.take("hr@example.jp", None, 0).is_err(), "its count is still there");
        assert_eq!(lock(&gate.strangers).len(), WATCHED);
    }
}
