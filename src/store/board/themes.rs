//! Themes: planned and changed by organizers, read by everybody.

use std::collections::{HashMap, HashSet};

use chrono::{Months, NaiveDate};

use super::exclusive::{Changed, Numbers};
use super::rows::{ThemeRow, bind_settings, count};
use super::{Board, day_changes, log, moves, origins, prompts};
use crate::domain::{
    day_change::changed_days,
    exchange::first_of_month,
    ids::ThemeId,
    plan::Plan,
    slug::names_like,
    stickers::StickerCount,
    theme::{State, Theme},
};
use crate::log::Event;
use crate::store::backend::Tx;
use crate::store::verbs::ensure_changed;
use crate::store::{ChangeError, Error, Result};

statements! {
    THEMES = "SELECT * FROM theme ORDER BY opens_on DESC, slug";
    ARCHIVED_NAMES = "SELECT id, slug FROM theme WHERE state = 'archived' ORDER BY slug";
    REVISIONS = "SELECT id, revision, version FROM theme ORDER BY id";
    THEME_BY_SLUG = "SELECT * FROM theme WHERE slug = $1";
    THEME_BY_ID = "SELECT * FROM theme WHERE id = $1";
    BEGIN_BETWEEN = "SELECT COUNT(*) FROM theme WHERE opens_on >= $1 AND opens_on < $2
        AND emergency = $3";
    THEME_EXISTS = "SELECT COUNT(*) FROM theme WHERE id = $1";
    SLUG_EXISTS = "SELECT COUNT(*) FROM theme WHERE slug = $1";
    SLUG_WAS_USED = "SELECT COUNT(*) FROM used_slug WHERE slug = $1 AND theme_id <> $2";
    TOTALS = "SELECT theme_id, COUNT(*) AS notes,
        CAST(COALESCE(SUM(stickers), 0) AS BIGINT) AS stickers,
        CAST(COALESCE(SUM(paper_stickers), 0) AS BIGINT) AS paper_stickers
        FROM note WHERE hidden IS NULL AND question_id IS NULL GROUP BY theme_id";
    INSERT_THEME = "INSERT INTO theme (id, example, slug, title, description, kind, tier, box_rule,
        opens_on, closes_on, answers_on, posting, posting_until, stickers, stickers_until, max_notes,
        tally, quorum, archive_after, premoderated, emergency, state, report_public)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
        $19, $20, $21, 'draft', $22)";
    UPDATE_THEME = "UPDATE theme SET slug = $3, title = $4, description = $5, kind = $6,
        tier = $7, box_rule = $8, opens_on = $9, closes_on = $10, answers_on = $11, posting = $12,
        posting_until = $13, stickers = $14, stickers_until = $15, max_notes = $16, tally = $17,
        quorum = $18, archive_after = $19, premoderated = $20, version = version + 1,
        revision = revision + 1
        WHERE id = $1 AND version = $2";
    PUBLISH_REPORT = "UPDATE theme SET report_public = $3, version = version + 1,
        revision = revision + 1 WHERE id = $1 AND version = $2";
}

/// What hangs on a board: notes that are not hidden, and the stickers on them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Notes.
    pub notes: i64,
    /// Stickers.
    pub stickers: StickerCount,
}

impl Board {
    /// All themes, the latest first.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn themes(&self) -> Result<Vec<Theme>> {
        self.each_theme().await?.into_iter().collect()
    }

    /// The themes that can be read, the latest first: what is done for every theme must not end at
    /// one that cannot.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn readable_themes(&self) -> Result<Vec<Theme>> {
        Ok(self.each_theme().await?.into_iter().flatten().collect())
    }

    /// Every theme, the latest first, or why it cannot be read.
    pub(super) async fn each_theme(&self) -> Result<Vec<Result<Theme>>> {
        let rows: Vec<ThemeRow> = fetch_all!(self.db, THEMES)?;
        let mut prompts = self.prompts().await?;
        let themes = rows.into_iter().map(|row| {
            let prompts = prompts.remove(&row.id).unwrap_or_default();
            row.into_theme(prompts)
        });
        Ok(themes.collect())
    }

    /// The theme with this short name.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Database`].
    pub async fn theme_by_slug(&self, slug: &str) -> Result<Theme> {
        let row: ThemeRow = fetch_one!(self.db, THEME_BY_SLUG, slug)?;
        self.with_prompts(row).await
    }

    /// The theme with this id.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Database`].
    pub async fn theme(&self, id: ThemeId) -> Result<Theme> {
        let row: ThemeRow = fetch_one!(self.db, THEME_BY_ID, id)?;
        self.with_prompts(row).await
    }

    async fn with_prompts(&self, row: ThemeRow) -> Result<Theme> {
        let prompts = self.prompts_of(row.id).await?;
        row.into_theme(prompts)
    }

    /// Ids and short names of the themes that are archived: no ticket of theirs matches anything
    /// any more.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn archived_names(&self) -> Result<Vec<(ThemeId, String)>> {
        fetch_all!(self.db, ARCHIVED_NAMES)
    }

    /// Totals of every theme that has notes.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn totals(&self) -> Result<HashMap<ThemeId, Totals>> {
        let rows: Vec<(ThemeId, i64, i64, i64)> = fetch_all!(self.db, TOTALS)?;
        let total = |(id, notes, digital, paper)| {
            Ok((id, Totals { notes, stickers: count(digital, paper)? }))
        };
        rows.into_iter().map(total).collect()
    }

    /// Every theme with its revision, which rises with what its viewers see, and its version, which
    /// rises with what organizers set.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub(super) async fn revisions(&self) -> Result<Vec<Numbers>> {
        fetch_all!(self.db, REVISIONS)
    }

    /// Makes a draft from a plan under an id that has its key already. `example` marks it as made
    /// by `kizuki demo`.
    ///
    /// # Errors
    /// [`Error::Taken`] when the short name is in use or was, [`Error::Database`].
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
        if count!(tx, THEME_EXISTS, id)? > 0 {
            return Ok(Changed::of(()));
        }
        let plan = elsewhere(&mut tx, id, plan).await?;
        insert_theme(&mut tx, id, &plan, false).await?;
        moves::move_on(&mut tx, id, State::Draft, State::Open, today).await?;
        tx.commit().await
    }

    /// Makes drafts from plans, all of them or none. Where the id of the first is there already,
    /// nothing is done; where a short name is, `-2`, `-3` and so on is put behind it. A plan that goes
    /// on from an item is passed over where a theme does already, and with `only_free` one in whose month
    /// a theme begins: of two people who plan a year at once, the second one's. Returns which were made.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn create_drafts(
        &self,
        drafts: &[(ThemeId, Plan)],
        only_free: bool,
    ) -> Result<Changed<Vec<ThemeId>>> {
        let mut tx = self.exclusive().await?;
        if let Some((first, _)) = drafts.first()
            && count!(tx, THEME_EXISTS, *first)? > 0
        {
            return Ok(Changed::of(Vec::new()));
        }
        let mut begun = HashSet::new();
        for (_, plan) in drafts.iter().filter(|_| only_free) {
            let month = first_of_month(plan.opens_on);
            let next = month.checked_add_months(Months::new(1)).unwrap_or(NaiveDate::MAX);
            if count!(tx, BEGIN_BETWEEN, month, next, false)? > 0 {
                begun.insert(month);
            }
        }
        let mut made = Vec::new();
        for (id, plan) in drafts {
            if begun.contains(&first_of_month(plan.opens_on)) {
                continue;
            }
            if let Some(origin) = &plan.origin
                && origins::is_begun(&mut tx, origin).await?
            {
                continue;
            }
            let plan = elsewhere(&mut tx, *id, plan).await?;
            insert_theme(&mut tx, *id, &plan, false).await?;
            made.push(*id);
        }
        Ok(tx.commit().await?.map(|()| made))
    }

    /// Changes a theme, if nobody changed it since `version` was read. Of days that staff were told
    /// everybody is told, and `why`. Once it has been open, the log tells which fields changed.
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
        why: &str,
    ) -> std::result::Result<Changed<()>, ChangeError> {
        let id = theme.id;
        let mut tx = self.exclusive().await?;
        never_used(&mut tx, id, &plan.slug).await?;
        let changed = on_either!(tx, conn => {
            let query = sqlx::query(UPDATE_THEME).bind(id).bind(version);
            let done = bind_settings!(query, &plan.settings).execute(conn).await;
            done.map(|done| done.rows_affected())
        })?;
        ensure_changed(changed, Error::Conflict)?;
        prompts::replace(&mut tx, id, plan).await?;
        let days = changed_days(theme, &plan.settings);
        day_changes::tell(&mut tx, id, version, today, (&days, why)).await?;
        let fields = plan.changes(theme);
        if theme.is_fixed() && !fields.is_empty() {
            log::append(&mut tx, today, &Event::SettingsChanged { theme: id, fields }).await?;
        }
        Ok(tx.commit().await?)
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
        let changed = execute!(tx, PUBLISH_REPORT, id, version, public)?;
        ensure_changed(changed, Error::Conflict)?;
        tx.commit().await
    }
}

/// A plan with its short name, or the first of those with a number behind it that nothing has or had.
pub(super) async fn elsewhere(tx: &mut Tx, id: ThemeId, plan: &Plan) -> Result<Plan> {
    let mut plan = plan.clone();
    for name in names_like(&plan.slug) {
        plan.slug = name;
        let (has, had) =
            (count!(tx, SLUG_EXISTS, &plan.slug)?, count!(tx, SLUG_WAS_USED, &plan.slug, id)?);
        if has + had == 0 {
            break;
        }
    }
    Ok(plan)
}

/// Refuses a short name under which staff have seen another theme: what is printed or linked must not
/// lead to something else.
///
/// # Errors
/// [`Error::Taken`].
async fn never_used(tx: &mut Tx, id: ThemeId, slug: &str) -> Result<()> {
    if count!(tx, SLUG_WAS_USED, slug, id)? > 0 { Err(Error::Taken) } else { Ok(()) }
}

pub(super) async fn insert_theme(
    tx: &mut Tx,
    id: ThemeId,
    plan: &Plan,
    example: bool,
) -> Result<()> {
    never_used(tx, id, &plan.slug).await?;
    on_either!(tx, conn => {
        let query = sqlx::query(INSERT_THEME).bind(id).bind(example);
        let query = bind_settings!(query, &plan.settings).bind(plan.emergency).bind(false);
        query.execute(conn).await.map(drop)
    })?;
    prompts::insert(tx, id, plan).await?;
    if let Some(origin) = &plan.origin {
        origins::insert(tx, id, origin).await?;
    }
    Ok(())
}
