//! The trash, and the addresses that are never given again.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::exclusive::Changed;
use super::themes::{elsewhere, insert_theme};
use super::{Board, rows::word};
use crate::domain::{
    ids::ThemeId, lineage::Origin, plan::Plan, theme::Theme, theme_form::ThemeForm,
    trash::DeletedDraft,
};
use crate::store::verbs::ensure_changed;
use crate::store::{Error, Result, lock};

statements! {
    TRASH = "SELECT * FROM trash ORDER BY deleted_on DESC, id";
    PUT_IN_TRASH = "INSERT INTO trash (id, form, parent_id, item, example, deleted_on)
        VALUES ($1, $2, $3, $4, $5, $6)";
    TAKE_FROM_TRASH = "DELETE FROM trash WHERE id = $1";
    EMPTY_TRASH = "DELETE FROM trash WHERE deleted_on <= $1";
    DELETE_PROMPTS = "DELETE FROM prompt WHERE theme_id = $1";
    DELETE_ORIGIN = "DELETE FROM origin WHERE theme_id = $1";
    DELETE_REPORT_NUMBER = "DELETE FROM report_number WHERE theme_id = $1";
    DELETE_DRAFT = "DELETE FROM theme WHERE id = $1 AND version = $2 AND state = 'draft'";
    USED_SLUGS = "SELECT slug FROM used_slug ORDER BY slug";
    THEMES_SEEN = "SELECT DISTINCT theme_id FROM used_slug ORDER BY theme_id";
    SET_VERSION = "UPDATE theme SET version = $2 WHERE id = $1";
}

row! {
    struct TrashRow {
        id: ThemeId,
        form: String,
        parent_id: Option<ThemeId>,
        item: Option<String>,
        example: bool,
        deleted_on: NaiveDate,
    }
}

impl Board {
    /// The deleted drafts, the latest first.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn trash(&self) -> Result<Vec<DeletedDraft>> {
        let rows: Vec<TrashRow> = fetch_all!(self.db, TRASH)?;
        rows.into_iter().map(TrashRow::read).collect()
    }

    /// Puts a draft into the trash, if nobody changed it since it was read; nothing may hang on it.
    ///
    /// # Errors
    /// [`Error::Conflict`] when somebody did; [`Error::Database`].
    pub async fn delete_draft(
        &self,
        theme: &Theme,
        origin: Option<&Origin>,
        today: NaiveDate,
    ) -> Result<Changed<()>> {
        let id = theme.id;
        let form =
            serde_json::to_string(&ThemeForm::of(theme)).map_err(|_| Error::unreadable("form"))?;
        let parent = origin.map(|origin| origin.parent);
        let item = origin.and_then(|origin| origin.item).map(|item| item.to_string());
        let mut tx = self.exclusive().await?;
        execute!(tx, DELETE_PROMPTS, id)?;
        execute!(tx, DELETE_ORIGIN, id)?;
        execute!(tx, DELETE_REPORT_NUMBER, id)?;
        ensure_changed(execute!(tx, DELETE_DRAFT, id, theme.version)?, Error::Conflict)?;
        execute!(tx, PUT_IN_TRASH, id, form, parent, item, theme.example, today)?;
        tx.commit().await
    }

    /// Makes a draft again of one in the trash, of a `version` above all that it had; where its address was
    /// given away meanwhile, `-2` and so on is put behind it.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it is not in the trash (any more); [`Error::Database`].
    pub async fn restore_draft(
        &self,
        id: ThemeId,
        plan: &Plan,
        (example, version): (bool, i64),
    ) -> Result<Changed<()>> {
        let mut tx = self.exclusive().await?;
        ensure_changed(execute!(tx, TAKE_FROM_TRASH, id)?, Error::NotFound)?;
        let plan = elsewhere(&mut tx, id, plan).await?;
        insert_theme(&mut tx, id, &plan, example).await?;
        execute!(tx, SET_VERSION, id, version)?;
        tx.commit().await
    }

    /// Takes a draft out of the trash for good. One that is gone is gone.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn purge_draft(&self, id: ThemeId) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        execute!(tx, TAKE_FROM_TRASH, id)?;
        tx.commit().await
    }

    /// Takes out for good what was deleted up to that day.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn empty_trash(&self, up_to: NaiveDate) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        execute!(tx, EMPTY_TRASH, up_to)?;
        tx.commit().await
    }

    /// The themes of which staff have seen the address.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn themes_seen(&self) -> Result<HashSet<ThemeId>> {
        let seen: Vec<ThemeId> = scalar_all!(self.db, THEMES_SEEN)?;
        Ok(seen.into_iter().collect())
    }

    /// The addresses that staff have seen, of whichever theme.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn used_slugs(&self) -> Result<Vec<String>> {
        scalar_all!(self.db, USED_SLUGS)
    }
}

impl TrashRow {
    fn read(self) -> Result<DeletedDraft> {
        let form = serde_json::from_str(&self.form).map_err(|_| Error::unreadable("form"))?;
        let item = self.item.map(|item| word("item", &item)).transpose()?;
        let origin = self.parent_id.map(|parent| Origin { parent, item });
        let Self { id, example, deleted_on, .. } = self;
        Ok(DeletedDraft { id, form, origin, example, deleted_on })
    }
}
