//! `kizuki admin`: accounts without a browser.

use std::io::Read as _;

use clap::{Args, Subcommand};

use super::open::{Failure, close, open, open_anew, open_for_reading};
use super::output::Output;
use crate::domain::{
    account::{self, Role},
    team::Member,
};
use crate::i18n::{Lang, say};
use crate::service::{Config, password};
use crate::store;

/// What can be done with accounts.
#[derive(Subcommand)]
pub enum Command {
    /// Make an account
    Create(New),
    /// Set a new password, which signs the account out everywhere and removes its passkeys. One that
    /// signs in with the office's own accounts then has a password as well
    Password(Existing),
    /// Print all accounts: address, role, state, and how they sign in
    List,
}

/// An account that is there.
#[derive(Args)]
pub struct Existing {
    /// The address to sign in with
    #[arg(long)]
    email: String,
    /// Read the password from standard input (its first line)
    #[arg(long, required = true)]
    password_stdin: bool,
}

/// A new account.
#[derive(Args)]
pub struct New {
    /// The address to sign in with; nothing is ever sent to it
    #[arg(long)]
    email: String,
    /// Read the password from standard input (its first line)
    #[arg(long, required = true)]
    password_stdin: bool,
    /// admin, organizer or reviewer
    #[arg(long, default_value = "admin")]
    role: String,
}

/// Runs the command.
pub async fn run(config: Config, command: Command) -> Result<(), Failure> {
    match command {
        Command::Create(new) => create(config, new).await,
        Command::Password(existing) => set_password(config, existing).await,
        Command::List => list(config).await,
    }
}

async fn create(config: Config, new: New) -> Result<(), Failure> {
    debug_assert!(new.password_stdin, "clap requires it");
    let email = email(&new.email)?;
    let role: Role = new.role.parse().map_err(|_| "--role: admin, organizer or reviewer")?;
    let hash = typed_password().await?;
    let state = open_anew(config).await?;
    let made = state.people.create_account(&email, &hash, role).await;
    close(&state).await;
    match made {
        Ok(_) => {
            println!("{email}: {}", role.as_str());
            Ok(())
        }
        Err(store::Error::Taken) => Err(format!("{email} has an account already").into()),
        Err(error) => Err(error.into()),
    }
}

async fn set_password(config: Config, existing: Existing) -> Result<(), Failure> {
    debug_assert!(existing.password_stdin, "clap requires it");
    let email = email(&existing.email)?;
    let hash = typed_password().await?;
    let state = open(config).await?;
    let set = state.people.set_password(&email, &hash).await;
    close(&state).await;
    match set {
        Ok(()) => {
            println!("{email}: new password set, passkeys removed");
            Ok(())
        }
        Err(store::Error::NotFound) => Err(format!("{email} has no account").into()),
        Err(error) => Err(error.into()),
    }
}

async fn list(config: Config) -> Result<(), Failure> {
    let state = open_for_reading(config).await?;
    let team = state.people.team().await;
    close(&state).await;
    let line = |one: &Member| {
        let way = if one.is_of_provider { "provider" } else { "password" };
        format!("{}\t{}\t{}\t{way}\n", one.email, one.role.as_str(), one.state.as_str())
    };
    let lines: String = team?.iter().map(line).collect();
    Output::Standard.write(lines.as_bytes(), "")
}

fn email(typed: &str) -> Result<String, Failure> {
    account::parse_email(typed)
        .map_err(|problem| format!("--email: {}", say::problem(Lang::TERMINAL, &problem)).into())
}

/// Some editors and shells begin a text with a byte order mark, which nobody types.
fn first_line(text: &str) -> &str {
    text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default()
}

/// The hash of the password on standard input.
async fn typed_password() -> Result<String, Failure> {
    let mut typed = String::new();
    std::io::stdin().take(4096).read_to_string(&mut typed)?;
    let password = first_line(&typed).to_owned();
    account::check_password(&password)
        .map_err(|problem| format!("password: {}", say::problem(Lang::TERMINAL, &problem)))?;
    Ok(password::hash(password).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_what_somebody_types() {
        for text in ["correct horse", "\u{feff}correct horse", "\u{feff}correct horse\r\nmore\n"] {
            assert_eq!(first_line(text), "correct horse");
        }
        assert_eq!(first_line(""), "");
    }
}
