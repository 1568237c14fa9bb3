//! The service's state, the program without its face: both stores, the keys, the clock, the limits,
//! and what is known in memory alone.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, RwLock, atomic::AtomicI64},
};

use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Tz;
use tokio::sync::{Mutex as AsyncMutex, Notify};

use super::{
    Clock, Config, Keys, Steps,
    backup::Running,
    folder,
    fonts::FontFiles,
    health::Health,
    issue::Desk,
    limits::{Buckets, HANDS_AT_ONCE, Proved, RateLimit, SignInGate},
    memory::{Counted, Metrics, ThemesInMemory},
    news::Source,
    office::{self, Office, OfficeInMemory, ReaderSalt},
    outbound::Outbound,
    start::{self, Opening, StartError},
    words::Words,
};
use crate::domain::{
    calendar::Dates, ids::ThemeId, inspection::Inspection, office_settings::ReaderKey,
    opening::slow_tick,
};
use crate::store::{Board, People};

/// So many links of enquiries that there are not are looked at in a window, of everybody together;
/// what comes after them is told to wait.
const WRONG_LINKS: u32 = 100;
/// The window, in seconds.
const WRONG_LINKS_WINDOW: i64 = 10 * 60;

/// Everything that the verbs of the product need. Cheap to clone.
#[derive(Clone)]
pub struct Service {
    /// The content.
    pub board: Board,
    /// The names.
    pub people: People,
    /// The themes' keys.
    pub keys: Keys,
    /// The settings.
    pub config: Arc<Config>,
    /// The time.
    pub clock: Clock,
    /// The way out, to hosts that the environment permits.
    pub outbound: Outbound,
    /// Tells whoever keeps or shows pages that readers may see something else than before.
    pub news: Source,
    /// Tries to sign in.
    pub sign_in_gate: SignInGate,
    /// New tickets without proof of work.
    pub open_tickets: RateLimit,
    /// New tickets with proof of work.
    pub proved_tickets: Proved,
    /// Hands that are put up.
    pub hands: RateLimit,
    /// Links of enquiries that there are not, of everybody together.
    pub wrong_links: RateLimit,
    /// What each ticket did lately.
    pub buckets: Buckets,
    /// Who is picking up a Sealed ticket right now.
    pub desk: Desk,
    /// What the key of readers is derived with.
    pub(super) reader_salt: ReaderSalt,
    /// Whether the program gets on with its work.
    pub health: Health,
    /// Who observes what is done step by step: nobody, but for tests.
    pub steps: Steps,
    /// Takes words out of Japanese texts.
    pub words: Words,
    /// The fonts in which PDFs are set.
    pub fonts: FontFiles,
    /// The office as it was read last.
    pub(super) office: OfficeInMemory,
    /// Themes as they were read last.
    pub(super) themes: ThemesInMemory,
    /// Used tickets of drawn themes as of the last tick.
    pub(super) tickets: Counted,
    /// What the databases store and how, as it was looked at last.
    pub(super) inspection: Arc<RwLock<Arc<Inspection>>>,
    /// The slow tick that was done last, by its number.
    pub(super) slow: Arc<AtomicI64>,
    /// What whoever watches the program is told.
    pub metrics: Metrics,
    /// Backups by the schedule.
    pub(super) backups: Running,
    /// Told after each tick.
    pub(super) ticked: Arc<Notify>,
    /// Held while messages are sent.
    pub(super) sending: Arc<AsyncMutex<()>>,
    /// Archived themes of which nothing is left to destroy.
    pub(super) finished: Arc<Mutex<HashSet<ThemeId>>>,
}

impl Service {
    /// Opens the databases and the key folder as configured; `opening` says what may be made and
    /// changed by it.
    ///
    /// # Errors
    /// [`StartError`] says what could not be opened.
    pub async fn open(config: Config, clock: Clock, opening: Opening) -> Result<Self, StartError> {
        let io = |what: String| move |source| StartError::Io { what, source };
        let keys = if opening == Opening::Reading {
            Keys::of(&config.data)
        } else {
            folder::prepare(&config.data)
                .map_err(io(format!("cannot make the data folder {}", config.data.display())))?;
            Keys::open(&config.data).map_err(io("cannot make the key folder".into()))?
        };
        let reader_salt = ReaderSalt::default();
        let fixed = fixed_key(&config, &reader_salt, &keys, opening)?;
        let outbound = Outbound::new(&config.outbound.hosts, config.outbound.ca.as_deref())?;
        let (board, people) = start::stores(&config, opening).await?;
        let head =
            board.log_head().await.map_err(|error| start::fault("cannot read the log", error))?;
        let set = board.office_settings().await;
        let set = set.map_err(|error| start::fault("cannot read the office's settings", error))?;
        Ok(Self {
            office: OfficeInMemory::new(&config, fixed, set),
            reader_salt,
            outbound,
            news: Source::new(head),
            sign_in_gate: SignInGate::default(),
            open_tickets: RateLimit::new(config.open_per_hour, 3600),
            hands: RateLimit::new(HANDS_AT_ONCE.0, HANDS_AT_ONCE.1),
            proved_tickets: Proved::new(config.proved_per_hour),
            wrong_links: RateLimit::new(WRONG_LINKS, WRONG_LINKS_WINDOW),
            buckets: Buckets::new().map_err(io("the system gives no random bytes".into()))?,
            desk: Desk::default(),
            health: Health::default(),
            steps: Steps::default(),
            themes: ThemesInMemory::default(),
            tickets: Counted::default(),
            inspection: Arc::default(),
            slow: Arc::new(AtomicI64::new(slow_tick(clock.now()))),
            metrics: Metrics::default(),
            backups: Running::default(),
            ticked: Arc::default(),
            sending: Arc::default(),
            finished: Arc::default(),
            words: Words::of_site(config.site()),
            fonts: FontFiles::of(&config),
            keys,
            people,
            board,
            config: Arc::new(config),
            clock,
        })
    }

    /// The office as it is now.
    pub fn office(&self) -> Arc<Office> {
        self.office.now()
    }

    /// The time zone in which days begin and end.
    pub fn tz(&self) -> Tz {
        self.office.tz()
    }

    /// How Japanese pages and reports write years.
    pub fn dates(&self) -> Dates {
        self.office.now().dates
    }

    /// Whether readers need a passphrase.
    pub fn is_closed(&self) -> bool {
        self.office.is_closed()
    }

    /// Today where the board is.
    pub fn today(&self) -> NaiveDate {
        self.clock.today(self.tz())
    }

    /// Day and time where the board is, at `unix` seconds.
    pub fn local(&self, unix: i64) -> NaiveDateTime {
        Clock::local(unix, self.tz())
    }
}

/// What stands for the passphrase of the environment; nothing where files are only read.
fn fixed_key(
    config: &Config,
    salt: &ReaderSalt,
    keys: &Keys,
    opening: Opening,
) -> Result<Option<ReaderKey>, StartError> {
    let Some(phrase) = &config.passphrase else { return Ok(None) };
    if opening == Opening::Reading {
        return Ok(None);
    }
    phrase.check().map_err(|_| StartError::ShortPassphrase)?;
    let what = "cannot read or make the readers' key, reader.key in the key folder";
    let io = |source| StartError::Io { what: what.into(), source };
    let salt = salt.of(keys.folder()).map_err(io)?;
    Ok(Some(office::reader_key(salt, phrase)))
}
