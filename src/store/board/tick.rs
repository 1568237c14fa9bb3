//! The tick: what waits in the box comes out together, in random order; texts change, notes leave,
//! stickers are counted, themes move on.

use chrono::NaiveDate;

use super::exclusive::{Changed, Exclusive};
use super::{
    Board, moves,
    open_box::{Due, Ticked, open_box},
    revision,
    rows::{slot, word},
};
use crate::domain::{
    ids::ThemeId,
    opening::{self, BoxRule, LEAST_PER_OPENING, Moment, Turn},
    question,
    theme::{State, Theme},
};
use crate::store::Result;

statements! {
    BUSY_THEMES = "SELECT id, state, box_rule, box_day, box_hour, replies_on,
        EXISTS (SELECT 1 FROM inbox WHERE theme_id = theme.id AND question_id IS NOT NULL)
        AS replies FROM theme
        WHERE state = 'open' OR id IN (SELECT theme_id FROM inbox) OR id IN
        (SELECT note.theme_id FROM pending JOIN note ON note.id = pending.note_id)";
    BOXED_COUNT = "SELECT COUNT(*) FROM inbox WHERE theme_id = $1 AND question_id IS NULL
        AND paper_stickers IS NULL";
    PLAN_REPLIES = "UPDATE theme SET replies_on = $2 WHERE id = $1";
    PLAN_OPENING = "UPDATE theme SET box_day = $2, box_hour = $3 WHERE id = $1";
}

row! {
    struct BusyRow {
        id: ThemeId,
        state: String,
        box_rule: String,
        box_day: Option<NaiveDate>,
        box_hour: Option<i64>,
        replies_on: Option<NaiveDate>,
        replies: bool,
    }
}

/// What is done about replies at this tick.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Replies {
    /// Nothing: there is none, or its day has not come.
    Wait,
    /// The first one came: its day is planned.
    Plan,
    /// They come out.
    Open,
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
        let busy: Vec<BusyRow> = fetch_all!(self.db, BUSY_THEMES)?;
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

    /// Brings out what replies wait, though their morning has not come: for examples, of which
    /// nobody is to be protected.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn open_replies(&self, theme: ThemeId, today: NaiveDate) -> Result<Changed<()>> {
        let mut tx = self.exclusive().await?;
        open_box(&mut tx, theme, today, Due::REPLIES).await?;
        tx.commit().await
    }

    /// One theme's box.
    async fn turn(&self, row: &BusyRow, moment: &Moment) -> Result<Ticked> {
        let mut tx = self.exclusive().await?;
        let replies = replies(row, moment);
        let one = turn_box(&mut tx, row, moment, replies == Replies::Open).await?;
        if replies != Replies::Wait {
            // Nobody hears of it before they come out: neither that a reply waits nor its day
            // stands on any page.
            let on = (replies == Replies::Plan).then(|| question::come_out_on(moment.now.day));
            execute!(tx, PLAN_REPLIES, row.id, on)?;
        }
        if !one.is_quiet() || one.flagged > 0 || replies != Replies::Wait {
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
        let moved = moves::move_on(&mut tx, id, from, to, today).await?;
        if moved {
            tx.commit().await?.told_later();
        }
        Ok(usize::from(moved))
    }
}

fn replies(row: &BusyRow, moment: &Moment) -> Replies {
    match row.replies_on {
        _ if !row.replies => Replies::Wait,
        None => Replies::Plan,
        Some(on) if question::come_out_now(on, moment.now, &moment.box_hours) => Replies::Open,
        Some(_) => Replies::Wait,
    }
}

/// Opens one theme's box as far as it is due; `replies` come out as well.
async fn turn_box(
    tx: &mut Exclusive,
    row: &BusyRow,
    moment: &Moment,
    replies: bool,
) -> Result<Ticked> {
    let (theme, rule) = (row.id, word::<BoxRule>("box_rule", &row.box_rule)?);
    if rule == BoxRule::Live {
        return open_box(tx, theme, moment.now.day, Due { replies, ..Due::NOTES }).await;
    }
    let open = word::<State>("state", &row.state)? == State::Open;
    // A closed theme has replies alone in its box, and no hours.
    let planned = slot(row.box_day, row.box_hour)?;
    let turn =
        if open { opening::turn(rule, planned, moment.now, &moment.box_hours) } else { Turn::Wait };
    // Paper is counted in no opening's three: it hides nobody. In a closed theme it comes at once.
    let mut due = Due { notes: false, paper: !open, replies, rest: moment.slow };
    if turn == Turn::Open {
        let boxed = count!(tx, BOXED_COUNT, theme)?;
        due.notes = usize::try_from(boxed).is_ok_and(|boxed| boxed >= LEAST_PER_OPENING);
        due.paper = true;
        due.rest = true;
    }
    let mut done = open_box(tx, theme, moment.now.day, due).await?;
    done.scheduled = done.pinned > 0;
    if turn != Turn::Wait {
        let next = opening::next(rule, moment.now, &moment.box_hours);
        let (day, hour) = next.map(|next| (next.day, i64::from(next.hour))).unzip();
        execute!(tx, PLAN_OPENING, theme, day, hour)?;
        revision::touch(tx, theme).await?;
        done.planned = 1;
    }
    Ok(done)
}
