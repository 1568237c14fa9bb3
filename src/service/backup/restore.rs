//! Putting a backup back: into a folder without a board, all of it or nothing.

use std::{
    fs::{self, DirBuilder, File},
    io,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
};

use super::{archive::Backup, error::BackupError};
use crate::domain::backup::{BOARD, Manifest, PEOPLE};
use crate::store::{Board, People, migrations};

/// Where the files are until all of them are there. Its being there means that somebody began.
const BEGUN: &str = "restore.part";

/// What was put back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// What the backup says of itself.
    pub manifest: Manifest,
    /// Whether the next start changes its tables.
    pub older: bool,
}

/// Puts a backup into a data folder, which whoever calls has locked.
///
/// # Errors
/// [`BackupError`]; nothing of the backup is in the folder then.
pub async fn restore(file: &Path, data: &Path) -> Result<Restored, BackupError> {
    let (from, to) = (file.to_owned(), data.to_owned());
    let given_up = |_| BackupError::NotCopied("the work was given up".into());
    let begun = tokio::task::spawn_blocking(move || unpack(&from, &to));
    let (manifest, begun) = begun.await.map_err(given_up)??;
    let looked = look(&begun).await;
    let done = looked.and_then(|()| place(&begun, data));
    if done.is_err() {
        let _ = fs::remove_dir_all(&begun);
    }
    done?;
    let last = |steps: &[migrations::Step]| steps.iter().map(|step| step.version).max();
    let older = last(migrations::BOARD) > Some(manifest.board.schema)
        || last(migrations::PEOPLE) > Some(manifest.people.schema);
    Ok(Restored { manifest, older })
}

/// Reads both parts into a folder within the data folder.
fn unpack(file: &Path, data: &Path) -> Result<(Manifest, PathBuf), BackupError> {
    let mut backup = Backup::open(file)?;
    let Manifest { board, people, .. } = &backup.manifest;
    for (part, steps) in [(board, migrations::BOARD), (people, migrations::PEOPLE)] {
        if steps.iter().all(|step| step.version < part.schema) {
            let why = "a newer kizuki made it; restore it with that one";
            return Err(BackupError::Unreadable(file.to_owned(), why.into()));
        }
    }
    let begun = data.join(BEGUN);
    clear(data, &begun)?;
    let what = format!("cannot make {}", begun.display());
    DirBuilder::new().mode(0o700).create(&begun).map_err(BackupError::io(what))?;
    let read = [BOARD, PEOPLE]
        .iter()
        .try_for_each(|name| backup.read(file, name, Some(&begun.join(name))));
    if read.is_err() {
        let _ = fs::remove_dir_all(&begun);
    }
    read.map(|()| (backup.manifest, begun))
}

/// Refuses a folder with a board in it. What an earlier try left that was killed is removed: it
/// puts the board's file last.
fn clear(data: &Path, begun: &Path) -> Result<(), BackupError> {
    let there = |name: &str| fs::metadata(data.join(name)).is_ok_and(|of| of.len() > 0);
    let what = format!("cannot remove what an earlier try left in {}", data.display());
    if there(BOARD) || there(&format!("{BOARD}-wal")) || (there(PEOPLE) && !begun.exists()) {
        return Err(BackupError::NotEmpty(data.to_owned()));
    }
    if begun.exists() {
        let removed =
            fs::remove_dir_all(begun).and_then(|()| match fs::remove_file(data.join(PEOPLE)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            });
        removed.map_err(BackupError::io(what))?;
    }
    Ok(())
}

/// Looks whether the files are whole.
async fn look(begun: &Path) -> Result<(), BackupError> {
    let cannot = |what| BackupError::store(format!("cannot read {what} of the backup"));
    let board = Board::read_still(&begun.join(BOARD)).await.map_err(cannot(BOARD))?;
    let people = People::read_still(&begun.join(PEOPLE)).await.map_err(cannot(PEOPLE))?;
    let looked = (board.look_through().await, people.look_through().await);
    for db in [board.db(), people.db()] {
        db.close().await;
    }
    let (board, people) = (looked.0.map_err(cannot(BOARD))?, looked.1.map_err(cannot(PEOPLE))?);
    let wrong: Vec<String> = board.damage.into_iter().chain(people.damage).collect();
    if wrong.is_empty() { Ok(()) } else { Err(BackupError::DoesNotHold(wrong)) }
}

/// Puts both files in their places, the board's last: without it there is no board.
fn place(begun: &Path, data: &Path) -> Result<(), BackupError> {
    let placed = || -> io::Result<()> {
        for name in [PEOPLE, BOARD] {
            fs::rename(begun.join(name), data.join(name))?;
            File::open(data)?.sync_all()?;
        }
        fs::remove_dir_all(begun)
    };
    placed().map_err(BackupError::io(format!("cannot write to {}", data.display())))
}
