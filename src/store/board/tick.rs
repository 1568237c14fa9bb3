//! The tick: what waits in the box comes out together, in random order; texts change, notes leave,
//! stickers are counted, themes move on.

use chrono::NaiveDate;
use uuid::Uuid;

use super::exclusive::{Changed, Exclusive};
use super::{
    Board,
    open_box::{Due, Ticked, open_box},
    rows::{slot, word},
    themes,
};
use crate::domain::{
    ids::ThemeId,
    opening::{self, BoxRule, LEAST_PER_OPENING, Moment, Turn},
    theme::{State, Theme},
};
use crate::store::Result;
use crate::store::backend::{in_tx, on_db};
use crate::store::row::row;
use crate::store::statements as sql;

row! {
    struct BusyRow {
        id: Uuid,
        box_rule: String,
        box_day: Option<NaiveDate>,
        box_hour: Option<i64>,
    }
}

impl Board {
    /// Does all that is due at `moment`: opens the boxes, then moves themes on by the calendar.
    /// Archiving is left to the caller, who has the keys.
    ///
    /// # Errors
    /// [`Error::Database`] when the themes cannot be read at all. Each theme is a transaction of
    /// its own, and what fails in one is in [`Ticked::failed`]: one theme that cannot be read must
    /// not keep the notes of all others in their boxes.
    pub async fn tick(&self, moment: &Moment) -> Result<Changed<Ticked>> {
        let mut done = Ticked::default();
        let busy: Vec<BusyRow> =
            on_db!(&self.db, pool => sqlx::query_as(sql::BUSY_THEMES).fetch_all(pool).await)?;
        for row in busy {
            match self.turn(&row, moment).await {
                Ok(one) => done.add(&one),
                Err(error) => done.failed.push(error),
            }
        }
        for theme in self.each_theme().await? {
            match theme {
                Ok(theme) => self.by_calendar(&theme, moment.now.day, &mut done).await,
                Err(error) => done.failed.push(error),
            }
        }
        Ok(Changed::of(done))
    }

    /// One theme's box.
    async fn turn(&self, row: &BusyRow, moment: &Moment) -> Result<Ticked> {
        let mut tx = self.exclusive().await?;
        let one = turn_box(&mut tx, row, moment).await?;
        if !one.is_quiet() {
            // Told of with all that the tick did.
            tx.commit().await?.told_later();
        }
        Ok(one)
    }

    /// What the calendar asks of a theme.
    async fn by_calendar(&self, theme: &Theme, today: NaiveDate, done: &mut Ticked) {
        match theme.due(today) {
            Some(State::Archived) => done.to_archive.push(theme.id),
            Some(to) => match self.move_due(theme.id, theme.state, to, today).await {
                Ok(moved) => done.moved += moved,
                Err(error) => done.failed.push(error),
            },
            None => {}
        }
    }

    /// Moves a theme on unless somebody else did meanwhile; closing opens the box a last time.
    async fn move_due(
        &self,
        id: ThemeId,
        from: State,
        to: State,
        today: NaiveDate,
    ) -> Result<usize> {
        let mut tx = self.exclusive().await?;
        let moved = in_tx!(tx, conn => sqlx::query(sql::MOVE_THEME_DUE).bind(id.0).bind(from.as_str()).bind(to.as_str())
            .execute(conn).await.map(|done| done.rows_affected()))?;
        if moved > 0 {
            themes::moved(&mut tx, id, from, to, today).await?;
            tx.commit().await?.told_later();
        }
        Ok(usize::from(moved > 0))
    }
}

/// Opens one theme's box as far as it is due.
async fn turn_box(tx: &mut Exclusive, row: &BusyRow, moment: &Moment) -> Result<Ticked> {
    let (theme, rule) = (ThemeId(row.id), word::<BoxRule>("box_rule", &row.box_rule)?);
    if rule == BoxRule::Live {
        return open_box(tx, theme, moment.now.day, Due::ALL).await;
    }
    let turn = opening::turn(rule, slot(row.box_day, row.box_hour)?, moment.now, &moment.box_hours);
    let mut due = Due { notes: false, rest: moment.slow };
    if turn == Turn::Open {
        let boxed: i64 = in_tx!(tx, conn => sqlx::query_scalar(sql::BOXED_COUNT).bind(theme.0).fetch_one(conn).await)?;
        due = Due {
            notes: usize::try_from(boxed).is_ok_and(|boxed| boxed >= LEAST_PER_OPENING),
            rest: true,
        };
    }
    let mut done = open_box(tx, theme, moment.now.day, due).await?;
    done.scheduled = done.pinned > 0;
    if turn != Turn::Wait {
        let next = opening::next(rule, moment.now, &moment.box_hours);
        in_tx!(tx, conn => sqlx::query(sql::PLAN_OPENING).bind(theme.0).bind(next.map(|next| next.day))
            .bind(next.map(|next| i64::from(next.hour))).execute(conn).await.map(drop))?;
        in_tx!(tx, conn => sqlx::query(sql::TOUCH_THEME).bind(theme.0).execute(conn).await.map(drop))?;
        done.planned = 1;
    }
    Ok(done)
}
