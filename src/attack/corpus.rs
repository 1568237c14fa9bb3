//! The corpus: the folder that the operator was left with, walked, sorted into databases, text and
//! other bytes.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use super::sqlite::{file::MAGIC, wal};

/// The longest file that is read, in bytes; longer ones are named in the report.
const LONGEST: u64 = 1 << 30;

/// One copy of a SQLite database with its logs.
#[derive(Debug, Default)]
pub struct DbFile {
    /// Its name without the folder.
    pub name: String,
    /// The number of its folder.
    pub folder: usize,
    /// The database.
    pub base: Vec<u8>,
    /// Its write-ahead log.
    pub wal: Vec<u8>,
    /// Its rollback journal.
    pub journal: Vec<u8>,
}

/// Any other file.
#[derive(Debug)]
pub struct OtherFile {
    /// Its name without the folder.
    pub name: String,
    /// The number of its folder.
    pub folder: usize,
    /// When it was last changed, in microseconds since 1970.
    pub modified: Option<i64>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl OtherFile {
    /// Its text, if it is text.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok().filter(|text| !text.contains('\0'))
    }
}

/// All files.
#[derive(Debug, Default)]
pub struct Corpus {
    /// SQLite databases, by name and folder.
    pub databases: Vec<DbFile>,
    /// Files that are no databases.
    pub others: Vec<OtherFile>,
    /// What was left out, and why.
    pub skipped: Vec<String>,
}

impl Corpus {
    /// Reads a folder and all below it. Symbolic links are not followed. Folders are numbered in
    /// the order of their names, `2` before `10`: the order of the copies.
    ///
    /// # Errors
    /// A folder or file cannot be read.
    pub fn read(root: &Path) -> io::Result<Self> {
        let mut folders = Vec::new();
        walk(root, &mut folders)?;
        folders.sort_by_cached_key(|folder| natural(&folder.to_string_lossy()));
        let mut corpus = Self::default();
        let mut databases: BTreeMap<(String, usize), DbFile> = BTreeMap::new();
        for (number, folder) in folders.iter().enumerate() {
            for file in files(folder)? {
                let name = file
                    .file_name()
                    .map(|name| name.to_string_lossy().into_owned())
                    .unwrap_or_default();
                let Some(about) = there(fs::metadata(&file))? else {
                    corpus.skipped.push(format!("{name}: it went away while the folder was read"));
                    continue;
                };
                if about.len() > LONGEST {
                    corpus.skipped.push(format!("{name}: too long"));
                    continue;
                }
                let bytes = there(fs::read(&file))?.unwrap_or_default();
                let (stem, part) = part_of(&name, &bytes);
                if let Some(part) = part {
                    let entry = databases.entry((stem.to_owned(), number)).or_default();
                    *match part {
                        DbPart::Base => &mut entry.base,
                        DbPart::Wal => &mut entry.wal,
                        DbPart::Journal => &mut entry.journal,
                    } = bytes;
                } else {
                    let since =
                        about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
                    let modified = since.and_then(|since| i64::try_from(since.as_micros()).ok());
                    corpus.others.push(OtherFile { name, folder: number, modified, bytes });
                }
            }
        }
        corpus.databases = databases
            .into_iter()
            .map(|((name, folder), file)| DbFile { name, folder, ..file })
            .collect();
        Ok(corpus)
    }
}

/// A file that went away since its folder was listed is no reason to stop: a database in use makes
/// and removes files beside it.
fn there<T>(read: io::Result<T>) -> io::Result<Option<T>> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The parts of a database.
enum DbPart {
    Base,
    Wal,
    Journal,
}

/// Which database a file belongs to, and as what.
fn part_of<'a>(name: &'a str, bytes: &[u8]) -> (&'a str, Option<DbPart>) {
    if bytes.get(..16) == Some(MAGIC) {
        return (name, Some(DbPart::Base));
    }
    if wal::page_size(bytes).is_some() {
        return (name.strip_suffix("-wal").unwrap_or(name), Some(DbPart::Wal));
    }
    if let Some(stem) = name.strip_suffix("-journal").filter(|_| !bytes.is_empty()) {
        return (stem, Some(DbPart::Journal));
    }
    (name, None)
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    found.push(folder.to_owned());
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), found)?;
        }
    }
    Ok(())
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

/// A key by which numbers in names sort as numbers.
fn natural(name: &str) -> Vec<(String, u64)> {
    let mut key = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (text, tail) = rest.split_at(digits);
        let end = tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len());
        let (number, after) = tail.split_at(end);
        key.push((text.to_owned(), number.parse().unwrap_or(u64::MAX)));
        rest = after;
    }
    key
}
