//! What shares a transaction, and what becomes of whom when something fails.

use std::{path::Path, sync::Arc};

use sqlx::SqlitePool;
use tokio::sync::Notify;

use super::*;
use crate::domain::anon::Refusal;

/// A table of numbers.
mod probe {
    pub const TABLE: &str = "CREATE TABLE t (n INTEGER NOT NULL UNIQUE)";
    pub const INSERT: &str = "INSERT INTO t (n) VALUES ($1)";
    pub const COUNT: &str = "SELECT COUNT(*) FROM t";
    pub const ALL: &str = "SELECT n FROM t ORDER BY n";
    pub const ROLLBACK: &str = "ROLLBACK";
    pub const NO_MORE_PAGES: &str = "PRAGMA max_page_count = 8";
}

/// A file with a table of numbers, each once; its writer, and another connection that sees what is
/// committed.
async fn database(folder: &Path) -> (GroupCommit, SqlitePool) {
    let db = sqlite::open(&folder.join("t.db")).await.expect("opened");
    sqlx::query(probe::TABLE).execute(&db.write).await.expect("made");
    (GroupCommit::start(db.clone()), db.read)
}

async fn committed(read: &SqlitePool) -> i64 {
    sqlx::query_scalar(probe::COUNT).fetch_one(read).await.expect("counted")
}

async fn insert(tx: &mut Tx, n: i64) -> Result<()> {
    execute!(tx, probe::INSERT, n)?;
    Ok(())
}

/// Writes a number and tells how many others could see before.
async fn write_number(group: GroupCommit, read: SqlitePool, n: i64) -> i64 {
    let done = group
        .run(Parts::Several, move |tx| {
            Box::pin(async move {
                let seen = committed(&read).await;
                insert(tx, n).await?;
                Ok(seen)
            })
        })
        .await;
    done.expect("written")
}

/// Holds the writer up until the gate opens, so that others come to wait.
fn hold(group: &GroupCommit, gate: &Arc<Notify>) -> tokio::task::JoinHandle<Wrote<()>> {
    let (group, gate) = (group.clone(), gate.clone());
    tokio::spawn(async move {
        group
            .run(Parts::Several, move |tx| {
                Box::pin(async move {
                    gate.notified().await;
                    Ok(insert(tx, -1).await?)
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
    let others: Vec<_> =
        (0..600).map(|n| tokio::spawn(write_number(group.clone(), read.clone(), n))).collect();
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    gate.notify_one();
    first.await.expect("ran").expect("written");
    assert!(committed(&read).await > 0, "on the disk before the answer");
    let mut seen = Vec::new();
    for other in others {
        seen.push(other.await.expect("ran"));
    }
    assert_eq!(committed(&read).await, 601);
    let groups: std::collections::BTreeSet<i64> = seen.iter().copied().collect();
    assert_eq!(
        groups.into_iter().collect::<Vec<_>>(),
        [0, 256, 512],
        "three transactions: what each action saw committed"
    );
    assert_eq!(
        std::fs::metadata(folder.path().join("t.db-wal")).map_or(0, |log| log.len()),
        0,
        "the log is empty after each"
    );
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
                .run(Parts::Several, move |tx| {
                    Box::pin(async move {
                        insert(tx, n).await?;
                        match n % 4 {
                            1 => Err(Refusal::PostingClosed.into()),
                            // A second time: the database refuses it.
                            2 => Ok(insert(tx, n).await?),
                            _ => Ok(()),
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
    assert!(matches!(first.await, Ok(Ok(()))));
    for (n, other) in others.into_iter().enumerate() {
        match (n % 4, other.await.expect("ran")) {
            (1, Err(NotWritten::Refused(Refusal::PostingClosed)))
            | (2, Err(NotWritten::Failed(Error::Taken)))
            | (0 | 3, Ok(())) => {}
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

/// Without savepoints, a failure of the database takes all writes of its transaction, and whoever
/// waits behind it is written after it.
#[tokio::test]
async fn a_failed_statement_of_one_part_gives_its_transaction_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let (group, read) = database(folder.path()).await;
    let gate = Arc::new(Notify::new());
    let first = hold(&group, &gate);
    let one = |n: i64| {
        let group = group.clone();
        tokio::spawn(async move {
            group.run(Parts::One, move |tx| Box::pin(async move { Ok(insert(tx, n).await?) })).await
        })
    };
    let pause = || tokio::time::sleep(std::time::Duration::from_millis(50));
    let (before, twice) = (one(1), pause());
    twice.await;
    let again = one(1);
    pause().await;
    let behind = one(2);
    pause().await;
    gate.notify_one();
    assert!(
        first.await.expect("ran").is_err()
            && before.await.expect("ran").is_err()
            && again.await.expect("ran").is_err()
    );
    assert!(behind.await.expect("ran").is_ok());
    let kept: Vec<i64> = sqlx::query_scalar(probe::ALL).fetch_all(&read).await.expect("read");
    assert_eq!(kept, [2]);
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
                .run(Parts::Several, move |tx| {
                    Box::pin(async move {
                        execute!(tx, probe::ROLLBACK)?;
                        Ok(())
                    })
                })
                .await
        })
    };
    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    gate.notify_one();
    assert!(
        first.await.expect("ran").is_err()
            && before.await.expect("ran").is_err()
            && lost.await.expect("ran").is_err()
    );
    assert_eq!(committed(&read).await, 0);
    assert!(write_number_or_error(group, 2).await.is_ok(), "the next ones are written");
    assert_eq!(committed(&read).await, 1);
}

async fn write_number_or_error(group: GroupCommit, n: i64) -> Wrote<()> {
    group.run(Parts::Several, move |tx| Box::pin(async move { Ok(insert(tx, n).await?) })).await
}

/// Not "the writer has stopped", for it has not.
#[tokio::test]
async fn whoever_finds_the_database_held_is_told_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let (group, read) = database(folder.path()).await;
    let other = sqlite::open(&folder.path().join("t.db")).await.expect("opened");
    let held = other.write.begin_with("BEGIN IMMEDIATE").await.expect("held");
    let told = write_number_or_error(group.clone(), 1).await;
    assert_eq!(
        told,
        Err(NotWritten::Failed(Error::Database(
            "another program holds the file (SQLite 5)".into()
        )))
    );
    drop(held);
    other.write.close().await;
    assert!(write_number_or_error(group, 2).await.is_ok(), "and it goes on");
    assert_eq!(committed(&read).await, 1);
}

/// Everybody whose write does not fit hears why, alone or together with others, whether or not it
/// has a savepoint.
#[tokio::test]
async fn a_full_disk_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = sqlite::open(&folder.path().join("t.db")).await.expect("opened");
    sqlx::query(probe::TABLE).execute(&db.write).await.expect("made");
    sqlx::query(probe::NO_MORE_PAGES).execute(&db.write).await.expect("set");
    let group = GroupCommit::start(db.clone());
    let mut told = Vec::new();
    for n in 0..2000 {
        let parts = if n % 2 == 0 { Parts::One } else { Parts::Several };
        let done =
            group.run(parts, move |tx| Box::pin(async move { Ok(insert(tx, n).await?) })).await;
        told.extend(done.err());
        if told.len() > 1 {
            break;
        }
        // A connection that was given up comes back without the limit.
        if !told.is_empty() {
            sqlx::query(probe::NO_MORE_PAGES).execute(&db.write).await.expect("set");
        }
    }
    assert!(
        told.iter().all(|error| *error
            == NotWritten::Failed(Error::Database("the disk is full (SQLite 13)".into())))
            && told.len() == 2,
        "{told:?}"
    );
    assert!(group.is_well(Duration::from_secs(1)));
}

fn panic_within(_: &mut Tx) -> InTx<'_, ()> {
    Box::pin(async { panic!("on purpose") })
}

/// The others of its transaction are told that it was given up; whoever comes next is written.
#[tokio::test]
async fn a_panic_does_not_stop_the_writer() {
    let folder = tempfile::tempdir().expect("a folder");
    let (group, read) = database(folder.path()).await;
    for round in 0..3 {
        let gate = Arc::new(Notify::new());
        let first = hold(&group, &gate);
        let panics = {
            let group = group.clone();
            tokio::spawn(async move { group.run(Parts::Several, panic_within).await })
        };
        tokio::time::sleep(Duration::from_millis(50)).await;
        gate.notify_one();
        for told in [first.await.expect("ran"), panics.await.expect("ran")] {
            assert_eq!(told, Err(NotWritten::Failed(Error::Database(GAVE_UP.into()))));
        }
        assert!(
            write_number_or_error(group.clone(), round).await.is_ok()
                && group.is_well(Duration::from_secs(1))
        );
        assert_eq!(committed(&read).await, round + 1, "and nothing of what was given up");
    }
}

#[tokio::test]
async fn a_writer_that_does_not_get_on_is_noticed() {
    let folder = tempfile::tempdir().expect("a folder");
    let (group, _read) = database(folder.path()).await;
    let gate = Arc::new(Notify::new());
    let held = hold(&group, &gate);
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(group.is_well(Duration::from_mins(1)) && !group.is_well(Duration::from_millis(20)));
    gate.notify_one();
    held.await.expect("ran").expect("written");
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(group.is_well(Duration::from_millis(20)));
}
