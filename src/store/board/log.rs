//! The public log: appended to within the transaction of what it tells, so that neither is ever
//! without the other.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::exclusive::{Changed, Exclusive};
use super::{
    Board,
    rows::{bytes, on_paper, word},
};
use crate::domain::{
    hex::Hex,
    ids::{NoteId, QuestionId, ThemeId},
    theme,
};
use crate::log::{
    Entry, Event, Head, VERSION,
    event::Destroyed,
    export::{Export, Shown, ShownCount, ShownNote, ShownQuestion},
};
use crate::store::{Error, Result, backend::Tx};

statements! {
    LOG_HEAD = "SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1";
    LOG_DAY = "SELECT day FROM log ORDER BY seq DESC LIMIT 1";
    APPEND_LOG = "INSERT INTO log (seq, day, kind, payload, prev, hash)
        VALUES ($1, $2, $3, $4, $5, $6)";
    LOG_PAGE = "SELECT * FROM log WHERE seq <= $1 ORDER BY seq DESC LIMIT $2";
    LOG_RANGE = "SELECT * FROM log WHERE seq >= $1 AND seq <= $2 ORDER BY seq";
    // What themes went through, as everybody may be told.
    TOLD_SINCE = "SELECT * FROM log WHERE seq > $1 AND kind IN ('opened', 'answered')
        ORDER BY seq";
    TOLD_BETWEEN = "SELECT * FROM log WHERE day >= $1 AND day < $2
        AND kind IN ('opened', 'moved', 'answered') ORDER BY seq";
    TOLD_NEWEST = "SELECT * FROM log WHERE kind IN ('opened', 'moved', 'answered')
        ORDER BY seq DESC LIMIT $1";
    LOG_ARCHIVED = "SELECT * FROM log WHERE kind = 'archived' ORDER BY seq DESC";
    LOG_THEME_KEYS = "SELECT * FROM log WHERE kind = 'theme-key' ORDER BY seq";
    LOG_IS_RAISED = "SELECT COUNT(*) FROM log WHERE kind = 'log-version'";
    KEYLESS_BOXED = "SELECT COUNT(*) FROM inbox WHERE author_key IS NULL
        AND paper_stickers IS NULL";
    SHOWN_NOTES = "SELECT id, theme_id, body, salt, hidden IS NOT NULL AS hidden, paper,
        paper_stickers, paper_salt FROM note ORDER BY id";
    SHOWN_TALLIES = "SELECT id, tally, state FROM theme";
    SHOWN_QUESTIONS = "SELECT id, theme_id, note_id, body FROM question ORDER BY id";
    BLOCKED_NOTES = "SELECT note_id FROM block WHERE proposed_by IS NULL ORDER BY note_id";
}

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
        id: NoteId,
        theme_id: ThemeId,
        body: String,
        salt: Option<Vec<u8>>,
        hidden: bool,
        paper: bool,
        paper_stickers: i64,
        paper_salt: Option<Vec<u8>>,
    }
}

impl ShownRow {
    /// The stickers on its paper with the salt of their hash, where the board shows counts.
    fn counted(&self, tallies: &HashSet<ThemeId>) -> Result<Option<ShownCount>> {
        let salt = self.paper_salt.as_deref().filter(|_| tallies.contains(&self.theme_id));
        let counted = |salt| {
            let stickers = on_paper(self.paper_stickers)?;
            Ok(ShownCount { stickers, salt: bytes("paper_salt", salt)? })
        };
        salt.map(counted).transpose()
    }
}

/// Writes an event. Beside other transactions two processes could write the same number. A clock
/// that was set back does not turn the days around.
pub(super) async fn append(tx: &mut Exclusive, day: NaiveDate, event: &Event) -> Result<()> {
    let head = read_head(fetch_optional!(tx, LOG_HEAD)?)?;
    let last: Option<NaiveDate> = scalar_optional!(tx, LOG_DAY)?;
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
    let Entry { seq, day, kind, payload, prev, hash } = &entry;
    execute!(tx, APPEND_LOG, seq, day, kind, payload, prev, hash)?;
    Ok(entry.head())
}

fn read_head(row: Option<(i64, Vec<u8>)>) -> Result<Head> {
    row.map_or(Ok(Head::default()), |(seq, hash)| Ok(Head { seq, hash: bytes("hash", &hash)? }))
}

/// The last entry, as a transaction sees it.
pub(super) async fn head(tx: &mut Tx) -> Result<Head> {
    read_head(fetch_optional!(tx, LOG_HEAD)?)
}

impl Board {
    /// Entries behind number `seq` that tell of an opening or of answers.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn told_since(&self, seq: i64) -> Result<Vec<Entry>> {
        let rows: Vec<EntryRow> = fetch_all!(self.db, TOLD_SINCE, seq)?;
        rows.into_iter().map(EntryRow::into_entry).collect()
    }

    /// Entries of the days from `first` to the one before `end` that tell of an opening, of a move to
    /// another state or of answers.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn told_between(&self, first: NaiveDate, end: NaiveDate) -> Result<Vec<Entry>> {
        let rows: Vec<EntryRow> = fetch_all!(self.db, TOLD_BETWEEN, first, end)?;
        rows.into_iter().map(EntryRow::into_entry).collect()
    }

    /// The newest of all such entries, up to `most`, the newest first.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn told_newest(&self, most: i64) -> Result<Vec<Entry>> {
        let rows: Vec<EntryRow> = fetch_all!(self.db, TOLD_NEWEST, most)?;
        rows.into_iter().map(EntryRow::into_entry).collect()
    }

    /// The last entry.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn log_head(&self) -> Result<Head> {
        read_head(fetch_optional!(self.db, LOG_HEAD)?)
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
        let rows: Vec<EntryRow> = fetch_all!(self.db, LOG_PAGE, from, most)?;
        rows.into_iter().map(EntryRow::into_entry).collect()
    }

    /// The entry that says a theme was archived, and what was destroyed then.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Database`].
    pub async fn archived_entry(&self, theme: ThemeId) -> Result<(Entry, Destroyed)> {
        let rows: Vec<EntryRow> = fetch_all!(self.db, LOG_ARCHIVED)?;
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
        let rows: Vec<EntryRow> = fetch_all!(self.db, LOG_THEME_KEYS)?;
        let published = Event::ThemeKey { theme, key: *key };
        for row in rows {
            let entry = row.into_entry()?;
            if entry.event().is_ok_and(|event| event == published) {
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
        let head = read_head(fetch_optional!(tx, LOG_HEAD)?)?;
        let raised = count!(tx, LOG_IS_RAISED)?;
        let keyless = count!(tx, KEYLESS_BOXED)?;
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
        let rows: Vec<EntryRow> = fetch_all!(self.db, LOG_RANGE, first, last)?;
        rows.into_iter().map(EntryRow::into_entry).collect()
    }

    /// The last entry, and what the board shows at that moment. The entries up to it never change,
    /// so they can be read later ([`Board::log_range`]), and nobody who writes waits for a reader.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn log_board(&self) -> Result<(Head, Shown)> {
        let mut tx = self.db.begin_reading().await?;
        let head = read_head(fetch_optional!(tx, LOG_HEAD)?)?;
        let notes: Vec<ShownRow> = fetch_all!(tx, SHOWN_NOTES)?;
        let blocked: Vec<NoteId> = scalar_all!(tx, BLOCKED_NOTES)?;
        let asked: Vec<(QuestionId, ThemeId, NoteId, String)> = fetch_all!(tx, SHOWN_QUESTIONS)?;
        let tallies: Vec<(ThemeId, String, String)> = fetch_all!(tx, SHOWN_TALLIES)?;
        drop(tx);
        let shown = |(theme, tally, state): (ThemeId, String, String)| {
            let shows = theme::shows_tally(word("tally", &tally)?, word("state", &state)?);
            Ok(shows.then_some(theme))
        };
        let tallies = tallies.into_iter().map(shown).filter_map(Result::transpose);
        let tallies = tallies.collect::<Result<HashSet<ThemeId>>>()?;
        let asked = asked.into_iter().map(|(question, theme, note, text)| ShownQuestion {
            question,
            theme,
            note,
            text,
        });
        let mut board = Shown { blocked, questions: asked.collect(), ..Shown::default() };
        for row in notes {
            let note = row.id;
            match &row.salt {
                None => board.older.push(note),
                Some(_) if row.hidden => board.hidden.push(note),
                Some(salt) => {
                    let (salt, counted) = (bytes("salt", salt)?, row.counted(&tallies)?);
                    board.notes.push(ShownNote {
                        note,
                        theme: row.theme_id,
                        text: row.body,
                        salt,
                        paper: row.paper,
                        counted,
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
