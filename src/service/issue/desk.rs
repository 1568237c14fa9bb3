//! The desk (窓口): who is picking up right now, the envelopes just stamped, and whose pick-ups
//! wait to be written beside their names. In memory, and nowhere else: written down, each of them
//! would say when somebody came.

use std::{
    collections::{HashMap, HashSet},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use chrono::NaiveDate;

use crate::domain::ids::{PersonId, ThemeId};
use crate::store::Waiting;
use crate::ticket::Secret;

/// For how long somebody can pick up after the button was pressed, and for how long a lost answer
/// can be asked for again, in seconds.
pub const MINUTES: i64 = 5 * 60;

/// Cheap to clone.
#[derive(Clone, Default)]
pub struct Desk {
    sessions: Arc<Mutex<HashMap<[u8; 32], Session>>>,
    stamped: Arc<Mutex<StampedEnvelopes>>,
    waiting: Arc<Mutex<HashSet<Waiting>>>,
    in_vain: Arc<AtomicU64>,
    day: Arc<Mutex<Option<NaiveDate>>>,
}

/// Kept by the hash of the cookie's token.
struct Session {
    visitor: Visitor,
    since: i64,
    /// Whether a ticket was stamped, and whether one was refused for having been picked up before.
    got: bool,
    refused: bool,
}

/// Somebody who pressed the button on the page behind their link.
#[derive(Clone)]
pub struct Visitor {
    /// Who.
    pub person: PersonId,
    /// The link: the mark of a pick-up follows from it.
    pub link: Secret,
}

/// The envelope that was stamped, and when.
type StampedEnvelopes = HashMap<(ThemeId, PersonId), ([u8; 32], i64)>;

impl Desk {
    /// Lets a person pick up for five minutes. An earlier session of theirs ends, so there are
    /// never more sessions than people.
    pub fn open(&self, token_hash: [u8; 32], visitor: Visitor, now: i64) {
        let mut sessions = lock(&self.sessions);
        for (_, ended) in sessions.extract_if(|_, other| other.visitor.person == visitor.person) {
            self.ended(&ended);
        }
        sessions.insert(token_hash, Session { visitor, since: now, got: false, refused: false });
    }

    /// The person who opened a session with this token in the last five minutes.
    pub fn visitor(&self, token_hash: &[u8; 32], now: i64) -> Option<Visitor> {
        lock(&self.sessions)
            .get(token_hash)
            .filter(|session| fresh(session.since, now))
            .map(|session| session.visitor.clone())
    }

    /// Notes of a person's session that a ticket was stamped, or that it was refused for having
    /// been picked up before.
    pub fn answered(&self, person: PersonId, stamped: bool) {
        for session in
            lock(&self.sessions).values_mut().filter(|session| session.visitor.person == person)
        {
            *(if stamped { &mut session.got } else { &mut session.refused }) = true;
        }
    }

    /// Ends a session.
    pub fn close(&self, token_hash: &[u8; 32]) {
        if let Some(ended) = lock(&self.sessions).remove(token_hash) {
            self.ended(&ended);
        }
    }

    /// Remembers the envelope that is being stamped, so that a lost answer can be asked for again.
    pub fn remember(&self, theme: ThemeId, person: PersonId, blinded: [u8; 32], now: i64) {
        lock(&self.stamped).insert((theme, person), (blinded, now));
    }

    /// Whether this very envelope was stamped in the last five minutes.
    pub fn is_again(&self, theme: ThemeId, person: PersonId, blinded: &[u8; 32], now: i64) -> bool {
        lock(&self.stamped)
            .get(&(theme, person))
            .is_some_and(|(kept, since)| kept == blinded && fresh(*since, now))
    }

    /// Keeps in mind whose pick-up a mark is, until its bit is set; whether that is new.
    pub fn wait(&self, one: Waiting) -> bool {
        lock(&self.waiting).insert(one)
    }

    /// Everything that waits.
    pub fn waiting(&self) -> Vec<Waiting> {
        lock(&self.waiting).iter().copied().collect()
    }

    /// Forgets what was settled, or came to nothing.
    pub fn forget(&self, settled: &[Waiting]) {
        let mut waiting = lock(&self.waiting);
        for one in settled {
            waiting.remove(one);
        }
    }

    /// How many sessions asked only for what had been picked up before, since it was told last.
    pub fn in_vain(&self) -> u64 {
        self.in_vain.load(Ordering::SeqCst)
    }

    /// Takes off the count of those who asked in vain how many the log has told.
    pub fn told(&self, times: u64) {
        self.in_vain.fetch_sub(times, Ordering::SeqCst);
    }

    /// Whether this is asked for the first time on this day.
    pub fn is_new_day(&self, today: NaiveDate) -> bool {
        lock(&self.day).replace(today) != Some(today)
    }

    /// Forgets what is older than five minutes.
    pub fn sweep(&self, now: i64) {
        for (_, ended) in lock(&self.sessions).extract_if(|_, session| !fresh(session.since, now)) {
            self.ended(&ended);
        }
        lock(&self.stamped).retain(|_, (_, since)| fresh(*since, now));
    }

    fn ended(&self, session: &Session) {
        if session.refused && !session.got {
            self.in_vain.fetch_add(1, Ordering::SeqCst);
        }
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

    fn visitor(person: PersonId) -> Visitor {
        Visitor { person, link: Secret::from_random(&[1; 20]) }
    }

    #[test]
    fn a_session_lasts_five_minutes_and_a_person_has_one() {
        let desk = Desk::default();
        let who = |token: [u8; 32], now| desk.visitor(&token, now).map(|visitor| visitor.person);
        desk.open([1; 32], visitor(A), 100);
        desk.open([2; 32], visitor(B), 100);
        assert_eq!((who([1; 32], 399), who([1; 32], 400), who([1; 32], 99)), (Some(A), None, None));
        desk.open([3; 32], visitor(A), 200);
        assert_eq!(
            (who([1; 32], 200), who([3; 32], 200), who([2; 32], 200)),
            (None, Some(A), Some(B))
        );
        assert_eq!(who([9; 32], 200), None);
    }

    #[test]
    fn an_envelope_is_remembered_for_five_minutes_and_then_nowhere() {
        let desk = Desk::default();
        desk.remember(THEME, A, [7; 32], 100);
        assert!(desk.is_again(THEME, A, &[7; 32], 399) && !desk.is_again(THEME, A, &[7; 32], 400));
        assert!(!desk.is_again(THEME, A, &[8; 32], 100) && !desk.is_again(THEME, B, &[7; 32], 100));
        desk.open([1; 32], visitor(A), 100);
        desk.sweep(400);
        assert!(lock(&desk.sessions).is_empty() && lock(&desk.stamped).is_empty());
    }

    #[test]
    fn who_asks_in_vain_is_counted_once_a_session() {
        let desk = Desk::default();
        for (token, person) in [([1; 32], A), ([2; 32], B)] {
            desk.open(token, visitor(person), 100);
            desk.answered(person, false);
            desk.answered(person, false);
        }
        desk.answered(B, true);
        desk.close(&[1; 32]);
        desk.sweep(400);
        assert_eq!(desk.in_vain(), 1, "who got one for another theme is not counted");
        desk.told(1);
        assert_eq!(desk.in_vain(), 0);
    }
}
