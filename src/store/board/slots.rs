//! A ticket's places for notes: tags that say nothing of each other, as many as any theme can give.
//! A theme gives some of them, and may give more or fewer while notes hang; what counts is how many
//! are spent, so that no place is lost by it and none won.

use super::Board;
use crate::domain::{
    ids::{QuestionId, ThemeId},
    settings::NOTES_PER_TICKET,
};
use crate::store::Result;
use crate::store::backend::Tx;
use crate::ticket::{Tag, TicketKey};

statements! {
    SPENT_SLOTS = "SELECT tag FROM slot WHERE theme_id = $1 AND tag IN ($2, $3, $4, $5, $6, $7,
        $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)";
    SPEND_SLOT = "INSERT INTO slot (theme_id, tag) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    FREE_SLOT = "DELETE FROM slot WHERE theme_id = $1 AND tag = $2";
}

/// Reads which of a ticket's places are spent: all of them are bound, whatever the theme gives.
macro_rules! spent {
    ($on:expr, $theme:expr, $slots:expr) => {
        on_either!($on, conn => {
            let query = sqlx::query_scalar(SPENT_SLOTS).bind($theme);
            $slots.tags.iter().fold(query, |query, tag| query.bind(tag)).fetch_all(conn).await
        })
    };
}

/// The places of one ticket in one theme.
pub struct Slots {
    tags: Vec<Tag>,
    /// How many notes the theme gives now.
    given: u32,
}

impl Slots {
    /// The places of the ticket with this key, where the theme gives so many.
    pub fn of(key: &TicketKey, given: u32) -> Self {
        Self { tags: (0..*NOTES_PER_TICKET.end()).map(|i| key.slot(i)).collect(), given }
    }

    /// The one place for a reply to a question, as often as places are bound.
    pub fn of_reply(key: &TicketKey, question: QuestionId) -> Self {
        Self { tags: NOTES_PER_TICKET.map(|_| key.reply_slot(question)).collect(), given: 1 }
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
        let spent: Vec<Vec<u8>> = spent!(self.db, theme, slots)?;
        Ok(slots.left(spent.len()))
    }
}

async fn spent(tx: &mut Tx, theme: ThemeId, slots: &Slots) -> Result<Vec<Vec<u8>>> {
    spent!(tx, theme, slots)
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
        // Nothing written: another process has just spent it for the same ticket.
        if execute!(tx, SPEND_SLOT, theme, tag)? > 0 {
            return Ok(Some(left));
        }
    }
    Ok(None)
}

/// Gives a place back, the last that is spent.
pub(super) async fn give_back(tx: &mut Tx, theme: ThemeId, slots: &Slots) -> Result<()> {
    let spent = spent(tx, theme, slots).await?;
    for tag in slots.tags.iter().rev().filter(|tag| spent.iter().any(|spent| tag.matches(spent))) {
        if execute!(tx, FREE_SLOT, theme, tag)? > 0 {
            break;
        }
    }
    Ok(())
}
