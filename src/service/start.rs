//! Start-up: opens the databases, or says in one sentence what is wrong, which file it is, and what
//! to do.

use std::{io, path::Path};

use super::{Config, oidc::Unset, outbound::Unprepared};
use crate::domain::passphrase::PASSPHRASE_MIN;
use crate::store::{self, Board, People};

/// Where the way out of a damaged file is described.
const ADVICE: &str = "Stop the program, keep a copy of the file as it is, and put back your last backup (docs/running.md, \"When a file is damaged or gone\")";

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
    Store(String, store::Error),
    /// A file of SQLite's is not as SQLite wrote it.
    #[error("{0}: {1}. {ADVICE}")]
    Damaged(String, String),
    /// The accounts are gone, and the board is not.
    #[error(
        "the accounts are gone: {0} holds none, while the board has themes. Nobody is offered to become administrator by a link. \
         Put back people.db from a backup; or, if there is none, make a new account with `kizuki admin create --email … --password-stdin` \
         (the roster of Sealed themes and who has picked up are gone then)"
    )]
    AccountsGone(String),
    /// The board is gone, and the accounts are not.
    #[error(
        "the board is gone: {0} is missing or empty, while people.db holds accounts. Put board.db back from a backup; \
         or, to begin with an empty board, move people.db and the folder keys away as well"
    )]
    BoardGone(String),
    /// There is nothing to read.
    #[error(
        "there is no board here: {0} is missing. Start the server once, or say where the board is with KIZUKI_DATA"
    )]
    NoBoard(String),
    /// Requests to the outside.
    #[error(transparent)]
    Outbound(#[from] Unprepared),
    /// Signing in with the office's own accounts.
    #[error(transparent)]
    Oidc(#[from] Unset),
    /// The passphrase for reading.
    #[error(
        "KIZUKI_PASSPHRASE must have at least {PASSPHRASE_MIN} characters, written in UTF-8; without the variable, whoever reaches the board can read it"
    )]
    ShortPassphrase,
}

/// How the databases are opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// As a server does: what is missing of a new board is made, and tables are brought up to date.
    /// Where a board has themes and no accounts, it is refused.
    Usual,
    /// As a server does, and accounts that are gone are begun anew: whoever is at the command line
    /// says so.
    AccountsAnew,
    /// To be read alone: nothing is made and no table is changed, so that a command can run beside
    /// a server of another version.
    Reading,
}

/// Opens both stores. What is there is opened first: what it holds decides whether the other may be
/// made.
pub(super) async fn stores(
    config: &Config,
    opening: Opening,
) -> Result<(Board, People), StartError> {
    let files = [config.data.join("board.db"), config.data.join("people.db")];
    let [board_file, people_file] = &files;
    let missing = |url: &Option<String>, file: &Path| {
        url.is_none() && std::fs::metadata(file).map_or(0, |of| of.len()) == 0
    };
    let (board_missing, people_missing) =
        (missing(&config.board_url, board_file), missing(&config.people_url, people_file));
    if board_missing && !people_missing {
        let people = people(config, people_file, opening).await?;
        if people.has_accounts().await.map_err(|error| fault("the people's database", error))? {
            people.db().close().await;
            return Err(StartError::BoardGone(board_file.display().to_string()));
        }
        return Ok((board(config, board_file, opening).await?, people));
    }
    let board = board(config, board_file, opening).await?;
    if people_missing
        && opening != Opening::AccountsAnew
        && board.has_themes().await.map_err(|error| fault("the board's database", error))?
    {
        board.db().close().await;
        return Err(StartError::AccountsGone(people_file.display().to_string()));
    }
    Ok((board, people(config, people_file, opening).await?))
}

async fn board(config: &Config, file: &Path, opening: Opening) -> Result<Board, StartError> {
    let reading = opening == Opening::Reading;
    let opened = match &config.board_url {
        Some(url) if reading => Board::read_postgres(url).await,
        Some(url) => Board::open_postgres(url).await,
        None if reading => Board::read_sqlite(there(file)?).await,
        None => Board::open_sqlite(file).await,
    };
    opened.map_err(|error| {
        fault(&cannot("the board's database", config.board_url.is_some(), file), error)
    })
}

async fn people(config: &Config, file: &Path, opening: Opening) -> Result<People, StartError> {
    let reading = opening == Opening::Reading;
    let opened = match &config.people_url {
        Some(url) if reading => People::read_postgres(url).await,
        Some(url) => People::open_postgres(url).await,
        None if reading => People::read_sqlite(there(file)?).await,
        None => People::open_sqlite(file).await,
    };
    opened.map_err(|error| {
        fault(&cannot("the people's database", config.people_url.is_some(), file), error)
    })
}

/// The file, if there is one.
fn there(file: &Path) -> Result<&Path, StartError> {
    if file.exists() { Ok(file) } else { Err(StartError::NoBoard(file.display().to_string())) }
}

fn cannot(what: &str, on_a_server: bool, file: &Path) -> String {
    if on_a_server {
        format!("cannot open {what}")
    } else {
        format!("cannot open {}", file.display())
    }
}

pub(super) fn fault(what: &str, error: store::Error) -> StartError {
    if error.is_damage() {
        StartError::Damaged(what.into(), error.to_string())
    } else {
        StartError::Store(what.into(), error)
    }
}
