//! One enumeration over both databases, transactions on either, and what a statement runs on (see
//! [`super::verbs`]).

use std::{cmp::Ordering, path::Path};

use sqlx::{
    AssertSqlSafe, PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool,
    Transaction,
};

use super::{
    Error, Result,
    migrations::{Step, migrator},
    postgres,
    sqlite::{self, SqliteDb},
};

statements! {
    // The last step that was taken; sqlx keeps the table.
    SCHEMA_VERSION = "SELECT MAX(version) FROM _sqlx_migrations";
}

/// A database: SQLite with one writing connection and a few reading ones, or a PostgreSQL pool.
#[derive(Clone, Debug)]
pub enum Db {
    /// A file.
    Sqlite(SqliteDb),
    /// A server.
    Postgres(PgPool),
}

/// A transaction on either database. Dropped without [`Tx::commit`], it rolls back.
pub struct Tx {
    pub(super) inner: Inner,
}

/// A turn at something that one process does at a time. It ends when it is dropped.
#[must_use = "it lasts as long as it is kept"]
pub struct Turn(#[expect(dead_code, reason = "held, not read")] Option<Tx>);

/// One thing for each of the two databases.
pub(super) enum Either<S, P> {
    Sqlite(S),
    Postgres(P),
}

pub(super) enum Inner {
    Sqlite(Transaction<'static, Sqlite>, SqliteDb),
    Postgres(Transaction<'static, Postgres>),
}

impl Db {
    /// Where statements run that read.
    pub(super) const fn either(&self) -> Either<&SqlitePool, &PgPool> {
        match self {
            Self::Sqlite(db) => Either::Sqlite(&db.read),
            Self::Postgres(pool) => Either::Postgres(pool),
        }
    }

    /// Opens (and creates) a SQLite file.
    pub(super) async fn open_sqlite(file: &Path, steps: &[Step]) -> Result<Self> {
        let db = sqlite::open(file).await?;
        migrator(steps, |step| step.sqlite).run(&db.write).await?;
        db.empty_log().await?;
        Ok(Self::Sqlite(db))
    }

    /// Connects to a PostgreSQL database by its URL.
    pub(super) async fn open_postgres(url: &str, steps: &[Step]) -> Result<Self> {
        let pool = postgres::open(url).await?;
        migrator(steps, |step| step.postgres).run(&pool).await?;
        Ok(Self::Postgres(pool))
    }

    /// Opens a SQLite file that is there, for reading alone: nothing is made and nothing is
    /// changed, its tables neither.
    pub(super) async fn read_sqlite(file: &Path, steps: &[Step]) -> Result<Self> {
        Self::Sqlite(sqlite::open_for_reading(file).await?).of_this_version(steps).await
    }

    /// Connects to a PostgreSQL database for reading alone; its tables are not changed.
    pub(super) async fn read_postgres(url: &str, steps: &[Step]) -> Result<Self> {
        Self::Postgres(postgres::open_for_reading(url).await?).of_this_version(steps).await
    }

    /// Lets a database through whose tables are those of this program: a newer one may have changed
    /// what is read here, an older one has not all of it yet.
    async fn of_this_version(self, steps: &[Step]) -> Result<Self> {
        let there: i64 = scalar_one!(self, SCHEMA_VERSION).map_err(Error::or_no_tables)?;
        let here = steps.iter().map(|step| step.version).max().unwrap_or_default();
        match there.cmp(&here) {
            Ordering::Equal => Ok(self),
            Ordering::Greater => Err(Error::newer(there)),
            Ordering::Less => Err(Error::Database(format!(
                "its tables are those of an earlier kizuki (step {there} of {here}); start the \
                 server once, which changes them"
            ))),
        }
    }

    /// Begins a transaction that writes. On SQLite it takes the write lock at once
    /// (`BEGIN IMMEDIATE`).
    pub(super) async fn begin(&self) -> Result<Tx> {
        let inner = match self {
            Self::Sqlite(db) => {
                Inner::Sqlite(db.write.begin_with("BEGIN IMMEDIATE").await?, db.clone())
            }
            Self::Postgres(pool) => Inner::Postgres(pool.begin().await?),
        };
        Ok(Tx { inner })
    }

    /// Begins a transaction that only reads, and sees one moment throughout. It keeps nobody from
    /// writing.
    pub(super) async fn begin_reading(&self) -> Result<Tx> {
        let inner = match self {
            Self::Sqlite(db) => Inner::Sqlite(db.read.begin().await?, db.clone()),
            Self::Postgres(pool) => {
                Inner::Postgres(pool.begin_with(postgres::BEGIN_READING).await?)
            }
        };
        Ok(Tx { inner })
    }

    /// Begins a transaction that holds the lock `key` shared: it runs beside others that do, and
    /// beside none that holds it exclusively, in any process. What is written between two
    /// statements of an opening box would otherwise be emptied out with it, unread. SQLite has one
    /// writer anyway.
    pub(super) async fn begin_shared(&self, key: i64) -> Result<Tx> {
        let mut tx = self.begin().await?;
        if let Inner::Postgres(tx) = &mut tx.inner {
            sqlx::query(postgres::LOCK_SHARED).bind(key).execute(&mut **tx).await?;
        }
        Ok(tx)
    }

    /// Begins a transaction that holds the lock `key` exclusively: no other that holds it runs
    /// beside it, in any process. SQLite has one writer anyway.
    pub(super) async fn begin_exclusive(&self, key: i64) -> Result<Tx> {
        let mut tx = self.begin().await?;
        if let Inner::Postgres(tx) = &mut tx.inner {
            sqlx::query(postgres::LOCK).bind(key).execute(&mut **tx).await?;
        }
        Ok(tx)
    }

    /// The turn `key`, unless another process has it; without keeping anybody from reading or writing.
    /// One process alone opens a SQLite file.
    pub(super) async fn turn(&self, key: i64) -> Result<Option<Turn>> {
        let Self::Postgres(pool) = self else { return Ok(Some(Turn(None))) };
        let mut tx = pool.begin().await?;
        let has: bool =
            sqlx::query_scalar(postgres::TRY_LOCK).bind(key).fetch_one(&mut *tx).await?;
        Ok(has.then(|| Turn(Some(Tx { inner: Inner::Postgres(tx) }))))
    }

    /// Writes rows anew: SQLite's whole file, on PostgreSQL what the script says, nobody beside it
    /// who holds the lock `key`.
    pub(super) async fn rewrite(&self, key: i64, on_postgres: String) -> Result<()> {
        match self {
            Self::Sqlite(db) => {
                sqlx::query(sqlite::VACUUM).execute(&db.write).await?;
                db.empty_log().await.map(drop)
            }
            Self::Postgres(_) => {
                let mut tx = self.begin_exclusive(key).await?;
                if let Inner::Postgres(tx) = &mut tx.inner {
                    sqlx::raw_sql(AssertSqlSafe(on_postgres)).execute(&mut **tx).await?;
                }
                tx.commit().await
            }
        }
    }

    /// Empties the write-ahead log where something is left in it, and covers what its index says of
    /// the last transaction; on PostgreSQL there is nothing to do. At each tick.
    pub(super) async fn tidy_log(&self) -> Result<()> {
        match self {
            Self::Sqlite(db) => db.tidy_log().await,
            Self::Postgres(_) => Ok(()),
        }
    }

    /// What SQLite's quick check finds wrong with the file, in its words; nothing when all is well,
    /// and on PostgreSQL.
    pub(super) async fn quick_check(&self) -> Result<Option<String>> {
        let Self::Sqlite(db) = self else {
            return Ok(None);
        };
        let said: String = sqlx::query_scalar(sqlite::QUICK_CHECK).fetch_one(&db.read).await?;
        Ok((said != "ok").then(|| said.replace('\n', " ")))
    }

    /// Closes all connections and, on SQLite, leaves no write-ahead log behind.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(db) => {
                db.read.close().await;
                db.write.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

impl Tx {
    /// Where the statements of the transaction run.
    pub(super) fn either(&mut self) -> Either<&mut SqliteConnection, &mut PgConnection> {
        match &mut self.inner {
            Inner::Sqlite(tx, _) => Either::Sqlite(tx),
            Inner::Postgres(tx) => Either::Postgres(tx),
        }
    }

    /// Commits. On SQLite the write-ahead log is emptied before this returns: frames that stay in
    /// it keep the order and the old text of anonymous rows (docs/anonymity.md, L3).
    pub(super) async fn commit(self) -> Result<()> {
        match self.inner {
            Inner::Sqlite(tx, db) => {
                tx.commit().await?;
                // It is on the disk (FULL), whether or not the log could be emptied; where not, the
                // next commit or tick does it.
                db.empty_log().await.map(drop)
            }
            Inner::Postgres(tx) => Ok(tx.commit().await?),
        }
    }
}
