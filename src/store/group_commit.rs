//! Group commit: one writer for what staff do. On SQLite, actions that wait at the same time share one
//! transaction: one sync to the disk, one emptying of the write-ahead log for all of them, and each
//! is answered after that. Nobody waits for company: an action that comes alone is committed alone.
//! PostgreSQL shares its syncs among transactions by itself, so there each action keeps a
//! transaction of its own.

use std::{
    future::Future,
    panic::AssertUnwindSafe,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use futures_util::FutureExt as _;
use tokio::sync::{mpsc, oneshot};

use super::{
    Error, NotWritten, Result,
    backend::{Inner, Tx},
    sqlite::{self, SqliteDb},
};

/// Actions in one transaction at most, so that the first does not wait long for the last.
const TOGETHER: usize = 256;
/// Actions that may wait. Beyond it whoever comes waits to be let in, and a slow disk cannot fill
/// the memory.
const QUEUE: usize = 4096;

/// What became of an action: done, or nothing of it is written.
pub type Wrote<T> = std::result::Result<T, NotWritten>;

/// A future that borrows the transaction.
pub type InTx<'t, T> = Pin<Box<dyn Future<Output = Wrote<T>> + Send + 't>>;

/// Answers whoever waits, once it is known whether the transaction was committed.
type Answer = Box<dyn FnOnce(Result<()>) + Send>;

/// An action: what it writes, and how it is answered. Where there is no transaction to write in, it
/// is told why.
type Action = Box<
    dyn for<'t> FnOnce(Result<&'t mut Tx>) -> Pin<Box<dyn Future<Output = Written> + Send + 't>>
        + Send,
>;

/// What an action left behind: whether its writes are to stay, why the database failed, if it did,
/// and its answer.
struct Written {
    stays: bool,
    failed: Option<Error>,
    answer: Answer,
}

/// Whether an action can leave a part of itself behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parts {
    /// It is refused before it writes, if at all, and nothing that anybody sends makes its
    /// statement fail: it needs no savepoint, which is two ways to the database and back. Should
    /// the database itself fail, all of the transaction is given up.
    One,
    /// What it wrote is taken back where a later statement refuses or fails.
    Several,
}

/// The way to the writer. It ends when the last handle is gone.
#[derive(Clone, Debug)]
pub struct GroupCommit {
    sender: mpsc::Sender<(Parts, Action)>,
    busy: Busy,
}

/// Since when the writer has been at one transaction.
#[derive(Clone, Debug, Default)]
struct Busy(Arc<Mutex<Option<Instant>>>);

impl Busy {
    fn set(&self, since: Option<Instant>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = since;
    }
}

impl GroupCommit {
    /// Starts the writer of a database on its one writing connection.
    pub(super) fn start(db: SqliteDb) -> Self {
        let (sender, receiver) = mpsc::channel(QUEUE);
        let busy = Busy::default();
        tokio::spawn(write(db, receiver, busy.clone()));
        Self { sender, busy }
    }

    /// Whether the writer is there and gets on: no transaction of its own takes longer than
    /// `patience`.
    pub(super) fn is_well(&self, patience: Duration) -> bool {
        let since = *self.busy.0.lock().unwrap_or_else(PoisonError::into_inner);
        !self.sender.is_closed() && since.is_none_or(|since| since.elapsed() < patience)
    }

    /// Runs `action` in a transaction that others may share, and returns when it is on the disk.
    ///
    /// # Errors
    /// [`NotWritten`].
    pub(super) async fn run<T, F>(&self, parts: Parts, action: F) -> Wrote<T>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> InTx<'t, T> + Send + 'static,
    {
        let (sender, receiver) = oneshot::channel();
        let action: Action = Box::new(move |tx| {
            Box::pin(async move {
                let done = match tx {
                    Ok(tx) => action(tx).await,
                    Err(error) => Err(error.into()),
                };
                let stays = done.is_ok();
                let failed = match &done {
                    Err(NotWritten::Failed(error)) => Some(error.clone()),
                    Ok(_) | Err(NotWritten::Refused(_)) => None,
                };
                // A refusal is true whatever becomes of the others' writes. Whoever gave up waiting
                // needs no answer.
                let answer = move |committed: Result<()>| {
                    drop(sender.send(if stays {
                        committed.map_err(NotWritten::from).and(done)
                    } else {
                        done
                    }));
                };
                Written { stays, failed, answer: Box::new(answer) }
            })
        });
        self.sender
            .send((parts, action))
            .await
            .map_err(|_| Error::Database("the writer has stopped".into()))?;
        // No answer: the action, or another of its transaction, panicked.
        receiver.await.map_err(|_| Error::Database(GAVE_UP.into()))?
    }
}

/// What is said of a transaction in which something panicked.
const GAVE_UP: &str = "a transaction was given up";

/// Takes what waits, writes it together, answers, and begins anew. A panic costs the transaction in
/// which it happens, and no other: without a writer nobody could post until somebody starts the
/// program again.
async fn write(db: SqliteDb, mut waiting: mpsc::Receiver<(Parts, Action)>, busy: Busy) {
    while let Some(first) = waiting.recv().await {
        busy.set(Some(Instant::now()));
        let mut answers = Vec::new();
        let done =
            AssertUnwindSafe(together(&db, first, &mut waiting, &mut answers)).catch_unwind().await;
        let committed = done.unwrap_or_else(|_| {
            tracing::error!(
                "the writer panicked; what it was writing is given up, and it goes on with what waits"
            );
            Err(Error::Database(GAVE_UP.into()))
        });
        if committed.is_err() {
            // The driver still counts the lost transaction as open, and would begin no other on
            // this connection.
            if let Ok(lost) = db.write.acquire().await {
                let _ = lost.close().await;
            }
        }
        busy.set(None);
        for answer in answers {
            answer(committed.clone());
        }
    }
}

/// One transaction. An action that fails loses its own writes; where SQLite gave up the transaction
/// itself (a full disk), all do.
async fn together(
    db: &SqliteDb,
    first: (Parts, Action),
    waiting: &mut mpsc::Receiver<(Parts, Action)>,
    answers: &mut Vec<Answer>,
) -> Result<()> {
    let mut tx = match db.write.begin_with("BEGIN IMMEDIATE").await {
        Ok(tx) => Tx { inner: Inner::Sqlite(tx, db.clone()) },
        Err(error) => return refuse(first.1, error.into(), answers).await,
    };
    let mut next = Some(first);
    let mut stays = false;
    while let Some((parts, action)) = next.take() {
        if parts == Parts::Several
            && let Err(error) = run(&mut tx, sqlite::SAVEPOINT).await
        {
            return refuse(action, error, answers).await;
        }
        let written = action(Ok(&mut tx)).await;
        answers.push(written.answer);
        if parts == Parts::Several {
            if !written.stays {
                run(&mut tx, sqlite::ROLLBACK_TO_SAVEPOINT).await?;
            }
            run(&mut tx, sqlite::RELEASE_SAVEPOINT).await?;
        } else if let Some(error) = written.failed {
            return Err(error);
        }
        stays |= written.stays;
        if answers.len() < TOGETHER {
            next = waiting.try_recv().ok();
        }
    }
    // Refusals alone leave nothing to write; the transaction is rolled back.
    if stays { tx.commit().await } else { Ok(()) }
}

/// Has an action answered that there is no transaction for it, and why; all who wrote in the same
/// one hear the same.
async fn refuse(action: Action, error: Error, answers: &mut Vec<Answer>) -> Result<()> {
    answers.push(action(Err(error.clone())).await.answer);
    Err(error)
}

async fn run(tx: &mut Tx, statement: &'static str) -> Result<()> {
    if let Inner::Sqlite(tx, _) = &mut tx.inner {
        sqlx::query(statement).execute(&mut **tx).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
