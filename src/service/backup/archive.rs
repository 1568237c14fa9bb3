//! The file of a backup: a ZIP archive (APPNOTE 6.3) with three parts, the description first. What
//! is read of one is counted and hashed, not believed.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufReader, Read, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

use sha2::{Digest, Sha256};
use zip::{
    CompressionMethod, DateTime, ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions,
};

use super::error::BackupError;
use crate::domain::{
    backup::{BOARD, KIND, MANIFEST, Manifest, PEOPLE, Part, VERSION},
    hex::Hex,
};

/// The longest description that is read.
const MANIFEST_MAX: u64 = 64 * 1024;
/// Bytes that are read at once.
const CHUNK: usize = 1 << 20;

/// Length and hash of a file.
///
/// # Errors
/// It cannot be read.
pub(super) fn part(file: &Path, schema: i64) -> io::Result<Part> {
    let (bytes, sha256) = copy(File::open(file)?, &mut io::sink(), u64::MAX)?;
    Ok(Part { schema, bytes, sha256 })
}

/// On which side copying failed.
enum CopyError {
    Read(io::Error),
    Write(io::Error),
}

impl From<CopyError> for io::Error {
    fn from(error: CopyError) -> Self {
        match error {
            CopyError::Read(error) | CopyError::Write(error) => error,
        }
    }
}

/// Copies at most so many bytes, and one chunk; how many, and their hash.
fn copy(mut from: impl Read, to: &mut impl Write, most: u64) -> Result<(u64, Hex<32>), CopyError> {
    let (mut chunk, mut bytes, mut hash) = (vec![0; CHUNK], 0, Sha256::new());
    loop {
        let n = from.read(&mut chunk).map_err(CopyError::Read)?;
        if n == 0 || bytes > most {
            return Ok((bytes, Hex(hash.finalize().into())));
        }
        to.write_all(&chunk[..n]).map_err(CopyError::Write)?;
        hash.update(&chunk[..n]);
        bytes += n as u64;
    }
}

/// Writes the file, on the disk when this returns.
///
/// # Errors
/// It cannot be written, or a part cannot be read.
pub(super) fn write(file: &Path, manifest: &Manifest, parts: &Path) -> io::Result<()> {
    let out = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)?;
    let mut zip = ZipWriter::new(out);
    // Without a time: the day is in the description.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(1))
        .last_modified_time(DateTime::default());
    zip.start_file(MANIFEST, options).map_err(plain)?;
    let mut json = serde_json::to_vec_pretty(manifest).map_err(io::Error::other)?;
    json.push(b'\n');
    zip.write_all(&json)?;
    for (name, part) in [(BOARD, &manifest.board), (PEOPLE, &manifest.people)] {
        zip.start_file(name, options.large_file(part.bytes >= u32::MAX.into())).map_err(plain)?;
        copy(File::open(parts.join(name))?, &mut zip, u64::MAX)?;
    }
    zip.finish().map_err(plain)?.sync_all()
}

/// What failed below the archive, by its own name.
fn plain(error: ZipError) -> io::Error {
    match error {
        ZipError::Io(error) => error,
        other => io::Error::other(other.to_string()),
    }
}

/// A backup that is open to be read.
pub(super) struct Backup {
    zip: ZipArchive<BufReader<File>>,
    /// What it says of itself.
    pub(super) manifest: Manifest,
}

impl Backup {
    /// Opens a file and reads what it says of itself.
    ///
    /// # Errors
    /// [`BackupError::Unreadable`] for what is no backup, [`BackupError::Io`].
    pub(super) fn open(file: &Path) -> Result<Self, BackupError> {
        let no = |why: &str| BackupError::Unreadable(file.to_owned(), why.to_owned());
        let opened =
            File::open(file).map_err(BackupError::io(format!("cannot read {}", file.display())))?;
        let mut zip = ZipArchive::new(BufReader::new(opened))
            .map_err(|_| no("it is no backup, or it was cut off on its way"))?;
        let mut json = Vec::new();
        zip.by_name(MANIFEST)
            .map_err(|_| no("it is no backup of Kizuki Board"))?
            .take(MANIFEST_MAX)
            .read_to_end(&mut json)
            .map_err(|_| no("its description cannot be read"))?;
        let head: Head =
            serde_json::from_slice(&json).map_err(|_| no("it is no backup of Kizuki Board"))?;
        if head.kind != KIND {
            return Err(no("it is no backup of Kizuki Board"));
        }
        if head.version > VERSION {
            return Err(no("a newer kizuki made it; restore it with that one"));
        }
        let manifest =
            serde_json::from_slice(&json).map_err(|_| no("its description is incomplete"))?;
        Ok(Self { zip, manifest })
    }

    /// Reads a part to its end, into a file or to check it alone.
    ///
    /// # Errors
    /// [`BackupError::Unreadable`] where it is not what the description says; [`BackupError::Io`].
    pub(super) fn read(
        &mut self,
        file: &Path,
        name: &str,
        to: Option<&Path>,
    ) -> Result<(), BackupError> {
        let part = if name == BOARD { &self.manifest.board } else { &self.manifest.people };
        let no = || {
            let why = format!(
                "{name} in it is not as it was written: the file was changed or damaged. Nothing was put back"
            );
            BackupError::Unreadable(file.to_owned(), why)
        };
        let from = self.zip.by_name(name).map_err(|_| no())?;
        let found = match to {
            None => copy(from, &mut io::sink(), part.bytes).map_err(|_| no())?,
            Some(to) => {
                let what = format!("cannot write {}", to.display());
                let mut out = OpenOptions::new()
                    .write(true)
                    .create_new(true)
                    .mode(0o600)
                    .open(to)
                    .map_err(BackupError::io(&what))?;
                let found = copy(from, &mut out, part.bytes).map_err(|error| match error {
                    CopyError::Read(_) => no(),
                    CopyError::Write(error) => BackupError::io(&what)(error),
                })?;
                out.sync_all().map_err(BackupError::io(&what))?;
                found
            }
        };
        if found == (part.bytes, part.sha256) { Ok(()) } else { Err(no()) }
    }

    /// Reads all of it, to check it.
    pub(super) fn holds(&mut self, file: &Path) -> Result<(), BackupError> {
        self.read(file, BOARD, None)?;
        self.read(file, PEOPLE, None)
    }
}

/// As much of a description as every version has.
#[derive(serde::Deserialize)]
struct Head {
    kind: String,
    version: u8,
}

/// The name that the schedule gave to a file, by its own description; nothing for what is no backup
/// of the schedule.
pub(super) fn scheduled(file: &Path) -> Option<String> {
    fs::symlink_metadata(file).ok().filter(fs::Metadata::is_file)?;
    Backup::open(file).ok()?.manifest.scheduled
}
