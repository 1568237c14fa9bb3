//! The output of a command: a file, whole or not at all, or standard output, and then nothing else
//! there.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use super::open::Failure;

/// What stands for standard output, as everywhere.
const STANDARD: &str = "-";

/// Where to write. Without it, and with `-`, to standard output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// To the next program, or the screen.
    Standard,
    /// To a file.
    File(PathBuf),
}

impl Output {
    /// The output that a command was asked for: standard output for `-` or nothing, else a file.
    pub fn of(path: Option<PathBuf>) -> Self {
        path.filter(|path| path.as_os_str() != STANDARD).map_or(Self::Standard, Self::File)
    }

    /// Writes everything. Says `done` when that went to a file; on standard output nothing but the
    /// bytes appears.
    ///
    /// # Errors
    /// A sentence with the file's name.
    pub fn write(&self, bytes: &[u8], done: &str) -> Result<(), Failure> {
        match self {
            Self::Standard => {
                match io::stdout().write_all(bytes).and_then(|()| io::stdout().flush()) {
                    // Whoever reads has enough: `kizuki export … | head`.
                    Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                        Err(format!("cannot write to standard output: {error}").into())
                    }
                    _ => Ok(()),
                }
            }
            Self::File(path) => {
                replace(path, bytes)
                    .map_err(|error| format!("cannot write {}: {error}", path.display()))?;
                println!("{}: {done}", path.display());
                Ok(())
            }
        }
    }
}

/// Writes a file beside the place under a name that nothing else has, brings it to the disk, and
/// puts it there. What is no plain file (a device, a pipe) is written to directly; a symbolic link
/// stays, and what it leads to is replaced.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let before = fs::metadata(&path).ok();
    if before.as_ref().is_some_and(|before| !before.is_file()) {
        return OpenOptions::new().write(true).open(&path)?.write_all(bytes);
    }
    let folder =
        path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let half = folder.join(format!(".kizuki-{}.part", uuid::Uuid::new_v4().simple()));
    let written = (|| {
        let mut file = OpenOptions::new().write(true).create_new(true).open(&half)?;
        if let Some(before) = &before {
            file.set_permissions(before.permissions())?;
        }
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&half, &path)
    })();
    if written.is_err() {
        let _ = fs::remove_file(&half);
    }
    written?;
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn a_file_is_replaced_whole_or_not_at_all() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("report.csv");
        Output::of(Some(file.clone())).write(b"one", "").expect("written");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("set");
        let link = folder.path().join("link");
        symlink(&file, &link).expect("linked");
        Output::of(Some(link.clone())).write(b"two", "").expect("written");
        assert_eq!((fs::read(&file).expect("read"), link.is_symlink()), (b"two".to_vec(), true));
        assert_eq!(fs::metadata(&file).expect("there").permissions().mode() & 0o777, 0o640);
        let nowhere = folder.path().join("no/such/folder");
        let said =
            Output::of(Some(nowhere)).write(b"three", "").expect_err("no folder").to_string();
        assert!(said.contains("no/such/folder"), "{said}");
        // A folder stands where the file should: nothing of the half is left.
        let taken = folder.path().join("taken");
        fs::create_dir(&taken).expect("made");
        assert!(Output::of(Some(taken)).write(b"four", "").is_err());
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 3);
    }

    #[test]
    fn nothing_and_a_dash_are_standard_output() {
        assert_eq!(
            (Output::of(None), Output::of(Some("-".into()))),
            (Output::Standard, Output::Standard)
        );
        assert_eq!(Output::of(Some("./-".into())), Output::File("./-".into()));
    }
}
