//! The desk (窓口): who is picking up right now, and the envelopes just stamped. In memory, for five minutes, and nowhere else: written down,
//! either would say when somebody came.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::MINUTES;
use crate::domain::ids::{PersonId, ThemeId};

/// Cheap to clone.
#[derive(Clone, Default)]
pub struct Desk {
    sessions: Arc<Mutex<Sessions>>,
    stamped: Arc<Mutex<Stamped>>,
}

/// By the hash of the cookie's token: the person, and when they opened it.
type Sessions = HashMap<[u8; 32], (PersonId, i64)>;
/// The envelope that was stamped, and when.
type Stamped = HashMap<(ThemeId, PersonId), ([u8; 32], i64)>;

impl Desk {
    /// Lets a person pick up for five minutes. An earlier session of theirs ends, so there are never more sessions than people.
    pub fn open(&self, token_hash: [u8; 32], person: PersonId, now: i64) {
        let mut sessions = lock(&self.sessions);
        sessions.retain(|_, (other, _)| *other != person);
        sessions.insert(token_hash, (person, now));
    }

    /// The person who opened a session with this token in the last five minutes.
    pub fn person(&self, token_hash: &[u8; 32], now: i64) -> Option<PersonId> {
        lock(&self.sessions).get(token_hash).filter(|(_, since)| fresh(*since, now)).map(|(person, _)| *person)
    }

    /// Ends a session.
    pub fn close(&self, token_hash: &[u8; 32]) {
        lock(&self.sessions).remove(token_hash);
    }

    /// Remembers the envelope that was stamped, so that a lost answer can be asked for again.
    pub fn remember(&self, theme: ThemeId, person: PersonId, blinded: [u8; 32], now: i64) {
        lock(&self.stamped).insert((theme, person), (blinded, now));
    }

    /// Whether this very envelope was stamped in the last five minutes.
    pub fn is_again(&self, theme: ThemeId, person: PersonId, blinded: &[u8; 32], now: i64) -> bool {
        lock(&self.stamped).get(&(theme, person)).is_some_and(|(kept, since)| kept == blinded && fresh(*since, now))
    }

    /// Forgets what is older than five minutes.
    pub fn sweep(&self, now: i64) {
        lock(&self.sessions).retain(|_, (_, since)| fresh(*since, now));
        lock(&self.stamped).retain(|_, (_, since)| fresh(*since, now));
    }
}

/// A clock that was set back ends a session too.
fn fresh(since: i64, now: i64) -> bool {
    (since..since + MINUTES).contains(&now)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const A: PersonId = PersonId(Uuid::from_u128(1));
    const B: PersonId = PersonId(Uuid::from_u128(2));
    const THEME: ThemeId = ThemeId(Uuid::from_u128(3));

    #[test]
    fn a_session_lasts_five_minutes_and_a_person_has_one() {
        let desk = Desk::default();
        desk.open([1; 32], A, 100);
        desk.open([2; 32], B, 100);
        assert_eq!((desk.person(&[1; 32], 399), desk.person(&[1; 32], 400), desk.person(&[1; 32], 99)), (Some(A), None, None));
        desk.open([3; 32], A, 200);
        assert_eq!((desk.person(&[1; 32], 200), desk.person(&[3; 32], 200), desk.person(&[2; 32], 200)), (None, Some(A), Some(B)));
        assert_eq!(desk.person(&[9; 32], 200), None);
    }

    #[test]
    fn an_envelope_is_remembered_for_five_minutes_and_then_nowhere() {
        let desk = Desk::default();
        desk.remember(THEME, A, [7; 32], 100);
        assert!(desk.is_again(THEME, A, &[7; 32], 399) && !desk.is_again(THEME, A, &[7; 32], 400));
        assert!(!desk.is_again(THEME, A, &[8; 32], 100) && !desk.is_again(THEME, B, &[7; 32], 100));
        desk.open([1; 32], A, 100);
        desk.sweep(400);
        assert!(lock(&desk.sessions).is_empty() && lock(&desk.stamped).is_empty());
    }
}
