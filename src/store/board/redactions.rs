//! 開示用: what was decided about words for the copy that is disclosed.

use std::collections::BTreeMap;

use super::{Board, rows::word};
use crate::domain::{
    disclosure::{RuledWords, Ruling},
    ids::{NoteId, ThemeId},
};
use crate::store::{Error, Result, lock};

statements! {
    RULED = "SELECT DISTINCT redaction.words, redaction.ruling
        FROM redaction JOIN note ON note.id = redaction.note_id
        WHERE note.theme_id = $1 ORDER BY redaction.words, redaction.ruling";
    FORGET_WORDS = "DELETE FROM redaction
        WHERE words = $2 AND note_id IN (SELECT id FROM note WHERE theme_id = $1)";
    RULE_WORDS = "INSERT INTO redaction (note_id, words, ruling)
        SELECT id, $3, $4 FROM note WHERE theme_id = $1 AND id = $2";
}

/// What is to be decided about words of a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRuling {
    /// The words.
    pub words: String,
    /// What stood there when it was looked at.
    pub was: Option<Ruling>,
    /// What shall stand there; nothing takes a ruling back.
    pub wish: Option<Ruling>,
    /// The notes in which the words stand.
    pub notes: Vec<NoteId>,
}

impl Board {
    /// What was decided about words of a theme's notes, in the order of the words.
    ///
    /// # Errors
    /// [`Error::Database`]; [`Error::Corrupt`] for a ruling that there is not.
    pub async fn ruled_words(&self, theme: ThemeId) -> Result<Vec<RuledWords>> {
        let rows: Vec<(String, String)> = fetch_all!(self.db, RULED, theme)?;
        let ruled = by_words(rows)?.into_iter();
        Ok(ruled.map(|(words, ruling)| RuledWords { words, ruling }).collect())
    }

    /// Decides about words: about all of them or none.
    ///
    /// # Errors
    /// [`Error::Conflict`] when somebody else decided otherwise about one of them since it was
    /// looked at; [`Error::Database`].
    pub async fn rule_words(&self, theme: ThemeId, all: &[NewRuling]) -> Result<()> {
        // Exclusive, as all that organizers set. No reader sees it, so nobody is told.
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        let stands = by_words(fetch_all!(tx, RULED, theme)?)?;
        for NewRuling { words, was, wish, notes } in all {
            let stands = stands.get(words).copied();
            if stands != *was && stands != *wish {
                return Err(Error::Conflict);
            }
            execute!(tx, FORGET_WORDS, theme, words)?;
            let Some(ruling) = wish else { continue };
            for note in notes {
                execute!(tx, RULE_WORDS, theme, note, words, ruling)?;
            }
        }
        tx.commit().await?;
        Ok(())
    }
}

fn by_words(rows: Vec<(String, String)>) -> Result<BTreeMap<String, Ruling>> {
    rows.into_iter().map(|(words, ruling)| Ok((words, word("ruling", &ruling)?))).collect()
}
