//! The verbs of moderation: hiding a note with a reason, and showing it again; stopping the posting
//! of whoever wrote it, by two. Never their name, for nobody knows it.

use super::{Actor, Error, Service};
use crate::domain::{
    account::Right,
    fault::Fault,
    hex::Hex,
    ids::{NoteId, ThemeId},
    note::HideReason,
    problem::{Invalid, Problem},
};
use crate::store::{Confirmed, Proposed};

impl Service {
    /// Hides a note; the reason stays on the board as a tombstone.
    ///
    /// # Errors
    /// [`Fault::Conflict`] when it is hidden or gone already, [`Fault::Invalid`] for a reason that
    /// is not offered.
    pub async fn hide_note(
        &self,
        by: &Actor,
        theme: ThemeId,
        note: NoteId,
        reason: HideReason,
    ) -> Result<(), Error> {
        by.must(Right::Moderation)?;
        offered(reason)?;
        let hidden = self.board.hide_note(theme, note, reason, by.role, self.today()).await?;
        Ok(self.publish(hidden).await?)
    }

    /// Hides all notes of one opening that still show, as after a flood; `sure` says that one means
    /// it. Returns how many.
    ///
    /// # Errors
    /// [`Fault::Conflict`] when there is none (any more), [`Fault::Invalid`] for a reason that is
    /// not offered, or if one is not sure.
    pub async fn hide_opening(
        &self,
        by: &Actor,
        theme: ThemeId,
        opening: i64,
        reason: HideReason,
        sure: bool,
    ) -> Result<usize, Error> {
        by.must(Right::Moderation)?;
        offered(reason)?;
        if !sure {
            return Err(Invalid::one("sure", Problem::Empty).into());
        }
        let hidden = self.board.hide_opening(theme, opening, reason, by.role, self.today()).await?;
        Ok(self.publish(hidden).await?)
    }

    /// Shows a note that is hidden, or held until somebody has read it. `seen` stands for the text
    /// that was read; see [`crate::ticket::commit::seen`].
    ///
    /// # Errors
    /// [`Fault::Conflict`] when it is not hidden, or its text is another by now.
    pub async fn show_note(
        &self,
        by: &Actor,
        theme: ThemeId,
        note: NoteId,
        seen: &Hex<32>,
    ) -> Result<(), Error> {
        by.must(Right::Moderation)?;
        let shown = self.board.restore_note(theme, note, seen, by.role, self.today()).await?;
        Ok(self.publish(shown).await?)
    }

    /// Proposes to stop the posting of whoever wrote a note; another account must confirm. Nobody
    /// else is told.
    ///
    /// # Errors
    /// [`Fault::SecondPerson`] when the same account proposed it before, [`Fault::Conflict`] when
    /// somebody else did, or the note is gone.
    pub async fn propose_block(
        &self,
        by: &Actor,
        theme: ThemeId,
        note: NoteId,
    ) -> Result<(), Error> {
        by.must(Right::Moderation)?;
        match self.board.propose_block(theme, note, by.account).await? {
            Proposed::New => Ok(()),
            Proposed::ByYouBefore => Err(Fault::SecondPerson.into()),
        }
    }

    /// Confirms what another account proposed.
    ///
    /// # Errors
    /// [`Fault::SecondPerson`] when the same account proposed it, [`Fault::Conflict`] when it is
    /// not proposed (any more).
    pub async fn confirm_block(
        &self,
        by: &Actor,
        theme: ThemeId,
        note: NoteId,
    ) -> Result<(), Error> {
        by.must(Right::Moderation)?;
        let confirmed =
            self.board.confirm_block(theme, note, by.account, by.role, self.today()).await?;
        match self.publish(confirmed).await? {
            Confirmed::Stopped => Ok(()),
            Confirmed::NeedsAnother => Err(Fault::SecondPerson.into()),
        }
    }

    /// Takes a proposal back, whoever made it. Nobody else is told.
    ///
    /// # Errors
    /// [`Fault::Conflict`] when it is not proposed (any more).
    pub async fn drop_proposal(
        &self,
        by: &Actor,
        theme: ThemeId,
        note: NoteId,
    ) -> Result<(), Error> {
        by.must(Right::Moderation)?;
        Ok(self.board.drop_proposal(theme, note).await?)
    }

    /// Lets whoever wrote a note post again; one organizer is enough.
    ///
    /// # Errors
    /// [`Fault::Conflict`] when their posting is not stopped (any more).
    pub async fn lift_block(&self, by: &Actor, theme: ThemeId, note: NoteId) -> Result<(), Error> {
        by.must(Right::Moderation)?;
        let lifted = self.board.lift_block(theme, note, by.role, self.today()).await?;
        Ok(self.publish(lifted).await?)
    }
}

/// Whether an organizer may give this reason.
fn offered(reason: HideReason) -> Result<(), Error> {
    if HideReason::CHOICES.contains(&reason) {
        Ok(())
    } else {
        Err(Invalid::one("reason", Problem::NotOffered).into())
    }
}
