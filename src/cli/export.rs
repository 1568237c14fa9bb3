//! `kizuki export`: the bytes that the report page gives, in a file.

use std::path::PathBuf;

use clap::Args;

use super::Failure;
use crate::i18n::Lang;
use crate::report::{Format, Summary};
use crate::server::Config;
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
    /// The file to write; an existing one is replaced whole or not at all
    #[arg(long)]
    out: PathBuf,
    /// ja or en; ja-simple writes Japanese, for a file is a document of the office
    #[arg(long, default_value = "ja")]
    lang: String,
}

/// Runs the command.
pub async fn run(config: Config, arguments: Arguments) -> Result<(), Failure> {
    let format: Format = arguments.format.parse().map_err(|_| "--format: csv or md")?;
    let lang: Lang = arguments.lang.parse().map_err(|_| "--lang: ja or en")?;
    let state = super::open(config).await?;
    let theme = match state.board.theme_by_slug(&arguments.theme).await {
        Err(store::Error::NotFound) => return Err(format!("there is no theme {}", arguments.theme).into()),
        other => other?,
    };
    let notes = state.board.notes(theme.id).await?;
    let summary = Summary::build(theme, notes, state.today()).with_log(state.board.log_head().await?.hash);
    let dates = state.config.dates;
    super::close(&state).await;
    let half = arguments.out.with_extension("part");
    std::fs::write(&half, summary.write(format, lang, dates)).map_err(|error| format!("cannot write {}: {error}", half.display()))?;
    std::fs::rename(&half, &arguments.out).map_err(|error| format!("cannot write {}: {error}", arguments.out.display()))?;
    println!("{}: {} notes, {} stickers", arguments.out.display(), summary.notes.len(), summary.stickers());
    Ok(())
}
