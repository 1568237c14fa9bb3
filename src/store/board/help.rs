//! Items with which staff may offer help. Who does stands in the people's database alone.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{Board, exclusive::Changed, item, revision::touch};
use crate::domain::{
    answers::Item,
    ids::{NoteId, ThemeId},
};
use crate::store::Result;

statements! {
    HELP_WANTED = "SELECT theme_id, item, note_id FROM help_wanted";
    WANT_HELP = "INSERT INTO help_wanted (theme_id, item, note_id) VALUES ($1, $2, $3)
        ON CONFLICT DO NOTHING";
    WANT_NO_HELP = "DELETE FROM help_wanted WHERE theme_id = $1 AND item = $2";
}

impl Board {
    /// The items of all themes with which reviewers let staff offer help. Whether it can be offered
    /// now depends on the theme and on what is answered, too.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn help_wanted(&self) -> Result<BTreeSet<(ThemeId, Item)>> {
        let rows: Vec<(ThemeId, Uuid, Option<NoteId>)> = fetch_all!(self.db, HELP_WANTED)?;
        Ok(rows.into_iter().map(|(theme, id, note)| (theme, item::item_of(id, note))).collect())
    }

    /// Lets staff offer help with an item, or does so no more; both may be said twice.
    ///
    /// # Errors
    /// [`crate::store::Error::NotFound`] for an item that there is not;
    /// [`crate::store::Error::Database`].
    pub async fn want_help(&self, theme: ThemeId, item: Item, wanted: bool) -> Result<Changed<()>> {
        let mut tx = self.exclusive().await?;
        item::must_be(&mut tx, theme, item).await?;
        let rows = if wanted {
            execute!(tx, WANT_HELP, theme, item.uuid(), item.note())?
        } else {
            execute!(tx, WANT_NO_HELP, theme, item.uuid())?
        };
        if rows > 0 {
            touch(&mut tx, theme).await?;
        }
        tx.commit().await
    }
}
