//! The public log: appended to within the transaction of what it tells, so that neither is ever without the other.

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Board, rows::bytes, tick};
use crate::domain::{
    hex::Hex,
    ids::{NoteId, ThemeId},
};
use crate::log::{
    Entry, Event, Head,
    event::Destroyed,
    verify::{Export, ShownNote, VERSION},
};
use crate::store::backend::{Tx, in_tx, on_db};
use crate::store::row::row;
use crate::store::statements as sql;
use crate::store::{Error, Result};

row! {
    struct EntryRow {
        seq: i64,
        day: NaiveDate,
        kind: String,
        payload: String,
        prev: Vec<u8>,
        hash: Vec<u8>,
    }
}

impl EntryRow {
    fn into_entry(self) -> Result<Entry> {
        let (prev, hash) = (bytes("prev", &self.prev)?, bytes("hash", &self.hash)?);
        Ok(Entry { seq: self.seq, day: self.day, kind: self.kind, payload: self.payload, prev, hash })
    }
}

row! {
    struct ShownRow {
        id: Uuid,
        theme_id: Uuid,
        body: String,
        salt: Option<Vec<u8>>,
        hidden: bool,
    }
}

/// Writes an event. The transaction must have been begun alone (see [`tick::LOCK`]), or two processes could write the same number.
pub(super) async fn append(tx: &mut Tx, day: NaiveDate, event: &Event) -> Result<()> {
    let head = in_tx!(tx, conn => sqlx::query_as(sql::LOG_HEAD).fetch_optional(conn).await)?;
    let entry = Entry::after(read_head(head)?, day, event).map_err(|_| Error::unreadable("payload"))?;
    in_tx!(tx, conn => sqlx::query(sql::APPEND_LOG).bind(entry.seq).bind(entry.day).bind(&entry.kind).bind(&entry.payload)
        .bind(&entry.prev.0[..]).bind(&entry.hash.0[..]).execute(conn).await.map(drop))?;
    Ok(())
}

fn read_head(row: Option<(i64, Vec<u8>)>) -> Result<Head> {
    row.map_or(Ok(Head::default()), |(seq, hash)| Ok(Head { seq, hash: bytes("hash", &hash)? }))
}

impl Board {
    /// The last entry.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn log_head(&self) -> Result<Head> {
        read_head(on_db!(&self.db, pool => sqlx::query_as(sql::LOG_HEAD).fetch_optional(pool).await)?)
    }

    /// Writes an event that concerns no theme, in a transaction of its own.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn tell(&self, day: NaiveDate, event: &Event) -> Result<()> {
        let mut tx = self.db.begin_alone(tick::LOCK).await?;
        append(&mut tx, day, event).await?;
        tx.commit().await
    }

    /// Up to `most` entries from number `from` downwards.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn log_page(&self, from: i64, most: i64) -> Result<Vec<Entry>> {
        let rows: Vec<EntryRow> = on_db!(&self.db, pool => sqlx::query_as(sql::LOG_PAGE).bind(from).bind(most).fetch_all(pool).await)?;
        rows.into_iter().map(EntryRow::into_entry).collect()
    }

    /// The entry that says a theme was archived, and what was destroyed then.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Database`].
    pub async fn archived_entry(&self, theme: ThemeId) -> Result<(Entry, Destroyed)> {
        let rows: Vec<EntryRow> = on_db!(&self.db, pool => sqlx::query_as(sql::LOG_ARCHIVED).fetch_all(pool).await)?;
        for row in rows {
            let entry = row.into_entry()?;
            match entry.event() {
                Ok(Event::Archived { theme: of, destroyed }) if of == theme => return Ok((entry, destroyed)),
                _ => {}
            }
        }
        Err(Error::NotFound)
    }

    /// The number of the entry that published a theme's stamp key.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Database`].
    pub async fn theme_key_entry(&self, theme: ThemeId, key: &Hex<32>) -> Result<i64> {
        let rows: Vec<EntryRow> = on_db!(&self.db, pool => sqlx::query_as(sql::LOG_THEME_KEYS).fetch_all(pool).await)?;
        for row in rows {
            let entry = row.into_entry()?;
            if matches!(entry.event(), Ok(Event::ThemeKey { theme: of, key: published }) if of == theme && published == *key) {
                return Ok(entry.seq);
            }
        }
        Err(Error::NotFound)
    }

    /// The whole log and what the board shows at the same moment: what `kizuki verify` checks.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn log_export(&self) -> Result<Export> {
        // Alone, so that no entry is written between the two readings.
        let mut tx = self.db.begin_alone(tick::LOCK).await?;
        let entries: Vec<EntryRow> = in_tx!(tx, conn => sqlx::query_as(sql::LOG).fetch_all(conn).await)?;
        let notes: Vec<ShownRow> = in_tx!(tx, conn => sqlx::query_as(sql::SHOWN_NOTES).fetch_all(conn).await)?;
        let blocked: Vec<Uuid> = in_tx!(tx, conn => sqlx::query_scalar(sql::BLOCKED_NOTES).fetch_all(conn).await)?;
        drop(tx);
        let entries = entries.into_iter().map(EntryRow::into_entry).collect::<Result<_>>()?;
        let blocked = blocked.into_iter().map(NoteId).collect();
        let mut export = Export { version: VERSION, entries, notes: Vec::new(), hidden: Vec::new(), blocked, older: Vec::new() };
        for row in notes {
            let note = NoteId(row.id);
            match row.salt {
                None => export.older.push(note),
                Some(_) if row.hidden => export.hidden.push(note),
                Some(salt) => {
                    export.notes.push(ShownNote { note, theme: ThemeId(row.theme_id), text: row.body, salt: bytes("salt", &salt)? });
                }
            }
        }
        Ok(export)
    }
}
