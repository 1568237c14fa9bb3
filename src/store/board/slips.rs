//! Slips of the Drawn tier: marks of printed tickets, and how many tickets are out and used.

use chrono::NaiveDate;

use super::exclusive::Changed;
use super::{Board, log, revision};
use crate::domain::{ids::ThemeId, settings::Tier, slips::SLIPS_MAX};
use crate::log::Event;
use crate::store::{Error, Result};
use crate::ticket::SlipMark;

statements! {
    SLIP_KNOWN = "SELECT COUNT(*) FROM slip WHERE theme_id = $1 AND mark = $2";
    TIER_AND_STATE = "SELECT tier, state FROM theme WHERE id = $1";
    SLIPS = "SELECT COUNT(*) FROM slip WHERE theme_id = $1";
    CREDENTIALS = "SELECT COUNT(*) FROM credential WHERE theme_id = $1";
    INSERT_SLIP = "INSERT INTO slip (theme_id, mark) VALUES ($1, $2)";
}

impl Board {
    /// Whether a slip with this mark was printed for the theme.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn slip_known(&self, theme: ThemeId, mark: &SlipMark) -> Result<bool> {
        Ok(count!(self.db, SLIP_KNOWN, theme, mark)? > 0)
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
        let of: Option<(String, String)> = fetch_optional!(tx, TIER_AND_STATE, theme)?;
        let takes = of.is_some_and(|(tier, state)| {
            tier == Tier::Drawn.as_str() && ["draft", "announced", "open"].contains(&state.as_str())
        });
        let there = count!(tx, SLIPS, theme)?;
        let total = there.saturating_add(marks.len() as u64);
        if !takes || there != printed || total > u64::from(SLIPS_MAX) {
            return Err(Error::Conflict);
        }
        // In the order of the marks, so that the place of a row says nothing about its place on the
        // sheet.
        marks.sort_unstable();
        for mark in &marks {
            execute!(tx, INSERT_SLIP, theme, mark)?;
        }
        let number = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        let event = Event::SlipsPrinted {
            theme,
            printed: number(marks.len() as u64),
            total: number(total),
        };
        log::append(&mut tx, today, &event).await?;
        revision::touch(&mut tx, theme).await?;
        tx.commit().await
    }

    /// Slips printed, and tickets used, in a theme.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn slips(&self, theme: ThemeId) -> Result<(u64, u64)> {
        let printed = count!(self.db, SLIPS, theme)?;
        let used = count!(self.db, CREDENTIALS, theme)?;
        Ok((printed, used))
    }
}
