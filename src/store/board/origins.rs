//! Where deep-dives began: themes that go on from an item of another one.

use super::{Board, rows::word};
use crate::domain::{ids::ThemeId, lineage::Origin};
use crate::store::{Result, backend::Tx};

statements! {
    ORIGINS = "SELECT theme_id, parent_id, item FROM origin ORDER BY theme_id";
    ORIGINS_OF_ITEM = "SELECT COUNT(*) FROM origin WHERE parent_id = $1 AND item = $2";
    NEW_ORIGIN = "INSERT INTO origin (theme_id, parent_id, item) VALUES ($1, $2, $3)";
}

impl Board {
    /// All deep-dives with where they began.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn origins(&self) -> Result<Vec<(ThemeId, Origin)>> {
        let rows: Vec<(ThemeId, ThemeId, String)> = fetch_all!(self.db, ORIGINS)?;
        let origin = |(theme, parent, item): (ThemeId, ThemeId, String)| {
            // Of a theme that was split off there is none.
            let item = if item.is_empty() { None } else { Some(word("item", &item)?) };
            Ok((theme, Origin { parent, item }))
        };
        rows.into_iter().map(origin).collect()
    }
}

/// Says of a new theme where it began.
pub(super) async fn insert(tx: &mut Tx, theme: ThemeId, origin: &Origin) -> Result<()> {
    let item = origin.item.map(|item| item.to_string()).unwrap_or_default();
    execute!(tx, NEW_ORIGIN, theme, origin.parent, item).map(drop)
}

/// Whether a theme goes on from this item already; of a theme several can be split off.
pub(super) async fn is_begun(tx: &mut Tx, origin: &Origin) -> Result<bool> {
    let Some(item) = origin.item else { return Ok(false) };
    Ok(count!(tx, ORIGINS_OF_ITEM, origin.parent, item.to_string())? > 0)
}
