//! Checks a copy of the log together with the board as it is shown: offline, without trusting the server that gave it.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::{Entry, Event, GENESIS, Head};
use crate::domain::{
    hex::Hex,
    ids::{NoteId, ThemeId},
    issue::PublishedKey,
};
use crate::ticket::{
    Tag,
    commit::{self, Salt},
};

/// The version of the file's format.
pub const VERSION: u8 = 1;

/// The file: the whole log, and what the board shows at the same moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Export {
    /// [`VERSION`].
    pub version: u8,
    /// All entries, the first first.
    pub entries: Vec<Entry>,
    /// Every note that is shown, by id.
    pub notes: Vec<ShownNote>,
    /// Every note that is hidden, by id. Neither text nor salt.
    pub hidden: Vec<NoteId>,
    /// Every note whose author may post no more, by id.
    #[serde(default)]
    pub blocked: Vec<NoteId>,
    /// Notes that hung before there was a log: nothing about them can be checked.
    pub older: Vec<NoteId>,
}

/// A note as everybody sees it, and the salt with which its text can be checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownNote {
    /// The note.
    pub note: NoteId,
    /// Its theme.
    pub theme: ThemeId,
    /// Its text.
    pub text: String,
    /// The salt of its hash.
    pub salt: Salt,
}

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// An entry's number does not follow the one before.
    #[error("entry {0}: an entry before it is missing, or it stands in the wrong place")]
    Sequence(i64),
    /// An entry does not build on the one before.
    #[error("entry {0}: it does not follow from the entry before it")]
    Chain(i64),
    /// An entry's content is not what was hashed.
    #[error("entry {0}: its content was changed")]
    Hash(i64),
    /// An entry cannot be read.
    #[error("entry {0}: it cannot be read")]
    Unreadable(i64),
    /// A note came out of the box and is nowhere now.
    #[error("note {0}: it came out of the box and is gone; nobody withdrew or hid it")]
    Missing(NoteId),
    /// A note's text is not the one that the log holds the hash of.
    #[error("note {0}: its text is not the one that its author wrote")]
    Text(NoteId),
    /// A note is hidden without an entry, or shown while the last entry says hidden.
    #[error("note {0}: the log says otherwise whether it is hidden")]
    Hiding(NoteId),
    /// An author's posting is stopped without an entry, or not stopped while the last entry says so.
    #[error("note {0}: the log says otherwise whether its author may post")]
    Blocking(NoteId),
    /// A withdrawal whose proof does not fit.
    #[error("note {0}: the proof that its author withdrew it is false")]
    Withdrawal(NoteId),
    /// A theme's tickets are stamped with one key for ever: a second could mark people (RFC 9576, section 6.2).
    #[error("entry {0}: a second key for a theme whose key was published before; with two keys people can be told apart")]
    SecondKey(i64),
    /// A note that never came out of the box.
    #[error("note {0}: it hangs on the board and never came out of the box")]
    Unannounced(NoteId),
    /// The six words that somebody kept belong to no entry.
    #[error("the words that you kept belong to no entry: this is not the log that you saw, or it was rewritten")]
    Head,
}

/// What was found in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The last entry.
    pub head: Head,
    /// Shown notes whose text was checked.
    pub shown: usize,
    /// Hidden notes, each with its entry.
    pub hidden: usize,
    /// Withdrawn notes, each with its proof.
    pub withdrawn: usize,
    /// Notes from before the log.
    pub older: usize,
}

/// What the log says of a note so far.
struct Known {
    text: Hex<32>,
    withdrawal: Option<Hex<32>>,
    hidden: bool,
    gone: bool,
}

/// Checks a file. `kept` tells whether a hash is the one that somebody kept, where they did.
///
/// # Errors
/// Every flaw that was found.
pub fn verify(export: &Export, kept: Option<&dyn Fn(&Hex<32>) -> bool>) -> Result<Verdict, Vec<Flaw>> {
    let mut flaws = Vec::new();
    let head = chain(&export.entries, kept, &mut flaws);
    keys(&export.entries, &mut flaws);
    let known = replay(&export.entries, &mut flaws);
    compare(export, &known, &mut flaws);
    compare_blocks(export, &mut flaws);
    if !flaws.is_empty() {
        return Err(flaws);
    }
    Ok(Verdict {
        head,
        shown: export.notes.len(),
        hidden: export.hidden.len(),
        withdrawn: known.values().filter(|known| known.gone).count(),
        older: export.older.len(),
    })
}

/// Checks the log alone, and gives the stamp keys that it has published, each with its entry's number. `kept` as for [`verify`].
///
/// # Errors
/// Every flaw that was found.
pub fn published_keys(
    entries: &[Entry],
    kept: Option<&dyn Fn(&Hex<32>) -> bool>,
) -> Result<(Head, HashMap<ThemeId, PublishedKey>), Vec<Flaw>> {
    let mut flaws = Vec::new();
    let head = chain(entries, kept, &mut flaws);
    let keys = keys(entries, &mut flaws);
    if flaws.is_empty() { Ok((head, keys)) } else { Err(flaws) }
}

fn keys(entries: &[Entry], flaws: &mut Vec<Flaw>) -> HashMap<ThemeId, PublishedKey> {
    let mut keys = HashMap::new();
    for entry in entries {
        if let Ok(Event::ThemeKey { theme, key }) = entry.event()
            && keys.insert(theme, PublishedKey { pk: key, log_index: entry.seq }).is_some()
        {
            flaws.push(Flaw::SecondKey(entry.seq));
        }
    }
    keys
}

fn chain(entries: &[Entry], kept: Option<&dyn Fn(&Hex<32>) -> bool>, flaws: &mut Vec<Flaw>) -> Head {
    let mut head = Head { seq: 0, hash: GENESIS };
    for entry in entries {
        if entry.seq != head.seq + 1 {
            flaws.push(Flaw::Sequence(entry.seq));
        }
        if entry.prev != head.hash {
            flaws.push(Flaw::Chain(entry.seq));
        }
        if entry.computed_hash() != entry.hash {
            flaws.push(Flaw::Hash(entry.seq));
        }
        head = entry.head();
    }
    if let Some(kept) = kept
        && !entries.iter().any(|entry| kept(&entry.hash))
    {
        flaws.push(Flaw::Head);
    }
    head
}

fn replay(entries: &[Entry], flaws: &mut Vec<Flaw>) -> HashMap<NoteId, Known> {
    let mut known: HashMap<NoteId, Known> = HashMap::new();
    for entry in entries {
        match entry.event() {
            Ok(event) if event.kind() == entry.kind => tell(&event, &mut known, flaws),
            _ => flaws.push(Flaw::Unreadable(entry.seq)),
        }
    }
    known
}

fn tell(event: &Event, known: &mut HashMap<NoteId, Known>, flaws: &mut Vec<Flaw>) {
    match event {
        Event::BoxOpened { pinned, .. } => {
            for new in pinned {
                known.insert(new.note, Known { text: new.text, withdrawal: new.withdrawal, hidden: new.held, gone: false });
            }
        }
        Event::Revised { notes, .. } => {
            for new in notes {
                match known.get_mut(&new.note) {
                    Some(known) => {
                        known.text = new.text;
                        known.hidden |= new.held;
                    }
                    None => flaws.push(Flaw::Unannounced(new.note)),
                }
            }
        }
        Event::Withdrawn { notes, .. } => {
            for gone in notes {
                let Some(known) = known.get_mut(&gone.note) else { continue };
                let proved = match (known.withdrawal, gone.proof) {
                    (Some(commitment), Some(proof)) => commit::withdrawal(&Tag(proof.0)) == commitment,
                    (None, None) => true,
                    _ => false,
                };
                if !proved {
                    flaws.push(Flaw::Withdrawal(gone.note));
                }
                known.gone = true;
            }
        }
        Event::Hidden { note, .. } => set_hidden(known, *note, true),
        Event::Restored { note, .. } => set_hidden(known, *note, false),
        _ => {}
    }
}

fn set_hidden(known: &mut HashMap<NoteId, Known>, note: NoteId, hidden: bool) {
    if let Some(known) = known.get_mut(&note) {
        known.hidden = hidden;
    }
}

fn compare(export: &Export, known: &HashMap<NoteId, Known>, flaws: &mut Vec<Flaw>) {
    let mut seen: HashSet<NoteId> = export.older.iter().copied().collect();
    for note in &export.notes {
        seen.insert(note.note);
        match known.get(&note.note) {
            None => flaws.push(Flaw::Unannounced(note.note)),
            Some(known) if known.hidden || known.gone => flaws.push(Flaw::Hiding(note.note)),
            Some(known) if known.text != commit::text(note.note, &note.salt, &note.text) => flaws.push(Flaw::Text(note.note)),
            Some(_) => {}
        }
    }
    for note in &export.hidden {
        seen.insert(*note);
        match known.get(note) {
            None => flaws.push(Flaw::Unannounced(*note)),
            Some(known) if !known.hidden || known.gone => flaws.push(Flaw::Hiding(*note)),
            Some(_) => {}
        }
    }
    let mut missing: Vec<NoteId> =
        known.iter().filter(|(note, known)| !known.gone && !seen.contains(note)).map(|(note, _)| *note).collect();
    missing.sort_unstable();
    flaws.extend(missing.into_iter().map(Flaw::Missing));
}

/// Whose posting is stopped must be what the entries leave: nobody is stopped in silence, and archiving ends it all.
fn compare_blocks(export: &Export, flaws: &mut Vec<Flaw>) {
    let mut told: HashMap<NoteId, ThemeId> = HashMap::new();
    for event in export.entries.iter().filter_map(|entry| entry.event().ok()) {
        let fits = match event {
            Event::AuthorBlocked { theme, note, .. } => told.insert(note, theme).is_none().then_some(()).ok_or(note),
            Event::AuthorUnblocked { note, .. } => told.remove(&note).map(drop).ok_or(note),
            Event::Archived { theme, .. } => {
                told.retain(|_, of| *of != theme);
                Ok(())
            }
            _ => Ok(()),
        };
        flaws.extend(fits.err().map(Flaw::Blocking));
    }
    let stopped: HashSet<NoteId> = export.blocked.iter().copied().collect();
    let told: HashSet<NoteId> = told.into_keys().collect();
    let mut differing: Vec<NoteId> = stopped.symmetric_difference(&told).copied().collect();
    differing.sort_unstable();
    flaws.extend(differing.into_iter().map(Flaw::Blocking));
}

#[cfg(test)]
#[path = "verify_tests.rs"]
pub(super) mod tests;
