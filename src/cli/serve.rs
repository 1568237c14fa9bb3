//! `kizuki serve`: the HTTP server with its background jobs, from start to orderly stop.

use std::{io::Write as _, time::Duration};

use tokio::{net::TcpListener, signal::unix, sync::watch};
use tracing_subscriber::EnvFilter;

use super::open::{Failure, close};
use super::{early, supervised};
use crate::http::{AppState, Assets, compose, listen, metrics};
use crate::router::router;
use crate::service::{Clock, Config, StartError, chat, folder, run_peers, run_ticker, token};

/// For how long the link of the first start is good, in seconds.
const SETUP_LINK: i64 = 60 * 60;

/// Open files that a busy board needs, each viewer being one. Below it the program says so at its
/// start.
const FILES: u64 = 4096;
/// How long running requests may take once the process was asked to stop. Whoever reads more
/// slowly, or not at all, does not hold the stop up.
const GRACE: Duration = Duration::from_secs(10);

/// Serves until the process is asked to stop, then lets running requests finish and opens the boxes
/// once more.
pub async fn serve(config: Config) -> Result<(), Failure> {
    start_log();
    // From here on a wish to stop is kept until it can be met: a start that was asked to stop ends
    // as any other.
    let wish = StopWish::listen()?;
    let (inherited, config) = supervised::inherit(config)?;
    let early = early::listen(&config)?;
    raise_file_limit();
    let site = config.site();
    let assets = Assets::read(&site).map_err(|error| {
        format!(
            "the site is not built in {} ({error}); run scripts/build.sh or set KIZUKI_SITE",
            site.place()
        )
    })?;
    if config.backup_dir.is_some() && (config.board_url.is_some() || config.people_url.is_some()) {
        return Err("KIZUKI_BACKUP_DIR is for SQLite: this board is on PostgreSQL, which is backed up as docs/backup.md tells".into());
    }
    // Before anything is opened, and until everything is closed.
    let _folder = folder::lock(&config).await?;
    let listener = supervised::listener(inherited, &config).await?;
    let watched = watched(&config).await?;
    let state = AppState::open(config, Clock::System, assets).await?;
    fit(&state).await?;
    offer_setup(&state).await?;
    let (stop, stopped) = watch::channel(false);
    let mut peers = tokio::spawn(run_peers(state.service.clone(), stopped.clone()));
    let sender = tokio::spawn(chat::run(state.service.clone(), compose, stopped.clone()));
    let mut ticker = tokio::spawn(run_ticker(state.service.clone(), stopped, early));
    if let Some(listener) = watched {
        tokio::spawn(metrics::listen(listener, state.service.clone()));
    }
    println!("気づきボード  {}", state.config.public_origin());
    std::io::stdout().flush()?;
    supervised::ready(&state);
    tokio::select! {
        served = requests(listener, &state, wish) => served?,
        // Neither ends before it is asked to: without a tick no box opens, and whoever starts
        // programs again must hear of it.
        _ = &mut ticker => return Err(ended("the ticker")),
        _ = &mut peers => return Err(ended("listening to other processes")),
    }
    stop.send(true)?;
    ticker.await?;
    peers.await?;
    sender.await?;
    close(&state).await;
    Ok(())
}

/// The listener for whoever watches the program, where there is to be one.
async fn watched(config: &Config) -> Result<Option<TcpListener>, Failure> {
    let Some(addr) = config.metrics_addr else { return Ok(None) };
    let listener = TcpListener::bind(addr).await;
    Ok(Some(
        listener
            .map_err(|error| format!("cannot listen on {addr} (KIZUKI_METRICS_ADDR): {error}"))?,
    ))
}

/// Starts the log, on standard output, at the level that `KIZUKI_LOG` asks for.
fn start_log() {
    let level = EnvFilter::try_from_env("KIZUKI_LOG")
        .unwrap_or_else(|_| EnvFilter::new("warn,kizuki_board=info"));
    // Whatever is asked for: at its most talkative the check against other sites names the address of
    // each request, and with it personal links.
    let level = match "tower_http::csrf=off".parse() {
        Ok(never) => level.add_directive(never),
        Err(_) => level,
    };
    tracing_subscriber::fmt().with_env_filter(level).with_target(false).init();
}

/// A background job is over though nobody asked it to end.
fn ended(job: &str) -> Failure {
    format!("{job} ended by itself; this is a fault of the program").into()
}

/// Answers requests until the process is asked to stop, and then those that are under way, for as
/// long as [`GRACE`] allows.
async fn requests(listener: TcpListener, state: &AppState, wish: StopWish) -> Result<(), Failure> {
    let app = router(state.clone())?;
    let live = state.live.clone();
    let (ending, mut ended) = watch::channel(false);
    let stopping = async move {
        wish.heard().await;
        supervised::stopping();
        // Open boards hold their lines for hours; the browsers come back by themselves.
        live.close();
        ending.send_replace(true);
    };
    let too_long = async {
        let _ = ended.wait_for(|asked| *asked).await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        () = listen(listener, app, stopping) => {}
        () = too_long => tracing::warn!(
            "some requests did not end within {} seconds and were cut off",
            GRACE.as_secs()
        ),
    }
    Ok(())
}

/// Lets the process open as many files as it may: many systems start programs with 1,024, which is
/// fewer than the viewers of one board.
fn raise_file_limit() {
    match rlimit::increase_nofile_limit(u64::MAX) {
        Ok(files) if files < FILES => tracing::warn!(
            files,
            "few open files are allowed (ulimit -n); as many viewers can be connected"
        ),
        Ok(_) => {}
        Err(error) => tracing::warn!(%error, "the limit of open files cannot be raised"),
    }
}

/// Looks at files and keys before anybody is let in. A damaged file is not served, for each write
/// could damage it more; a theme without its key is, for it can be read.
async fn fit(state: &AppState) -> Result<(), Failure> {
    if let Some(what) = state.damage().await.into_iter().next() {
        return Err(StartError::Damaged(state.config.data.display().to_string(), what).into());
    }
    state.settle_keys().await?;
    if state.accounts_are_gone().await? {
        let place = state.config.people_url.as_ref().map_or_else(
            || state.config.data.join("people.db").display().to_string(),
            |_| "the people's database".into(),
        );
        return Err(StartError::AccountsGone(place).into());
    }
    Ok(())
}

/// Prints the one-time link while there is no account. It goes to standard output alone, not
/// through the log.
async fn offer_setup(state: &AppState) -> Result<(), Failure> {
    if state.people.has_accounts().await? {
        return Ok(());
    }
    let token = token::new()?;
    state.people.offer_setup(&token::hash(&token), state.clock.now() + SETUP_LINK).await?;
    println!(
        "最初の管理者を決めるリンク（一度だけ、1時間以内） / first administrator, once, within an hour:"
    );
    println!("  {}/setup/{token}", state.config.public_origin());
    Ok(())
}

/// SIGTERM, as programs are stopped, and SIGINT, as a person stops one.
struct StopWish {
    terminate: unix::Signal,
    interrupt: unix::Signal,
}

impl StopWish {
    fn listen() -> std::io::Result<Self> {
        let signal = unix::signal;
        Ok(Self {
            terminate: signal(unix::SignalKind::terminate())?,
            interrupt: signal(unix::SignalKind::interrupt())?,
        })
    }

    async fn heard(mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}
