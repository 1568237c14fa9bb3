//! One writer for what staff do. On SQLite, actions that wait at the same time share one transaction: one sync to the disk, one emptying of
//! the write-ahead log for all of them, and each is answered after that. Nobody waits for company: an action that comes alone is committed
//! alone. PostgreSQL shares its syncs among transactions by itself, so there each action keeps a transaction of its own.

use std::{future::Future, pin::Pin};

use sqlx::SqlitePool;
use tokio::sync::{mpsc, oneshot};

use super::{
    Error, Result,
    backend::{Inner, Tx},
    statements as sql,
};
use crate::domain::anon::Refusal;

/// Actions in one transaction at most, so that the first does not wait long for the last.
const TOGETHER: usize = 256;
/// Actions that may wait. Beyond it whoever comes waits to be let in, and a slow disk cannot fill the memory.
const QUEUE: usize = 4096;

/// What became of an action: done, or refused by a rule, in which case nothing of it is written.
pub type Put<T> = std::result::Result<T, Refusal>;

/// A future that borrows the transaction.
pub type InTx<'t, T> = Pin<Box<dyn Future<Output = Result<Put<T>>> + Send + 't>>;

/// Answers whoever waits, once it is known whether the transaction was committed.
type Answer = Box<dyn FnOnce(Result<()>) + Send>;

/// An action: what it writes, and how it is answered.
type Action = Box<dyn for<'t> FnOnce(&'t mut Tx) -> Pin<Box<dyn Future<Output = Written> + Send + 't>> + Send>;

/// What an action left behind: whether its writes are to stay, whether the database failed, and its answer.
struct Written {
    stays: bool,
    failed: bool,
    answer: Answer,
}

/// Whether an action can leave a part of itself behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parts {
    /// It is refused before it writes, if at all, and nothing that anybody sends makes its statement fail: it needs no savepoint, which is two
    /// ways to the database and back. Should the database itself fail, all of the transaction is given up.
    One,
    /// What it wrote is taken back where a later statement refuses or fails.
    Several,
}

/// The way to the writer. It ends when the last handle is gone.
#[derive(Clone, Debug)]
pub struct Group(mpsc::Sender<(Parts, Action)>);

impl Group {
    /// Starts the writer of a database on its one writing connection.
    pub(super) fn start(pool: SqlitePool) -> Self {
        let (sender, receiver) = mpsc::channel(QUEUE);
        tokio::spawn(write(pool, receiver));
        Self(sender)
    }

    /// Runs `action` in a transaction that others may share, and returns when it is on the disk.
    ///
    /// # Errors
    /// [`Error::Database`]; nothing of the action is written then.
    pub(super) async fn run<T, F>(&self, parts: Parts, action: F) -> Result<Put<T>>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> InTx<'t, T> + Send + 'static,
    {
        let (sender, receiver) = oneshot::channel();
        let action: Action = Box::new(move |tx| {
            Box::pin(async move {
                let done = action(tx).await;
                let (stays, failed) = (matches!(done, Ok(Ok(_))), done.is_err());
                // A refusal is true whatever becomes of the others' writes. Whoever gave up waiting needs no answer.
                let answer = move |committed: Result<()>| {
                    drop(sender.send(if stays { committed.and(done) } else { done }));
                };
                Written { stays, failed, answer: Box::new(answer) }
            })
        });
        self.0.send((parts, action)).await.map_err(|_| stopped())?;
        receiver.await.map_err(|_| stopped())?
    }
}

fn stopped() -> Error {
    Error::Database("the writer has stopped".into())
}

/// Takes what waits, writes it together, answers, and begins anew.
async fn write(pool: SqlitePool, mut waiting: mpsc::Receiver<(Parts, Action)>) {
    while let Some(first) = waiting.recv().await {
        let mut answers = Vec::new();
        let committed = together(&pool, first, &mut waiting, &mut answers).await;
        if committed.is_err() {
            // The driver still counts the lost transaction as open, and would begin no other on this connection.
            if let Ok(lost) = pool.acquire().await {
                let _ = lost.close().await;
            }
        }
        for answer in answers {
            answer(committed.clone());
        }
    }
}

/// One transaction. An action that fails loses its own writes; where SQLite gave up the transaction itself (a full disk), all do.
async fn together(
    pool: &SqlitePool,
    first: (Parts, Action),
    waiting: &mut mpsc::Receiver<(Parts, Action)>,
    answers: &mut Vec<Answer>,
) -> Result<()> {
    let inner = Inner::Sqlite(pool.begin_with("BEGIN IMMEDIATE").await?, pool.clone());
    let mut tx = Tx { inner };
    let mut next = Some(first);
    let mut stays = false;
    while let Some((parts, action)) = next.take() {
        if parts == Parts::Several {
            run(&mut tx, sql::SAVEPOINT).await?;
        }
        let written = action(&mut tx).await;
        answers.push(written.answer);
        if parts == Parts::Several {
            if !written.stays {
                run(&mut tx, sql::ROLLBACK_TO_SAVEPOINT).await?;
            }
            run(&mut tx, sql::RELEASE_SAVEPOINT).await?;
        } else if written.failed {
            return Err(Error::Database("a transaction was given up".into()));
        }
        stays |= written.stays;
        if answers.len() < TOGETHER {
            next = waiting.try_recv().ok();
        }
    }
    // Refusals alone leave nothing to write; the transaction is rolled back.
    if stays { tx.commit().await } else { Ok(()) }
}

async fn run(tx: &mut Tx, statement: &'static str) -> Result<()> {
    if let Inner::Sqlite(tx, _) = &mut tx.inner {
        sqlx::query(statement).execute(&mut **tx).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
