//! What every request can reach.

use std::{fs::DirBuilder, io, os::unix::fs::DirBuilderExt, sync::Arc};

use axum::extract::FromRef;
use chrono::NaiveDate;
use leptos::prelude::LeptosOptions;
use uuid::Uuid;

use super::{
    Assets, Clock, Config, Keys,
    caps::{HourlyCap, SignInGate},
};
use crate::domain::{ids::ThemeId, plan::Plan};
use crate::store::{self, Board, People};

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
    /// Failed sign-ins.
    pub sign_in_gate: SignInGate,
    /// New tickets without proof of work.
    pub open_tickets: HourlyCap,
    leptos: LeptosOptions,
}

/// Why the program cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// A file or folder.
    #[error("{what}: {source}")]
    Io {
        /// What was tried.
        what: String,
        /// Why it failed.
        source: io::Error,
    },
    /// A database.
    #[error("{0}: {1}")]
    Store(&'static str, store::Error),
}

impl AppState {
    /// Opens the databases and the key folder as configured.
    ///
    /// # Errors
    /// [`StartError`] says what could not be opened.
    pub async fn open(config: Config, clock: Clock, assets: Assets) -> Result<Self, StartError> {
        let io = |what: String| move |source| StartError::Io { what, source };
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&config.data)
            .map_err(io(format!("cannot make the data folder {}", config.data.display())))?;
        let keys = Keys::open(&config.data).map_err(io("cannot make the key folder".into()))?;
        let board = match &config.board_url {
            Some(url) => Board::open_postgres(url).await,
            None => Board::open_sqlite(&config.data.join("board.db")).await,
        }
        .map_err(|e| StartError::Store("cannot open the board's database", e))?;
        let people = match &config.people_url {
            Some(url) => People::open_postgres(url).await,
            None => People::open_sqlite(&config.data.join("people.db")).await,
        }
        .map_err(|e| StartError::Store("cannot open the people's database", e))?;
        Ok(Self {
            board,
            people,
            keys,
            clock,
            assets: Arc::new(assets),
            sign_in_gate: SignInGate::default(),
            open_tickets: HourlyCap::new(config.open_per_hour),
            leptos: LeptosOptions::builder().output_name("kizuki").site_addr(config.addr).build(),
            config: Arc::new(config),
        })
    }

    /// Today where the board is.
    pub fn today(&self) -> NaiveDate {
        self.clock.today(self.config.tz)
    }

    /// Makes a draft with its key. The key comes first: a theme without one could never be used, a key without a theme does no harm.
    ///
    /// # Errors
    /// [`store::Error`]; a key that cannot be written is [`store::Error::Database`] too, for the organizer it is the same.
    pub async fn create_theme(&self, plan: &Plan, example: bool) -> Result<ThemeId, store::Error> {
        let id = ThemeId(Uuid::new_v4());
        self.keys.create(id).map_err(|error| store::Error::Database(format!("key file: {}", error.kind())))?;
        if let Err(error) = self.board.create_theme(id, plan, example).await {
            self.keys.discard(id);
            return Err(error);
        }
        Ok(id)
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.leptos.clone()
    }
}
