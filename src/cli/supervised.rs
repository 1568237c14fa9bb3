//! What the service manager that started the program gives it, and hears from it: a socket that it
//! holds open while programs come and go (`sd_listen_fds(3)`), and notices (`sd_notify(3)`). Where
//! nothing of that kind started the program, none of it happens.

use std::{net, time::Duration};

use listenfd::ListenFd;
use sd_notify::NotifyState;
use tokio::net::TcpListener;

use super::open::Failure;
use crate::http::AppState;
use crate::service::Config;

/// The socket to listen on, if the service manager holds one, and the configuration with the
/// address of that: whoever starts the program next to it, an update, finds the door open.
///
/// # Errors
/// What was handed over is no socket that listens for TCP.
pub fn inherit(config: Config) -> Result<(Option<net::TcpListener>, Config), Failure> {
    let listener = ListenFd::from_env()
        .take_tcp_listener(0)
        .map_err(|error| format!("the socket that the service manager gives: {error}"))?;
    let Some(listener) = listener else { return Ok((None, config)) };
    listener.set_nonblocking(true)?;
    let addr = listener.local_addr()?;
    Ok((Some(listener), Config { addr, ..config }))
}

/// The inherited socket, or one of our own.
///
/// # Errors
/// A sentence with the address that cannot be listened on.
pub async fn listener(
    inherited: Option<net::TcpListener>,
    config: &Config,
) -> Result<TcpListener, Failure> {
    match inherited {
        Some(listener) => Ok(TcpListener::from_std(listener)?),
        None => Ok(TcpListener::bind(config.addr)
            .await
            .map_err(|error| format!("cannot listen on {}: {error}", config.addr))?),
    }
}

/// Says that requests are answered now, and from then on, as often as is asked for, that the
/// program lives: that its writer and its ticker get on, as `/healthz` says it.
pub fn ready(state: &AppState) {
    notify(&[NotifyState::Ready]);
    if let Some(within) = sd_notify::watchdog_enabled() {
        tokio::spawn(watch(state.clone(), within / 2));
    }
}

/// Says that the program is about to end.
pub fn stopping() {
    notify(&[NotifyState::Stopping]);
}

async fn watch(state: AppState, every: Duration) {
    let mut turns = tokio::time::interval(every);
    loop {
        turns.tick().await;
        if state.stopped().is_none() {
            notify(&[NotifyState::Watchdog]);
        }
    }
}

fn notify(notice: &[NotifyState<'_>]) {
    if let Err(error) = sd_notify::notify(notice) {
        tracing::warn!(%error, "the service manager cannot be told");
    }
}
