//! The office's presets of themes.

use super::Board;
use crate::domain::{
    ids::PresetId,
    preset::{PRESETS_MAX, Preset, PresetSettings},
    problem::{Invalid, Problem},
};
use crate::store::{ChangeError, Error, Result, lock, verbs::ensure_changed};

statements! {
    PRESETS = "SELECT * FROM preset ORDER BY name, id";
    COUNT_PRESETS = "SELECT COUNT(*) FROM preset";
    NEW_PRESET = "INSERT INTO preset (id, name, settings, usual, version)
        VALUES ($1, $2, $3, $4, 1) ON CONFLICT DO NOTHING";
    RENAME_PRESET = "UPDATE preset SET name = $2, version = version + 1
        WHERE id = $1 AND version = $3";
    NOT_USUAL = "UPDATE preset SET usual = $1 WHERE usual";
    MAKE_USUAL = "UPDATE preset SET usual = $2 WHERE id = $1";
    DROP_PRESET = "DELETE FROM preset WHERE id = $1 AND version = $2";
}

row! {
    struct PresetRow {
        id: PresetId,
        name: String,
        settings: String,
        usual: bool,
        version: i64,
    }
}

impl Board {
    /// All presets, by name.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn presets(&self) -> Result<Vec<Preset>> {
        let rows: Vec<PresetRow> = fetch_all!(self.db, PRESETS)?;
        rows.into_iter().map(PresetRow::read).collect()
    }

    /// Keeps a new preset.
    ///
    /// # Errors
    /// [`Error::Conflict`] where its id is there already; [`ChangeError::Invalid`] for one more than
    /// there can be.
    pub async fn new_preset(
        &self,
        id: PresetId,
        name: &str,
        settings: &PresetSettings,
    ) -> std::result::Result<(), ChangeError> {
        let settings =
            serde_json::to_string(settings).map_err(|_| Error::unreadable("settings"))?;
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        let there = count!(tx, COUNT_PRESETS)?;
        if usize::try_from(there).is_ok_and(|there| there >= PRESETS_MAX) {
            return Err(Invalid::one("name", Problem::TooMany { max: PRESETS_MAX }).into());
        }
        let rows = execute!(tx, NEW_PRESET, id, name, settings, false)?;
        ensure_changed(rows, Error::Conflict)?;
        Ok(tx.commit().await?)
    }

    /// Gives a preset another name, in place of the version that was `seen`.
    ///
    /// # Errors
    /// [`Error::Conflict`] when somebody else changed it since; [`Error::Database`].
    pub async fn rename_preset(&self, id: PresetId, seen: i64, name: &str) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        ensure_changed(execute!(tx, RENAME_PRESET, id, name, seen)?, Error::Conflict)?;
        tx.commit().await
    }

    /// Lets new themes begin with this preset, or with none of the office's own.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Database`].
    pub async fn make_usual(&self, id: Option<PresetId>) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        execute!(tx, NOT_USUAL, false)?;
        if let Some(id) = id {
            ensure_changed(execute!(tx, MAKE_USUAL, id, true)?, Error::NotFound)?;
        }
        tx.commit().await
    }

    /// Drops a preset of the version that was `seen`.
    ///
    /// # Errors
    /// [`Error::Conflict`] when somebody else changed it since; [`Error::Database`].
    pub async fn drop_preset(&self, id: PresetId, seen: i64) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        ensure_changed(execute!(tx, DROP_PRESET, id, seen)?, Error::Conflict)?;
        tx.commit().await
    }
}

impl PresetRow {
    fn read(self) -> Result<Preset> {
        let settings =
            serde_json::from_str(&self.settings).map_err(|_| Error::unreadable("settings"))?;
        let Self { id, name, usual, version, .. } = self;
        Ok(Preset { id, name, settings, usual, version })
    }
}
