//! Themes and prompts: planned, changed and moved by organizers, read by everybody.

use std::collections::HashMap;

use chrono::NaiveDate;
use uuid::Uuid;

use super::exclusive::{Changed, Exclusive, Numbers};
use super::rows::{PromptRow, ThemeRow, bind_settings};
use super::{
    Board, log,
    open_box::{Due, open_box},
};
use crate::domain::{
    hex::Hex,
    ids::ThemeId,
    plan::Plan,
    problem::{Invalid, Problem},
    settings::Settings,
    theme::{Prompt, State, Theme},
};
use crate::log::Event;
use crate::store::backend::{Tx, in_tx, on_db};
use crate::store::statements as sql;
use crate::store::{Error, Result};
use crate::ticket::blind::StampPublic;

/// What hangs on a board: notes that are not hidden, and the stickers on them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Notes.
    pub notes: i64,
    /// Stickers.
    pub stickers: i64,
}

impl Board {
    /// All themes, the latest first.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn themes(&self) -> Result<Vec<Theme>> {
        self.each_theme().await?.into_iter().collect()
    }

    /// Those that can be read: what is done for every theme must not end at one that cannot.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn readable_themes(&self) -> Result<Vec<Theme>> {
        Ok(self.each_theme().await?.into_iter().flatten().collect())
    }

    /// The same, each as far as it can be read.
    pub(super) async fn each_theme(&self) -> Result<Vec<Result<Theme>>> {
        let rows: Vec<ThemeRow> =
            on_db!(&self.db, pool => sqlx::query_as(sql::THEMES).fetch_all(pool).await)?;
        let prompts: Vec<PromptRow> =
            on_db!(&self.db, pool => sqlx::query_as(sql::PROMPTS).fetch_all(pool).await)?;
        let mut of: HashMap<Uuid, Vec<Prompt>> = HashMap::new();
        for row in prompts {
            of.entry(row.theme_id).or_default().push(row.into_prompt()?);
        }
        let themes = rows.into_iter().map(|row| {
            let prompts = of.remove(&row.id).unwrap_or_default();
            row.into_theme(prompts)
        });
        Ok(themes.collect())
    }

    /// The theme with this short name.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Database`].
    pub async fn theme_by_slug(&self, slug: &str) -> Result<Theme> {
        let row: ThemeRow = on_db!(&self.db, pool => sqlx::query_as(sql::THEME_BY_SLUG).bind(slug).fetch_one(pool).await)?;
        self.with_prompts(row).await
    }

    /// The theme with this id.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Database`].
    pub async fn theme(&self, id: ThemeId) -> Result<Theme> {
        let row: ThemeRow = on_db!(&self.db, pool => sqlx::query_as(sql::THEME_BY_ID).bind(id.0).fetch_one(pool).await)?;
        self.with_prompts(row).await
    }

    async fn with_prompts(&self, row: ThemeRow) -> Result<Theme> {
        let prompts: Vec<PromptRow> = on_db!(&self.db, pool => sqlx::query_as(sql::PROMPTS_OF).bind(row.id).fetch_all(pool).await)?;
        row.into_theme(prompts.into_iter().map(PromptRow::into_prompt).collect::<Result<_>>()?)
    }

    /// Ids and short names of the themes that are archived: no ticket of theirs matches anything
    /// any more.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn archived_names(&self) -> Result<Vec<(ThemeId, String)>> {
        let rows: Vec<(Uuid, String)> =
            on_db!(&self.db, pool => sqlx::query_as(sql::ARCHIVED_NAMES).fetch_all(pool).await)?;
        Ok(rows.into_iter().map(|(id, slug)| (ThemeId(id), slug)).collect())
    }

    /// Totals of every theme that has notes.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn totals(&self) -> Result<HashMap<ThemeId, Totals>> {
        let rows: Vec<(Uuid, i64, i64)> =
            on_db!(&self.db, pool => sqlx::query_as(sql::TOTALS).fetch_all(pool).await)?;
        Ok(rows
            .into_iter()
            .map(|(id, notes, stickers)| (ThemeId(id), Totals { notes, stickers }))
            .collect())
    }

    /// Every theme with its revision, which rises with what its viewers see, and its version, which
    /// rises with what organizers set.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub(super) async fn revisions(&self) -> Result<Vec<Numbers>> {
        let rows: Vec<(Uuid, i64, i64)> =
            on_db!(&self.db, pool => sqlx::query_as(sql::REVISIONS).fetch_all(pool).await)?;
        Ok(rows
            .into_iter()
            .map(|(id, revision, version)| (ThemeId(id), revision, version))
            .collect())
    }

    /// Makes a draft from a plan under an id that has its key already. `example` marks it as made
    /// by `kizuki demo`.
    ///
    /// # Errors
    /// [`Error::Taken`] when the short name is in use, [`Error::Database`].
    pub async fn create_theme(
        &self,
        id: ThemeId,
        plan: &Plan,
        example: bool,
    ) -> Result<Changed<()>> {
        let mut tx = self.exclusive().await?;
        insert_theme(&mut tx, id, plan, example).await?;
        tx.commit().await
    }

    /// Makes a theme from a plan and opens it, as the log tells, in one transaction. Where its id
    /// is there already, nothing is done; where its short name is, `-2`, `-3` and so on is put
    /// behind it.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn create_open(
        &self,
        id: ThemeId,
        plan: &Plan,
        today: NaiveDate,
    ) -> Result<Changed<()>> {
        let mut tx = self.exclusive().await?;
        let (there,): (i64,) =
            in_tx!(tx, conn => sqlx::query_as(sql::THEME_EXISTS).bind(id.0).fetch_one(conn).await)?;
        if there > 0 {
            return Ok(Changed::of(()));
        }
        let mut plan = plan.clone();
        let first = plan.slug.clone();
        for n in 2.. {
            let (taken,): (i64,) = in_tx!(tx, conn => sqlx::query_as(sql::SLUG_EXISTS).bind(&plan.slug).fetch_one(conn).await)?;
            if taken == 0 {
                break;
            }
            plan.slug = format!("{first}-{n}");
        }
        insert_theme(&mut tx, id, &plan, false).await?;
        let (from, to) = (State::Draft, State::Open);
        in_tx!(tx, conn => sqlx::query(sql::MOVE_THEME_DUE).bind(id.0).bind(from.as_str()).bind(to.as_str()).execute(conn).await.map(drop))?;
        moved(&mut tx, id, from, to, today).await?;
        tx.commit().await
    }

    /// Changes a theme, if nobody changed it since `version` was read. Once it has been open, the
    /// log tells which fields changed.
    ///
    /// # Errors
    /// [`ChangeError::Store`] with [`Error::Conflict`] or [`Error::Taken`];
    /// [`ChangeError::Invalid`] when a prompt that carries notes would go. Nothing is written then.
    pub async fn update_theme(
        &self,
        theme: &Theme,
        version: i64,
        plan: &Plan,
        today: NaiveDate,
    ) -> std::result::Result<Changed<()>, ChangeError> {
        let id = theme.id;
        let mut tx = self.exclusive().await?;
        let changed = in_tx!(tx, conn => bind_settings!(sqlx::query(sql::UPDATE_THEME).bind(id.0).bind(version), &plan.settings)
            .execute(conn).await.map(|done| done.rows_affected()))
        .map_err(Error::from)?;
        if changed == 0 {
            return Err(Error::Conflict.into());
        }
        replace_prompts(&mut tx, id, plan).await?;
        let fields = plan.changes(theme);
        if theme.is_fixed() && !fields.is_empty() {
            log::append(&mut tx, today, &Event::SettingsChanged { theme: id, fields }).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Moves a theme to another state by hand, as the log tells. When it closes, the box is opened
    /// a last time in the same transaction.
    ///
    /// # Errors
    /// [`Error::Conflict`] when somebody changed it since it was read, [`Error::Database`].
    pub async fn move_theme(
        &self,
        theme: &Theme,
        to: State,
        today: NaiveDate,
    ) -> Result<Changed<()>> {
        self.move_with(theme, to, today, None).await
    }

    /// Moves a Sealed theme out of draft: its stamp key is written into the log and beside the
    /// theme, in the same transaction.
    ///
    /// # Errors
    /// As [`Board::move_theme`]; [`Error::Conflict`] also when the theme has published another key
    /// before.
    pub async fn announce_sealed(
        &self,
        theme: &Theme,
        to: State,
        today: NaiveDate,
        key: &StampPublic,
    ) -> Result<Changed<()>> {
        self.move_with(theme, to, today, Some(Hex(key.0))).await
    }

    async fn move_with(
        &self,
        theme: &Theme,
        to: State,
        today: NaiveDate,
        key: Option<Hex<32>>,
    ) -> Result<Changed<()>> {
        let mut tx = self.exclusive().await?;
        let done = in_tx!(tx, conn => sqlx::query(sql::MOVE_THEME).bind(theme.id.0).bind(theme.version).bind(to.as_str())
            .execute(conn).await.map(|done| done.rows_affected()))?;
        if done == 0 {
            return Err(Error::Conflict);
        }
        match (key, theme.stamp_key) {
            (Some(key), None) => {
                in_tx!(tx, conn => sqlx::query(sql::SET_STAMP_KEY).bind(theme.id.0).bind(&key.0[..]).execute(conn).await.map(drop))?;
                log::append(&mut tx, today, &Event::ThemeKey { theme: theme.id, key }).await?;
            }
            // Two keys for one theme would let a dishonest server tell people apart
            // (docs/anonymity.md, L17).
            (Some(key), Some(published)) if key != published => return Err(Error::Conflict),
            _ => {}
        }
        moved(&mut tx, theme.id, theme.state, to, today).await?;
        tx.commit().await
    }

    /// Makes the report public or private again.
    ///
    /// # Errors
    /// [`Error::Conflict`] when somebody changed it since `version` was read, [`Error::Database`].
    pub async fn publish_report(
        &self,
        id: ThemeId,
        version: i64,
        public: bool,
    ) -> Result<Changed<()>> {
        let mut tx = self.exclusive().await?;
        let changed = in_tx!(tx, conn => sqlx::query(sql::PUBLISH_REPORT).bind(id.0).bind(version).bind(public)
            .execute(conn).await.map(|done| done.rows_affected()))?;
        if changed == 0 { Err(Error::Conflict) } else { tx.commit().await }
    }
}

/// Why a theme could not be changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// The store said no.
    #[error(transparent)]
    Store(#[from] Error),
    /// The form asks for what the notes on the board forbid.
    #[error(transparent)]
    Invalid(#[from] Invalid),
}

/// What goes with a move: the last opening of the box, and the entry of the log.
pub(super) async fn moved(
    tx: &mut Exclusive,
    id: ThemeId,
    from: State,
    to: State,
    today: NaiveDate,
) -> Result<()> {
    if to == State::Open {
        let row: ThemeRow =
            in_tx!(tx, conn => sqlx::query_as(sql::THEME_BY_ID).bind(id.0).fetch_one(conn).await)?;
        let theme = row.into_theme(Vec::new())?;
        let Settings { slug, tier, box_rule, quorum, max_notes, premoderated, .. } = theme.settings;
        return log::append(
            tx,
            today,
            &Event::Opened { theme: id, slug, tier, box_rule, quorum, max_notes, premoderated },
        )
        .await;
    }
    open_box(tx, id, today, Due::ALL).await?;
    if from.has_board() {
        let (notes, stickers) =
            in_tx!(tx, conn => sqlx::query_as(sql::TOTALS_OF).bind(id.0).fetch_one(conn).await)?;
        log::append(tx, today, &Event::Moved { theme: id, to, notes, stickers }).await?;
    }
    Ok(())
}

async fn insert_theme(tx: &mut Tx, id: ThemeId, plan: &Plan, example: bool) -> Result<()> {
    in_tx!(tx, conn => bind_settings!(sqlx::query(sql::INSERT_THEME).bind(id.0).bind(example), &plan.settings)
        .bind(plan.emergency).bind(false).execute(conn).await.map(drop))?;
    for (place, prompt) in (0i64..).zip(&plan.prompts) {
        insert_prompt(tx, id, place, &prompt.name, prompt.colour.as_str()).await?;
    }
    Ok(())
}

async fn insert_prompt(
    tx: &mut Tx,
    theme: ThemeId,
    place: i64,
    name: &str,
    colour: &str,
) -> Result<()> {
    in_tx!(tx, conn => sqlx::query(sql::INSERT_PROMPT).bind(Uuid::new_v4()).bind(theme.0).bind(place).bind(name).bind(colour)
        .execute(conn).await.map(drop))?;
    Ok(())
}

/// Keeps, renames, adds and removes prompts as planned. One that carries notes cannot be removed.
async fn replace_prompts(
    tx: &mut Tx,
    theme: ThemeId,
    plan: &Plan,
) -> std::result::Result<(), ChangeError> {
    let old: Vec<PromptRow> =
        in_tx!(tx, conn => sqlx::query_as(sql::PROMPTS_OF).bind(theme.0).fetch_all(conn).await)
            .map_err(Error::from)?;
    for row in old {
        let prompt = row.into_prompt()?;
        if plan.prompts.iter().any(|planned| planned.id == Some(prompt.id)) {
            continue;
        }
        let gone =
            in_tx!(tx, conn => sqlx::query(sql::DELETE_PROMPT).bind(prompt.id.0).bind(theme.0)
            .execute(conn).await.map(|done| done.rows_affected()))
            .map_err(Error::from)?;
        if gone == 0 {
            return Err(Invalid::one("prompts", Problem::Frozen).into());
        }
    }
    for (place, planned) in (0i64..).zip(&plan.prompts) {
        let (name, colour) = (&planned.name, planned.colour.as_str());
        let kept = match planned.id {
            Some(id) => in_tx!(tx, conn => sqlx::query(sql::UPDATE_PROMPT).bind(id.0).bind(theme.0).bind(place).bind(name).bind(colour)
                .execute(conn).await.map(|done| done.rows_affected()))
            .map_err(Error::from)?,
            None => 0,
        };
        if kept == 0 {
            insert_prompt(tx, theme, place, name, colour).await?;
        }
    }
    Ok(())
}
