//! Stopping the posting of whoever wrote a note, in its theme, by two organizers. Nobody learns who
//! that is: what is compared are tags.

use chrono::NaiveDate;
use uuid::Uuid;

use super::exclusive::Changed;
use super::{Board, log};
use crate::domain::{
    account::Role,
    ids::{AccountId, NoteId, ThemeId},
};
use crate::log::Event;
use crate::store::backend::{Tx, in_tx, on_db};
use crate::store::statements as sql;
use crate::store::{Error, Result, lock};
use crate::ticket::{TicketKey, digest};

/// A note whose author's posting is stopped, or proposed to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// The note; it may be gone from the board.
    pub note: NoteId,
    /// Who proposed it, as [`proposer`] writes it; `None` once somebody else has confirmed.
    pub proposed_by: Option<[u8; 32]>,
}

/// What became of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposed {
    /// Somebody else has to confirm it now.
    New,
    /// The same account proposed it before; nothing has changed.
    ByYouBefore,
}

/// What became of a confirmation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// The author's posting is stopped from now on.
    Stopped,
    /// The same account proposed it: somebody else must confirm.
    NeedsAnother,
}

impl Block {
    /// Whether this account proposed it.
    pub fn is_proposed_by(&self, theme: ThemeId, account: AccountId) -> bool {
        self.proposed_by == Some(proposer(theme, self.note, account))
    }
}

/// Stands for an account beside one note: SHA-256("kz/block/v1" ‖ theme ‖ note ‖ account). The
/// account's id itself stays in the people's database, so that no value stands in both; whoever has
/// both files can still find which organizer proposed, for accounts are few.
fn proposer(theme: ThemeId, note: NoteId, account: AccountId) -> [u8; 32] {
    digest(&[b"kz/block/v1", theme.as_bytes(), note.as_bytes(), account.as_bytes()])
}

impl Board {
    /// What is stopped in a theme and what is proposed, by note.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn blocks(&self, theme: ThemeId) -> Result<Vec<Block>> {
        let rows: Vec<(Uuid, Option<Vec<u8>>)> = on_db!(&self.db, pool => sqlx::query_as(sql::BLOCKS).bind(theme.0).fetch_all(pool).await)?;
        let block = |(note, by): (Uuid, Option<Vec<u8>>)| {
            let proposed_by = by
                .map(|by| by.try_into().map_err(|_| Error::unreadable("proposed_by")))
                .transpose()?;
            Ok(Block { note: NoteId(note), proposed_by })
        };
        rows.into_iter().map(block).collect()
    }

    /// Proposes to stop the posting of whoever wrote a note on the board. The author's tag is
    /// copied, so withdrawing the note later does not help its author. Nothing happens yet, and the
    /// log does not tell.
    ///
    /// # Errors
    /// [`Error::Conflict`] when somebody else proposed it already, the note is gone, or its theme
    /// is archived; [`Error::Database`].
    pub async fn propose_block(
        &self,
        theme: ThemeId,
        note: NoteId,
        account: AccountId,
    ) -> Result<Proposed> {
        let by = proposer(theme, note, account);
        let mut tx = self.db.begin_shared(lock::BOARD).await?;
        let done = in_tx!(tx, conn => sqlx::query(sql::PROPOSE_BLOCK).bind(theme.0).bind(note.0).bind(&by[..])
            .execute(conn).await.map(|done| done.rows_affected()))?;
        if done > 0 {
            tx.commit().await?;
            return Ok(Proposed::New);
        }
        match read_proposer(&mut tx, theme, note).await? {
            Some(before) if before == by => Ok(Proposed::ByYouBefore),
            _ => Err(Error::Conflict),
        }
    }

    /// Confirms what another account proposed: from now on the ticket that wrote the note can
    /// neither post nor rewrite in this theme. The log tells; who proposed it is forgotten.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it is not proposed (any more); [`Error::Database`].
    pub async fn confirm_block(
        &self,
        theme: ThemeId,
        note: NoteId,
        account: AccountId,
        role: Role,
        today: NaiveDate,
    ) -> Result<Changed<Confirmed>> {
        let mut tx = self.exclusive().await?;
        match read_proposer(&mut tx, theme, note).await? {
            None => return Err(Error::Conflict),
            Some(by) if by == proposer(theme, note, account) => {
                return Ok(Changed::of(Confirmed::NeedsAnother));
            }
            Some(_) => {}
        }
        let done = change(&mut tx, sql::CONFIRM_BLOCK, theme, note).await?;
        if done == 0 {
            return Err(Error::Conflict);
        }
        log::append(&mut tx, today, &Event::AuthorBlocked { theme, note, role }).await?;
        Ok(tx.commit().await?.map(|()| Confirmed::Stopped))
    }

    /// Takes a proposal back, whoever made it. The log does not tell, for nothing had happened.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it is not proposed (any more); [`Error::Database`].
    pub async fn drop_proposal(&self, theme: ThemeId, note: NoteId) -> Result<()> {
        // Nothing had happened, so there is nothing to tell.
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        if change(&mut tx, sql::DROP_PROPOSAL, theme, note).await? == 0 {
            Err(Error::Conflict)
        } else {
            tx.commit().await
        }
    }

    /// Lets the author of a note post again; the log tells.
    ///
    /// # Errors
    /// [`Error::Conflict`] when their posting is not stopped (any more); [`Error::Database`].
    pub async fn lift_block(
        &self,
        theme: ThemeId,
        note: NoteId,
        role: Role,
        today: NaiveDate,
    ) -> Result<Changed<()>> {
        let mut tx = self.exclusive().await?;
        if change(&mut tx, sql::LIFT_BLOCK, theme, note).await? == 0 {
            return Err(Error::Conflict);
        }
        log::append(&mut tx, today, &Event::AuthorUnblocked { theme, note, role }).await?;
        tx.commit().await
    }
}

async fn read_proposer(tx: &mut Tx, theme: ThemeId, note: NoteId) -> Result<Option<Vec<u8>>> {
    Ok(
        in_tx!(tx, conn => sqlx::query_scalar(sql::BLOCK_PROPOSER).bind(theme.0).bind(note.0).fetch_optional(conn).await)?,
    )
}

async fn change(tx: &mut Tx, statement: &'static str, theme: ThemeId, note: NoteId) -> Result<u64> {
    Ok(
        in_tx!(tx, conn => sqlx::query(statement).bind(theme.0).bind(note.0).execute(conn).await.map(|done| done.rows_affected()))?,
    )
}

/// Whether the posting of the ticket with this key is stopped in a theme.
pub(super) async fn is_blocked(tx: &mut Tx, theme: ThemeId, key: &TicketKey) -> Result<bool> {
    let blocked: Vec<(Uuid, Vec<u8>)> = in_tx!(tx, conn => sqlx::query_as(sql::BLOCKED_AUTHORS).bind(theme.0).fetch_all(conn).await)?;
    Ok(wrote_one_of(key, &blocked))
}

/// Whether the ticket with this key wrote one of the notes, by their author tags. All are tried, so
/// that the time tells nothing; they are few.
fn wrote_one_of(key: &TicketKey, notes: &[(Uuid, Vec<u8>)]) -> bool {
    notes.iter().fold(false, |found, (note, tag)| key.author(NoteId(*note)).matches(tag) | found)
}
