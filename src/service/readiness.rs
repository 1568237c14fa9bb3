//! Liveness and readiness of the program: does it live, or should it be started again; and can it
//! do everything that it should? No answer tells a name.

use std::time::{Duration, Instant};

use super::Service;
use crate::store;

/// A tick, or a transaction of the writer, that takes longer than this will not end any more. A
/// board of many years is written anew in less.
const PATIENCE: Duration = Duration::from_mins(5);
/// For how long what was found in files is told again: looking reads all of both databases.
const LOOK_AGAIN: Duration = Duration::from_mins(1);
/// A database that does not answer within this does not answer.
const ANSWER: Duration = Duration::from_secs(5);

impl Service {
    /// What has stopped within the program, if anything. Asks no database.
    pub fn stopped(&self) -> Option<&'static str> {
        if !self.board.writer_is_well(PATIENCE) {
            return Some("the writer does not get on");
        }
        self.health
            .since_beat()
            .is_some_and(|since| since > PATIENCE)
            .then_some("the ticker does not get on")
    }

    /// How long ago the ticker ended a turn; nothing before its first.
    pub fn since_tick(&self) -> Option<Duration> {
        self.health.since_beat()
    }

    /// Everything that keeps the program from doing its work, in words without names; nothing when
    /// it is ready.
    pub async fn faults(&self) -> Vec<String> {
        let mut faults: Vec<String> = self.stopped().map(str::to_owned).into_iter().collect();
        if self.health.since_beat().is_none() {
            faults.push("the ticker has not begun".into());
        }
        let answers = tokio::time::timeout(ANSWER, async {
            (self.board.log_head().await, self.people.has_accounts().await)
        })
        .await;
        match answers {
            Err(_) => faults.push("a database does not answer".into()),
            Ok((board, people)) => {
                faults.extend(board.err().map(|error| format!("the board's database: {error}")));
                faults.extend(people.err().map(|error| format!("the people's database: {error}")));
            }
        }
        faults.extend(self.file_faults().await);
        faults
    }

    /// What is wrong with the files: databases that are damaged, and how many themes have no key of
    /// their own.
    async fn file_faults(&self) -> Vec<String> {
        let mut found = self.health.found.lock().await;
        if let Some((when, faults)) = &*found
            && when.elapsed() < LOOK_AGAIN
        {
            return faults.clone();
        }
        let mut faults = self.damage().await;
        match self.bad_keys().await {
            Ok(bad) if bad.is_empty() => {}
            Ok(bad) => faults
                .push(format!("keys of themes that are missing, unreadable or not their own: {} (kizuki doctor names them)", bad.len())),
            Err(error) => faults.push(format!("keys: {error}")),
        }
        *found = Some((Instant::now(), faults.clone()));
        faults
    }

    /// What SQLite's quick check says of both files, in words; nothing when all is well.
    pub async fn damage(&self) -> Vec<String> {
        let said = |name: &str, checked: Result<Option<String>, store::Error>| match checked {
            Ok(None) => None,
            Ok(Some(what)) => Some(format!("{name} is damaged: {what}")),
            Err(error) => Some(format!("{name}: {error}")),
        };
        let (board, people) = (self.board.quick_check().await, self.people.quick_check().await);
        said("board.db", board).into_iter().chain(said("people.db", people)).collect()
    }
}
