//! Picking up: one bit per person and theme, flipped once. Nothing here knows a ticket; what is stamped is in an envelope.

use uuid::Uuid;

use super::{People, roster::LOCK};
use crate::domain::ids::{PersonId, ThemeId};
use crate::store::backend::{Inner, Tx, in_tx, on_db};
use crate::store::statements as sql;
use crate::store::{Error, Result};

impl People {
    /// Notes that somebody picks up a theme's ticket, and uses up their link. On SQLite the bit is flipped at once, and the write-ahead log
    /// emptied; on PostgreSQL it waits for [`People::flush_issued`] in a table that is not logged (see the migration).
    ///
    /// # Errors
    /// [`Error::NotFound`] when they have no right to one, [`Error::Taken`] when they have picked it up already, [`Error::Database`].
    pub async fn issue(&self, theme: ThemeId, person: PersonId) -> Result<()> {
        let mut tx = self.db.begin_alone(LOCK).await?;
        let issued: Option<bool> =
            in_tx!(tx, conn => sqlx::query_scalar(sql::MAY_ISSUE).bind(theme.0).bind(person.0).fetch_optional(conn).await)?;
        if issued.ok_or(Error::NotFound)? {
            return Err(Error::Taken);
        }
        let noted = match &mut tx.inner {
            Inner::Sqlite(tx, _) => {
                let done = sqlx::query(sql::SET_ISSUED).bind(theme.0).bind(person.0).execute(&mut **tx).await?.rows_affected();
                sqlx::query(sql::USE_LINK).bind(person.0).execute(&mut **tx).await?;
                done
            }
            Inner::Postgres(tx) => sqlx::query(sql::ISSUE_PENDING).bind(theme.0).bind(person.0).execute(&mut **tx).await?.rows_affected(),
        };
        if noted == 0 {
            return Err(Error::Taken);
        }
        tx.commit().await
    }

    /// Writes down the pick-ups of this tick, all together. On SQLite there is nothing to do.
    ///
    /// # Errors
    /// [`Error::Database`]; the next tick tries again.
    pub async fn flush_issued(&self) -> Result<()> {
        let waiting: i64 = on_db!(&self.db, pool => sqlx::query_scalar(sql::PENDING_ISSUES).fetch_one(pool).await)?;
        if waiting == 0 {
            return Ok(());
        }
        let mut tx = self.db.begin_alone(LOCK).await?;
        flush(&mut tx).await?;
        tx.commit().await
    }

    /// The themes whose ticket somebody may pick up, and whether they have.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn tickets_of(&self, person: PersonId) -> Result<Vec<(ThemeId, bool)>> {
        let rows: Vec<(Uuid, bool)> = on_db!(&self.db, pool => sqlx::query_as(sql::MY_TICKETS).bind(person.0).fetch_all(pool).await)?;
        Ok(rows.into_iter().map(|(theme, issued)| (ThemeId(theme), issued)).collect())
    }

    /// Writes anew, in no order, who may pick up and who has: a row's place and transaction then say nothing about when a bit was flipped
    /// (docs/anonymity.md, L1 and L5).
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn shuffle_storage(&self) -> Result<()> {
        self.db.rewrite(LOCK, sql::PG_REWRITE_PEOPLE).await
    }

    /// How many people have picked up a theme's ticket: the tickets that are out.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn issued(&self, theme: ThemeId) -> Result<u64> {
        self.count(sql::ISSUED, theme).await
    }

    /// How many people could ever pick one up.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn eligible(&self, theme: ThemeId) -> Result<u64> {
        self.count(sql::ELIGIBLE, theme).await
    }

    /// Destroys what says who may pick up, and who has, in one theme; and people who are off the roster and were kept for that alone.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn erase_eligibility(&self, theme: ThemeId) -> Result<()> {
        let mut tx = self.db.begin_alone(LOCK).await?;
        // The link that a waiting pick-up has used stays used.
        flush(&mut tx).await?;
        for statement in [sql::SHRED_PENDING, sql::SHRED_ELIGIBILITY] {
            in_tx!(tx, conn => sqlx::query(statement).bind(theme.0).execute(conn).await.map(drop))?;
        }
        in_tx!(tx, conn => sqlx::query(sql::FORGET_UNLISTED).execute(conn).await.map(drop))?;
        tx.commit().await
    }

    async fn count(&self, statement: &'static str, theme: ThemeId) -> Result<u64> {
        let n: i64 = on_db!(&self.db, pool => sqlx::query_scalar(statement).bind(theme.0).fetch_one(pool).await)?;
        Ok(u64::try_from(n).unwrap_or(0))
    }
}

/// Moves waiting pick-ups to their bits, within a transaction that was begun alone.
pub(super) async fn flush(tx: &mut Tx) -> Result<()> {
    let Inner::Postgres(tx) = &mut tx.inner else { return Ok(()) };
    for statement in [sql::FLUSH_ISSUED, sql::FLUSH_LINKS, sql::PG_EMPTY_PENDING] {
        sqlx::query(statement).execute(&mut **tx).await?;
    }
    Ok(())
}
