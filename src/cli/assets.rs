//! `kizuki assets`: the files that browsers load, for a web server that is to serve them itself;
//! and what `kizuki --version --hashes` prints of them.

use std::{fs, path::PathBuf};

use clap::Subcommand;
use sha2::{Digest, Sha256};

use super::{open::Failure, output::replace};
use crate::domain::hex::Hex;
use crate::http::files;
use crate::service::Site;

/// The commands.
#[derive(Subcommand)]
pub enum Command {
    /// Write them into a folder, compressed ones beside them, under the paths of their addresses
    Export {
        /// The folder; files of an earlier export are replaced, others stay
        folder: PathBuf,
    },
}

/// Runs a command.
pub fn run(site: &Site, command: Command) -> Result<(), Failure> {
    match command {
        Command::Export { folder } => {
            let names = served(site)?;
            for name in &names {
                let file = folder.join(name);
                let said = |error| format!("cannot write {}: {error}", file.display());
                file.parent().map_or(Ok(()), fs::create_dir_all).map_err(said)?;
                replace(&file, &site.read(name)?).map_err(said)?;
            }
            println!("{}: {} files", folder.display(), names.len());
            Ok(())
        }
    }
}

/// One line for each file as browsers run or show it: the SHA-256 of its content and its name, as
/// `sha256sum` writes them, so that anybody can compare them with what the board serves.
pub fn hashes(site: &Site) -> Result<String, Failure> {
    let names = served(site)?.into_iter().filter(|name| !files::is_compressed(name));
    let lines = names.map(|name| {
        let hash = Hex::<32>(Sha256::digest(site.read(&name)?).into());
        Ok(format!("{hash}  {name}\n"))
    });
    lines.collect()
}

/// The texts of the licences of everything that the program is made of.
pub fn licences(site: &Site) -> Result<String, Failure> {
    let text = site.read("licences.txt").map_err(|_| {
        "this program carries no licences: a released one does (make dist), and so does its package"
    })?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// The names of the files that have addresses.
fn served(site: &Site) -> Result<Vec<String>, Failure> {
    let mut names = site.names().map_err(|error| {
        format!("the site is not built in {} ({error}); set KIZUKI_SITE", site.place())
    })?;
    names.retain(|name| files::is_served(name));
    Ok(names)
}
