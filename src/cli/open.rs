//! Opening and closing the board for a command, and how commands fail.

use crate::service::{Clock, Config, Opening, Service};

/// A command's failure, as a sentence for the person at the terminal.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Opens the board for a command that serves no pages.
pub async fn open(config: Config) -> Result<Service, Failure> {
    Ok(Service::open(config, Clock::System, Opening::Usual).await?)
}

/// Opens the board for a command that changes nothing: not even its tables, so that it can run
/// beside a server of another version.
pub async fn open_for_reading(config: Config) -> Result<Service, Failure> {
    Ok(Service::open(config, Clock::System, Opening::Reading).await?)
}

/// Opens the state where the accounts may be gone: whoever makes one at the command line begins
/// them anew.
pub async fn open_anew(config: Config) -> Result<Service, Failure> {
    Ok(Service::open(config, Clock::System, Opening::AccountsAnew).await?)
}

/// Closes the databases, so that no write-ahead log stays behind.
pub async fn close(state: &Service) {
    state.board.db().close().await;
    state.people.db().close().await;
}
