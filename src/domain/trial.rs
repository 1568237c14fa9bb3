//! The board that somebody tries out and throws away: a place to see whether a phone gets here, and
//! how a note looks. It is of no theme, takes no ticket, and is counted nowhere.

use serde::{Deserialize, Serialize};

use super::{
    problem::Invalid,
    text::{self, NOTE_MAX},
};

/// For how long it is there, in seconds.
pub const LASTS: i64 = 60 * 60;
/// So many notes fit; each one more takes the place of the first.
const NOTES_MAX: usize = 30;

/// The board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trial {
    /// The word in its address. Whoever knows it can write here and nowhere else, for an hour.
    pub token: String,
    /// When it ends by itself, in Unix seconds.
    pub until: i64,
    /// What was written, the latest first.
    pub notes: Vec<String>,
}

impl Trial {
    /// An empty one that begins now.
    pub const fn new(token: String, now: i64) -> Self {
        Self { token, until: now + LASTS, notes: Vec::new() }
    }

    /// Whether it is over.
    pub const fn is_over(&self, now: i64) -> bool {
        now >= self.until
    }

    /// Pins a note. The one that is there already is there: a button pressed twice.
    pub fn pin(&mut self, note: String) {
        if self.notes.first() != Some(&note) {
            self.notes.insert(0, note);
            self.notes.truncate(NOTES_MAX);
        }
    }
}

/// Reads a note as it is typed.
///
/// # Errors
/// What is wrong, under `text`, as for any note.
pub fn parse_note(typed: &str) -> Result<String, Invalid> {
    text::parse(typed, NOTE_MAX).map_err(|problem| Invalid::one("text", problem))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::problem::Problem;

    #[test]
    fn it_ends_after_an_hour() {
        let trial = Trial::new("t".into(), 1_000);
        assert!(!trial.is_over(1_000 + LASTS - 1) && trial.is_over(1_000 + LASTS));
    }

    #[test]
    fn a_note_is_pinned_once_and_the_oldest_makes_room() {
        let mut trial = Trial::new("t".into(), 0);
        trial.pin("一枚目".into());
        trial.pin("一枚目".into());
        assert_eq!(trial.notes, ["一枚目"]);
        for n in 0..NOTES_MAX {
            trial.pin(n.to_string());
        }
        assert_eq!((trial.notes.len(), trial.notes[0].as_str()), (NOTES_MAX, "29"));
        assert!(!trial.notes.contains(&"一枚目".into()));
    }

    #[test]
    fn a_note_is_read_as_any_other() {
        assert_eq!(parse_note(" 貼れました\u{200b} "), Ok("貼れました".into()));
        assert_eq!(parse_note("　\n"), Err(Invalid::one("text", Problem::Empty)));
        assert!(parse_note(&"長".repeat(NOTE_MAX + 1)).is_err());
    }
}
