//! Slips of the Drawn tier: marks of printed tickets, and how many tickets are out and used.

use chrono::NaiveDate;

use super::exclusive::Changed;
use super::{Board, log};
use crate::domain::{ids::ThemeId, settings::Tier, slips::SLIPS_MAX};
use crate::log::Event;
use crate::store::backend::{in_tx, on_db};
use crate::store::statements as sql;
use crate::store::{Error, Result};
use crate::ticket::SlipMark;

impl Board {
    /// Whether a slip with this mark was printed for the theme.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn slip_known(&self, theme: ThemeId, mark: &SlipMark) -> Result<bool> {
        let n: i64 = on_db!(&self.db, pool => sqlx::query_scalar(sql::SLIP_KNOWN).bind(theme.0).bind(&mark.0[..]).fetch_one(pool).await)?;
        Ok(n > 0)
    }

    /// Keeps the marks of a batch of slips, if `printed` is still the number of all slips: a form
    /// that is sent twice prints once.
    ///
    /// # Errors
    /// [`Error::Conflict`] when slips were printed meanwhile, when there would be more than
    /// [`SLIPS_MAX`], or when the theme takes none (any more); [`Error::Database`].
    pub async fn keep_slips(
        &self,
        theme: ThemeId,
        today: NaiveDate,
        printed: u64,
        mut marks: Vec<SlipMark>,
    ) -> Result<Changed<()>> {
        let mut tx = self.exclusive().await?;
        let of: Option<(String, String)> = in_tx!(tx, conn => sqlx::query_as(sql::TIER_AND_STATE).bind(theme.0).fetch_optional(conn).await)?;
        let takes = of.is_some_and(|(tier, state)| {
            tier == Tier::Drawn.as_str() && ["draft", "announced", "open"].contains(&state.as_str())
        });
        let there: i64 =
            in_tx!(tx, conn => sqlx::query_scalar(sql::SLIPS).bind(theme.0).fetch_one(conn).await)?;
        let there = u64::try_from(there).unwrap_or(u64::MAX);
        let total = there.saturating_add(marks.len() as u64);
        if !takes || there != printed || total > u64::from(SLIPS_MAX) {
            return Err(Error::Conflict);
        }
        // In the order of the marks, so that the place of a row says nothing about its place on the
        // sheet.
        marks.sort_unstable();
        for mark in &marks {
            in_tx!(tx, conn => sqlx::query(sql::INSERT_SLIP).bind(theme.0).bind(&mark.0[..]).execute(conn).await.map(drop))?;
        }
        let number = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        let event = Event::SlipsPrinted {
            theme,
            printed: number(marks.len() as u64),
            total: number(total),
        };
        log::append(&mut tx, today, &event).await?;
        in_tx!(tx, conn => sqlx::query(sql::TOUCH_THEME).bind(theme.0).execute(conn).await.map(drop))?;
        tx.commit().await
    }

    /// Slips printed, and tickets used, in a theme.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn slips(&self, theme: ThemeId) -> Result<(u64, u64)> {
        let printed: i64 = on_db!(&self.db, pool => sqlx::query_scalar(sql::SLIPS).bind(theme.0).fetch_one(pool).await)?;
        let used: i64 = on_db!(&self.db, pool => sqlx::query_scalar(sql::CREDENTIALS).bind(theme.0).fetch_one(pool).await)?;
        Ok((u64::try_from(printed).unwrap_or(0), u64::try_from(used).unwrap_or(0)))
    }
}
