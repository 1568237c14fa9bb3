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
    /// csv or md
    #[arg(long)]
    format: String,
    /// The file to write; an existing one is replaced whole or not at all. Without it, or with -,
    /// the report goes to standard output
    #[arg(long)]
    out: Option<PathBuf>,
    /// ja or en; ja-simple writes Japanese, for a file is a document of the office
    #[arg(long, default_value = "ja")]
    lang: String,
}

/// Runs the command.
pub async fn run(config: Config, arguments: Arguments) -> Result<(), Failure> {
    let format: Format = arguments.format.parse().map_err(|_| "--format: csv or md")?;
    let lang: Lang = arguments.lang.parse().map_err(|_| "--lang: ja or en")?;
    let state = open_for_reading(config).await?;
    let theme = match state.board.theme_by_slug(&arguments.theme).await {
        Err(store::Error::NotFound) => {
            return Err(format!("there is no theme {}", arguments.theme).into());
        }
        other => other?,
    };
    let notes = state.board.notes(theme.id).await?;
    let summary =
        Summary::build(theme, notes, state.today()).with_log(state.board.log_head().await?.hash);
    let dates = state.config.dates;
    close(&state).await;
    let done = format!("{} notes, {} stickers", summary.notes.len(), summary.stickers());
    Output::of(arguments.out).write(&summary.write(format, lang, dates), &done)
}
