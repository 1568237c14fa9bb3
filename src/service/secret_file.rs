//! A secret key file: 32 random bytes in a file of the key folder, which make what is derived from
//! them worthless to whoever does not have the file. Made once, when first needed; a restart and
//! other processes on the same folder find them.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

use zeroize::Zeroizing;

use super::random;

/// What the files are called, and their first bytes; a later format gets another number.
#[derive(Clone, Copy, Debug)]
pub enum SecretFile {
    /// What the cookies of readers are made with, where a passphrase is set.
    Reader,
    /// What the marks of browsers are made with in which somebody signed in.
    Device,
    /// What the secrets of chat channels are sealed with.
    Channels,
}

const LENGTH: usize = 10 + 32;

impl SecretFile {
    const fn name(self) -> &'static str {
        match self {
            Self::Reader => "reader.key",
            Self::Device => "device.key",
            Self::Channels => "channels.key",
        }
    }

    const fn magic(self) -> &'static [u8; 10] {
        match self {
            Self::Reader => b"kzreader/1",
            Self::Device => b"kzdevice/1",
            Self::Channels => b"kzsealed/1",
        }
    }

    /// Reads the secret, and makes it first where there is none.
    ///
    /// # Errors
    /// The file cannot be read or made, or is not such a file.
    pub fn read_or_make(self, folder: &Path) -> io::Result<Zeroizing<[u8; 32]>> {
        let path = folder.join(self.name());
        match read(&path, self.magic()) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            other => return other,
        }
        make(folder, &path, self.magic())?;
        read(&path, self.magic())
    }
}

fn read(path: &Path, magic: &[u8; 10]) -> io::Result<Zeroizing<[u8; 32]>> {
    let mut content = Zeroizing::new(Vec::with_capacity(LENGTH + 33));
    File::open(path)?.take(LENGTH as u64 + 1).read_to_end(&mut content)?;
    let key = content.strip_prefix(magic).and_then(|key| <[u8; 32]>::try_from(key).ok());
    key.map(Zeroizing::new)
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "not a key file"))
}

/// Whole or not at all, and never over one that another process made a moment earlier: written
/// under a name of its own, then linked.
fn make(folder: &Path, path: &Path, magic: &[u8; 10]) -> io::Result<()> {
    let half = folder.join(format!("secret.{}.half", uuid::Uuid::new_v4().simple()));
    let key = Zeroizing::new(random::bytes::<32>()?);
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&half)?;
    let made = file
        .write_all(magic)
        .and_then(|()| file.write_all(key.as_slice()))
        .and_then(|()| file.sync_all());
    let linked = made.and_then(|()| match fs::hard_link(&half, path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other,
    });
    fs::remove_file(&half)?;
    linked?;
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn it_is_made_once_for_its_owner_only() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = SecretFile::Reader.read_or_make(folder.path()).expect("made");
        assert_eq!(*first, *SecretFile::Reader.read_or_make(folder.path()).expect("read"));
        let path = folder.path().join(SecretFile::Reader.name());
        assert_eq!(fs::metadata(&path).expect("a file").permissions().mode() & 0o777, 0o600);
        assert_eq!(
            fs::read_dir(folder.path()).expect("a folder").count(),
            1,
            "nothing else is left"
        );
    }

    #[test]
    fn processes_that_start_together_get_the_same() {
        let folder = tempfile::tempdir().expect("a folder");
        let threads: Vec<_> = (0..8)
            .map(|_| {
                let folder = folder.path().to_owned();
                std::thread::spawn(move || {
                    *SecretFile::Reader.read_or_make(&folder).expect("a key")
                })
            })
            .collect();
        let keys: std::collections::BTreeSet<_> =
            threads.into_iter().map(|thread| thread.join().expect("ended")).collect();
        assert_eq!(keys.len(), 1);
    }

    #[test]
    fn a_damaged_one_is_refused_and_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(SecretFile::Reader.name());
        for bad in [
            b"".as_slice(),
            b"kzreader/1short",
            &[7; LENGTH],
            &[b"kzreader/1".as_slice(), &[1; 33]].concat(),
            &[b"kzdevice/1".as_slice(), &[1; 32]].concat(),
        ] {
            fs::write(&path, bad).expect("written");
            assert_eq!(
                SecretFile::Reader.read_or_make(folder.path()).err().map(|error| error.kind()),
                Some(io::ErrorKind::InvalidData)
            );
            assert_eq!(fs::read(&path).expect("there"), bad);
        }
    }
}
