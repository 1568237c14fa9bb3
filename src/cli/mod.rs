//! The command line: one file per command.

mod admin;
mod assets;
mod attack;
mod backup;
mod demo;
mod doctor;
mod early;
mod export;
mod import;
mod migrate;
mod open;
mod output;
mod restore;
mod serve;
mod status;
mod supervised;
mod verify;

use std::{path::PathBuf, process::ExitCode};

use clap::{CommandFactory as _, Parser, Subcommand};
use include_dir::Dir;

use crate::service::{Config, Site};
use open::Failure;
use output::Output;

/// Kizuki Board (気づきボード): an anonymous workplace suggestion board.
#[derive(Parser)]
#[command(
    name = "kizuki",
    version,
    disable_version_flag = true,
    about,
    after_help = "From the environment alone: KIZUKI_PASSPHRASE, which readers are then asked for, KIZUKI_OIDC_CLIENT_SECRET, and KIZUKI_LOG."
)]
struct Arguments {
    /// Print the version
    #[arg(short = 'V', long)]
    version: bool,
    /// With --version: the SHA-256 of each file that the board gives to browsers, as sha256sum
    /// writes it
    #[arg(long, requires = "version")]
    hashes: bool,
    #[command(flatten)]
    config: Config,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the board (the default)
    Serve,
    /// Accounts of organizers
    #[command(subcommand)]
    Admin(admin::Command),
    /// Load the three themes of 2020 as marked examples
    Demo,
    /// Write a theme's report, or the organizers' guide, to a file or to standard output
    Export(export::Arguments),
    /// Take themes out of reports that another server wrote as JSON
    Import(import::Arguments),
    /// The files that browsers load
    #[command(subcommand)]
    Assets(assets::Command),
    /// Print the licences of everything that the program is made of
    Licences,
    /// Bring the tables up to this version, and end; the server does it too when it starts
    Migrate,
    /// Print in a few lines how this board stands
    Status,
    /// Print what this board stores and whether it is set as its promises need
    Doctor,
    /// Write everything but the keys into one file, beside a running server or without one
    Backup(backup::Arguments),
    /// Put a backup into a data folder that holds no board
    Restore(restore::Arguments),
    /// Play the operator: try to link people to notes in a copy of everything that this program
    /// stores
    Attack(attack::Arguments),
    /// Check a copy of the public log (/log.json), without any database
    Verify(verify::Arguments),
}

/// Runs the command; failures go to standard error as one sentence.
/// `carried` is the site, in a program that has it within.
pub async fn run(carried: Option<&'static Dir<'static>>) -> ExitCode {
    let Arguments { version, hashes, config, command } = Arguments::parse();
    let secrets = std::env::var_os("CREDENTIALS_DIRECTORY").map(PathBuf::from);
    let config = match (Config { carried, ..config }).with_secrets(secrets.as_deref()) {
        Ok(config) => config,
        Err(failure) => return end(Err(failure.into())),
    };
    if version {
        return end(print_version(&config.site(), hashes));
    }
    end(match command.unwrap_or(Command::Serve) {
        Command::Serve => serve::serve(config).await,
        Command::Admin(command) => admin::run(config, command).await,
        Command::Demo => demo::run(config).await,
        Command::Export(arguments) => export::run(config, arguments).await,
        Command::Import(arguments) => import::run(config, arguments).await,
        Command::Assets(command) => assets::run(&config.site(), command),
        Command::Licences => assets::licences(&config.site()).and_then(|text| print(&text)),
        Command::Migrate => migrate::run(config).await,
        Command::Status => status::run(config).await,
        Command::Doctor => doctor::run(config).await,
        Command::Backup(arguments) => backup::run(config, arguments).await,
        Command::Restore(arguments) => restore::run(config, arguments).await,
        Command::Attack(arguments) => attack::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
    })
}

/// Name and version in a line; below it, if asked for, the files.
fn print_version(site: &Site, hashes: bool) -> Result<(), Failure> {
    let files = if hashes { assets::hashes(site)? } else { String::new() };
    print(&format!("{}{files}", Arguments::command().render_version()))
}

/// To standard output.
fn print(text: &str) -> Result<(), Failure> {
    Output::Standard.write(text.as_bytes(), "")
}

/// How the program ends.
fn end(done: Result<(), Failure>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("kizuki: {failure}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a person reads at the terminal is not the markup of a comment.
    #[test]
    fn no_help_shows_the_marks_of_a_comment() {
        fn look(command: &mut clap::Command, seen: &mut usize) {
            let help = command.render_long_help().to_string();
            assert!(!help.contains('`') && !help.contains("](") && !help.contains("[["), "{help}");
            *seen += 1;
            command.get_subcommands_mut().for_each(|inner| look(inner, seen));
        }
        let mut command = Arguments::command();
        let mut seen = 0;
        command.build();
        look(&mut command, &mut seen);
        assert!(seen > 8, "every command was looked at: {seen}");
    }
}
