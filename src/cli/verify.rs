//! `kizuki verify FILE`: checks a copy of the public log and of the board, offline; it opens no
//! database.

use std::{fs::File, io::BufReader, path::PathBuf};

use clap::Args;

use super::open::Failure;
use crate::domain::hex::Hex;
use crate::log::{
    export::Verdict,
    file,
    replay::{IsKept, Replay},
    words::{WordLang, six_words},
};

/// Bytes of the file that are in memory at once.
const BUFFER: usize = 1 << 20;

/// Which file, and what somebody kept.
#[derive(Args)]
pub struct Arguments {
    /// The file that /log.json gives
    file: PathBuf,
    /// Six words that you wrote down earlier, in Japanese or English: they must belong to an entry
    /// of this log
    #[arg(long)]
    words: Option<String>,
}

/// Runs the command. The file is read entry by entry, so its length does not matter.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let name = arguments.file.display();
    let opened =
        File::open(&arguments.file).map_err(|error| format!("cannot read {name}: {error}"))?;
    let kept = arguments.words.as_deref().map(plain);
    let mut replay = Replay::new(kept.map(|kept| {
        Box::new(move |hash: &Hex<32>| {
            [WordLang::Ja, WordLang::En]
                .iter()
                .any(|list| plain(&six_words(&hash.0, *list)) == kept)
        }) as IsKept<'_>
    }));
    let board = file::read(BufReader::with_capacity(BUFFER, opened), &mut replay)
        .map_err(|why| format!("{name}: {why}"))?;
    match replay.compare(&board) {
        Ok(verdict) => {
            tell(&verdict);
            Ok(())
        }
        Err(flaws) => {
            for flaw in &flaws {
                eprintln!("{flaw}");
            }
            Err(format!("{name}: {} things do not hold", flaws.len()).into())
        }
    }
}

fn tell(verdict: &Verdict) {
    println!("Everything holds: {} entries.", verdict.head.seq);
    println!(
        "Notes shown as written: {}; hidden, as logged: {}; withdrawn by their authors: {}.",
        verdict.shown, verdict.hidden, verdict.withdrawn
    );
    if verdict.paper > 0 {
        println!(
            "{} of the notes shown were written on paper and typed in: the office vouches for them.",
            verdict.paper
        );
    }
    if verdict.uncounted > 0 {
        println!(
            "Stickers on paper of {} notes are not told now, and could not be checked.",
            verdict.uncounted
        );
    }
    if verdict.weaker > 0 {
        println!(
            "{} of them are from version 1 of the log, which is weaker: whether their authors wrote new texts of them cannot be checked.",
            verdict.weaker
        );
    }
    if verdict.older > 0 {
        println!("{} notes are from before the log and cannot be checked.", verdict.older);
    }
    println!(
        "The six words now: {} / {}",
        six_words(&verdict.head.hash.0, WordLang::Ja),
        six_words(&verdict.head.hash.0, WordLang::En)
    );
}

/// Words as typed: any blanks between them, in composed form.
fn plain(words: &str) -> String {
    crate::domain::text::fold_line(words)
        .to_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
