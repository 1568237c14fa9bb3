//! A streaming reader of a copy of the log: an entry is checked and let go before the next one is
//! read.

use std::{fmt, io};

use serde::{
    Deserializer,
    de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use super::{
    Entry, VERSION,
    export::{Shown, ShownNote},
    replay::Replay,
};

/// Why a file cannot be checked.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// Something on the way to it.
    #[error("{0}")]
    Io(io::Error),
    /// The copy ends in the middle.
    #[error("it ends in the middle: it was cut off on its way")]
    CutOff,
    /// The file is no copy of a log.
    #[error("it is not a log of Kizuki Board (line {line}, column {column})")]
    NotALog {
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
    },
    /// A later program wrote it.
    #[error("it has version {0}, this program knows 1 to {VERSION}")]
    Version(u64),
}

/// Feeds a file's entries to a check; returns what it says that the board shows, for
/// [`Replay::compare`].
///
/// # Errors
/// [`Unreadable`].
pub fn read(from: impl io::Read, replay: &mut Replay<'_>) -> Result<Shown, Unreadable> {
    let mut json = serde_json::Deserializer::from_reader(from);
    feed(&mut json, replay).and_then(|read| json.end().map(|()| read)).map_err(why)?.check()
}

/// Feeds the entries of a text in memory to a check; returns what it says that the board shows, for
/// [`Replay::compare`].
///
/// # Errors
/// [`Unreadable`].
pub fn read_text(text: &str, replay: &mut Replay<'_>) -> Result<Shown, Unreadable> {
    let mut json = serde_json::Deserializer::from_str(text);
    feed(&mut json, replay).and_then(|read| json.end().map(|()| read)).map_err(why)?.check()
}

fn feed<'de, D: Deserializer<'de>>(json: D, replay: &mut Replay<'_>) -> Result<File, D::Error> {
    json.deserialize_map(FileOf(replay))
}

fn why(error: serde_json::Error) -> Unreadable {
    match error.classify() {
        serde_json::error::Category::Io => Unreadable::Io(error.into()),
        serde_json::error::Category::Eof => Unreadable::CutOff,
        _ => Unreadable::NotALog { line: error.line(), column: error.column() },
    }
}

struct File {
    version: u64,
    board: Shown,
}

impl File {
    fn check(self) -> Result<Shown, Unreadable> {
        if (1..=u64::from(VERSION)).contains(&self.version) {
            Ok(self.board)
        } else {
            Err(Unreadable::Version(self.version))
        }
    }
}

struct FileOf<'a, 'k>(&'a mut Replay<'k>);

impl<'de> Visitor<'de> for FileOf<'_, '_> {
    type Value = File;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a log with what the board shows")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<File, M::Error> {
        let mut version = None;
        let mut entries = false;
        let mut notes = false;
        let mut board = Shown::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "version" => version = Some(map.next_value()?),
                "entries" => {
                    map.next_value_seed(EntriesOf(&mut *self.0))?;
                    entries = true;
                }
                "notes" => {
                    board.notes = map.next_value::<Vec<ShownNote>>()?;
                    notes = true;
                }
                "hidden" => board.hidden = map.next_value()?,
                "blocked" => board.blocked = map.next_value()?,
                "older" => board.older = map.next_value()?,
                "questions" => board.questions = map.next_value()?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        match version {
            Some(version) if entries && notes => Ok(File { version, board }),
            _ => Err(M::Error::custom("a part is missing")),
        }
    }
}

struct EntriesOf<'a, 'k>(&'a mut Replay<'k>);

impl<'de> DeserializeSeed<'de> for EntriesOf<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for EntriesOf<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("entries")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut entries: S) -> Result<(), S::Error> {
        while let Some(entry) = entries.next_element::<Entry>()? {
            self.0.entry(&entry);
        }
        Ok(())
    }
}
