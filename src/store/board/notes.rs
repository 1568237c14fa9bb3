//! Notes as everybody sees them, and the one thing that an organizer can do to a note: hide it, and show it again.

use chrono::NaiveDate;

use super::{Board, log, rows::NoteRow, tick};
use crate::domain::{
    account::Role,
    ids::{NoteId, ThemeId},
    note::{HideReason, Note},
};
use crate::log::Event;
use crate::store::backend::{in_tx, on_db};
use crate::store::statements as sql;
use crate::store::{Error, Result};

impl Board {
    /// All notes of a theme that have come out of the box, hidden ones too, in no order.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn notes(&self, theme: ThemeId) -> Result<Vec<Note>> {
        let rows: Vec<NoteRow> = on_db!(&self.db, pool => sqlx::query_as(sql::NOTES).bind(theme.0).fetch_all(pool).await)?;
        rows.into_iter().map(NoteRow::into_note).collect()
    }

    /// Hides a note (`Some` reason) or shows it again (`None`). The text and the stickers stay as they are; the log tells.
    ///
    /// # Errors
    /// [`Error::Conflict`] when somebody did so already, or the note is gone; [`Error::Database`].
    pub async fn hide_note(&self, theme: ThemeId, note: NoteId, reason: Option<HideReason>, role: Role, today: NaiveDate) -> Result<()> {
        let mut tx = self.db.begin_alone(tick::LOCK).await?;
        let changed = match reason {
            Some(reason) => in_tx!(tx, conn => sqlx::query(sql::HIDE_NOTE).bind(note.0).bind(theme.0).bind(reason.as_str())
                .execute(conn).await.map(|done| done.rows_affected()))?,
            None => in_tx!(tx, conn => sqlx::query(sql::RESTORE_NOTE).bind(note.0).bind(theme.0)
                .execute(conn).await.map(|done| done.rows_affected()))?,
        };
        if changed == 0 {
            return Err(Error::Conflict);
        }
        let event = match reason {
            Some(reason) => Event::Hidden { theme, note, reason, role },
            None => Event::Restored { theme, note, role },
        };
        log::append(&mut tx, today, &event).await?;
        in_tx!(tx, conn => sqlx::query(sql::TOUCH_THEME).bind(theme.0).execute(conn).await.map(drop))?;
        tx.commit().await
    }
}
