//! What entries say of notes: how they come out of the box, and what their authors and organizers
//! do to them.

use super::{Author, Known, Replay};
use crate::domain::ids::{NoteId, ThemeId};
use crate::log::{
    Flaw, VERSION,
    event::{Pinned, Revised, Withdrawn},
};
use crate::ticket::{Tag, author::Act, commit};

impl Replay<'_> {
    pub(super) fn opened(&mut self, seq: i64, theme: ThemeId, opening: i64, pinned: &[Pinned]) {
        let (whole, track) = (self.whole, self.track(theme));
        // Boxes were opened before there was a log.
        let first = track.opening == 0 && !whole;
        let follows = opening == track.opening + 1 || (first && opening > 0);
        track.opening = opening;
        if !follows {
            self.flaw(Flaw::Opening(seq));
        }
        for new in pinned {
            if self.notes.contains_key(&new.note) {
                // Told twice it could change the text and who may take the note back.
                self.flaw(Flaw::Again(new.note));
                continue;
            }
            if self.version >= VERSION && new.key.is_none() && new.paper.is_none() {
                self.flaw(Flaw::Keyless(new.note));
            }
            if new.paper.is_some() && (new.key.is_some() || new.reply.is_some() || new.held) {
                self.flaw(Flaw::Paper(new.note));
            }
            let author = match (new.key, new.withdrawal) {
                _ if new.paper.is_some() => Author::Paper,
                (Some(key), _) => Author::Key(key),
                (None, Some(withdrawal)) => Author::Withdrawal(withdrawal),
                (None, None) => Author::Unknown,
            };
            let known = Known {
                theme,
                text: new.text,
                author,
                revised: 0,
                hidden: new.held,
                gone: false,
                seen: false,
                reply_to: new.reply.map(|reply| reply.question),
                on_paper: new.paper,
                counted: false,
            };
            self.track(theme).shown += i64::from(!new.held && known.counts());
            if let Some(reply) = &new.reply
                && !self.replies_well(theme, reply, &new.text)
            {
                self.flaw(Flaw::Reply(new.note));
            }
            self.notes.insert(new.note, known);
            if let Some(watched) = self.watched.get_mut(&new.note) {
                watched.pinned(&new.text, new.held);
            }
        }
    }

    /// A note that an entry tells of, unless it came out before the log began. What is wrong with
    /// that becomes a flaw.
    pub(super) fn told(&mut self, theme: ThemeId, note: NoteId) -> Option<&mut Known> {
        let (whole, flaw) = match self.notes.get(&note) {
            None => (self.whole, Flaw::Unannounced(note)),
            Some(known) if known.theme != theme => (true, Flaw::Theme(note)),
            Some(known) if known.gone => (true, Flaw::Gone(note)),
            Some(_) => return self.notes.get_mut(&note),
        };
        if whole {
            self.flaw(flaw);
        }
        None
    }

    pub(super) fn revised(&mut self, theme: ThemeId, new: &Revised) {
        if !self.notes.contains_key(&new.note) {
            return self.flaw(Flaw::Unannounced(new.note));
        }
        let Some(known) = self.told(theme, new.note) else {
            return;
        };
        known.revised += 1;
        let act = Act::Revise { number: known.revised, text: &new.text };
        let proved = match (&known.author, &new.signed) {
            (Author::Key(key), Some(signed)) => act.is_signed(theme, new.note, key, signed),
            (Author::Key(_), None) | (Author::Paper, _) => false,
            _ => true,
        };
        let leaves = new.held && !known.hidden && known.counts();
        known.text = new.text;
        known.hidden = known.hidden || new.held;
        let signed = known.author.key().is_some();
        self.track(theme).shown -= i64::from(leaves);
        if !proved {
            self.flaw(Flaw::Revision(new.note));
        }
        if let Some(watched) = self.watched.get_mut(&new.note) {
            watched.revised(&new.text, new.held, signed && proved);
        }
    }

    pub(super) fn withdrawn(&mut self, theme: ThemeId, gone: &Withdrawn) {
        let Some(known) = self.told(theme, gone.note) else {
            return;
        };
        let proved = match (&known.author, gone.signed, gone.proof) {
            (Author::Key(key), Some(signed), _) => {
                Act::Withdraw.is_signed(theme, gone.note, key, &signed)
            }
            (Author::Withdrawal(commitment), _, Some(proof)) => {
                commit::withdrawal(&Tag(proof.0)) == *commitment
            }
            (Author::Unknown, None, None) => true,
            _ => false,
        };
        known.gone = true;
        let leaves = !known.hidden && known.counts();
        self.track(theme).shown -= i64::from(leaves);
        self.ended_under(gone.note);
        if !proved {
            self.flaw(Flaw::Withdrawal(gone.note));
        }
        if let Some(watched) = self.watched.get_mut(&gone.note) {
            watched.withdrawn();
        }
    }

    pub(super) fn set_hidden(&mut self, theme: ThemeId, note: NoteId, hidden: bool) {
        if let Some(watched) = self.watched.get_mut(&note) {
            watched.decided();
        }
        let Some(known) = self.told(theme, note) else {
            return;
        };
        let change = (i64::from(known.hidden) - i64::from(hidden)) * i64::from(known.counts());
        known.hidden = hidden;
        self.track(theme).shown += change;
    }
}
