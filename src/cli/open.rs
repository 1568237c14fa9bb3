//! What the commands share: opening the state and closing it, and how they fail.

use crate::server::{Accounts, AppState, Assets, Clock, Config};

/// A command's failure, as a sentence for the person at the terminal.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Opens the state for a command that serves no pages.
pub async fn open(config: Config) -> Result<AppState, Failure> {
    Ok(AppState::open(config, Clock::System, Assets::unbuilt()).await?)
}

/// Opens the state where the accounts may be gone: whoever makes one at the command line begins them anew.
pub async fn open_anew(config: Config) -> Result<AppState, Failure> {
    Ok(AppState::open_with(config, Clock::System, Assets::unbuilt(), Accounts::Anew).await?)
}

/// Closes the databases, so that no write-ahead log stays behind.
pub async fn close(state: &AppState) {
    state.board.db().close().await;
    state.people.db().close().await;
}
