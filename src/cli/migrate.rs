//! `kizuki migrate`: brings the tables up to this version and ends, so that a server need not do it
//! while somebody waits for it.

use super::open::{Failure, close, open};
use crate::service::{Config, folder};
use crate::store::migrations::{BOARD, PEOPLE, Step};

/// Runs the command. On PostgreSQL servers of the version before may go on beside it; on SQLite the
/// one that has the folder must be stopped.
pub async fn run(config: Config) -> Result<(), Failure> {
    let _folder = folder::lock(&config).await?;
    let state = open(config).await?;
    close(&state).await;
    let last = |steps: &[Step]| steps.iter().map(|step| step.version).max().unwrap_or_default();
    println!(
        "The tables are those of kizuki {}: board step {}, people step {}",
        env!("CARGO_PKG_VERSION"),
        last(BOARD),
        last(PEOPLE)
    );
    Ok(())
}
