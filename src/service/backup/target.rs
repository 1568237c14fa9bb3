//! Where a backup may be written.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use super::error::BackupError;

/// A place for a file: in a folder that is there, and not with what it is a copy of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    folder: PathBuf,
    file: PathBuf,
    replace: bool,
}

impl Target {
    /// Checks a place; `data` is the data folder.
    ///
    /// # Errors
    /// [`BackupError`].
    pub fn of(file: &Path, data: &Path, replace: bool) -> Result<Self, BackupError> {
        let name = file.file_name().ok_or_else(|| BackupError::NoFile(file.to_owned()))?;
        let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty());
        let parent = parent.unwrap_or(Path::new("."));
        let folder = fs::canonicalize(parent)
            .map_err(BackupError::io(format!("cannot reach {}", parent.display())))?;
        // The folder of keys may be a link to another disk.
        let closed = [data.to_owned(), data.join("keys")];
        if closed.iter().any(|one| fs::canonicalize(one).is_ok_and(|one| folder.starts_with(one))) {
            return Err(BackupError::Inside(file.to_owned()));
        }
        let target = Self { file: folder.join(name), folder, replace };
        target.check()?;
        Ok(target)
    }

    /// Whether the file may be written now.
    fn check(&self) -> Result<(), BackupError> {
        match fs::symlink_metadata(&self.file) {
            Ok(there) if !there.is_file() => Err(BackupError::NoFile(self.file.clone())),
            Ok(_) if !self.replace => Err(BackupError::Exists(self.file.clone())),
            _ => Ok(()),
        }
    }

    /// The folder.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The file.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Puts a file in its place, on the disk when this returns.
    pub(super) fn put(&self, made: &Path) -> Result<(), BackupError> {
        self.check()?;
        let put = || -> io::Result<()> {
            fs::rename(made, &self.file)?;
            File::open(&self.folder)?.sync_all()
        };
        put().map_err(BackupError::io(format!("cannot write {}", self.file.display())))
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_backup_lies_neither_with_the_data_nor_with_the_keys() {
        let root = tempfile::tempdir().expect("a folder");
        let (data, vault, safe) =
            (root.path().join("data"), root.path().join("vault"), root.path().join("safe"));
        for folder in [&data, &vault, &safe] {
            fs::create_dir(folder).expect("made");
        }
        symlink(&vault, data.join("keys")).expect("linked");
        symlink(&data, root.path().join("link")).expect("linked");
        fs::create_dir(data.join("deep")).expect("made");
        let said =
            |place: PathBuf| Target::of(&place, &data, false).expect_err("refused").to_string();
        for inside in
            ["data/b.zip", "data/deep/b.zip", "link/b.zip", "vault/b.zip", "safe/../data/b.zip"]
        {
            assert!(said(root.path().join(inside)).contains("belongs on another disk"), "{inside}");
        }
        assert!(said(root.path().join("nowhere/b.zip")).contains("cannot reach"));
        assert!(said(data.clone()).contains("no file"), "the data folder itself");
        assert!(Target::of(&safe.join("b.zip"), &data, false).is_ok());
        // A folder whose name begins alike is another one.
        fs::create_dir(root.path().join("data2")).expect("made");
        assert!(Target::of(&root.path().join("data2/b.zip"), &data, false).is_ok());
    }

    #[test]
    fn what_is_there_is_replaced_only_when_that_is_said() {
        let root = tempfile::tempdir().expect("a folder");
        let (data, file) = (root.path().join("data"), root.path().join("b.zip"));
        fs::create_dir(&data).expect("made");
        fs::write(&file, "x").expect("written");
        let said = Target::of(&file, &data, false).expect_err("there").to_string();
        assert!(said.contains("there already"), "{said}");
        assert!(Target::of(&file, &data, true).is_ok());
        fs::create_dir(root.path().join("c.zip")).expect("made");
        assert!(Target::of(&root.path().join("c.zip"), &data, true).is_err());
    }
}
