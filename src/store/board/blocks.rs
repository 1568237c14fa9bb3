//! Stopping the posting of whoever wrote a note, in its theme, by two organizers. Nobody learns who
//! that is: what is compared are tags.

use chrono::NaiveDate;

use super::exclusive::Changed;
use super::{Board, log};
use crate::domain::{
    account::Role,
    ids::{AccountId, NoteId, ThemeId},
};
use crate::log::Event;
use crate::store::backend::Tx;
use crate::store::verbs::ensure_changed;
use crate::store::{Error, Result, lock};
use crate::ticket::{TicketKey, digest};

statements! {
    BLOCKS = "SELECT note_id, proposed_by FROM block WHERE theme_id = $1 ORDER BY note_id";
    BLOCKED_AUTHORS = "SELECT note_id, author_tag FROM block
        WHERE theme_id = $1 AND proposed_by IS NULL";
    BLOCK_PROPOSER = "SELECT proposed_by FROM block
        WHERE theme_id = $1 AND note_id = $2 AND proposed_by IS NOT NULL";
    PROPOSE_BLOCK = "INSERT INTO block (theme_id, note_id, author_tag, proposed_by)
        SELECT theme_id, id, author_tag, $3 FROM note
        WHERE theme_id = $1 AND id = $2 AND author_tag IS NOT NULL ON CONFLICT DO NOTHING";
    CONFIRM_BLOCK = "UPDATE block SET proposed_by = NULL
        WHERE theme_id = $1 AND note_id = $2 AND proposed_by IS NOT NULL";
    DROP_PROPOSAL = "DELETE FROM block
        WHERE theme_id = $1 AND note_id = $2 AND proposed_by IS NOT NULL";
    OPEN_PROPOSALS = "SELECT theme_id, note_id, proposed_by FROM block
        WHERE proposed_by IS NOT NULL ORDER BY theme_id, note_id";
    HAND_OVER_PROPOSAL = "UPDATE block SET proposed_by = $3
        WHERE theme_id = $1 AND note_id = $2 AND proposed_by IS NOT NULL";
    LIFT_BLOCK = "DELETE FROM block WHERE theme_id = $1 AND note_id = $2 AND proposed_by IS NULL";
}

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
    /// This account proposed it before; nothing has changed.
    ByYouBefore,
}

/// What became of a confirmation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// The author's posting is stopped from now on.
    Stopped,
    /// Whoever confirms has proposed it: somebody else must.
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
        let rows: Vec<(NoteId, Option<Vec<u8>>)> = fetch_all!(self.db, BLOCKS, theme)?;
        let block = |(note, by): (NoteId, Option<Vec<u8>>)| {
            let proposed_by = by
                .map(|by| by.try_into().map_err(|_| Error::unreadable("proposed_by")))
                .transpose()?;
            Ok(Block { note, proposed_by })
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
        let done = execute!(tx, PROPOSE_BLOCK, theme, note, &by[..])?;
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
        change(&mut tx, CONFIRM_BLOCK, theme, note).await?;
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
        change(&mut tx, DROP_PROPOSAL, theme, note).await?;
        tx.commit().await
    }

    /// What this account proposed and nobody has confirmed yet, in all themes.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn proposals_of(&self, account: AccountId) -> Result<Vec<(ThemeId, NoteId)>> {
        proposals_of(&mut self.db.begin_reading().await?, account).await
    }

    /// Makes what one account proposed another's, or takes it back where there is none: an account
    /// that has ended is not one of two. Says how many there were. The log does not tell, for
    /// nothing had happened.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn hand_over_proposals(
        &self,
        from: AccountId,
        to: Option<AccountId>,
    ) -> Result<usize> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        let open = proposals_of(&mut tx, from).await?;
        for (theme, note) in &open {
            match to {
                Some(to) => {
                    let by = proposer(*theme, *note, to);
                    execute!(tx, HAND_OVER_PROPOSAL, *theme, *note, &by[..])?
                }
                None => execute!(tx, DROP_PROPOSAL, *theme, *note)?,
            };
        }
        tx.commit().await?;
        Ok(open.len())
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
        change(&mut tx, LIFT_BLOCK, theme, note).await?;
        log::append(&mut tx, today, &Event::AuthorUnblocked { theme, note, role }).await?;
        tx.commit().await
    }
}

async fn proposals_of(tx: &mut Tx, account: AccountId) -> Result<Vec<(ThemeId, NoteId)>> {
    let open: Vec<(ThemeId, NoteId, Vec<u8>)> = fetch_all!(tx, OPEN_PROPOSALS)?;
    let own =
        open.into_iter().filter(|(theme, note, by)| by[..] == proposer(*theme, *note, account));
    Ok(own.map(|(theme, note, _)| (theme, note)).collect())
}

async fn read_proposer(tx: &mut Tx, theme: ThemeId, note: NoteId) -> Result<Option<Vec<u8>>> {
    scalar_optional!(tx, BLOCK_PROPOSER, theme, note)
}

/// Changes what is known of a note's block, which is a conflict where it is not so (any more).
async fn change(tx: &mut Tx, statement: &'static str, theme: ThemeId, note: NoteId) -> Result<()> {
    ensure_changed(execute!(tx, statement, theme, note)?, Error::Conflict)
}

/// Whether the posting of the ticket with this key is stopped in a theme.
pub(super) async fn is_blocked(tx: &mut Tx, theme: ThemeId, key: &TicketKey) -> Result<bool> {
    let blocked: Vec<(NoteId, Vec<u8>)> = fetch_all!(tx, BLOCKED_AUTHORS, theme)?;
    Ok(wrote_one_of(key, &blocked))
}

/// Whether the ticket with this key wrote one of the notes, by their author tags. All are tried, so
/// that the time tells nothing; they are few.
fn wrote_one_of(key: &TicketKey, notes: &[(NoteId, Vec<u8>)]) -> bool {
    notes.iter().fold(false, |found, (note, tag)| key.author(*note).matches(tag) | found)
}
