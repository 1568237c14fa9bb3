//! What entries say of paper: notes that were typed in, which no ticket wrote, and stickers that were
//! counted in the corridor.

use super::{Author, Known, Replay};
use crate::domain::{
    hex::Hex,
    ids::{NoteId, ThemeId},
};
use crate::log::{
    Flaw,
    export::{ShownCount, ShownNote},
};
use crate::ticket::commit;

impl Known {
    /// Whether it was typed in from paper.
    pub(super) const fn is_paper(&self) -> bool {
        matches!(self.author, Author::Paper)
    }

    /// The hash of the text that the board shows.
    pub(super) fn text_of(&self, shown: &ShownNote) -> Hex<32> {
        let ShownNote { note, text, salt, .. } = shown;
        if self.is_paper() {
            commit::paper(self.theme, *note, salt, text)
        } else {
            commit::text(self.theme, *note, self.author.key(), salt, text)
        }
    }

    /// Whether the board says of a note's paper what the log holds.
    pub(super) fn is_on_paper_as(&self, shown: &ShownNote) -> bool {
        let ShownNote { note, paper, counted, .. } = shown;
        let hash = |told: &ShownCount| {
            commit::paper_stickers(self.theme, *note, &told.salt, told.stickers)
        };
        // What the board keeps back cannot be checked: it says nothing of it then.
        *paper == self.is_paper()
            && counted.as_ref().is_none_or(|told| Some(hash(told)) == self.on_paper)
    }
}

impl Replay<'_> {
    /// Somebody counted stickers on paper, or corrected a text that is on paper.
    pub(super) fn paper_corrected(
        &mut self,
        theme: ThemeId,
        note: NoteId,
        text: Option<Hex<32>>,
        stickers: Option<Hex<32>>,
    ) {
        let Some(known) = self.told(theme, note) else {
            return;
        };
        // The text of a note with a ticket is its author's alone.
        let fits = known.counts() && (text.is_none() || known.is_paper());
        if fits {
            known.text = text.unwrap_or(known.text);
            known.on_paper = stickers.or(known.on_paper);
        } else {
            self.flaw(Flaw::Paper(note));
        }
    }

    /// A paper note was taken back, and what was asked under it goes with it.
    pub(super) fn paper_taken_back(&mut self, theme: ThemeId, note: NoteId) {
        let Some(known) = self.told(theme, note) else {
            return;
        };
        if !known.is_paper() {
            return self.flaw(Flaw::Paper(note));
        }
        known.gone = true;
        let leaves = !known.hidden;
        self.track(theme).shown -= i64::from(leaves);
        self.ended_under(note);
    }
}
