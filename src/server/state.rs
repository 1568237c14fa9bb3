//! What every request can reach.

use std::{
    collections::HashSet,
    io,
    sync::{
        Arc, Mutex, PoisonError, RwLock,
        atomic::{AtomicI64, Ordering},
    },
};

use axum::extract::FromRef;
use chrono::NaiveDate;
use leptos::prelude::LeptosOptions;

use super::{
    Assets, Clock, Config, Keys, Step, Steps,
    anon::Pace,
    device::Devices,
    folder,
    health::Health,
    issue::Desk,
    limits::{Buckets, Proved, RateLimit, SignInGate},
    live::Live,
    log_export::LogFile,
    page_cache::PageCache,
    passphrase::Reading,
    start::{self, Accounts, StartError},
    ticket_counts::Counted,
    to_the_end,
};
use crate::domain::{
    ids::ThemeId,
    inspection::{Inspection, Setting},
    opening::{Moment, SLOW_TICK_SECONDS},
    theme::{State, Theme, Tier},
};
use crate::log::Head;
use crate::store::{self, Board, People, Ticked};

/// The stores, the keys, the clock and the limits. Cheap to clone.
#[derive(Clone)]
pub struct AppState {
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
    /// The addresses of the site's files.
    pub assets: Arc<Assets>,
    /// Tries to sign in.
    pub sign_in_gate: SignInGate,
    /// Browsers in which somebody signed in before.
    pub devices: Devices,
    /// New tickets without proof of work.
    pub open_tickets: RateLimit,
    /// New tickets with proof of work.
    pub proved_tickets: Proved,
    /// What each ticket did lately.
    pub buckets: Buckets,
    /// How long acts take.
    pub pace: Pace,
    /// Public pages as they were rendered last.
    pub pages: PageCache,
    /// What lets readers in, where a passphrase is set.
    pub reading: Option<Reading>,
    /// Who is picking up a Sealed ticket right now.
    pub desk: Desk,
    /// `/log.json` as it was made last.
    pub(super) log_file: LogFile,
    /// The head of the log as it was read last.
    pub(super) head: Arc<RwLock<Head>>,
    /// Used tickets of drawn themes as of the last tick.
    pub(super) tickets: Counted,
    /// Who has a board open.
    pub live: Live,
    pub(super) inspection: Arc<RwLock<Arc<Inspection>>>,
    /// Whether the program gets on with its work.
    pub health: Health,
    /// The slow tick that was done last, by its number.
    slow: Arc<AtomicI64>,
    /// Archived themes of which nothing is left to destroy.
    pub(super) finished: Arc<Mutex<HashSet<ThemeId>>>,
    /// Who observes what is done step by step: nobody, but for tests.
    pub steps: Steps,
    leptos: LeptosOptions,
}

impl AppState {
    /// Opens the databases and the key folder as configured.
    ///
    /// # Errors
    /// [`StartError`] says what could not be opened.
    pub async fn open(config: Config, clock: Clock, assets: Assets) -> Result<Self, StartError> {
        Self::open_with(config, clock, assets, Accounts::AsBefore).await
    }

    /// The same; where the accounts are gone, new ones may be begun.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn open_with(mut config: Config, clock: Clock, assets: Assets, accounts: Accounts) -> Result<Self, StartError> {
        // Taken out: nothing needs the phrase once the key is derived.
        let phrase = config.passphrase.take();
        if phrase.as_ref().is_some_and(|phrase| phrase.check().is_err()) {
            return Err(StartError::ShortPassphrase);
        }
        let io = |what: String| move |source| StartError::Io { what, source };
        folder::prepare(&config.data).map_err(io(format!("cannot make the data folder {}", config.data.display())))?;
        let keys = Keys::open(&config.data).map_err(io("cannot make the key folder".into()))?;
        let reading = phrase.map(|phrase| Reading::open(keys.folder(), &phrase)).transpose();
        let reading = reading.map_err(io("cannot read or make the readers' key, reader.key in the key folder".into()))?;
        let devices = Devices::open(keys.folder()).map_err(io("cannot read or make device.key in the key folder".into()))?;
        let (board, people) = start::stores(&config, accounts).await?;
        let head = board.log_head().await.map_err(|error| start::fault("cannot read the log", error))?;
        Ok(Self {
            assets: Arc::new(assets),
            sign_in_gate: SignInGate::default(),
            devices,
            open_tickets: RateLimit::new(config.open_per_hour, 3600),
            proved_tickets: Proved::new(config.proved_per_hour),
            buckets: Buckets::new().map_err(io("the system gives no random bytes".into()))?,
            pace: Pace::default(),
            pages: PageCache::default(),
            reading,
            desk: Desk::default(),
            log_file: LogFile::default(),
            tickets: Counted::default(),
            live: Live::default(),
            inspection: Arc::default(),
            head: Arc::new(RwLock::new(head)),
            health: Health::default(),
            slow: Arc::new(AtomicI64::new(slow_number(clock.now()))),
            finished: Arc::default(),
            steps: Steps::default(),
            keys,
            people,
            leptos: LeptosOptions::builder().output_name("kizuki").site_addr(config.addr).build(),
            board,
            config: Arc::new(config),
            clock,
        })
    }

    /// Today where the board is.
    pub fn today(&self) -> NaiveDate {
        self.clock.today(self.config.tz)
    }

    /// What the browser's second program shows to fetch the public log, where a passphrase is set; today's, the same for everybody.
    pub fn log_pass(&self) -> Option<String> {
        self.reading.as_ref().map(|reading| reading.log_pass(self.today()))
    }

    /// The head of the log, for the foot of every page.
    pub fn log_head(&self) -> Head {
        *self.head.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does what is due now: boxes, themes that the calendar moves on, themes that are to be archived or whose archiving was cut short; and,
    /// after each hourly or daily opening, writes the anonymous rows anew in no order.
    ///
    /// # Errors
    /// [`store::Error`], the first one; everything else is done all the same, and the next tick tries again.
    pub async fn tick(&self) -> Result<Ticked, store::Error> {
        let number = slow_number(self.clock.now());
        let slow = self.slow.load(Ordering::SeqCst) != number;
        let mut box_hours = self.config.box_hours.clone();
        box_hours.sort_unstable();
        self.desk.sweep(self.clock.now());
        self.buckets.sweep(self.clock.now());
        self.steps.at(Step::Tick);
        // Nothing here waits for what failed before it: two databases, many themes, and a fault in one of them. Before themes open: what was
        // picked up until yesterday tells nothing about notes that nobody could post yet.
        let new_day = self.desk.is_new_day(self.today());
        let settled = if new_day { self.settle(false).await } else { Ok(()) };
        let mut faults = Vec::from_iter(settled.err());
        let mut done = self.board.tick(&Moment { now: self.clock.slot(self.config.tz), slow, box_hours }).await?;
        self.slow.store(number, Ordering::SeqCst);
        faults.append(&mut done.failed);
        for theme in &done.to_archive {
            faults.extend(self.archive_due(*theme).await.err());
        }
        if done.scheduled {
            faults.extend(self.board.shuffle_storage().await.err());
        }
        faults.extend(self.finish_archived().await.err());
        if new_day {
            faults.extend(self.tell_in_vain().await.err());
        }
        faults.extend(self.log_grew().await.err());
        faults.extend(self.count_tickets(slow).await.err());
        faults.extend(self.board.empty_log().await.err());
        faults.extend(self.people.empty_log().await.err());
        for error in faults.iter().skip(1) {
            tracing::error!(%error, "a part of the tick failed");
        }
        faults.into_iter().next().map_or(Ok(done), Err)
    }

    /// Reads off both databases and the settings what is stored and how.
    ///
    /// # Errors
    /// [`store::Error`].
    pub async fn inspect(&self) -> Result<Inspection, store::Error> {
        let https = if self.config.is_https() { "https" } else { "http" };
        let passphrase = if self.reading.is_some() { "on" } else { "off" };
        let mut program = vec![Setting::new("origin", https, &["https"]), Setting::new("passphrase", passphrase, &["on", "off"])];
        program.extend(folder::inspect(&self.config.data));
        Ok(Inspection { databases: vec![self.board.inspect().await?, self.people.inspect().await?], program })
    }

    /// What [`Self::inspect`] found at the start or this morning; nothing until then.
    pub fn inspection(&self) -> Arc<Inspection> {
        self.inspection.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Moves a theme to another state by hand. A Sealed one that leaves draft shows its stamp key from then on, in the log and on the board;
    /// everybody on the roster can pick up a ticket from then on.
    ///
    /// # Errors
    /// As [`Board::move_theme`]; a key file that cannot be read or written is [`store::Error::Database`].
    pub async fn move_theme(&self, theme: &Theme, to: State) -> Result<(), store::Error> {
        let (state, theme) = (self.clone(), theme.clone());
        to_the_end(async move {
            if theme.tier != Tier::Sealed || theme.state != State::Draft {
                state.board.move_theme(&theme, to, state.today()).await?;
                return state.log_grew().await.map(drop);
            }
            state.keys.own_pepper(&theme).map_err(|error| key_file(&error))?;
            let key = state.keys.stamp_key_or_new(theme.id).map_err(|error| key_file(&error))?;
            state.steps.at(Step::StampKeyMade);
            state.people.enlist(theme.id).await?;
            state.steps.at(Step::Enlisted);
            state.board.announce_sealed(&theme, to, state.today(), &key.public()).await?;
            state.steps.at(Step::Announced);
            state.log_grew().await.map(drop)
        })
        .await
    }

    /// Whether there is no account though somebody had one: who else made the board's themes?
    ///
    /// # Errors
    /// [`store::Error`].
    pub async fn accounts_are_gone(&self) -> Result<bool, store::Error> {
        Ok(!self.people.has_accounts().await? && self.board.has_own_themes().await?)
    }
}

/// The fault of a key file.
pub(super) fn key_file(error: &io::Error) -> store::Error {
    store::Error::Database(format!("key file: {}", error.kind()))
}

const fn slow_number(now: i64) -> i64 {
    now.div_euclid(SLOW_TICK_SECONDS)
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.leptos.clone()
    }
}
