//! The application state, which every request can reach: the verbs of the product, and what HTTP
//! keeps besides.

use std::{ops::Deref, sync::Arc};

use axum::extract::FromRef;
use leptos::prelude::LeptosOptions;

use super::{
    Assets,
    anon::Pace,
    api,
    device::Devices,
    log_file::LogFile,
    page_cache::PageCache,
    passphrase::{Guesses, PassphraseGate},
    viewers::Live,
};
use crate::address::Address;
use crate::log::Head;
use crate::service::{
    Clock, Config, Opening, Service, StartError, limits::RateLimit, oidc::Provider,
};

/// The program as its requests see it. Cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// What can be done with the board.
    pub service: Service,
    /// The addresses of the site's files.
    pub assets: Arc<Assets>,
    /// Browsers in which somebody signed in before.
    pub devices: Devices,
    /// Where organizers and reviewers can sign in with the office's own accounts, if there is such a
    /// place. Not a part of [`Service`]: the command line, which helps where it is set wrongly, does
    /// without.
    pub provider: Option<Provider>,
    /// Wrong passphrases of readers.
    guesses: Guesses,
    /// Public pages as they were rendered last.
    pub pages: PageCache,
    /// Who has a board open.
    pub live: Live,
    /// How long acts take.
    pub pace: Pace,
    /// Requests of programs.
    pub(super) api: RateLimit,
    /// `/log.json` as it was made last.
    pub(super) log_file: LogFile,
    leptos: LeptosOptions,
}

impl AppState {
    /// Opens the databases and the key folder as configured. Open boards hear of news from then on.
    ///
    /// # Errors
    /// [`StartError`] says what could not be opened.
    pub async fn open(config: Config, clock: Clock, assets: Assets) -> Result<Self, StartError> {
        let io = |what: &'static str| move |source| StartError::Io { what: what.into(), source };
        let places = [Address::OidcBack, Address::Home].map(|address| address.to_string());
        let service = Service::open(config, clock, Opening::Usual).await?;
        let provider = Provider::of(
            &service.config.oidc,
            service.config.origin.as_deref(),
            service.outbound.clone(),
            places.each_ref().map(String::as_str),
        )?;
        let live = Live::default();
        live.hear(service.news.listen());
        Ok(Self {
            assets: Arc::new(assets),
            devices: Devices::open(service.keys.folder())
                .map_err(io("cannot read or make device.key in the key folder"))?,
            provider,
            guesses: Guesses::default(),
            pages: PageCache::new(service.news.clone()),
            live,
            pace: Pace::default(),
            api: api::limit(),
            log_file: LogFile::default(),
            leptos: LeptosOptions::builder()
                .output_name("kizuki")
                .site_addr(service.config.addr)
                .build(),
            service,
        })
    }

    /// What the browser's second program shows to fetch the public log, where a passphrase is set;
    /// today's, the same for everybody.
    pub fn log_pass(&self) -> Option<String> {
        self.gate().map(|gate| gate.log_pass(self.today()))
    }

    /// What lets readers in, where a passphrase is set.
    pub fn gate(&self) -> Option<PassphraseGate> {
        let key = self.office().key?;
        Some(PassphraseGate::of(self.reader_salt()?, &key, &self.guesses))
    }

    /// The head of the log, for the foot of every page.
    pub fn log_head(&self) -> Head {
        self.news.head()
    }
}

/// A request that reaches the program reaches what can be done with it.
impl Deref for AppState {
    type Target = Service;

    fn deref(&self) -> &Service {
        &self.service
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.leptos.clone()
    }
}
