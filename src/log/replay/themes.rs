//! What entries say of the log as a whole and of its themes: its version, keys, printed slips,
//! stopped authors, counts, and the end of a theme.

use super::Replay;
use crate::domain::{
    hex::Hex,
    ids::{NoteId, ThemeId},
    issue::PublishedKey,
};
use crate::log::{Flaw, VERSION};

impl Replay<'_> {
    /// The version in which the entries from here on are written: ours, told once.
    pub(super) fn version_told(&mut self, seq: i64, version: u8) {
        if version != VERSION || self.version == VERSION {
            self.flaw(Flaw::Version(seq));
        }
        self.version = version;
        self.whole = seq == 1;
    }

    /// A theme's stamp key, which is published once.
    pub(super) fn key_published(&mut self, seq: i64, theme: ThemeId, key: Hex<32>) {
        let known = &mut self.track(theme).key;
        if known.is_none() {
            *known = Some(PublishedKey { pk: key, log_index: seq });
        } else {
            self.flaw(Flaw::SecondKey(seq));
        }
    }

    /// More slips of a theme, with how many there are now; these must be all that were told.
    pub(super) fn slips_printed(&mut self, seq: i64, theme: ThemeId, printed: u32, total: u32) {
        let track = self.track(theme);
        track.slips = track.slips.saturating_add(printed);
        if track.slips != total {
            self.flaw(Flaw::Count(seq));
        }
    }

    /// Answers came out; none of a theme's publications is left out.
    pub(super) fn answered(&mut self, seq: i64, theme: ThemeId, publication: i64) {
        let track = self.track(theme);
        let next = track.publication + 1;
        track.publication = publication;
        if publication != next {
            self.flaw(Flaw::Count(seq));
        }
    }

    /// The posting of whoever wrote a note is stopped, which it must not have been.
    pub(super) fn author_blocked(&mut self, theme: ThemeId, note: NoteId) {
        if self.blocked.insert(note, theme).is_some() {
            self.flaw(Flaw::Blocking(note));
        }
    }

    /// The posting of whoever wrote a note goes on, so it must have been stopped.
    pub(super) fn author_unblocked(&mut self, note: NoteId) {
        if self.blocked.remove(&note).is_none() {
            self.flaw(Flaw::Blocking(note));
        }
    }

    /// How many notes a theme showed when it moved on. A log that began when notes hung already
    /// cannot count them.
    pub(super) fn notes_counted(&mut self, seq: i64, theme: ThemeId, notes: i64) {
        if self.whole && self.track(theme).shown != notes {
            self.flaw(Flaw::Count(seq));
        }
    }

    /// A theme has ended, and with it all that was stopped in it.
    pub(super) fn archived(&mut self, theme: ThemeId) {
        self.track(theme).archived = true;
        self.blocked.retain(|_, of| *of != theme);
    }
}
