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
use crate::domain::{ids::ThemeId, theme::Tier};
use crate::ticket::{Pepper, blind::StampKey};

/// First bytes of a key file with the pepper alone; a later format gets another number.
const MAGIC: &[u8; 8] = b"kzkey/1\n";
/// First bytes of a key file of a Sealed theme: after the pepper comes the scalar with which its tickets are stamped.
const SEALED: &[u8; 8] = b"kzkey/2\n";
/// The longest key file: magic, pepper, scalar.
const LONGEST: usize = 8 + 32 + 32;

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

    /// The folder itself, for the one key that belongs to no theme.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Makes a theme's key, for Sealed with one that stamps. It is on the disk when this returns. An existing one is never overwritten.
    ///
    /// # Errors
    /// The file exists or cannot be written.
    pub fn create(&self, theme: ThemeId, tier: Tier) -> io::Result<()> {
        let pepper = Pepper::new(random::bytes()?);
        let stamp = (tier == Tier::Sealed).then(new_stamp_key).transpose()?;
        write_new(&self.file(theme), &pepper, stamp.as_ref())?;
        File::open(&self.folder)?.sync_all()
    }

    /// The key with which a Sealed theme's tickets are stamped.
    ///
    /// # Errors
    /// The file is missing, not a key file, or one without such a key.
    pub fn stamp_key(&self, theme: ThemeId) -> io::Result<StampKey> {
        // Read each time: stamping happens once per person, and what is not in memory cannot be read from it.
        self.load(theme)?.1.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "a key file without a stamp"))
    }

    /// The same; a theme that became Sealed while it was a draft gets one beside its pepper.
    ///
    /// # Errors
    /// The file is missing, not a key file, or cannot be written.
    pub fn stamp_key_or_new(&self, theme: ThemeId) -> io::Result<StampKey> {
        let (pepper, stamp) = self.load(theme)?;
        if let Some(stamp) = stamp {
            return Ok(stamp);
        }
        let stamp = new_stamp_key()?;
        // Whole or not at all: a torn file would lose the pepper as well.
        let half = self.half(theme);
        match fs::remove_file(&half) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        write_new(&half, &pepper, Some(&stamp))?;
        fs::rename(&half, self.file(theme))?;
        File::open(&self.folder)?.sync_all()?;
        Ok(stamp)
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
        // A crash while a stamp key was added can have left the half file, which holds the same secrets.
        for path in [self.half(theme), self.file(theme)] {
            match OpenOptions::new().write(true).open(&path) {
                Ok(mut file) => {
                    let len = usize::try_from(file.metadata()?.len()).unwrap_or(0);
                    file.write_all(&vec![0; len])?;
                    file.sync_all()?;
                    fs::remove_file(&path)?;
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
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
        let pepper = self.load(theme)?.0;
        self.read.write().unwrap_or_else(std::sync::PoisonError::into_inner).insert(theme, pepper.clone());
        Ok(pepper)
    }

    fn file(&self, theme: ThemeId) -> PathBuf {
        self.folder.join(format!("{theme}.key"))
    }

    /// Where a key file of the next version is written before it takes the old one's place.
    fn half(&self, theme: ThemeId) -> PathBuf {
        self.folder.join(format!("{theme}.half"))
    }

    /// Reads a key file of either version.
    fn load(&self, theme: ThemeId) -> io::Result<(Pepper, Option<StampKey>)> {
        // One byte more than the longest, so that a longer file is noticed; never grown, for growing would leave a copy behind.
        let mut content = Zeroizing::new(Vec::with_capacity(LONGEST + 33));
        File::open(self.file(theme))?.take(LONGEST as u64 + 1).read_to_end(&mut content)?;
        parse(&content).ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "not a key file"))
    }
}

/// The pepper, and the stamp key where the version has one.
fn parse(content: &[u8]) -> Option<(Pepper, Option<StampKey>)> {
    if let Some(pepper) = content.strip_prefix(MAGIC) {
        return Some((Pepper::new(pepper.try_into().ok()?), None));
    }
    let (pepper, scalar) = content.strip_prefix(SEALED)?.split_at_checked(32)?;
    let scalar = Zeroizing::new(<[u8; 32]>::try_from(scalar).ok()?);
    Some((Pepper::new(pepper.try_into().ok()?), Some(StampKey::from_bytes(&scalar).ok()?)))
}

fn new_stamp_key() -> io::Result<StampKey> {
    let seed = Zeroizing::new(random::bytes::<32>()?);
    StampKey::from_random(&seed).map_err(io::Error::other)
}

/// Writes a key file where none is, for its owner only; it is on the disk when this returns.
fn write_new(path: &Path, pepper: &Pepper, stamp: Option<&StampKey>) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(if stamp.is_some() { SEALED } else { MAGIC })?;
    file.write_all(pepper.expose())?;
    if let Some(stamp) = stamp {
        file.write_all(stamp.expose())?;
    }
    file.sync_all()
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
        keys.create(theme, Tier::Open).expect("made");
        assert_eq!(keys.create(theme, Tier::Open).map_err(|e| e.kind()), Err(io::ErrorKind::AlreadyExists));
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
        keys.create(theme, Tier::Open).expect("made");
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

    #[test]
    fn a_sealed_theme_has_a_stamp_key_and_keeps_it() {
        let data = tempfile::tempdir().expect("a folder");
        let keys = Keys::open(data.path()).expect("keys");
        let theme = ThemeId(Uuid::from_u128(4));
        keys.create(theme, Tier::Sealed).expect("made");
        let bytes = fs::read(keys.file(theme)).expect("bytes");
        assert!(bytes.len() == LONGEST && bytes.starts_with(b"kzkey/2\n"));
        let public = keys.stamp_key(theme).expect("a key").public();
        assert_eq!(keys.stamp_key_or_new(theme).expect("the same").public(), public);
        let again = Keys::open(data.path()).expect("keys");
        assert_eq!(again.stamp_key(theme).expect("a key").public(), public);
        assert_eq!(again.pepper(theme).expect("a pepper").expose(), &bytes[8..40]);
    }

    #[test]
    fn a_theme_that_becomes_sealed_gets_a_stamp_key_and_keeps_its_pepper() {
        let data = tempfile::tempdir().expect("a folder");
        let keys = Keys::open(data.path()).expect("keys");
        let theme = ThemeId(Uuid::from_u128(5));
        assert!(keys.stamp_key_or_new(theme).is_err(), "a missing file is never replaced");
        keys.create(theme, Tier::Open).expect("made");
        assert_eq!(keys.stamp_key(theme).err().map(|e| e.kind()), Some(io::ErrorKind::InvalidData));
        let pepper = keys.pepper(theme).expect("a pepper");
        fs::write(keys.half(theme), b"left by a crash").expect("written");
        let public = keys.stamp_key_or_new(theme).expect("made").public();
        let again = Keys::open(data.path()).expect("keys");
        assert!(again.stamp_key(theme).expect("a key").public() == public);
        assert_eq!(again.pepper(theme).expect("a pepper").expose(), pepper.expose());
        let mode = fs::metadata(keys.file(theme)).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        fs::write(keys.half(theme), b"left by a crash").expect("written");
        keys.destroy(theme).expect("destroyed");
        assert!(!keys.exists(theme) && !keys.half(theme).exists());
    }

    #[test]
    fn a_damaged_sealed_key_is_refused() {
        let data = tempfile::tempdir().expect("a folder");
        let keys = Keys::open(data.path()).expect("keys");
        let theme = ThemeId(Uuid::from_u128(6));
        for bad in [[SEALED.as_slice(), &[1; 63]].concat(), [SEALED.as_slice(), &[1; 65]].concat(), [SEALED.as_slice(), &[0; 64]].concat()]
        {
            fs::write(keys.file(theme), bad).expect("written");
            assert_eq!(keys.stamp_key(theme).err().map(|e| e.kind()), Some(io::ErrorKind::InvalidData));
            assert!(keys.pepper(theme).is_err());
        }
    }
}
