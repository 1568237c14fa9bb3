//! A folder in which a backup is made: for its owner alone, gone when the backup is done, and known
//! for left behind when whoever made it is dead.

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io,
    os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, chown},
    path::{Path, PathBuf},
};

/// The file that is locked as long as somebody works in the folder.
const LOCK: &str = "lock";
/// What a folder is called that waits in the data folder for the server's copy.
pub(super) const WAITING: &str = "backup.";
/// What the folder is called there in which the server has a copy for its own backup.
pub(super) const OWN: &str = "backup-own.";
/// What a folder is called beside the file that is made.
pub(super) const WORKING: &str = ".kizuki-backup.";

/// A folder of one's own; removed with the value.
#[derive(Debug)]
pub(super) struct Workplace {
    path: PathBuf,
    _lock: File,
}

impl Workplace {
    /// Makes one in `parent`, called `prefix` and something random.
    ///
    /// # Errors
    /// It cannot be made.
    pub(super) fn new(parent: &Path, prefix: &str) -> io::Result<Self> {
        Self::begin(parent, prefix, |_| Ok(()))
    }

    /// Makes one in which the server is waited for, whose user may be another one.
    ///
    /// # Errors
    /// It cannot be made, or not given to that user.
    pub(super) fn waiting(data: &Path) -> io::Result<Self> {
        let owner = fs::metadata(data)?;
        Self::begin(data, WAITING, |own| {
            if fs::metadata(own)?.uid() == owner.uid() {
                return Ok(());
            }
            chown(own, Some(owner.uid()), Some(owner.gid()))
        })
    }

    fn begin(
        parent: &Path,
        prefix: &str,
        give: impl Fn(&Path) -> io::Result<()>,
    ) -> io::Result<Self> {
        let name = uuid::Uuid::new_v4().simple().to_string();
        // Under another name until it is locked, so that nobody takes it for left behind.
        let half = parent.join(format!(".{name}.half"));
        DirBuilder::new().mode(0o700).create(&half)?;
        let begun = (|| {
            let lock = OpenOptions::new()
                .write(true)
                .create_new(true)
                .mode(0o600)
                .open(half.join(LOCK))?;
            lock.lock()?;
            give(&half.join(LOCK))?;
            give(&half)?;
            let path = parent.join(format!("{prefix}{name}"));
            fs::rename(&half, &path)?;
            Ok(Self { path, _lock: lock })
        })();
        if begun.is_err() {
            let _ = fs::remove_dir_all(&half);
        }
        begun
    }

    /// A place in it.
    pub(super) fn join(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// The folder.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Workplace {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// The folders in `parent` in which somebody works; those that somebody left behind, who was killed,
/// are removed.
pub(super) fn in_use(parent: &Path, prefix: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(parent).into_iter().flatten().flatten();
    let ours = entries
        .filter(|entry| entry.file_name().to_str().is_some_and(|name| name.starts_with(prefix)))
        .map(|entry| entry.path())
        .filter(|path| path.is_dir() && !path.is_symlink());
    ours.filter(|path| {
        let lock = OpenOptions::new().write(true).open(path.join(LOCK));
        let free = match lock {
            Ok(lock) => lock.try_lock().is_ok(),
            Err(error) => error.kind() == io::ErrorKind::NotFound,
        };
        if free && let Err(error) = fs::remove_dir_all(path) {
            tracing::warn!(path = %path.display(), kind = %error.kind(), "a folder that a backup left behind cannot be removed");
        }
        !free
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_folder_is_there_while_somebody_works_in_it() {
        let parent = tempfile::tempdir().expect("a folder");
        let place = Workplace::waiting(parent.path()).expect("made");
        let mode = fs::metadata(place.path()).expect("there").permissions().mode() & 0o777;
        assert_eq!((mode, in_use(parent.path(), WAITING)), (0o700, vec![place.path().to_owned()]));
        assert!(in_use(parent.path(), WORKING).is_empty());
        fs::write(place.join("x"), "x").expect("written");
        drop(place);
        assert_eq!(fs::read_dir(parent.path()).expect("a folder").count(), 0);
    }

    #[test]
    fn what_a_dead_one_left_is_removed_and_nothing_else() {
        let parent = tempfile::tempdir().expect("a folder");
        let other = parent.path().join("backups");
        fs::create_dir(&other).expect("made");
        let left = parent.path().join("backup.left");
        fs::create_dir(&left).expect("made");
        fs::write(left.join(LOCK), "").expect("written");
        fs::write(left.join("board.db"), "x").expect("written");
        assert!(in_use(parent.path(), WAITING).is_empty());
        assert!(!left.exists() && other.exists());
    }
}
