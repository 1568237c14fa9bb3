//! Making a backup: the files are packed and checked beside the place of the backup, written as one
//! file, read once more, and put there. Whatever fails leaves nothing behind.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use chrono::NaiveDate;

use super::{
    archive::{self, Backup},
    check,
    error::BackupError,
    target::Target,
    workplace::{self, WORKING, Workplace},
};
use crate::domain::backup::{BOARD, Manifest, PEOPLE};
use crate::store::copies;

/// The file in a waiting folder with which the server says that its copy is there.
pub(super) const READY: &str = "ready";
/// The file in which it says why there is none.
pub(super) const FAILED: &str = "failed";
/// What is written before it is put in its place.
const WHOLE: &str = "whole.zip";
/// A tick, one that takes long, and one that failed, are shorter together.
const PATIENCE: Duration = Duration::from_mins(1);
const LOOK: Duration = Duration::from_millis(100);

/// A backup that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Where it is.
    pub file: PathBuf,
    /// Its length.
    pub bytes: u64,
    /// What it says of itself.
    pub manifest: Manifest,
}

/// Makes one of the files in a data folder that no server has.
///
/// # Errors
/// [`BackupError`].
pub async fn from_files(
    data: &Path,
    today: NaiveDate,
    target: &Target,
) -> Result<Made, BackupError> {
    packed(data, &data.join("keys"), today, target, None).await
}

/// Makes one beside the server that has the data folder: of the copy that it takes after its next
/// tick.
///
/// # Errors
/// [`BackupError`].
pub async fn from_server(
    data: &Path,
    today: NaiveDate,
    target: &Target,
) -> Result<Made, BackupError> {
    let waiting = Workplace::waiting(data)
        .map_err(BackupError::io(format!("cannot make a folder in {}", data.display())))?;
    let asked = tokio::time::Instant::now();
    while !waiting.join(READY).exists() {
        if let Ok(why) = fs::read_to_string(waiting.join(FAILED)) {
            return Err(BackupError::NotCopied(why));
        }
        if asked.elapsed() > PATIENCE {
            return Err(BackupError::NoAnswer(data.to_owned()));
        }
        tokio::time::sleep(LOOK).await;
    }
    packed(waiting.path(), &data.join("keys"), today, target, None).await
}

/// Makes one of the two files in a folder, which nobody writes.
pub(super) async fn packed(
    from: &Path,
    keys: &Path,
    today: NaiveDate,
    target: &Target,
    scheduled: Option<String>,
) -> Result<Made, BackupError> {
    let beside = target.folder().to_owned();
    // What an earlier one left that was killed.
    workplace::in_use(&beside, WORKING);
    let work = Workplace::new(&beside, WORKING)
        .map_err(BackupError::io(format!("cannot write to {}", beside.display())))?;
    for name in [BOARD, PEOPLE] {
        copies::pack(&from.join(name), &work.join(name))
            .await
            .map_err(BackupError::store(format!("cannot copy {name} to {}", beside.display())))?;
    }
    let manifest = check::check(work.path(), keys, today, scheduled).await?;
    let target = target.clone();
    let write = move || {
        let whole = work.join(WHOLE);
        let what = format!("cannot write {}", target.file().display());
        archive::write(&whole, &manifest, work.path()).map_err(BackupError::io(&what))?;
        Backup::open(&whole)?.holds(&whole)?;
        let bytes = fs::metadata(&whole).map_err(BackupError::io(&what))?.len();
        target.put(&whole)?;
        Ok(Made { file: target.file().to_owned(), bytes, manifest })
    };
    let given_up = |_| BackupError::NotCopied("the work was given up".into());
    tokio::task::spawn_blocking(write).await.map_err(given_up)?
}
