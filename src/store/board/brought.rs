//! Suggested groups that came in a file, until another takes their place. Whether one can still be
//! suggested is for whoever reads them: what was accepted or refused stands in the trail.

use super::{Board, groups::shown};
use crate::domain::{
    ids::{NoteId, ThemeId},
    suggest::BroughtGroup,
};
use crate::store::{Result, lock};

statements! {
    BROUGHT = "SELECT place, name, note_id FROM brought WHERE theme_id = $1 ORDER BY place, note_id";
    DELETE_BROUGHT = "DELETE FROM brought WHERE theme_id = $1";
    INSERT_BROUGHT = "INSERT INTO brought (note_id, theme_id, place, name) VALUES ($1, $2, $3, $4)";
}

impl Board {
    /// The groups in the order of the file, with those of their notes that were not taken back.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn brought(&self, theme: ThemeId) -> Result<Vec<BroughtGroup>> {
        let rows: Vec<(i64, String, NoteId)> = fetch_all!(self.db, BROUGHT, theme)?;
        let mut groups: Vec<(i64, BroughtGroup)> = Vec::new();
        for (place, name, note) in rows {
            match groups.last_mut().filter(|(of, _)| *of == place) {
                Some((_, group)) => group.notes.push(note),
                None => groups.push((place, BroughtGroup { name, notes: vec![note] })),
            }
        }
        Ok(groups.into_iter().map(|(_, group)| group).collect())
    }

    /// Puts the groups of a file in the place of those that there are; none takes them away.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn set_brought(&self, theme: ThemeId, groups: &[BroughtGroup]) -> Result<()> {
        // Exclusive: a note that is taken back meanwhile must not get a row.
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        let there = shown(&mut tx, theme).await?;
        execute!(tx, DELETE_BROUGHT, theme)?;
        for (place, group) in (1_i64..).zip(groups) {
            for note in group.notes.iter().filter(|note| there.contains_key(note)) {
                execute!(tx, INSERT_BROUGHT, *note, theme, place, &group.name)?;
            }
        }
        tx.commit().await
    }
}
