//! What other files of this folder need of a theme's row: its settings, and the number that rises with
//! what its viewers see.

use super::rows::ThemeRow;
use crate::domain::{ids::ThemeId, settings::Settings};
use crate::store::{Result, backend::Tx};

statements! {
    THEME_AS_SET = "SELECT * FROM theme WHERE id = $1";
    TOUCH_THEME = "UPDATE theme SET revision = revision + 1 WHERE id = $1";
}

/// What is set for a theme, as this transaction sees it.
pub(super) async fn settings(tx: &mut Tx, id: ThemeId) -> Result<Settings> {
    let row: ThemeRow = fetch_one!(tx, THEME_AS_SET, id)?;
    Ok(row.into_theme(Vec::new())?.settings)
}

/// Raises the number by which those who look at a theme's board know that something is new on it.
pub(super) async fn touch(tx: &mut Tx, id: ThemeId) -> Result<()> {
    execute!(tx, TOUCH_THEME, id).map(drop)
}
