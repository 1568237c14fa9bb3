//! Notes as everybody sees them, and what an organizer can do to a note: hide it, show it again, or
//! show it for the first time.

use chrono::NaiveDate;
use uuid::Uuid;

use super::exclusive::{Changed, Exclusive};
use super::{Board, log, rows::NoteRow};
use crate::domain::{
    account::Role,
    hex::Hex,
    ids::{NoteId, PromptId, ThemeId},
    note::{HideReason, Note},
};
use crate::log::Event;
use crate::store::backend::{in_tx, on_db};
use crate::store::statements as sql;
use crate::store::{Error, Result};
use crate::ticket::commit;

impl Board {
    /// The column in which a note hangs, if it does.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn column_of(&self, note: NoteId) -> Result<Option<PromptId>> {
        let found: Option<Uuid> = on_db!(&self.db, pool => sqlx::query_scalar(sql::COLUMN_OF).bind(note.0).fetch_optional(pool).await)?;
        Ok(found.map(PromptId))
    }

    /// All notes of a theme that have come out of the box, hidden ones too, in no order.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn notes(&self, theme: ThemeId) -> Result<Vec<Note>> {
        let rows: Vec<NoteRow> = on_db!(&self.db, pool => sqlx::query_as(sql::NOTES).bind(theme.0).fetch_all(pool).await)?;
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
        let changed = in_tx!(tx, conn => sqlx::query(sql::HIDE_NOTE).bind(note.0).bind(theme.0).bind(reason.as_str())
            .execute(conn).await.map(|done| done.rows_affected()))?;
        finish(tx, changed, theme, today, &Event::Hidden { theme, note, reason, role }).await
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
        let notes: Vec<Uuid> = in_tx!(tx, conn => sqlx::query_scalar(sql::NOTES_OF_OPENING).bind(theme.0).bind(opening).fetch_all(conn).await)?;
        let Some((last, rest)) = notes.split_last() else {
            return Err(Error::Conflict);
        };
        for note in rest {
            in_tx!(tx, conn => sqlx::query(sql::HIDE_NOTE).bind(note).bind(theme.0).bind(reason.as_str()).execute(conn).await.map(drop))?;
            log::append(
                &mut tx,
                today,
                &Event::Hidden { theme, note: NoteId(*note), reason, role },
            )
            .await?;
        }
        let changed = in_tx!(tx, conn => sqlx::query(sql::HIDE_NOTE).bind(last).bind(theme.0).bind(reason.as_str())
            .execute(conn).await.map(|done| done.rows_affected()))?;
        let hidden = finish(
            tx,
            changed,
            theme,
            today,
            &Event::Hidden { theme, note: NoteId(*last), reason, role },
        )
        .await?;
        Ok(hidden.map(|()| notes.len()))
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
        let body: Option<String> = in_tx!(tx, conn => sqlx::query_scalar(sql::HIDDEN_BODY).bind(note.0).bind(theme.0).fetch_optional(conn).await)?;
        if body.is_none_or(|body| commit::seen(note, &body) != *seen) {
            return Err(Error::Conflict);
        }
        let changed = in_tx!(tx, conn => sqlx::query(sql::RESTORE_NOTE).bind(note.0).bind(theme.0)
            .execute(conn).await.map(|done| done.rows_affected()))?;
        finish(tx, changed, theme, today, &Event::Restored { theme, note, role }).await
    }
}

/// Logs and commits what was changed, if anything was.
async fn finish(
    mut tx: Exclusive,
    changed: u64,
    theme: ThemeId,
    today: NaiveDate,
    event: &Event,
) -> Result<Changed<()>> {
    if changed == 0 {
        return Err(Error::Conflict);
    }
    log::append(&mut tx, today, event).await?;
    in_tx!(tx, conn => sqlx::query(sql::TOUCH_THEME).bind(theme.0).execute(conn).await.map(drop))?;
    tx.commit().await
}
