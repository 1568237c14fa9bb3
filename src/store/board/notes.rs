//! Notes as everybody sees them, and what an organizer can do to a note: hide it, show it again, or
//! show it for the first time.

use chrono::NaiveDate;

use super::exclusive::{Changed, Exclusive};
use super::{Board, log, queue, revision, rows::NoteRow};
use crate::domain::{
    account::Role,
    hex::Hex,
    ids::{NoteId, PromptId, ThemeId},
    note::{HideReason, Note},
};
use crate::log::Event;
use crate::store::verbs::ensure_changed;
use crate::store::{Error, Result};
use crate::ticket::commit;

statements! {
    COLUMN_OF = "SELECT prompt_id FROM note WHERE id = $1";
    NOTES = "SELECT id, prompt_id, body, stickers, paper_stickers, paper, hidden, opening FROM note
        WHERE theme_id = $1 AND question_id IS NULL";
    NOTES_OF_OPENING = "SELECT id FROM note WHERE theme_id = $1 AND opening = $2
        AND (hidden IS NULL OR hidden = 'review') ORDER BY id";
    HIDE_NOTE = "UPDATE note SET hidden = $3
        WHERE id = $1 AND theme_id = $2 AND (hidden IS NULL OR hidden = 'review')";
    HIDDEN_BODY = "SELECT body FROM note WHERE id = $1 AND theme_id = $2 AND hidden IS NOT NULL";
    RESTORE_NOTE = "UPDATE note SET hidden = NULL
        WHERE id = $1 AND theme_id = $2 AND hidden IS NOT NULL";
}

impl Board {
    /// The column in which a note hangs, if it does.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn column_of(&self, note: NoteId) -> Result<Option<PromptId>> {
        scalar_optional!(self.db, COLUMN_OF, note)
    }

    /// All notes of a theme that have come out of the box, hidden ones too, in no order; not the
    /// replies ([`Board::replies`]), which count nowhere.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn notes(&self, theme: ThemeId) -> Result<Vec<Note>> {
        let rows: Vec<NoteRow> = fetch_all!(self.db, NOTES, theme)?;
        rows.into_iter().map(NoteRow::into_note).collect()
    }

    /// Hides a note, also one that nobody has read yet. The text and the stickers stay as they are;
    /// the log tells.
    ///
    /// # Errors
    /// [`Error::Conflict`] when somebody did so already, or the note is gone; [`Error::Database`].
    pub async fn hide_note(
        &self,
        theme: ThemeId,
        note: NoteId,
        reason: HideReason,
        role: Role,
        today: NaiveDate,
    ) -> Result<Changed<()>> {
        let mut tx = self.exclusive().await?;
        hide(&mut tx, today, theme, note, reason, role).await?;
        queue::hidden(&mut tx, note, reason, today).await?;
        revision::touch(&mut tx, theme).await?;
        tx.commit().await
    }

    /// Hides every note of one opening that is not hidden yet, also those that nobody has read;
    /// returns how many. The log tells of each.
    ///
    /// # Errors
    /// [`Error::Conflict`] when there is none; [`Error::Database`].
    pub async fn hide_opening(
        &self,
        theme: ThemeId,
        opening: i64,
        reason: HideReason,
        role: Role,
        today: NaiveDate,
    ) -> Result<Changed<usize>> {
        let mut tx = self.exclusive().await?;
        let notes: Vec<NoteId> = scalar_all!(tx, NOTES_OF_OPENING, theme, opening)?;
        if notes.is_empty() {
            return Err(Error::Conflict);
        }
        for note in &notes {
            hide(&mut tx, today, theme, *note, reason, role).await?;
            queue::hidden(&mut tx, *note, reason, today).await?;
        }
        revision::touch(&mut tx, theme).await?;
        Ok(tx.commit().await?.map(|()| notes.len()))
    }

    /// Shows a hidden note, or one that was held until somebody had read it. `seen` is
    /// [`commit::seen`] of what the organizer read: a text that its author has changed meanwhile is
    /// not shown unread.
    ///
    /// # Errors
    /// [`Error::Conflict`] when somebody did so already, its text is another, or the note is gone;
    /// [`Error::Database`].
    pub async fn restore_note(
        &self,
        theme: ThemeId,
        note: NoteId,
        seen: &Hex<32>,
        role: Role,
        today: NaiveDate,
    ) -> Result<Changed<()>> {
        let mut tx = self.exclusive().await?;
        let body: Option<String> = scalar_optional!(tx, HIDDEN_BODY, note, theme)?;
        if body.is_none_or(|body| commit::seen(note, &body) != *seen) {
            return Err(Error::Conflict);
        }
        ensure_changed(execute!(tx, RESTORE_NOTE, note, theme)?, Error::Conflict)?;
        queue::kept(&mut tx, note, today).await?;
        log::append(&mut tx, today, &Event::Restored { theme, note, role }).await?;
        revision::touch(&mut tx, theme).await?;
        tx.commit().await
    }
}

/// Hides a note that is not hidden yet, as the log tells.
pub(super) async fn hide(
    tx: &mut Exclusive,
    today: NaiveDate,
    theme: ThemeId,
    note: NoteId,
    reason: HideReason,
    role: Role,
) -> Result<()> {
    ensure_changed(execute!(tx, HIDE_NOTE, note, theme, reason)?, Error::Conflict)?;
    log::append(tx, today, &Event::Hidden { theme, note, reason, role }).await
}
