//! `kizuki backup FILE`: everything of a board on SQLite in one file, without its keys, beside a
//! running server or without one.

use std::path::PathBuf;

use clap::Args;

use super::open::{Failure, close, open, open_for_reading};
use crate::domain::backup::Manifest;
use crate::service::{
    Config,
    backup::{BackupError, Made, Target, from_files, from_server},
    folder::{self, LockError},
};

/// Where to.
#[derive(Args)]
pub struct Arguments {
    /// The file to write, on another disk than the data folder
    #[arg(required_unless_present = "noted")]
    file: Option<PathBuf>,
    /// Put it over a file that is there
    #[arg(long)]
    replace: bool,
    /// Make none: note that another tool, such as that of PostgreSQL, made a good one today
    #[arg(long, conflicts_with_all = ["file", "replace"])]
    noted: bool,
}

/// Runs the command.
pub async fn run(config: Config, arguments: Arguments) -> Result<(), Failure> {
    // Nothing is changed where the tables are those of another version.
    let state = open_for_reading(config.clone()).await?;
    let today = state.today();
    close(&state).await;
    if let Some(file) = arguments.file {
        if config.board_url.is_some() || config.people_url.is_some() {
            return Err(BackupError::OnPostgres.into());
        }
        let target = Target::of(&file, &config.data, arguments.replace)?;
        let made = match folder::lock(&config).await {
            Ok(_held) => from_files(&config.data, today, &target).await?,
            Err(LockError::Held { .. }) => from_server(&config.data, today, &target).await?,
            Err(error) => return Err(error.into()),
        };
        tell(&made);
    }
    let state = open(config).await?;
    let noted = state.note_backup(true).await;
    close(&state).await;
    Ok(noted?)
}

fn tell(made: &Made) {
    let Made { file, bytes, manifest } = made;
    let Manifest { board, people, log, .. } = manifest;
    println!("{}: {bytes} bytes, checked", file.display());
    println!("  board.db: step {}, {} bytes, sha256 {}", board.schema, board.bytes, board.sha256);
    println!(
        "  people.db: step {}, {} bytes, sha256 {}",
        people.schema, people.bytes, people.sha256
    );
    println!("  log: {} entries, {} / {}", log.entries, log.words[0], log.words[1]);
    println!(
        "Keys are not in it. Keep them in another place, and not together with it (docs/backup.md)."
    );
}
