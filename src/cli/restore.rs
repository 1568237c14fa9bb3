//! `kizuki restore FILE`: puts a backup into a data folder without a board, and says what works no
//! more.

use std::path::PathBuf;

use clap::Args;

use super::open::{Failure, close, open_for_reading};
use crate::service::{
    Config,
    backup::{BackupError, Restored, restore},
    folder,
};

/// What from.
#[derive(Args)]
pub struct Arguments {
    /// The file that kizuki backup wrote
    file: PathBuf,
}

/// Runs the command.
pub async fn run(config: Config, arguments: Arguments) -> Result<(), Failure> {
    if config.board_url.is_some() || config.people_url.is_some() {
        return Err(BackupError::OnPostgres.into());
    }
    let made = !config.data.exists();
    let held = folder::lock(&config).await?;
    let restored = restore(&arguments.file, &config.data).await;
    if restored.is_err() && made {
        // Only what this command made: the folder with its lock.
        let _ = std::fs::remove_file(config.data.join("server.lock"));
        let _ = std::fs::remove_dir(&config.data);
    }
    let restored = restored?;
    drop(held);
    tell(&config, &restored);
    if restored.older {
        println!("Its tables are those of an earlier kizuki; the next start changes them.");
        return Ok(());
    }
    keys(config).await
}

fn tell(config: &Config, restored: &Restored) {
    let log = &restored.manifest.log;
    println!("{}: the board as it was on {}", config.data.display(), restored.manifest.made_on);
    println!("  log: {} entries, {} / {}", log.entries, log.words[0], log.words[1]);
    println!(
        "Gone is what came after that: notes, stickers, answers, accounts, and who picked up a ticket. Whoever has looked at the board \
         since is told by their browser that the log is another one: tell everybody that it was restored, and of which day."
    );
}

/// Says which keys are missing, and what that means.
async fn keys(config: Config) -> Result<(), Failure> {
    let state = open_for_reading(config).await?;
    let missing = state.bad_keys().await;
    let closed = state.is_closed();
    close(&state).await;
    let missing = missing?;
    if missing.is_empty() {
        println!("Each theme has its key.");
    } else {
        println!(
            "Without their keys, which are in no backup, these themes can be read, reviewed, answered and archived, and nothing else:"
        );
        for key in &missing {
            println!("  {} ({}): its key is {}", key.slug, key.title, key.why);
        }
        println!(
            "Nobody can write or like in them, see, rewrite or withdraw their own notes, or pick up a Sealed ticket. Put the key files back \
             into the folder keys if you have them; they are never made anew."
        );
    }
    if closed && !state.keys.folder().join("reader.key").exists() {
        println!(
            "reader.key is missing too: no passphrase fits. An administrator sets a new one at /admin/setup."
        );
    }
    println!("Go on with kizuki serve.");
    Ok(())
}
