//! What entries say of questions under notes, and of the replies to them.

use std::collections::HashSet;

use super::{Asked, Known, Replay};
use crate::domain::{
    hex::Hex,
    ids::{NoteId, QuestionId, ThemeId},
};
use crate::log::{Flaw, event::Reply, export::ShownQuestion};
use crate::ticket::{author::Act, commit};

impl Known {
    /// Whether it is one of the notes that are counted: a reply is not.
    pub(super) const fn counts(&self) -> bool {
        self.reply_to.is_none()
    }
}

impl Replay<'_> {
    /// A question was asked, once, under a note that came out before.
    pub(super) fn asked(&mut self, question: QuestionId, asked: Asked) {
        let there = self.notes.get(&asked.note).map(|note| note.theme == asked.theme && !note.gone);
        let fits = there.unwrap_or(!self.whole);
        if self.questions.insert(question, asked).is_some() || !fits {
            self.flaw(Flaw::Question(question));
        }
    }

    /// Whether a reply with this text is to a question of its theme and, where it says that the
    /// author of the note wrote it, that note's key signed it.
    pub(super) fn replies_well(&self, theme: ThemeId, reply: &Reply, text: &Hex<32>) -> bool {
        let Some(asked) = self.questions.get(&reply.question).filter(|asked| asked.theme == theme)
        else {
            return false;
        };
        let Some(signed) = &reply.author else {
            return true;
        };
        let act = Act::Reply { question: &asked.text, text };
        let key = self.notes.get(&asked.note).and_then(|note| note.author.key());
        key.is_some_and(|key| act.is_signed(theme, asked.note, key, signed))
    }

    /// A note was taken back, and what was asked under it goes with it, replies too.
    pub(super) fn ended_under(&mut self, note: NoteId) {
        let ended: HashSet<QuestionId> = self
            .questions
            .iter()
            .filter(|(_, asked)| asked.note == note)
            .map(|(question, _)| *question)
            .collect();
        if ended.is_empty() {
            return;
        }
        self.questions.retain(|question, _| !ended.contains(question));
        for (id, known) in &mut self.notes {
            if known.reply_to.is_some_and(|question| ended.contains(&question)) {
                known.gone = true;
                if let Some(watched) = self.watched.get_mut(id) {
                    watched.withdrawn();
                }
            }
        }
    }

    /// The questions that the board shows must be those that were asked, word for word.
    pub(super) fn questions(&mut self, shown: &[ShownQuestion]) {
        let mut seen = HashSet::new();
        for question in shown {
            let ShownQuestion { question: id, theme, note, text } = question;
            let fits = self.questions.get(id).is_some_and(|asked| {
                asked.theme == *theme
                    && asked.note == *note
                    && asked.text == commit::question(*theme, *id, *note, text)
            });
            if !fits || !seen.insert(*id) {
                self.flaw(Flaw::Question(*id));
            }
        }
        let mut missing: Vec<QuestionId> =
            self.questions.keys().filter(|id| !seen.contains(id)).copied().collect();
        missing.sort_unstable();
        for question in missing {
            self.flaw(Flaw::Question(question));
        }
    }
}
