//! The verbs of the queue: what an organizer must look at, over all themes, and what is decided
//! about it. Never whose it is: a flag has no name either.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Actor, Error, Service};
use crate::domain::{
    account::Right,
    flag::{DAYS_TO_DECIDE, Decided, FlagCount, Mark},
    hex::Hex,
    ids::{NoteId, ThemeId},
    problem::{Invalid, Problem},
    text,
    theme::Theme,
};
use crate::store::{Queued, VerdictTotal};

/// Characters of what organizers note about a note.
pub const MEMO_MAX: usize = 400;

/// The queue as one looks at it.
pub struct Queue {
    /// The notes: those that show and are flagged, those that are hidden and need a reason, those
    /// that nobody has read; of these the most flagged, the first due; else by id, which is random.
    pub items: Vec<Queued>,
    /// The counts of flags that are not decided, by note.
    pub flags: HashMap<NoteId, Vec<FlagCount>>,
    /// The themes that are not archived.
    pub themes: HashMap<ThemeId, Theme>,
    /// Today.
    pub today: NaiveDate,
}

impl Queue {
    /// How many flagged a note and wait for it to be decided.
    pub fn flagged(&self, note: NoteId) -> u32 {
        self.flags.get(&note).map_or(0, |counts| counts.iter().map(|count| count.flags).sum())
    }
}

impl Service {
    /// All that waits.
    ///
    /// # Errors
    /// [`crate::domain::fault::Fault::Forbidden`], [`Error::Store`].
    pub async fn queue(&self, by: &Actor) -> Result<Queue, Error> {
        by.must(Right::Moderation)?;
        let items = self.board.queue().await?;
        let mut flags: HashMap<NoteId, Vec<FlagCount>> = HashMap::new();
        for count in self.board.flag_counts().await? {
            if count.outcome == crate::domain::flag::Outcome::Waiting {
                flags.entry(count.note).or_default().push(count);
            }
        }
        let themes =
            self.board.themes().await?.into_iter().map(|theme| (theme.id, theme)).collect();
        let mut queue = Queue { items, flags, themes, today: self.today() };
        let mut items = std::mem::take(&mut queue.items);
        items.sort_by_key(|item| {
            let flagged = std::cmp::Reverse(queue.flagged(item.note.id));
            (item.mark, item.due_on, flagged, item.note.id)
        });
        queue.items = items;
        Ok(queue)
    }

    /// Decides about a note; `seen` stands for the text that was read. Returns what it was in the
    /// queue for.
    ///
    /// # Errors
    /// [`crate::domain::fault::Fault::Conflict`] when somebody decided so already, its text is
    /// another by now, or it is gone; [`crate::domain::fault::Fault::Invalid`] for a word that is
    /// no decision.
    pub async fn decide(
        &self,
        by: &Actor,
        theme: ThemeId,
        note: NoteId,
        seen: &Hex<32>,
        verdict: &str,
    ) -> Result<(Mark, Decided), Error> {
        by.must(Right::Moderation)?;
        let decided =
            Decided::parse(verdict).ok_or_else(|| Invalid::one("verdict", Problem::NotOffered))?;
        let today = self.today();
        let calendar = self.board.calendar().await?;
        let due_on = calendar.working_days_after(today, DAYS_TO_DECIDE).unwrap_or(today);
        let done = self.board.decide(theme, note, seen, decided, by.role, today, due_on).await?;
        Ok((self.publish(done).await?, decided))
    }

    /// Writes down what organizers note about a note for each other; an empty text takes it away.
    ///
    /// # Errors
    /// [`crate::domain::fault::Fault::Invalid`] for a text that is too long,
    /// [`crate::domain::fault::Fault::Conflict`] when the note is gone.
    pub async fn note_down(
        &self,
        by: &Actor,
        theme: ThemeId,
        note: NoteId,
        memo: &str,
    ) -> Result<(), Error> {
        by.must(Right::Moderation)?;
        let memo = match text::parse(memo, MEMO_MAX) {
            Ok(memo) => Some(memo),
            Err(Problem::Empty) => None,
            Err(problem) => return Err(Invalid::one("memo", problem).into()),
        };
        Ok(self.board.set_memo(theme, note, memo.as_deref()).await?)
    }

    /// What was decided about flagged and hidden notes, for everybody, by month and reason.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn verdict_totals(&self) -> Result<Vec<VerdictTotal>, Error> {
        Ok(self.board.verdict_totals().await?)
    }
}
