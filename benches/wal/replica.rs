//! The store's two writes once more, statement by statement, with the rule as a choice. Nothing but
//! this benchmark may have that choice.

use std::{path::Path, time::Duration};

use kizuki_board::domain::ids::{NoteId, ThemeId};
use kizuki_board::store::{BoxedNote, Place, statements};
use kizuki_board::ticket::{Credential, Tag, TicketKey};
use sqlx::{
    ConnectOptions, Result, SqlitePool,
    sqlite::{
        SqliteAutoVacuum, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions,
        SqliteSynchronous,
    },
};
use uuid::Uuid;

/// A board's file, opened as `store/sqlite.rs` opens it.
pub struct Replica {
    write: SqlitePool,
    /// Whether the write-ahead log is emptied after every transaction.
    rule: bool,
}

/// The statement that the store runs under this name.
fn sql(name: &str) -> &'static str {
    statements::all()
        .find(|(_, known, _)| *known == name)
        .map(|(_, _, sql)| sql)
        .expect("a statement of the store")
}

impl Replica {
    pub async fn open(file: &Path, rule: bool) -> Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            .pragma("secure_delete", "ON")
            .pragma("temp_store", "MEMORY")
            .disable_statement_logging()
            .auto_vacuum(SqliteAutoVacuum::Full);
        let write = SqlitePoolOptions::new()
            .test_before_acquire(false)
            .max_connections(1)
            .connect_with(options)
            .await?;
        Ok(Self { write, rule })
    }

    pub async fn like(
        &self,
        theme: ThemeId,
        note: NoteId,
        ticket: &Credential,
        like: &Tag,
        author: &Tag,
    ) -> Result<()> {
        let mut tx = self.write.begin_with("BEGIN IMMEDIATE").await?;
        let (tag,): (Option<Vec<u8>>,) = sqlx::query_as(sql("LIKE"))
            .bind(note.0)
            .bind(theme.0)
            .bind(&like.0[..])
            .bind(&ticket.0[..])
            .bind(&author.0[..])
            .bind(&[0_u8; 32][..])
            .fetch_one(&mut *tx)
            .await?;
        assert!(!tag.is_some_and(|tag| author.matches(&tag)), "nobody likes their own note here");
        tx.commit().await?;
        self.keep_the_rule().await
    }

    pub async fn post(&self, note: &BoxedNote, key: &TicketKey, slots: &[Tag]) -> Result<()> {
        let mut tx = self.write.begin_with("BEGIN IMMEDIATE").await?;
        for there in ["BOXED_AUTHOR", "NOTE_AUTHOR"] {
            let row = sqlx::query(sql(there))
                .bind(note.id.0)
                .bind(note.theme.0)
                .fetch_optional(&mut *tx)
                .await?;
            assert!(row.is_none(), "a new note");
        }
        let query = sqlx::query_scalar(sql("SPENT_SLOTS")).bind(note.theme.0);
        let spent: Vec<Vec<u8>> = slots
            .iter()
            .fold(query, |query, slot| query.bind(&slot.0[..]))
            .fetch_all(&mut *tx)
            .await?;
        let spend = sqlx::query(sql("SPEND_SLOT")).bind(note.theme.0).bind(&slots[0].0[..]);
        let taken = spent.is_empty() && spend.execute(&mut *tx).await?.rows_affected() > 0;
        let blocked: Vec<(Uuid, Vec<u8>)> =
            sqlx::query_as(sql("BLOCKED_AUTHORS")).bind(note.theme.0).fetch_all(&mut *tx).await?;
        assert!(
            taken && !blocked.iter().any(|(id, tag)| key.author(NoteId(*id)).matches(tag)),
            "a new ticket may post"
        );
        let Place::Column(prompt) = note.place else {
            panic!("a note in a column");
        };
        sqlx::query(sql("PUT_INTO_BOX"))
            .bind(note.id.0)
            .bind(note.theme.0)
            .bind(prompt.0)
            .bind(&note.text)
            .bind(&note.author.0[..])
            .bind(&note.salt.0[..])
            .bind(&note.key.0[..])
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        self.keep_the_rule().await
    }

    async fn keep_the_rule(&self) -> Result<()> {
        if self.rule {
            let (_, _, _): (i64, i64, i64) =
                sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&self.write).await?;
        }
        Ok(())
    }

    pub async fn close(&self) {
        self.write.close().await;
    }
}

/// How many stickers are on notes and how many notes wait in the box.
pub async fn written(file: &Path) -> Result<(usize, usize)> {
    let db = SqlitePool::connect_with(SqliteConnectOptions::new().filename(file)).await?;
    let stickers: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM sticker").fetch_one(&db).await?;
    let boxed: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM inbox").fetch_one(&db).await?;
    db.close().await;
    Ok((usize::try_from(stickers).unwrap_or(0), usize::try_from(boxed).unwrap_or(0)))
}
