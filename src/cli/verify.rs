//! `kizuki verify FILE`: checks a copy of the public log and of the board, offline; it opens no database.

use std::path::PathBuf;

use clap::Args;

use super::Failure;
use crate::domain::hex::Hex;
use crate::log::{
    verify::{Export, VERSION, verify},
    words::{WordLang, six_words},
};

/// Which file, and what somebody kept.
#[derive(Args)]
pub struct Arguments {
    /// The file that /log.json gives
    file: PathBuf,
    /// Six words that you wrote down earlier, in Japanese or English: they must belong to an entry of this log
    #[arg(long)]
    words: Option<String>,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let file = arguments.file.display();
    let bytes = std::fs::read(&arguments.file).map_err(|error| format!("cannot read {file}: {error}"))?;
    let export: Export = serde_json::from_slice(&bytes).map_err(|_| format!("{file} is not a log of Kizuki Board"))?;
    if export.version != VERSION {
        return Err(format!("{file} has version {}, this program knows {VERSION}", export.version).into());
    }
    let kept = arguments.words.as_deref().map(plain);
    let fits = |hash: &Hex<32>| {
        kept.as_ref().is_some_and(|kept| [WordLang::Ja, WordLang::En].iter().any(|list| plain(&six_words(&hash.0, *list)) == *kept))
    };
    match verify(&export, kept.is_some().then_some(&fits)) {
        Ok(verdict) => {
            println!("Everything holds: {} entries.", verdict.head.seq);
            println!(
                "Notes shown as written: {}; hidden, as logged: {}; withdrawn by their authors: {}.",
                verdict.shown, verdict.hidden, verdict.withdrawn
            );
            if verdict.older > 0 {
                println!("{} notes are from before the log and cannot be checked.", verdict.older);
            }
            println!(
                "The six words now: {} / {}",
                six_words(&verdict.head.hash.0, WordLang::Ja),
                six_words(&verdict.head.hash.0, WordLang::En)
            );
            Ok(())
        }
        Err(flaws) => {
            for flaw in &flaws {
                eprintln!("{flaw}");
            }
            Err(format!("{file}: {} things do not hold", flaws.len()).into())
        }
    }
}

/// Words as typed: any blanks between them, in composed form.
fn plain(words: &str) -> String {
    crate::domain::text::clean_line(words).to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
