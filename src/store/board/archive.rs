//! Archiving: what could link a note or a sticker to a ticket is destroyed; texts and counts stay.

use chrono::NaiveDate;
use sqlx::{AssertSqlSafe, SqlSafeStr};

use super::exclusive::Changed;
use super::{
    Board, log,
    moves::set_state,
    open_box::{Due, open_box},
};
use crate::domain::{ids::ThemeId, theme::State};
use crate::log::{Event, event::Destroyed};
use crate::store::anonymous::{TABLES, rewrite};
use crate::store::backend::Tx;
use crate::store::{Error, Result, lock};

statements! {
    STATE_AND_VERSION = "SELECT state, version FROM theme WHERE id = $1";
    SHRED_KEY_CHECK = "UPDATE theme SET key_check = NULL WHERE id = $1";
    ARCHIVED = "SELECT id FROM theme WHERE state = 'archived'";
}

impl Board {
    /// Archives an answered theme: destroys its tags, tickets and slips, and says so in the log.
    /// The key file goes after this has returned; until then old backups could still be read with
    /// it. So do the `eligibility` rows of the people's store, which are counted here.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the theme is not answered (any more), or somebody changed it since
    /// `version` was read; [`Error::Database`].
    pub async fn archive(
        &self,
        id: ThemeId,
        today: NaiveDate,
        version: i64,
        eligibility: u64,
    ) -> Result<Changed<Destroyed>> {
        let mut tx = self.exclusive().await?;
        let theme: Option<(String, i64)> = fetch_optional!(tx, STATE_AND_VERSION, id)?;
        if theme != Some((State::Answered.as_str().to_owned(), version)) {
            return Err(Error::Conflict);
        }
        open_box(&mut tx, id, today, Due::ALL).await?;
        shred(&mut tx, SHRED_KEY_CHECK, id).await?;
        let mut destroyed = Destroyed { eligibility, ..Destroyed::default() };
        for table in TABLES {
            let Some(statement) = table.archive() else {
                continue;
            };
            let rows = shred(&mut tx, AssertSqlSafe(statement), id).await?;
            if let Some(count) = table.counted {
                *count(&mut destroyed) = rows;
            }
        }
        set_state(&mut tx, id, version, State::Archived).await?;
        log::append(&mut tx, today, &Event::Archived { theme: id, destroyed }).await?;
        Ok(tx.commit().await?.map(|()| destroyed))
    }

    /// The archived themes.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn archived(&self) -> Result<Vec<ThemeId>> {
        scalar_all!(self.db, ARCHIVED)
    }

    /// Writes all anonymous rows anew, in no order: free pages, row order and transaction numbers
    /// then say nothing about when a row came (docs/anonymity.md, L2, L4 and L5).
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn shuffle_storage(&self) -> Result<()> {
        self.db.rewrite(lock::BOARD, rewrite(TABLES.iter().map(|table| table.name))).await
    }
}

async fn shred(tx: &mut Tx, statement: impl SqlSafeStr, theme: ThemeId) -> Result<u64> {
    execute!(tx, statement, theme)
}
