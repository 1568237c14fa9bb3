//! Key files: one per theme, outside the databases and outside backups. Losing one ends editing in that theme, not reading.

use std::{
    collections::HashMap,
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
    sync::{Arc, RwLock},
};

use zeroize::Zeroizing;

use super::random;
use crate::domain::ids::ThemeId;
use crate::ticket::Pepper;

/// First bytes of a key file; a later format gets another number.
const MAGIC: &[u8; 8] = b"kzkey/1\n";

/// The folder of key files and what was read from it.
#[derive(Clone)]
pub struct Keys {
    folder: PathBuf,
    read: Arc<RwLock<HashMap<ThemeId, Pepper>>>,
}

impl Keys {
    /// The folder `keys` within the data folder, made as needed, for its owner only.
    ///
    /// # Errors
    /// The folder cannot be made.
    pub fn open(data: &Path) -> io::Result<Self> {
        let folder = data.join("keys");
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
        Ok(Self { folder, read: Arc::default() })
    }

    /// Makes a theme's key. It is on the disk when this returns. An existing one is never overwritten.
    ///
    /// # Errors
    /// The file exists or cannot be written.
    pub fn create(&self, theme: ThemeId) -> io::Result<()> {
        let pepper = Zeroizing::new(random::bytes::<32>()?);
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(self.file(theme))?;
        file.write_all(MAGIC)?;
        file.write_all(pepper.as_slice())?;
        file.sync_all()?;
        File::open(&self.folder)?.sync_all()
    }

    /// Takes back a key whose theme could not be made. Best effort: a key without a theme does no harm.
    pub fn discard(&self, theme: ThemeId) {
        let _ = fs::remove_file(self.file(theme));
    }

    /// Destroys a theme's key: overwritten, then removed, both on the disk when this returns. Whether the disk itself keeps older blocks
    /// (copy on write, wear levelling) is beyond a program (docs/anonymity.md section 8). A key that is gone already is no error.
    ///
    /// # Errors
    /// The file cannot be written or removed.
    pub fn destroy(&self, theme: ThemeId) -> io::Result<()> {
        self.read.write().unwrap_or_else(std::sync::PoisonError::into_inner).remove(&theme);
        let path = self.file(theme);
        match OpenOptions::new().write(true).open(&path) {
            Ok(mut file) => {
                let len = usize::try_from(file.metadata()?.len()).unwrap_or(0);
                file.write_all(&vec![0; len])?;
                file.sync_all()?;
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        }
        fs::remove_file(&path)?;
        File::open(&self.folder)?.sync_all()
    }

    /// The permissions of the key folder, as in `700`.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn folder_mode(&self) -> io::Result<String> {
        Ok(format!("{:o}", fs::metadata(&self.folder)?.permissions().mode() & 0o777))
    }

    /// Whether a theme's key is there.
    pub fn exists(&self, theme: ThemeId) -> bool {
        self.file(theme).exists()
    }

    /// A theme's pepper. A missing file is an error and never replaced: with a new pepper every old ticket could post and like once more.
    ///
    /// # Errors
    /// The file is missing or not a key file.
    pub fn pepper(&self, theme: ThemeId) -> io::Result<Pepper> {
        if let Some(pepper) = self.read.read().unwrap_or_else(std::sync::PoisonError::into_inner).get(&theme) {
            return Ok(pepper.clone());
        }
        let mut content = Zeroizing::new(Vec::with_capacity(64));
        File::open(self.file(theme))?.take(64).read_to_end(&mut content)?;
        let bytes = content.strip_prefix(MAGIC.as_slice()).and_then(|rest| <[u8; 32]>::try_from(rest).ok());
        let pepper = Pepper::new(bytes.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "not a key file"))?);
        self.read.write().unwrap_or_else(std::sync::PoisonError::into_inner).insert(theme, pepper.clone());
        Ok(pepper)
    }

    fn file(&self, theme: ThemeId) -> PathBuf {
        self.folder.join(format!("{theme}.key"))
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_key_is_made_once_for_its_owner_only() {
        let data = tempfile::tempdir().expect("a folder");
        let keys = Keys::open(data.path()).expect("keys");
        let theme = ThemeId(Uuid::from_u128(1));
        assert!(keys.pepper(theme).is_err(), "a missing key is not made up");
        keys.create(theme).expect("made");
        assert_eq!(keys.create(theme).map_err(|e| e.kind()), Err(io::ErrorKind::AlreadyExists));
        let mode = fs::metadata(keys.file(theme)).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let again = Keys::open(data.path()).expect("keys").pepper(theme).expect("a pepper");
        assert_eq!(again.expose(), keys.pepper(theme).expect("a pepper").expose());
    }

    #[test]
    fn a_destroyed_key_is_gone_from_memory_too() {
        let data = tempfile::tempdir().expect("a folder");
        let keys = Keys::open(data.path()).expect("keys");
        let theme = ThemeId(Uuid::from_u128(3));
        keys.create(theme).expect("made");
        keys.pepper(theme).expect("read");
        keys.destroy(theme).expect("destroyed");
        assert!(keys.pepper(theme).is_err() && !keys.exists(theme));
        keys.destroy(theme).expect("twice is no error");
    }

    #[test]
    fn a_damaged_key_is_refused() {
        let data = tempfile::tempdir().expect("a folder");
        let keys = Keys::open(data.path()).expect("keys");
        let theme = ThemeId(Uuid::from_u128(2));
        fs::write(keys.file(theme), b"kzkey/1\nshort").expect("written");
        assert_eq!(keys.pepper(theme).err().map(|e| e.kind()), Some(io::ErrorKind::InvalidData));
    }
}
