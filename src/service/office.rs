//! The office as it is now, in memory: what somebody set in the program, and what the environment
//! sets before it.

use std::{
    io,
    path::Path,
    sync::{
        Arc, OnceLock, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
};

use chrono_tz::Tz;
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{Config, secret_file::SecretFile};
use crate::domain::{
    calendar::Dates,
    office_settings::{Basics, OfficeSettings, ReaderKey},
    passphrase::Passphrase,
};

/// Where the board is, if nobody says.
const USUAL_ZONE: Tz = Tz::Asia__Tokyo;
/// When daily boxes are opened, if nobody says.
const USUAL_HOURS: [u32; 1] = [13];

/// What holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// How the office is called; may be empty.
    pub name: String,
    /// The time zone in which days begin and end.
    pub tz: Tz,
    /// How Japanese pages and reports write years.
    pub dates: Dates,
    /// The hours at which daily boxes are opened, in their order.
    pub box_hours: Vec<u32>,
    /// What stands for the passphrase, where readers need one.
    pub key: Option<ReaderKey>,
    /// What somebody set.
    pub set: OfficeSettings,
}

impl Office {
    fn of(config: &Config, key: Option<ReaderKey>, set: OfficeSettings) -> Self {
        let OfficeSettings { basics, key: own, .. } = &set;
        let Basics { name, time_zone: _, dates, box_hours, desk: _, policy: _ } = basics;
        let hours = [&config.box_hours, box_hours].into_iter().find(|hours| !hours.is_empty());
        let mut box_hours = hours.cloned().unwrap_or_else(|| USUAL_HOURS.into());
        box_hours.sort_unstable();
        Self {
            name: config.office.clone().unwrap_or_else(|| name.clone()),
            tz: config.tz.unwrap_or_else(|| zone(basics)),
            dates: config.dates.or(*dates).unwrap_or(Dates::Reiwa),
            box_hours,
            key: key.or(*own),
            set,
        }
    }
}

/// The time zone that is meant, where the environment sets none.
pub(super) fn zone(basics: &Basics) -> Tz {
    let zone = basics.time_zone.as_deref().and_then(|zone| zone.parse().ok());
    zone.unwrap_or(USUAL_ZONE)
}

/// The office in memory, as it was read last. Cheap to clone.
#[derive(Clone)]
pub struct OfficeInMemory {
    now: Arc<RwLock<Arc<Office>>>,
    /// Whether readers need a passphrase, once more: each request asks.
    closed: Arc<AtomicBool>,
    /// What stands for the passphrase of the environment.
    fixed: Option<ReaderKey>,
}

impl OfficeInMemory {
    /// As it is configured, over what is stored.
    pub(super) fn new(config: &Config, fixed: Option<ReaderKey>, set: OfficeSettings) -> Self {
        let office = Office::of(config, fixed, set);
        let closed = office.key.is_some() || config.passphrase.is_some();
        Self {
            closed: Arc::new(AtomicBool::new(closed)),
            now: Arc::new(RwLock::new(Arc::new(office))),
            fixed,
        }
    }

    /// As it is now.
    pub(super) fn now(&self) -> Arc<Office> {
        self.now.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The time zone in which days begin and end.
    pub(super) fn tz(&self) -> Tz {
        self.now.read().unwrap_or_else(PoisonError::into_inner).tz
    }

    /// Whether readers need a passphrase.
    pub(super) fn is_closed(&self) -> bool {
        self.closed.load(Ordering::SeqCst)
    }

    /// Takes what was read off the board; returns whether it is other than before.
    pub(super) fn take(&self, config: &Config, set: &OfficeSettings) -> bool {
        if self.now.read().unwrap_or_else(PoisonError::into_inner).set == *set {
            return false;
        }
        let office = Office::of(config, self.fixed, set.clone());
        self.closed.store(office.key.is_some(), Ordering::SeqCst);
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(office);
        true
    }
}

/// Derives what stands for a passphrase: HKDF-SHA256 (RFC 5869) with the key file as salt, so that
/// without the file what is stored does not help to guess the phrase.
pub fn reader_key(salt: &[u8; 32], phrase: &Passphrase) -> ReaderKey {
    let mut key = [0; 64];
    let filled = Hkdf::<Sha256>::new(Some(salt), phrase.expose()).expand(b"kz/reader/v1", &mut key);
    debug_assert!(filled.is_ok(), "RFC 5869 gives up to 255 * 32 bytes");
    ReaderKey::new(key)
}

/// The key file of readers, read when it is first needed, and made where there is none. Cheap to
/// clone.
#[derive(Clone, Default)]
pub struct ReaderSalt(Arc<OnceLock<Zeroizing<[u8; 32]>>>);

impl ReaderSalt {
    /// Its bytes.
    ///
    /// # Errors
    /// The file cannot be read or made.
    pub fn of(&self, keys: &Path) -> io::Result<&[u8; 32]> {
        if let Some(salt) = self.0.get() {
            return Ok(salt);
        }
        let salt = SecretFile::Reader.read_or_make(keys)?;
        Ok(self.0.get_or_init(|| salt))
    }
}
