//! `kizuki attack DIR --truth FILE`: the linker, for a works council that wants to see for itself.
//! Point it at copies, never at a running board's own folder: it only reads, but what it reads
//! should stand still.

use std::path::PathBuf;

use clap::Args;

use super::open::Failure;
use crate::attack;

/// What to attack, and what is true.
#[derive(Args)]
pub struct Arguments {
    /// A folder with everything an operator could keep: databases with their -wal, logs, backups,
    /// exports; copies made over time in folders of their own. From PostgreSQL: its tables and what
    /// its write-ahead log holds, as text (docs/anonymity.md, section 9, tells how)
    dir: PathBuf,
    /// JSON of who wrote what, for scoring only: {"pairs": [{"theme", "person", "note"}], "visits":
    /// [{"theme", "person"}]}
    #[arg(long)]
    truth: PathBuf,
    /// JSON of tickets that their owners gave away: [{"theme", "person", "ticket"}]
    #[arg(long)]
    tickets: Option<PathBuf>,
}

/// Runs the command; the report goes to standard output as Markdown.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let truth = attack::read_truth(&arguments.truth)?;
    let tickets = arguments.tickets.as_deref().map(attack::read_tickets).transpose()?;
    println!("{}", attack::run(&arguments.dir, &truth, tickets.as_deref())?);
    Ok(())
}
