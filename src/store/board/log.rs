//! The public log: appended to within the transaction of what it tells, so that neither is ever
//! without the other.

use chrono::NaiveDate;
use uuid::Uuid;

use super::exclusive::{Changed, Exclusive};
use super::{Board, rows::bytes};
use crate::domain::{
    hex::Hex,
    ids::{NoteId, ThemeId},
};
use crate::log::{
    Entry, Event, Head, VERSION,
    event::Destroyed,
    export::{Export, Shown, ShownNote},
};
use crate::store::backend::{in_tx, on_db};
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
        Ok(Entry {
            seq: self.seq,
            day: self.day,
            kind: self.kind,
            payload: self.payload,
            prev,
            hash,
        })
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

/// Writes an event. Beside other transactions two processes could write the same number. A clock
/// that was set back does not turn the days around.
pub(super) async fn append(tx: &mut Exclusive, day: NaiveDate, event: &Event) -> Result<()> {
    let head =
        read_head(in_tx!(tx, conn => sqlx::query_as(sql::LOG_HEAD).fetch_optional(conn).await)?)?;
    let last: Option<NaiveDate> =
        in_tx!(tx, conn => sqlx::query_scalar(sql::LOG_DAY).fetch_optional(conn).await)?;
    let day = last.map_or(day, |last| last.max(day));
    let head = if head.seq == 0 {
        write(tx, head, day, &Event::LogVersion { version: VERSION }).await?
    } else {
        head
    };
    write(tx, head, day, event).await.map(drop)
}

async fn write(tx: &mut Exclusive, head: Head, day: NaiveDate, event: &Event) -> Result<Head> {
    let entry = Entry::after(head, day, event).map_err(|_| Error::unreadable("payload"))?;
    in_tx!(tx, conn => sqlx::query(sql::APPEND_LOG).bind(entry.seq).bind(entry.day).bind(&entry.kind).bind(&entry.payload)
        .bind(&entry.prev.0[..]).bind(&entry.hash.0[..]).execute(conn).await.map(drop))?;
    Ok(entry.head())
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
        read_head(
            on_db!(&self.db, pool => sqlx::query_as(sql::LOG_HEAD).fetch_optional(pool).await)?,
        )
    }

    /// Writes an event that concerns no theme, in a transaction of its own.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn tell(&self, day: NaiveDate, event: &Event) -> Result<Changed<()>> {
        let mut tx = self.exclusive().await?;
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
        let rows: Vec<EntryRow> =
            on_db!(&self.db, pool => sqlx::query_as(sql::LOG_ARCHIVED).fetch_all(pool).await)?;
        for row in rows {
            let entry = row.into_entry()?;
            match entry.event() {
                Ok(Event::Archived { theme: of, destroyed }) if of == theme => {
                    return Ok((entry, destroyed));
                }
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
        let rows: Vec<EntryRow> =
            on_db!(&self.db, pool => sqlx::query_as(sql::LOG_THEME_KEYS).fetch_all(pool).await)?;
        for row in rows {
            let entry = row.into_entry()?;
            if matches!(entry.event(), Ok(Event::ThemeKey { theme: of, key: published }) if of == theme && published == *key)
            {
                return Ok(entry.seq);
            }
        }
        Err(Error::NotFound)
    }

    /// Says in a log of an earlier version that each note which comes out from now on has a key of
    /// its own: as soon as none without one waits in a box. A log of this version begins with that
    /// entry.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn raise_log_version(&self, today: NaiveDate) -> Result<Changed<()>> {
        let mut tx = self.exclusive().await?;
        let head = read_head(
            in_tx!(tx, conn => sqlx::query_as(sql::LOG_HEAD).fetch_optional(conn).await)?,
        )?;
        let raised: i64 =
            in_tx!(tx, conn => sqlx::query_scalar(sql::LOG_IS_RAISED).fetch_one(conn).await)?;
        let keyless: i64 =
            in_tx!(tx, conn => sqlx::query_scalar(sql::KEYLESS_BOXED).fetch_one(conn).await)?;
        if head.seq == 0 || raised > 0 || keyless > 0 {
            return Ok(Changed::of(()));
        }
        append(&mut tx, today, &Event::LogVersion { version: VERSION }).await?;
        tx.commit().await
    }

    /// Entries from number `first` to number `last`, in their order.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn log_range(&self, first: i64, last: i64) -> Result<Vec<Entry>> {
        let rows: Vec<EntryRow> = on_db!(&self.db, pool => sqlx::query_as(sql::LOG_RANGE).bind(first).bind(last).fetch_all(pool).await)?;
        rows.into_iter().map(EntryRow::into_entry).collect()
    }

    /// The last entry, and what the board shows at that moment. The entries up to it never change,
    /// so they can be read later ([`Board::log_range`]), and nobody who writes waits for a reader.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn log_board(&self) -> Result<(Head, Shown)> {
        let mut tx = self.db.begin_reading().await?;
        let head = read_head(
            in_tx!(tx, conn => sqlx::query_as(sql::LOG_HEAD).fetch_optional(conn).await)?,
        )?;
        let notes: Vec<ShownRow> =
            in_tx!(tx, conn => sqlx::query_as(sql::SHOWN_NOTES).fetch_all(conn).await)?;
        let blocked: Vec<Uuid> =
            in_tx!(tx, conn => sqlx::query_scalar(sql::BLOCKED_NOTES).fetch_all(conn).await)?;
        drop(tx);
        let mut board =
            Shown { blocked: blocked.into_iter().map(NoteId).collect(), ..Shown::default() };
        for row in notes {
            let note = NoteId(row.id);
            match row.salt {
                None => board.older.push(note),
                Some(_) if row.hidden => board.hidden.push(note),
                Some(salt) => {
                    board.notes.push(ShownNote {
                        note,
                        theme: ThemeId(row.theme_id),
                        text: row.body,
                        salt: bytes("salt", &salt)?,
                    });
                }
            }
        }
        Ok((head, board))
    }

    /// The whole log and what the board shows at the same moment, in memory: what `kizuki verify`
    /// checks.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn log_export(&self) -> Result<Export> {
        let (head, board) = self.log_board().await?;
        Ok(Export { version: VERSION, entries: self.log_range(1, head.seq).await?, board })
    }
}
