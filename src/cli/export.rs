//! `kizuki export`: the bytes that the report page gives, in a file or on standard output.

use std::path::PathBuf;

use clap::Args;

use super::{
    open::{Failure, close, open_for_reading},
    output::Output,
};
use crate::i18n::Lang;
use crate::report::{Format, Summary};
use crate::service::Config;
use crate::store;

/// Which report, and where to.
#[derive(Args)]
pub struct Arguments {
    /// The theme's short name
    #[arg(long)]
    theme: String,
    #[arg(long, help = formats())]
    format: String,
    /// The file to write; an existing one is replaced whole or not at all. Without it, or with -,
    /// the report goes to standard output
    #[arg(long)]
    out: Option<PathBuf>,
    #[arg(long, help = languages_help(), default_value = Lang::default().as_str())]
    lang: String,
}

/// The formats that there are, as a message offers them.
fn formats() -> String {
    let words: Vec<&str> = Format::ALL.iter().map(|format| format.as_str()).collect();
    words.join(" or ")
}

/// The languages that there are documents in.
fn languages() -> String {
    let written = Lang::ALL.iter().filter(|lang| lang.document() == **lang);
    let words: Vec<&str> = written.map(|lang| lang.as_str()).collect();
    words.join(" or ")
}

fn languages_help() -> String {
    let file = "a file is a document of the office";
    format!("{}; ja-simple writes Japanese, for {file}", languages())
}

/// Runs the command.
pub async fn run(config: Config, arguments: Arguments) -> Result<(), Failure> {
    let format: Format =
        arguments.format.parse().map_err(|_| format!("--format: {}", formats()))?;
    let lang: Lang = arguments.lang.parse().map_err(|_| format!("--lang: {}", languages()))?;
    let state = open_for_reading(config).await?;
    let theme = match state.board.theme_by_slug(&arguments.theme).await {
        Err(store::Error::NotFound) => {
            return Err(format!("there is no theme {}", arguments.theme).into());
        }
        other => other?,
    };
    let notes = state.board.notes(theme.id).await?;
    let published = state.published(&theme).await?;
    let summary = Summary::build(theme, notes.clone(), state.today())
        .with_answers(&published, notes)
        .with_log(state.board.log_head().await?.hash);
    let dates = state.config.dates;
    close(&state).await;
    let done = format!("{} notes, {} stickers", summary.notes.len(), summary.stickers());
    Output::of(arguments.out).write(&summary.write(format, lang, dates), &done)
}
