//! A ticket's places for notes: tags that say nothing of each other, as many as any theme can give.
//! A theme gives some of them, and may give more or fewer while notes hang; what counts is how many
//! are spent, so that no place is lost by it and none won.

use super::Board;
use crate::domain::{ids::ThemeId, settings::NOTES_PER_TICKET};
use crate::store::Result;
use crate::store::backend::{Tx, in_tx, on_db};
use crate::store::statements as sql;
use crate::ticket::{Tag, TicketKey};

/// The places of one ticket in one theme.
pub struct Slots {
    tags: Vec<Tag>,
    /// How many notes the theme gives now.
    given: u32,
}

impl Slots {
    /// Those of the ticket with this key, where the theme gives so many.
    pub fn of(key: &TicketKey, given: u32) -> Self {
        Self { tags: (0..*NOTES_PER_TICKET.end()).map(|i| key.slot(i)).collect(), given }
    }

    /// How many the theme gives.
    pub const fn given(&self) -> u32 {
        self.given
    }

    /// How many are left where so many are spent.
    fn left(&self, spent: usize) -> u32 {
        self.given.saturating_sub(u32::try_from(spent).unwrap_or(u32::MAX))
    }
}

impl Board {
    /// How many of a ticket's places for notes are free.
    ///
    /// # Errors
    /// [`Error::Database`](crate::store::Error::Database).
    pub async fn free_slots(&self, theme: ThemeId, slots: &Slots) -> Result<u32> {
        let spent: Vec<Vec<u8>> = on_db!(&self.db, pool => {
            let query = sqlx::query_scalar(sql::SPENT_SLOTS).bind(theme.0);
            slots.tags.iter().fold(query, |query, tag| query.bind(&tag.0[..])).fetch_all(pool).await
        })?;
        Ok(slots.left(spent.len()))
    }
}

async fn spent(tx: &mut Tx, theme: ThemeId, slots: &Slots) -> Result<Vec<Vec<u8>>> {
    Ok(in_tx!(tx, conn => {
        let query = sqlx::query_scalar(sql::SPENT_SLOTS).bind(theme.0);
        slots.tags.iter().fold(query, |query, tag| query.bind(&tag.0[..])).fetch_all(conn).await
    })?)
}

/// How many places are left.
pub(super) async fn left(tx: &mut Tx, theme: ThemeId, slots: &Slots) -> Result<u32> {
    Ok(slots.left(spent(tx, theme, slots).await?.len()))
}

/// Spends a place, and tells how many are left then; `None` where none is free.
pub(super) async fn spend(tx: &mut Tx, theme: ThemeId, slots: &Slots) -> Result<Option<u32>> {
    let spent = spent(tx, theme, slots).await?;
    let mut left = slots.left(spent.len());
    for tag in slots.tags.iter().filter(|tag| !spent.iter().any(|spent| tag.matches(spent))) {
        if left == 0 {
            break;
        }
        left -= 1;
        let written = in_tx!(tx, conn => sqlx::query(sql::SPEND_SLOT).bind(theme.0).bind(&tag.0[..])
            .execute(conn).await.map(|done| done.rows_affected()))?;
        // Else another process has just spent it for the same ticket.
        if written > 0 {
            return Ok(Some(left));
        }
    }
    Ok(None)
}

/// Gives a place back, the last that is spent.
pub(super) async fn give_back(tx: &mut Tx, theme: ThemeId, slots: &Slots) -> Result<()> {
    let spent = spent(tx, theme, slots).await?;
    for tag in slots.tags.iter().rev().filter(|tag| spent.iter().any(|spent| tag.matches(spent))) {
        let freed = in_tx!(tx, conn => sqlx::query(sql::FREE_SLOT).bind(theme.0).bind(&tag.0[..])
            .execute(conn).await.map(|done| done.rows_affected()))?;
        if freed > 0 {
            break;
        }
    }
    Ok(())
}
