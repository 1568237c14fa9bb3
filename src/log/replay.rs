//! Replay of the log: reads a copy of the log entry by entry, keeps what it says of each note, and
//! then compares that with what the board shows. A log of any length needs memory for its notes
//! only.

mod notes;
mod paper;
mod questions;
mod themes;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::{
    Entry, Event, Flaw, GENESIS, Head,
    export::{Shown, ShownNote, Verdict},
    receipt::{Fate, Watched},
};
use crate::domain::{
    hex::Hex,
    ids::{NoteId, QuestionId, ThemeId},
    issue::PublishedKey,
};
use crate::ticket::author::NoteKey;

/// Flaws that are told; a log that is wrong everywhere would name a million.
const FLAWS_MAX: usize = 100;

/// Tells whether a hash is the one that somebody kept.
pub type IsKept<'k> = Box<dyn Fn(&Hex<32>) -> bool + 'k>;

/// What the log says of a note so far.
struct Known {
    theme: ThemeId,
    text: Hex<32>,
    author: Author,
    /// How often it got a new text.
    revised: u32,
    hidden: bool,
    gone: bool,
    /// Whether the board shows it, or says that it is hidden.
    seen: bool,
    /// Of a reply: the question.
    reply_to: Option<QuestionId>,
    /// The hash of the stickers on its paper, once they were counted.
    on_paper: Option<Hex<32>>,
    /// Whether the board tells how many these are.
    counted: bool,
}

/// What the log says of a question.
struct Asked {
    theme: ThemeId,
    note: NoteId,
    text: Hex<32>,
}

/// What an author can be known by.
enum Author {
    Key(NoteKey),
    /// Version 1: a hash of the proof with which the note can be taken back; new texts prove
    /// nothing.
    Withdrawal(Hex<32>),
    /// Typed in from paper: nobody with a ticket.
    Paper,
    Unknown,
}

impl Author {
    fn key(&self) -> Option<&NoteKey> {
        if let Self::Key(key) = self { Some(key) } else { None }
    }
}

/// What the log says of a theme so far.
#[derive(Default)]
struct Track {
    opening: i64,
    key: Option<PublishedKey>,
    /// Notes that are shown.
    shown: i64,
    slips: u32,
    /// The last publication of answers.
    publication: i64,
    archived: bool,
}

/// A check under way: first the entries ([`Replay::entry`]), then the board ([`Replay::shown`] and
/// the like), then [`Replay::finish`].
pub struct Replay<'k> {
    head: Head,
    day: NaiveDate,
    version: u8,
    /// Whether the log had its version from the first entry on, so that nothing is from before it.
    whole: bool,
    kept: Option<IsKept<'k>>,
    notes: HashMap<NoteId, Known>,
    themes: HashMap<ThemeId, Track>,
    questions: HashMap<QuestionId, Asked>,
    blocked: HashMap<NoteId, ThemeId>,
    watched: HashMap<NoteId, Watched>,
    flaws: Vec<Flaw>,
}

impl<'k> Replay<'k> {
    /// Begins a check. `kept` tells whether a hash is the one that somebody kept, where they did.
    pub fn new(kept: Option<IsKept<'k>>) -> Self {
        Self {
            head: Head { seq: 0, hash: GENESIS },
            day: NaiveDate::MIN,
            version: 1,
            whole: false,
            kept,
            notes: HashMap::new(),
            themes: HashMap::new(),
            questions: HashMap::new(),
            blocked: HashMap::new(),
            watched: HashMap::new(),
            flaws: Vec::new(),
        }
    }

    /// Follows a note of which somebody holds a receipt; to be said before the first entry.
    pub fn watch(&mut self, note: NoteId, receipt: Hex<32>) {
        self.watched.insert(note, Watched::new(receipt));
    }

    /// The last entry so far.
    pub const fn head(&self) -> Head {
        self.head
    }

    /// The stamp keys that were published, each with its entry's number.
    pub fn keys(&self) -> HashMap<ThemeId, PublishedKey> {
        self.themes.iter().filter_map(|(theme, track)| Some((*theme, track.key?))).collect()
    }

    fn flaw(&mut self, flaw: Flaw) {
        if self.flaws.len() < FLAWS_MAX && !self.flaws.contains(&flaw) {
            self.flaws.push(flaw);
        }
    }

    /// The next entry.
    pub fn entry(&mut self, entry: &Entry) {
        if entry.seq != self.head.seq + 1 {
            self.flaw(Flaw::Sequence(entry.seq));
        }
        if entry.prev != self.head.hash {
            self.flaw(Flaw::Chain(entry.seq));
        }
        if entry.computed_hash() != entry.hash {
            self.flaw(Flaw::Hash(entry.seq));
        }
        if entry.day < self.day {
            self.flaw(Flaw::Day(entry.seq));
        }
        if self.kept.as_ref().is_some_and(|kept| kept(&entry.hash)) {
            self.kept = None;
        }
        self.head = entry.head();
        self.day = self.day.max(entry.day);
        match entry.event() {
            Ok(event) if event.kind() == entry.kind => self.event(entry.seq, event),
            _ => self.flaw(Flaw::Unreadable(entry.seq)),
        }
    }

    fn event(&mut self, seq: i64, event: Event) {
        // What was answered can be followed through when nothing of the ticket is left.
        if let Some(theme) = event.theme()
            && !matches!(event, Event::Answered { .. })
            && self.track(theme).archived
        {
            self.flaw(Flaw::Archived(seq));
        }
        match event {
            Event::LogVersion { version } => self.version_told(seq, version),
            Event::ThemeKey { theme, key } => self.key_published(seq, theme, key),
            Event::SlipsPrinted { theme, printed, total } => {
                self.slips_printed(seq, theme, printed, total);
            }
            Event::BoxOpened { theme, opening, pinned } => {
                self.opened(seq, theme, opening, &pinned);
            }
            Event::Revised { theme, notes } => {
                for new in &notes {
                    self.revised(theme, new);
                }
            }
            Event::Withdrawn { theme, notes } => {
                for gone in &notes {
                    self.withdrawn(theme, gone);
                }
            }
            Event::Hidden { theme, note, .. } => self.set_hidden(theme, note, true),
            Event::Restored { theme, note, .. } => self.set_hidden(theme, note, false),
            Event::AuthorBlocked { theme, note, .. } => self.author_blocked(theme, note),
            Event::AuthorUnblocked { note, .. } => self.author_unblocked(note),
            Event::Moved { theme, notes, .. } => self.notes_counted(seq, theme, notes),
            Event::Archived { theme, .. } => self.archived(theme),
            Event::Answered { theme, publication, .. } => self.answered(seq, theme, publication),
            Event::Asked { theme, question, note, text } => {
                self.asked(question, Asked { theme, note, text });
            }
            Event::PaperCorrected { theme, note, text, stickers, .. } => {
                self.paper_corrected(theme, note, text, stickers);
            }
            Event::PaperTakenBack { theme, note, .. } => self.paper_taken_back(theme, note),
            Event::Opened { .. }
            | Event::Imported { .. }
            | Event::SettingsChanged { .. }
            | Event::LinksPrinted { .. }
            | Event::RosterReplaced { .. }
            | Event::AskedAgain { .. } => {}
        }
    }

    fn track(&mut self, theme: ThemeId) -> &mut Track {
        self.themes.entry(theme).or_default()
    }

    /// A note that the board shows.
    pub fn shown(&mut self, note: &ShownNote) {
        let Some(known) = self.notes.get_mut(&note.note) else {
            return self.flaw(Flaw::Unannounced(note.note));
        };
        known.seen = true;
        known.counted = note.counted.is_some();
        let flaw = if known.gone {
            Flaw::Gone(note.note)
        } else if known.theme != note.theme {
            Flaw::Theme(note.note)
        } else if known.hidden {
            Flaw::Hiding(note.note)
        } else if known.text != known.text_of(note) {
            Flaw::Text(note.note)
        } else if !known.is_on_paper_as(note) {
            Flaw::Paper(note.note)
        } else {
            return;
        };
        self.flaw(flaw);
    }

    /// A note that the board says is hidden.
    pub fn hidden(&mut self, note: NoteId) {
        let Some(known) = self.notes.get_mut(&note) else {
            return self.flaw(Flaw::Unannounced(note));
        };
        known.seen = true;
        if known.gone {
            self.flaw(Flaw::Gone(note));
        } else if !known.hidden {
            self.flaw(Flaw::Hiding(note));
        }
        if let Some(watched) = self.watched.get_mut(&note) {
            watched.hidden();
        }
    }

    /// Whose posting is stopped must be what the entries leave: nobody is stopped in silence, and
    /// archiving ends it all.
    pub fn stopped(&mut self, notes: &[NoteId]) {
        let stopped: HashSet<NoteId> = notes.iter().copied().collect();
        let told: HashSet<NoteId> = self.blocked.keys().copied().collect();
        let mut differing: Vec<NoteId> = stopped.symmetric_difference(&told).copied().collect();
        differing.sort_unstable();
        for note in differing {
            self.flaw(Flaw::Blocking(note));
        }
    }

    /// Checks the log alone; see [`Replay::finish`].
    ///
    /// # Errors
    /// The flaws that were found, as many as are told.
    pub fn entries_hold(&mut self) -> Result<Head, Vec<Flaw>> {
        if self.kept.take().is_some() {
            self.flaw(Flaw::Head);
        }
        if self.flaws.is_empty() { Ok(self.head) } else { Err(std::mem::take(&mut self.flaws)) }
    }

    /// Compares what the entries left with the board, and ends the check.
    ///
    /// # Errors
    /// The errors of [`Replay::finish`].
    pub fn compare(&mut self, board: &Shown) -> Result<Verdict, Vec<Flaw>> {
        board.notes.iter().for_each(|note| self.shown(note));
        board.hidden.iter().for_each(|note| self.hidden(*note));
        self.stopped(&board.blocked);
        self.questions(&board.questions);
        self.finish(&board.older)
    }

    /// Ends the check, when log and board are read; `older` are notes that hung before there was a
    /// log.
    ///
    /// # Errors
    /// The flaws that were found, as many as are told.
    pub fn finish(&mut self, older: &[NoteId]) -> Result<Verdict, Vec<Flaw>> {
        if self.whole {
            for note in older {
                self.flaw(Flaw::Unannounced(*note));
            }
        }
        let mut missing: Vec<NoteId> = self
            .notes
            .iter()
            .filter(|(_, known)| !known.gone && !known.seen)
            .map(|(note, _)| *note)
            .collect();
        missing.sort_unstable();
        for note in missing {
            self.flaw(Flaw::Missing(note));
        }
        let head = self.entries_hold()?;
        let count =
            |which: fn(&Known) -> bool| self.notes.values().filter(|known| which(known)).count();
        Ok(Verdict {
            head,
            shown: count(|known| !known.gone && !known.hidden),
            hidden: count(|known| !known.gone && known.hidden),
            withdrawn: count(|known| known.gone),
            older: older.len(),
            weaker: count(|known| known.author.key().is_none() && !known.is_paper()),
            paper: count(|known| known.is_paper() && !known.gone && !known.hidden),
            uncounted: count(|known| known.on_paper.is_some() && !known.gone && !known.counted),
        })
    }

    /// What became of a note that was watched.
    pub fn fate(&self, note: NoteId) -> Fate {
        self.watched.get(&note).map_or(Fate::Unknown, Watched::fate)
    }
}
