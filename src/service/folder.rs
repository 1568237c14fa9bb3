//! The data folder: its permissions, for its owner alone, and its exclusive lock, for one server at
//! a time.

use std::{
    fs::{self, DirBuilder, File, OpenOptions, TryLockError},
    io::{self, Read, Seek, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
    time::Duration,
};

use super::Config;
use crate::domain::inspection::Setting;

/// The file on which a server holds its lock, and in which it leaves its process number.
const LOCK: &str = "server.lock";
/// For how long a start waits for the one before to be gone: after a kill the system needs a moment
/// to free what it held.
const TRIES: u32 = 20;
const BETWEEN_TRIES: Duration = Duration::from_millis(100);
/// File systems of other machines, as Linux calls them. On them neither SQLite's write-ahead log
/// nor a lock is certain to hold.
const NETWORK: &[&str] = &[
    "9p",
    "afs",
    "ceph",
    "cifs",
    "fuse.ceph",
    "fuse.glusterfs",
    "fuse.sshfs",
    "lustre",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
];
/// File systems that take snapshots, as Linux calls them.
const SNAPSHOTS: &[&str] = &["bcachefs", "btrfs", "nilfs2", "zfs"];
/// What only the owner may do with a folder and with a file.
const FOLDER_MODE: u32 = 0o700;
const FILE_MODE: u32 = 0o600;
/// Of a folder that everybody writes to, such as /tmp: it is not ours to close.
const SHARED: u32 = 0o1000;

/// The folder is this process's until the value goes, or the process ends in whatever way: the lock
/// is the system's and ends with it.
#[derive(Debug)]
pub struct FolderLock {
    _held: Option<File>,
}

/// Why a server cannot have the folder.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another server has the folder.
    #[error(
        "another kizuki server{who} is running on the data folder {folder}. Two would each open the boxes and keep pages of their own. \
         Stop that one first, or give this one a folder of its own with KIZUKI_DATA. (kizuki doctor, export and admin work beside it.)"
    )]
    Held {
        /// The process number of that server, where it could be read, with a blank before it.
        who: String,
        /// The folder.
        folder: PathBuf,
    },
    /// The lock cannot be had at all.
    #[error(
        "cannot lock {path}: {source}. The data folder must lie on a file system of this machine that knows locks"
    )]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// Takes the data folder for this server. Where both databases are PostgreSQL, several servers may
/// share it: there is nothing to take.
///
/// # Errors
/// [`LockError`].
pub async fn lock(config: &Config) -> Result<FolderLock, LockError> {
    if config.board_url.is_some() && config.people_url.is_some() {
        return Ok(FolderLock { _held: None });
    }
    let path = config.data.join(LOCK);
    let io = |source| LockError::Io { path: path.clone(), source };
    prepare(&config.data).map_err(io)?;
    if let Some(kind) = file_system(&config.data).filter(|kind| NETWORK.contains(&kind.as_str())) {
        tracing::warn!(%kind, "the data folder lies on a network file system: SQLite can lose writes there, and a second server may go unnoticed");
    }
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(FILE_MODE)
        .open(&path)
        .map_err(io)?;
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => {
                // For whoever is refused. The number alone locks nothing: what a dead process left
                // is written over.
                let noted = file
                    .set_len(0)
                    .and_then(|()| file.rewind())
                    .and_then(|()| writeln!(file, "{}", std::process::id()));
                noted.map_err(io)?;
                return Ok(FolderLock { _held: Some(file) });
            }
            Err(TryLockError::WouldBlock) => tokio::time::sleep(BETWEEN_TRIES).await,
            Err(TryLockError::Error(error)) => return Err(io(error)),
        }
    }
    let mut number = String::new();
    let _ = file.rewind().and_then(|()| (&file).take(20).read_to_string(&mut number));
    let who = number
        .trim()
        .parse::<u32>()
        .map_or_else(|_| String::new(), |number| format!(" (process {number})"));
    Err(LockError::Held { who, folder: config.data.clone() })
}

/// Makes the folder where there is none, and closes it and what the program keeps in it to
/// everybody but its owner. What cannot be closed is told by `kizuki doctor`.
///
/// # Errors
/// The folder cannot be made.
pub fn prepare(data: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(FOLDER_MODE).create(data)?;
    close(data);
    for file in files(data) {
        close(&file);
    }
    Ok(())
}

/// Takes away what others may do.
fn close(path: &Path) {
    let Ok(mode) = fs::metadata(path).map(|of| of.permissions().mode()) else {
        return;
    };
    if mode & 0o777 == mode & FOLDER_MODE || mode & SHARED != 0 {
        return;
    }
    if let Err(error) = fs::set_permissions(path, fs::Permissions::from_mode(mode & FOLDER_MODE)) {
        tracing::warn!(path = %path.display(), kind = %error.kind(), "others on this machine can read it, and it cannot be closed to them");
    }
}

/// The databases with what SQLite keeps beside them, the lock, the folder of keys and the keys:
/// those that are there.
fn files(data: &Path) -> Vec<PathBuf> {
    let ours = |name: &str| {
        name.starts_with("board.db")
            || name.starts_with("people.db")
            || [LOCK, "keys"].contains(&name)
    };
    let inside = |folder: &Path, wanted: &dyn Fn(&str) -> bool| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries
            .filter(|entry| entry.file_name().to_str().is_some_and(wanted))
            .map(|entry| entry.path())
            .collect()
    };
    let mut found = inside(data, &ours);
    found.extend(inside(&data.join("keys"), &|_| true));
    found.sort();
    found
}

/// How the folder is set: modes of itself and of what lies in it, and what kind of file system it
/// is on.
pub fn inspect(data: &Path) -> Vec<Setting> {
    let mode = |path: &Path| fs::metadata(path).map_or(0, |of| of.permissions().mode() & 0o777);
    let text = |mode: u32| format!("{mode:o}");
    // Of all files the bits that any of them has: one that is open to others shows.
    let (folders, plain): (Vec<_>, Vec<_>) =
        files(data).into_iter().partition(|path| path.is_dir());
    let any =
        |paths: &[PathBuf], least: u32| paths.iter().fold(least, |bits, path| bits | mode(path));
    vec![
        Setting::new("data folder", text(mode(data)), &["700"]),
        Setting::new("keys", text(any(&folders, FOLDER_MODE)), &["700"]),
        Setting::new("files", text(any(&plain, FILE_MODE)), &["600"]),
        kind_of(data),
    ]
}

/// What kind of file system it is on. One of another machine holds no locks for certain; one that
/// can take snapshots keeps in them what is overwritten, each with its time.
fn kind_of(data: &Path) -> Setting {
    let name = "file system";
    let kind = file_system(data).unwrap_or_else(|| "unknown".into());
    match () {
        () if NETWORK.contains(&kind.as_str()) => Setting::judged(name, kind, false),
        () if !SNAPSHOTS.contains(&kind.as_str()) => Setting::judged(name, kind, true),
        () if has_snapshots(data) => {
            Setting::judged(name, format!("{kind}, with snapshots"), false)
        }
        () => Setting::warning(name, format!("{kind} (take no snapshots of the data folder)")),
    }
}

/// Whether snapshots are kept above a folder, where they can be seen: `.snapshots` is what Btrfs'
/// tools call them, `.zfs/snapshot` what ZFS does.
fn has_snapshots(data: &Path) -> bool {
    let Ok(data) = fs::canonicalize(data) else { return false };
    let kept = |folder: PathBuf| fs::read_dir(folder).is_ok_and(|mut kept| kept.next().is_some());
    data.ancestors()
        .any(|above| kept(above.join(".snapshots")) || kept(above.join(".zfs").join("snapshot")))
}

/// The kind of file system that a folder lies on, where the system tells (Linux).
fn file_system(folder: &Path) -> Option<String> {
    let mounts = fs::read_to_string("/proc/self/mountinfo").ok()?;
    of_mount(&mounts, &fs::canonicalize(folder).ok()?).map(str::to_owned)
}

/// Reads the kind of a folder's file system off the list of mounts (proc(5),
/// `/proc/pid/mountinfo`): the deepest mount above the folder, the last of several in one place.
fn of_mount<'a>(mounts: &'a str, folder: &Path) -> Option<&'a str> {
    let mount = |line: &'a str| {
        let (place, kind) = line.split_once(" - ")?;
        // Blanks and the like are written in octal there.
        let point = place
            .split(' ')
            .nth(4)?
            .replace("\\040", " ")
            .replace("\\011", "\t")
            .replace("\\134", "\\");
        folder.starts_with(&point).then_some((point.len(), kind.split(' ').next()?))
    };
    mounts.lines().filter_map(mount).max_by_key(|(depth, _)| *depth).map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("there").permissions().mode() & 0o777
    }

    #[test]
    fn what_was_open_to_others_is_closed() {
        let outer = tempfile::tempdir().expect("a folder");
        let data = outer.path().join("data");
        let keys = data.join("keys");
        fs::create_dir_all(&keys).expect("made");
        let files = [
            "board.db",
            "board.db-wal",
            "board.db-shm",
            "people.db",
            "keys/a.key",
            "keys/reader.key",
            "server.lock",
        ];
        for file in files.iter().chain(&["poster.pdf"]) {
            fs::write(data.join(file), "x").expect("written");
            fs::set_permissions(data.join(file), fs::Permissions::from_mode(0o644))
                .expect("opened");
        }
        for folder in [&data, &keys] {
            fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).expect("opened");
        }
        let open = |settings: Vec<Setting>| {
            settings
                .into_iter()
                .filter(|setting| !setting.safe)
                .map(|setting| setting.value)
                .collect::<Vec<_>>()
        };
        assert_eq!(open(inspect(&data)), ["755", "755", "644"]);
        prepare(&data).expect("closed");
        assert_eq!((mode(&data), mode(&keys)), (0o700, 0o700));
        assert!(files.iter().all(|file| mode(&data.join(file)) == 0o600));
        assert_eq!(mode(&data.join("poster.pdf")), 0o644, "what is not ours stays as it is");
        assert_eq!(open(inspect(&data)), [""; 0]);
    }

    #[test]
    fn a_folder_that_everybody_writes_to_is_left_alone() {
        let data = tempfile::tempdir().expect("a folder");
        fs::set_permissions(data.path(), fs::Permissions::from_mode(0o1777)).expect("opened");
        prepare(data.path()).expect("left");
        assert_eq!(mode(data.path()), 0o777);
        assert!(
            inspect(data.path())
                .iter()
                .any(|setting| setting.name == "data folder" && !setting.safe),
            "and the doctor says so"
        );
    }

    #[test]
    fn snapshots_are_seen_wherever_they_are_kept() {
        for kept in [".snapshots/1", ".zfs/snapshot/daily"] {
            let root = tempfile::tempdir().expect("a folder");
            let data = root.path().join("srv/data");
            fs::create_dir_all(&data).expect("made");
            fs::create_dir_all(root.path().join(kept).parent().expect("above")).expect("made");
            assert!(!has_snapshots(&data), "none is kept");
            fs::create_dir(root.path().join(kept)).expect("made");
            assert!(has_snapshots(&data), "{kept}");
        }
    }

    #[test]
    fn the_deepest_mount_tells_the_kind() {
        let mounts = "25 1 8:1 / / rw - ext4 /dev/sda1 rw\n\
                      26 25 0:5 / /srv rw shared:7 - tmpfs tmpfs rw\n\
                      27 26 0:9 / /srv/kizuki\\040board rw master:1 - nfs4 host:/x rw,vers=4.2\n";
        let of = |folder: &str| of_mount(mounts, Path::new(folder));
        assert_eq!(
            (of("/srv/kizuki board/data"), of("/srv/kizuki"), of("/home")),
            (Some("nfs4"), Some("tmpfs"), Some("ext4"))
        );
        assert_eq!(of_mount("", Path::new("/")), None);
    }
}
