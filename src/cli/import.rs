//! `kizuki import`: themes out of reports that another server wrote as JSON.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::Args;

use super::open::{Failure, close, open};
use crate::domain::imported::ImportedTheme;
use crate::report::read_report;
use crate::service::{Config, Error, Service};
use crate::store;

/// The largest file, in bytes.
const BYTES_MAX: u64 = 256 * 1024 * 1024;

/// Which files.
#[derive(Args)]
pub struct Arguments {
    /// Reports as kizuki export --format json writes them, one theme each; they are taken in the
    /// order in which the themes closed
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

/// Runs the command: reads all files before it writes anything.
pub async fn run(config: Config, arguments: Arguments) -> Result<(), Failure> {
    let mut themes = Vec::new();
    for file in &arguments.files {
        themes.push(read(file)?);
    }
    // Each is compared with those that closed before it.
    themes.sort_by_key(|(theme, _)| theme.plan.closes_on);
    let state = open(config).await?;
    let done = import(&state, &themes).await;
    close(&state).await;
    done
}

/// The theme of a file, and the file.
fn read(file: &Path) -> Result<(ImportedTheme, Vec<u8>), Failure> {
    let name = file.display();
    let bytes = fs::metadata(file).map(|about| about.len());
    if bytes.map_err(|error| format!("{name}: {error}"))? > BYTES_MAX {
        return Err(format!("{name}: more than 256 MiB").into());
    }
    let bytes = fs::read(file).map_err(|error| format!("{name}: {error}"))?;
    let theme = read_report(&bytes).map_err(|error| format!("{name}: {error}"))?;
    Ok((theme, bytes))
}

/// One after the other: one that is there already is told, and leaves the others.
async fn import(state: &Service, themes: &[(ImportedTheme, Vec<u8>)]) -> Result<(), Failure> {
    for (theme, file) in themes {
        let slug = &theme.plan.slug;
        match state.import_theme(theme, file).await {
            Ok(_) => println!("{slug}: {} notes, {} groups", theme.notes.len(), theme.groups.len()),
            Err(Error::Store(store::Error::Taken)) => {
                return Err(
                    format!("there is a theme {slug} already; nothing of it was taken").into()
                );
            }
            Err(Error::Store(store::Error::Conflict)) => {
                return Err(format!(
                    "{slug}: notes of it are or were on this server; nothing of it was taken"
                )
                .into());
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
