//! Rate limits of a ticket: how much one ticket may do in a while. Kept in memory under a keyed
//! hash that nobody can compute after a restart, for tickets that were let in only: made-up ones
//! cannot fill it. What is full again is forgotten.
//!
//! A bucket is one moment, that at which it will be full again (the generic cell rate algorithm,
//! ITU-T I.371): no list of what was done.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::lock;
use crate::domain::tick;
use crate::service::random;
use crate::ticket::Credential;

/// Tickets that are remembered at once. Beyond it, those go whose buckets are fullest.
const WATCHED: usize = 50_000;
/// For so many seconds after its buckets are full a ticket is still known to have been let in,
/// which saves a look into the database.
const KNOWN: i64 = 600;

/// What is counted apart, so that who likes a lot can still write, and who reads their own list a
/// lot can still do both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BucketKind {
    /// Stickers put on and peeled off.
    Stickers,
    /// Notes posted, rewritten and withdrawn: what makes the public log grow.
    Notes,
    /// Notes flagged, and flags taken back: a person reads each note that is flagged.
    Flags,
    /// One's own list, for which all of the theme is read.
    Mine,
}

impl BucketKind {
    /// How many kinds there are: [`BucketKind::Mine`] is the last.
    const COUNT: usize = Self::Mine as usize + 1;

    /// How many at once, and the seconds after which one more may be done.
    const fn rate(self) -> (i64, i64) {
        match self {
            Self::Stickers => (240, 1),
            Self::Notes => (30, 300),
            Self::Flags => (20, 60),
            Self::Mine => (60, 2),
        }
    }
}

/// What a stopped author is told to wait, in seconds: as a ticket with an empty bucket that does
/// each thing as soon as it may, so that nobody who looks over the shoulder sees that somebody
/// stopped it.
pub const fn pause(now: i64) -> i64 {
    tick::seconds_to_multiple(now, BucketKind::Notes.rate().1)
}

/// What became of the wish to do one thing more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Took {
    /// The thing may be done, and is counted.
    One,
    /// The thing may not be done before so many seconds.
    Wait(i64),
    /// Whether the ticket was ever let in is not known here.
    Unknown,
}

/// When each bucket will be full again.
type Full = [i64; BucketKind::COUNT];

/// The buckets. Cheap to clone.
#[derive(Clone)]
pub struct Buckets {
    key: Arc<Zeroizing<[u8; 64]>>,
    full: Arc<Mutex<HashMap<[u8; 16], Full>>>,
}

impl Buckets {
    /// Empty, under a new key.
    ///
    /// # Errors
    /// The system gives no random bytes.
    pub fn new() -> std::io::Result<Self> {
        Ok(Self { key: Arc::new(Zeroizing::new(random::bytes()?)), full: Arc::default() })
    }

    /// Takes one from the bucket of a ticket, if the ticket is known here.
    pub fn take(&self, credential: &Credential, kind: BucketKind, now: i64) -> Took {
        let name = self.name(credential);
        match lock(&self.full).get_mut(&name) {
            Some(full) => one(full, kind, now),
            None => Took::Unknown,
        }
    }

    /// Takes one from the bucket of a ticket that is known to have been let in.
    pub fn take_known(&self, credential: &Credential, kind: BucketKind, now: i64) -> Took {
        let name = self.name(credential);
        let mut tickets = lock(&self.full);
        if tickets.len() >= WATCHED && !tickets.contains_key(&name) {
            make_room(&mut tickets, now);
        }
        one(tickets.entry(name).or_default(), kind, now)
    }

    /// Forgets whose buckets have long been full.
    pub fn sweep(&self, now: i64) {
        lock(&self.full).retain(|_, full| full.iter().any(|at| at + KNOWN > now));
    }

    /// The first half of HMAC-SHA256: what a copy of the memory shows of a ticket matches nothing
    /// that is stored.
    fn name(&self, credential: &Credential) -> [u8; 16] {
        let mut mac = Hmac::<Sha256>::new((&**self.key).into());
        mac.update(&credential.0);
        let name = mac.finalize().into_bytes();
        std::array::from_fn(|i| name[i])
    }
}

fn one(full: &mut Full, kind: BucketKind, now: i64) -> Took {
    let (most, seconds) = kind.rate();
    let at = &mut full[kind as usize];
    // No longer than an empty bucket takes to fill, should the clock be set back.
    let from = (*at).clamp(now, now + most * seconds);
    let wait = from - now - (most - 1) * seconds;
    if wait > 0 {
        return Took::Wait(wait);
    }
    *at = from + seconds;
    Took::One
}

fn make_room(tickets: &mut HashMap<[u8; 16], Full>, now: i64) {
    tickets.retain(|_, full| full.iter().any(|at| *at > now));
    let emptiest = |full: &Full| full.iter().map(|at| (at - now).max(0)).sum::<i64>();
    if tickets.len() >= WATCHED
        && let Some(fullest) =
            tickets.iter().min_by_key(|(_, full)| emptiest(full)).map(|(name, _)| *name)
    {
        tickets.remove(&fullest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticket(n: u32) -> Credential {
        let mut bytes = [0; 32];
        bytes[..4].copy_from_slice(&n.to_be_bytes());
        Credential(bytes)
    }

    fn takes(buckets: &Buckets, kind: BucketKind, tries: usize, now: i64) -> usize {
        (0..tries).filter(|_| buckets.take_known(&ticket(1), kind, now) == Took::One).count()
    }

    #[test]
    fn each_kind_has_a_bucket_that_fills_slowly() {
        let buckets = Buckets::new().expect("random bytes");
        assert_eq!(takes(&buckets, BucketKind::Notes, 100, 0), 30);
        assert_eq!(buckets.take(&ticket(1), BucketKind::Notes, 0), Took::Wait(300));
        assert_eq!(
            (
                takes(&buckets, BucketKind::Stickers, 1000, 0),
                takes(&buckets, BucketKind::Flags, 1000, 0),
                takes(&buckets, BucketKind::Mine, 1000, 0)
            ),
            (240, 20, 60)
        );
        assert_eq!(takes(&buckets, BucketKind::Notes, 100, 299), 0);
        assert_eq!(takes(&buckets, BucketKind::Notes, 100, 600), 2);
        assert_eq!(
            takes(&buckets, BucketKind::Notes, 1000, 24 * 3600),
            30,
            "never more than it holds"
        );
        assert_eq!(
            takes(&buckets, BucketKind::Notes, 1000, 0),
            0,
            "a clock that is set back empties nothing"
        );
        assert_eq!(
            buckets.take(&ticket(1), BucketKind::Notes, 0),
            Took::Wait(300),
            "and nobody waits longer than for an empty bucket"
        );
    }

    #[test]
    fn who_is_not_known_is_not_remembered_and_who_is_full_is_forgotten() {
        let buckets = Buckets::new().expect("random bytes");
        assert_eq!(buckets.take(&ticket(1), BucketKind::Stickers, 0), Took::Unknown);
        assert!(lock(&buckets.full).is_empty());
        assert_eq!(buckets.take_known(&ticket(1), BucketKind::Stickers, 0), Took::One);
        buckets.sweep(KNOWN);
        assert_eq!(buckets.take(&ticket(1), BucketKind::Stickers, KNOWN), Took::One);
        buckets.sweep(2 * KNOWN + 1);
        assert!(lock(&buckets.full).is_empty());
    }

    #[test]
    fn many_tickets_push_out_those_that_did_least() {
        let buckets = Buckets::new().expect("random bytes");
        assert_eq!(takes(&buckets, BucketKind::Notes, 30, 0), 30);
        for n in 2..u32::try_from(WATCHED).expect("few") + 100 {
            assert_eq!(buckets.take_known(&ticket(n), BucketKind::Stickers, 0), Took::One);
        }
        assert_eq!(lock(&buckets.full).len(), WATCHED);
        assert_eq!(
            buckets.take(&ticket(1), BucketKind::Notes, 0),
            Took::Wait(300),
            "a flood resets nobody's bucket"
        );
    }
}
