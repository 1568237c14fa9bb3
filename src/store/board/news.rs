//! What processes on one PostgreSQL database tell each other: that something on a board is new, and
//! nothing more. They tell it when its viewers hear it too, on ticks and after what organizers do,
//! so it says nothing about who acted when (L13). SQLite has one process.

use sqlx::postgres::PgListener;

use super::Board;
use crate::store::{Result, backend::Db, postgres};

/// The channel of the database.
const CHANNEL: &str = "kizuki_board";

/// Ears for the other processes.
pub struct News(PgListener);

impl News {
    /// Waits until a process has told something; or until a lost connection is there again, for
    /// something may have been missed.
    ///
    /// # Errors
    /// [`Error::Database`](crate::store::Error::Database): the database does not answer, or the
    /// pool was closed.
    pub async fn next(&mut self) -> Result<()> {
        self.0.try_recv().await?;
        Ok(())
    }
}

impl Board {
    /// Tells the other processes that something is new.
    ///
    /// # Errors
    /// [`Error::Database`](crate::store::Error::Database).
    pub async fn tell_peers(&self) -> Result<()> {
        if let Db::Postgres(pool) = &self.db {
            sqlx::query(postgres::NOTIFY).bind(CHANNEL).execute(pool).await?;
        }
        Ok(())
    }

    /// Listens to the other processes; nothing to hear on SQLite.
    ///
    /// # Errors
    /// [`Error::Database`](crate::store::Error::Database).
    pub async fn news(&self) -> Result<Option<News>> {
        let Db::Postgres(pool) = &self.db else {
            return Ok(None);
        };
        let mut listener = PgListener::connect_with(pool).await?;
        listener.listen(CHANNEL).await?;
        Ok(Some(News(listener)))
    }
}
