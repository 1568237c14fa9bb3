//! `kizuki admin create`: an account without a browser.

use std::io::Read as _;

use clap::{Args, Subcommand};

use super::Failure;
use crate::domain::account::{self, Role};
use crate::i18n::{Lang, say};
use crate::server::{Config, password};
use crate::store;

/// What can be done with accounts.
#[derive(Subcommand)]
pub enum Command {
    /// Make an account
    Create(New),
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
pub async fn run(config: Config, Command::Create(new): Command) -> Result<(), Failure> {
    debug_assert!(new.password_stdin, "clap requires it");
    let email = account::parse_email(&new.email).map_err(|problem| format!("--email: {}", say::problem(Lang::En, &problem)))?;
    let role: Role = new.role.parse().map_err(|_| "--role: admin, organizer or reviewer")?;
    let mut typed = String::new();
    std::io::stdin().take(4096).read_to_string(&mut typed)?;
    let password = typed.lines().next().unwrap_or_default().to_owned();
    account::check_password(&password).map_err(|problem| format!("password: {}", say::problem(Lang::En, &problem)))?;
    let hash = password::hash(password).await.ok_or("the password could not be hashed")?;
    let state = super::open(config).await?;
    let made = state.people.create_account(&email, &hash, role).await;
    super::close(&state).await;
    match made {
        Ok(_) => {
            println!("{email}: {}", role.as_str());
            Ok(())
        }
        Err(store::Error::Taken) => Err(format!("{email} has an account already").into()),
        Err(error) => Err(error.into()),
    }
}
