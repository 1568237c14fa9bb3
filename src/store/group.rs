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

/// What an action left behind: whether its writes are to stay, and its answer.
struct Written {
    stays: bool,
    answer: Answer,
}

/// The way to the writer. It ends when the last handle is gone.
#[derive(Clone, Debug)]
pub struct Group(mpsc::Sender<Action>);

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
    pub(super) async fn run<T, F>(&self, action: F) -> Result<Put<T>>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> InTx<'t, T> + Send + 'static,
    {
        let (sender, receiver) = oneshot::channel();
        let action: Action = Box::new(move |tx| {
            Box::pin(async move {
                let done = action(tx).await;
                let stays = matches!(done, Ok(Ok(_)));
                // A refusal is true whatever becomes of the others' writes. Whoever gave up waiting needs no answer.
                let answer = move |committed: Result<()>| {
                    drop(sender.send(if stays { committed.and(done) } else { done }));
                };
                Written { stays, answer: Box::new(answer) }
            })
        });
        self.0.send(action).await.map_err(|_| stopped())?;
        receiver.await.map_err(|_| stopped())?
    }
}

fn stopped() -> Error {
    Error::Database("the writer has stopped".into())
}

/// Takes what waits, writes it together, answers, and begins anew.
async fn write(pool: SqlitePool, mut waiting: mpsc::Receiver<Action>) {
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
async fn together(pool: &SqlitePool, first: Action, waiting: &mut mpsc::Receiver<Action>, answers: &mut Vec<Answer>) -> Result<()> {
    let inner = Inner::Sqlite(pool.begin_with("BEGIN IMMEDIATE").await?, pool.clone());
    let mut tx = Tx { inner };
    let mut next = Some(first);
    let mut stays = false;
    while let Some(action) = next.take() {
        run(&mut tx, sql::SAVEPOINT).await?;
        let written = action(&mut tx).await;
        answers.push(written.answer);
        if !written.stays {
            run(&mut tx, sql::ROLLBACK_TO_SAVEPOINT).await?;
        }
        run(&mut tx, sql::RELEASE_SAVEPOINT).await?;
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
mod tests {
    use std::{path::Path, sync::Arc};

    use tokio::sync::Notify;

    use super::*;
    use crate::store::{backend::in_tx, sqlite, statements::probe};

    /// A file with a table of numbers, each once; its writer, and another connection that sees what is committed.
    async fn database(folder: &Path) -> (Group, SqlitePool) {
        let db = sqlite::open(&folder.join("t.db")).await.expect("opened");
        sqlx::query(probe::TABLE).execute(&db.write).await.expect("made");
        (Group::start(db.write.clone()), db.read)
    }

    async fn committed(read: &SqlitePool) -> i64 {
        sqlx::query_scalar(probe::COUNT).fetch_one(read).await.expect("counted")
    }

    async fn insert(tx: &mut Tx, n: i64) -> Result<()> {
        in_tx!(tx, conn => sqlx::query(probe::INSERT).bind(n).execute(conn).await.map(drop))?;
        Ok(())
    }

    /// Writes a number and tells how many others could see before.
    async fn write_number(group: Group, read: SqlitePool, n: i64) -> i64 {
        let done = group
            .run(move |tx| {
                Box::pin(async move {
                    let seen = committed(&read).await;
                    insert(tx, n).await?;
                    Ok(Ok(seen))
                })
            })
            .await;
        done.expect("written").expect("allowed")
    }

    /// Holds the writer up until the gate opens, so that others come to wait.
    fn hold(group: &Group, gate: &Arc<Notify>) -> tokio::task::JoinHandle<Result<Put<()>>> {
        let (group, gate) = (group.clone(), gate.clone());
        tokio::spawn(async move {
            group
                .run(move |tx| {
                    Box::pin(async move {
                        gate.notified().await;
                        insert(tx, -1).await.map(Ok)
                    })
                })
                .await
        })
    }

    #[tokio::test]
    async fn those_who_wait_share_a_transaction() {
        let folder = tempfile::tempdir().expect("a folder");
        let (group, read) = database(folder.path()).await;
        let gate = Arc::new(Notify::new());
        let first = hold(&group, &gate);
        let others: Vec<_> = (0..600).map(|n| tokio::spawn(write_number(group.clone(), read.clone(), n))).collect();
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        gate.notify_one();
        first.await.expect("ran").expect("written").expect("allowed");
        assert!(committed(&read).await > 0, "on the disk before the answer");
        let mut seen = Vec::new();
        for other in others {
            seen.push(other.await.expect("ran"));
        }
        assert_eq!(committed(&read).await, 601);
        let groups: std::collections::BTreeSet<i64> = seen.iter().copied().collect();
        assert_eq!(groups.into_iter().collect::<Vec<_>>(), [0, 256, 512], "three transactions: what each action saw committed");
        assert_eq!(std::fs::metadata(folder.path().join("t.db-wal")).map_or(0, |log| log.len()), 0, "the log is empty after each");
    }

    #[tokio::test]
    async fn whoever_comes_alone_is_committed_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let (group, read) = database(folder.path()).await;
        for n in 0..20 {
            assert_eq!(write_number(group.clone(), read.clone(), n).await, n);
        }
    }

    #[tokio::test]
    async fn a_failure_takes_only_its_own_writes() {
        let folder = tempfile::tempdir().expect("a folder");
        let (group, read) = database(folder.path()).await;
        let gate = Arc::new(Notify::new());
        let first = hold(&group, &gate);
        let run = |n: i64| {
            let group = group.clone();
            tokio::spawn(async move {
                group
                    .run(move |tx| {
                        Box::pin(async move {
                            insert(tx, n).await?;
                            match n % 4 {
                                1 => Ok(Err(Refusal::PostingClosed)),
                                // A second time: the database refuses it.
                                2 => insert(tx, n).await.map(Ok),
                                _ => Ok(Ok(())),
                            }
                        })
                    })
                    .await
            })
        };
        let others: Vec<_> = (0..100).map(run).collect();
        let gone = run(1000);
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        gone.abort();
        gate.notify_one();
        assert!(matches!(first.await, Ok(Ok(Ok(())))));
        for (n, other) in others.into_iter().enumerate() {
            match (n % 4, other.await.expect("ran")) {
                (1, Ok(Err(Refusal::PostingClosed))) | (2, Err(Error::Taken)) | (0 | 3, Ok(Ok(()))) => {}
                (_, answer) => panic!("{n}: {answer:?}"),
            }
        }
        write_number(group, read.clone(), 2000).await;
        let kept: Vec<i64> = sqlx::query_scalar(probe::ALL).fetch_all(&read).await.expect("read");
        let (mut wanted, all) = (vec![-1], 0..100);
        wanted.extend(all.filter(|n| !matches!(n % 4, 1 | 2)));
        // Whoever hung up had asked for it all the same.
        wanted.extend([1000, 2000]);
        assert_eq!(kept, wanted);
    }

    /// A full disk makes SQLite roll back the whole transaction under us.
    #[tokio::test]
    async fn nobody_is_told_done_when_the_transaction_is_lost() {
        let folder = tempfile::tempdir().expect("a folder");
        let (group, read) = database(folder.path()).await;
        let gate = Arc::new(Notify::new());
        let first = hold(&group, &gate);
        let before = tokio::spawn(write_number_or_error(group.clone(), 1));
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        let lost = {
            let group = group.clone();
            tokio::spawn(async move {
                group
                    .run(move |tx| {
                        Box::pin(async move {
                            in_tx!(tx, conn => sqlx::query(probe::ROLLBACK).execute(conn).await.map(drop))?;
                            Ok(Ok(()))
                        })
                    })
                    .await
            })
        };
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        gate.notify_one();
        assert!(first.await.expect("ran").is_err() && before.await.expect("ran").is_err() && lost.await.expect("ran").is_err());
        assert_eq!(committed(&read).await, 0);
        assert!(write_number_or_error(group, 2).await.is_ok(), "the next ones are written");
        assert_eq!(committed(&read).await, 1);
    }

    async fn write_number_or_error(group: Group, n: i64) -> Result<Put<()>> {
        group.run(move |tx| Box::pin(async move { insert(tx, n).await.map(Ok) })).await
    }
}
