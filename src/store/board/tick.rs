//! The tick: what waits in the box comes out together, in random order; texts change, notes leave, stickers are counted, themes move on.

use chrono::NaiveDate;
use uuid::Uuid;

use super::Board;
use crate::domain::{ids::ThemeId, theme::State};
use crate::store::backend::{Tx, in_tx, on_db};
use crate::store::statements as sql;
use crate::store::{Error, Result};

/// One process at a time opens boxes: the name of that lock on PostgreSQL.
pub(super) const LOCK: i64 = 0x6b69_7a75_6b69;

/// What a tick did, for the log: sums, never an id of a note.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ticked {
    /// Notes that came out of the box.
    pub pinned: usize,
    /// Notes whose text changed or that were withdrawn.
    pub changed: usize,
    /// Notes whose count of stickers changed.
    pub counted: u64,
    /// Themes that the calendar moved on.
    pub moved: usize,
}

impl Ticked {
    /// Whether anything that readers see changed.
    pub fn is_quiet(&self) -> bool {
        *self == Self::default()
    }
}

impl Board {
    /// Does all that is due on `today`: opens the boxes, then moves themes on by the calendar.
    ///
    /// # Errors
    /// [`Error::Database`]; each theme is a transaction of its own, so what was done for others stays done.
    pub async fn tick(&self, today: NaiveDate) -> Result<Ticked> {
        let mut done = Ticked::default();
        let busy: Vec<Uuid> = on_db!(&self.db, pool => sqlx::query_scalar(sql::BUSY_THEMES).fetch_all(pool).await)?;
        for id in busy {
            let mut tx = self.db.begin_alone(LOCK).await?;
            let one = open_box(&mut tx, ThemeId(id)).await?;
            if one.is_quiet() {
                continue;
            }
            tx.commit().await?;
            done.pinned += one.pinned;
            done.changed += one.changed;
            done.counted += one.counted;
        }
        for theme in self.themes().await? {
            if let Some(to) = theme.due(today) {
                done.moved += self.move_due(theme.id, theme.state, to).await?;
            }
        }
        Ok(done)
    }

    /// Moves a theme on unless somebody else did meanwhile; closing opens the box a last time.
    async fn move_due(&self, id: ThemeId, from: State, to: State) -> Result<usize> {
        let mut tx = self.db.begin_alone(LOCK).await?;
        let moved = in_tx!(tx, conn => sqlx::query(sql::MOVE_THEME_DUE).bind(id.0).bind(from.as_str()).bind(to.as_str())
            .execute(conn).await.map(|done| done.rows_affected()))?;
        if moved > 0 {
            open_box(&mut tx, id).await?;
            tx.commit().await?;
        }
        Ok(usize::from(moved > 0))
    }
}

/// Opens a theme's box within a transaction: pins, revises, withdraws, counts; raises the revision if anything changed.
pub(super) async fn open_box(tx: &mut Tx, theme: ThemeId) -> Result<Ticked> {
    let done = Ticked {
        pinned: pin_all(tx, theme).await?,
        changed: apply_pending(tx, theme).await?,
        counted: in_tx!(tx, conn => sqlx::query(sql::RECOUNT).bind(theme.0).execute(conn).await.map(|done| done.rows_affected()))?,
        moved: 0,
    };
    if !done.is_quiet() {
        in_tx!(tx, conn => sqlx::query(sql::TOUCH_THEME).bind(theme.0).execute(conn).await.map(drop))?;
    }
    Ok(done)
}

async fn pin_all(tx: &mut Tx, theme: ThemeId) -> Result<usize> {
    let mut boxed: Vec<(Uuid, Uuid, String, Vec<u8>)> = in_tx!(tx, conn => sqlx::query_as(sql::BOXED).bind(theme.0).fetch_all(conn).await)?;
    if boxed.is_empty() {
        return Ok(0);
    }
    shuffle(&mut boxed)?;
    let opening: i64 = in_tx!(tx, conn => sqlx::query_scalar(sql::NEXT_OPENING).bind(theme.0).fetch_one(conn).await)?;
    for (id, prompt, body, author) in &boxed {
        in_tx!(tx, conn => sqlx::query(sql::PIN).bind(id).bind(theme.0).bind(prompt).bind(body).bind(&author[..]).bind(opening)
            .execute(conn).await.map(drop))?;
    }
    in_tx!(tx, conn => sqlx::query(sql::EMPTY_BOX).bind(theme.0).execute(conn).await.map(drop))?;
    Ok(boxed.len())
}

async fn apply_pending(tx: &mut Tx, theme: ThemeId) -> Result<usize> {
    let mut pending: Vec<(Uuid, Option<String>)> = in_tx!(tx, conn => sqlx::query_as(sql::PENDING).bind(theme.0).fetch_all(conn).await)?;
    shuffle(&mut pending)?;
    for (id, body) in &pending {
        in_tx!(tx, conn => sqlx::query(sql::DELETE_PENDING).bind(id).execute(conn).await.map(drop))?;
        if let Some(body) = body {
            in_tx!(tx, conn => sqlx::query(sql::APPLY_TEXT).bind(id).bind(body).execute(conn).await.map(drop))?;
        } else {
            in_tx!(tx, conn => sqlx::query(sql::DELETE_STICKERS).bind(id).execute(conn).await.map(drop))?;
            in_tx!(tx, conn => sqlx::query(sql::DELETE_NOTE).bind(id).execute(conn).await.map(drop))?;
        }
    }
    Ok(pending.len())
}

/// Fisher and Yates, with the operating system's random source: the order in which rows are written must not be the order in which they came.
fn shuffle<T>(items: &mut [T]) -> Result<()> {
    for last in (1..items.len()).rev() {
        let random = getrandom::u64().map_err(|_| Error::Database("no random source".into()))?;
        // The bias of the remainder is below 2^-40 for any number of notes.
        let other = usize::try_from(random % (last as u64 + 1)).unwrap_or(0);
        items.swap(last, other);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shuffling_keeps_everything_and_moves_it() {
        let mut moved = 0;
        for _ in 0..50 {
            let mut items: Vec<u32> = (0..100).collect();
            shuffle(&mut items).expect("random");
            moved += usize::from(items != (0..100).collect::<Vec<_>>());
            items.sort_unstable();
            assert_eq!(items, (0..100).collect::<Vec<_>>());
        }
        assert_eq!(moved, 50);
    }
}
