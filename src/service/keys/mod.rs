//! Key files: one per theme, outside the databases and outside backups. Losing one ends editing in
//! that theme, not reading.

use std::{
    collections::HashMap,
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock, RwLockWriteGuard},
};

use zeroize::Zeroizing;

use super::{Step, Steps, random};
use crate::domain::{hex::Hex, ids::ThemeId, settings::Tier, theme::Theme};
use crate::ticket::{Pepper, blind::StampKey};

/// First bytes of a key file with the pepper alone; a later format gets another number.
const MAGIC: &[u8; 8] = b"kzkey/1\n";
/// First bytes of a key file of a Sealed theme: after the pepper comes the scalar with which its
/// tickets are stamped.
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
        let keys = Self::of(data);
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&keys.folder)?;
        Ok(keys)
    }

    /// The folder `keys` within the data folder, whether or not it is there.
    pub fn of(data: &Path) -> Self {
        Self { folder: data.join("keys"), read: Arc::default() }
    }

    /// The folder itself, for the one key that belongs to no theme.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Makes a theme's key, for Sealed with one that stamps. It is on the disk when this returns.
    /// An existing one is never overwritten.
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
        // Read each time: stamping happens once per person, and what is not in memory cannot be
        // read from it.
        self.load(theme)?
            .1
            .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "a key file without a stamp"))
    }

    /// The key with which a Sealed theme's tickets are stamped; a theme that became Sealed while it
    /// was a draft gets one beside its pepper.
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

    /// Takes back a key whose theme could not be made. Best effort: a key without a theme does no
    /// harm.
    pub fn discard(&self, theme: ThemeId) {
        let _ = fs::remove_file(self.file(theme));
    }

    /// Destroys a theme's key: overwritten, then removed, both on the disk when this returns.
    /// Whether the disk itself keeps older blocks (copy on write, wear levelling) is beyond a
    /// program (docs/anonymity.md section 8). A key that is gone already is no error.
    ///
    /// # Errors
    /// The file cannot be written or removed.
    pub fn destroy(&self, theme: ThemeId) -> io::Result<()> {
        self.destroy_step_by_step(theme, &Steps::default())
    }

    /// Destroys a theme's key as [`Self::destroy`] does, and tells `steps` of each write.
    ///
    /// # Errors
    /// The errors of [`Self::destroy`].
    pub(super) fn destroy_step_by_step(&self, theme: ThemeId, steps: &Steps) -> io::Result<()> {
        // Held to the end: a request that reads the file a moment before it goes would put the
        // pepper back into memory a moment after.
        let mut read = self.in_memory();
        read.remove(&theme);
        // A crash while a stamp key was added can have left the half file, which holds the same
        // secrets.
        for path in [self.half(theme), self.file(theme)] {
            match OpenOptions::new().write(true).open(&path) {
                Ok(mut file) => {
                    let len = usize::try_from(file.metadata()?.len()).unwrap_or(0);
                    file.write_all(&vec![0; len])?;
                    file.sync_all()?;
                    steps.at(Step::KeyOverwritten);
                    fs::remove_file(&path)?;
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        File::open(&self.folder)?.sync_all()
    }

    /// Whether anything of a theme's key is there, be it a half.
    pub fn exists(&self, theme: ThemeId) -> bool {
        self.file(theme).exists() || self.half(theme).exists()
    }

    /// Forgets what was read of a theme's key: another process has archived the theme.
    pub(super) fn forget(&self, theme: ThemeId) {
        self.in_memory().remove(&theme);
    }

    /// A theme's pepper, if it is the theme's own: tags that were made with another would let every
    /// old ticket post once more.
    ///
    /// # Errors
    /// The errors of [`Self::pepper`]; [`io::ErrorKind::InvalidData`] too for a key of another
    /// theme or another board.
    pub(super) fn own_pepper(&self, theme: &Theme) -> io::Result<Pepper> {
        let pepper = self.pepper(theme.id)?;
        if is_own(theme, &pepper.check(theme.id)) {
            return Ok(pepper);
        }
        // What is put right in the file must be seen.
        self.forget(theme.id);
        Err(io::Error::new(io::ErrorKind::InvalidData, "another theme's key file"))
    }

    /// What is in a theme's key file, as it may be shown: the check value of its pepper, and the
    /// public half of the key that stamps.
    ///
    /// # Errors
    /// The file is missing or not a key file.
    pub(super) fn look(&self, theme: ThemeId) -> io::Result<(Hex<32>, Option<Hex<32>>)> {
        let (pepper, stamp) = self.load(theme)?;
        Ok((pepper.check(theme), stamp.map(|stamp| Hex(stamp.public().0))))
    }

    /// A theme's pepper. A missing file is an error and never replaced: with a new pepper every old
    /// ticket could post and like once more.
    ///
    /// # Errors
    /// The file is missing or not a key file.
    pub fn pepper(&self, theme: ThemeId) -> io::Result<Pepper> {
        if let Some(pepper) = self.read.read().unwrap_or_else(PoisonError::into_inner).get(&theme) {
            return Ok(pepper.clone());
        }
        // Read and kept in one: see `destroy`.
        let mut read = self.in_memory();
        let pepper = self.load(theme)?.0;
        read.insert(theme, pepper.clone());
        Ok(pepper)
    }

    fn in_memory(&self) -> RwLockWriteGuard<'_, HashMap<ThemeId, Pepper>> {
        self.read.write().unwrap_or_else(PoisonError::into_inner)
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
        // One byte more than the longest, so that a longer file is noticed; never grown, for
        // growing would leave a copy behind.
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

/// Whether a check value is that of a theme's own key; of a theme from before there was one, any
/// is.
fn is_own(theme: &Theme, check: &Hex<32>) -> bool {
    theme.key_check.is_none_or(|own| own == *check)
}

#[cfg(test)]
mod tests;
