//! Flags as tickets write them, and how they are counted at the tick.

use std::collections::BTreeMap;

use super::exclusive::Exclusive;
use super::{
    Board,
    anon::{Asked, let_in, why_not},
    rows::word,
};
use crate::domain::{
    anon::Refusal,
    flag::{MyFlag, Outcome},
    ids::{NoteId, ThemeId},
    note::HideReason,
};
use crate::store::group_commit::{Parts, Wrote};
use crate::store::{Error, Result};
use crate::ticket::{Credential, Tag, TicketKey};

statements! {
    FLAG = "INSERT INTO flag (note_id, tag, reason) SELECT note.id, $3, $5
        FROM note JOIN theme ON theme.id = note.theme_id
        WHERE note.id = $1 AND note.theme_id = $2 AND note.hidden IS NULL AND theme.state = 'open'
        AND EXISTS (SELECT 1 FROM credential WHERE credential.theme_id = $2 AND credential.c = $4)
        ON CONFLICT DO NOTHING";
    UNFLAG = "DELETE FROM flag WHERE note_id = $1 AND tag = $2";
    FLAGS_NOW = "SELECT flag.note_id, flag.reason, COUNT(*) FROM flag
        JOIN note ON note.id = flag.note_id WHERE note.theme_id = $1
        GROUP BY flag.note_id, flag.reason";
    FLAGS_COUNTED = "SELECT flag_count.note_id, flag_count.reason, flag_count.flags
        FROM flag_count JOIN note ON note.id = flag_count.note_id WHERE note.theme_id = $1";
    COUNT_FLAGS = "INSERT INTO flag_count (note_id, reason, flags) VALUES ($1, $2, $3)
        ON CONFLICT (note_id, reason) DO UPDATE SET flags = excluded.flags";
    NO_FLAGS = "DELETE FROM flag_count WHERE note_id = $1 AND reason = $2";
    MY_FLAGS = "SELECT flag.note_id, flag.tag, flag.reason, note.body, note.hidden,
        CASE WHEN verdict.stale THEN NULL ELSE verdict.outcome END AS outcome
        FROM flag JOIN note ON note.id = flag.note_id
        LEFT JOIN verdict ON verdict.note_id = flag.note_id AND verdict.reason = flag.reason
        WHERE note.theme_id = $1 ORDER BY flag.note_id";
}

row! {
    struct FlagRow {
        note_id: NoteId,
        tag: Vec<u8>,
        reason: String,
        body: String,
        hidden: Option<String>,
        outcome: Option<String>,
    }
}

impl FlagRow {
    fn into_flag(self) -> Result<MyFlag> {
        let outcome = self.outcome.map_or(Ok(Outcome::Waiting), |word_| word("outcome", &word_))?;
        Ok(MyFlag {
            id: self.note_id,
            text: self.hidden.is_none().then_some(self.body),
            reason: word("reason", &self.reason)?,
            outcome,
        })
    }
}

impl Board {
    /// Flags a note for a reason. A second flag of the same ticket changes nothing. A `new` ticket
    /// is let in with it, or not at all where the flag is refused.
    ///
    /// # Errors
    /// [`Error::Database`] as [`crate::store::NotWritten::Failed`]. Refusals:
    /// [`Refusal::UnknownTicket`] for a ticket that has not been let in yet,
    /// [`Refusal::FlagsClosed`], [`Refusal::NoNote`].
    pub async fn flag(
        &self,
        theme: ThemeId,
        note: NoteId,
        credential: Credential,
        new: bool,
        flag: Tag,
        reason: HideReason,
    ) -> Wrote<()> {
        let parts = if new { Parts::Several } else { Parts::One };
        self.write(parts, move |tx| {
            Box::pin(async move {
                let_in(tx, theme, new.then_some(&credential)).await?;
                match execute!(tx, FLAG, note, theme, flag, credential, reason)? {
                    0 => {
                        let asked = Asked { closed: Refusal::FlagsClosed, replies: true };
                        why_not(tx, theme, note, &credential, asked).await
                    }
                    _ => Ok(()),
                }
            })
        })
        .await
    }

    /// Takes a flag back. Without one, nothing happens.
    ///
    /// # Errors
    /// [`crate::store::NotWritten::Failed`].
    pub async fn unflag(&self, note: NoteId, flag: Tag) -> Wrote<()> {
        self.write(Parts::One, move |tx| {
            Box::pin(async move {
                execute!(tx, UNFLAG, note, flag)?;
                Ok(())
            })
        })
        .await
    }

    /// What this ticket flagged in the theme: every row is compared with the ticket's tags, for
    /// there is no column to look up.
    pub(super) async fn my_flags(&self, theme: ThemeId, key: &TicketKey) -> Result<Vec<MyFlag>> {
        let rows: Vec<FlagRow> = fetch_all!(self.db, MY_FLAGS, theme)?;
        let own = rows.into_iter().filter(|row| key.flag(row.note_id).matches(&row.tag));
        own.map(FlagRow::into_flag).collect()
    }
}

/// Counts a theme's flags anew; returns how many counts changed. No reader sees them, so nothing
/// tells that it was done.
pub(super) async fn count_flags(tx: &mut Exclusive, theme: ThemeId) -> Result<usize> {
    type Counts = Vec<(NoteId, String, i64)>;
    let now: Counts = fetch_all!(tx, FLAGS_NOW, theme)?;
    let counted: Counts = fetch_all!(tx, FLAGS_COUNTED, theme)?;
    let by_reason = |counts: Counts| -> BTreeMap<(NoteId, String), i64> {
        counts.into_iter().map(|(note, reason, flags)| ((note, reason), flags)).collect()
    };
    let (now, counted) = (by_reason(now), by_reason(counted));
    let mut changed = 0;
    for ((note, reason), flags) in &now {
        if counted.get(&(*note, reason.clone())) != Some(flags) {
            execute!(tx, COUNT_FLAGS, note, reason, flags)?;
            changed += 1;
        }
    }
    for (note, reason) in counted.keys().filter(|key| !now.contains_key(*key)) {
        execute!(tx, NO_FLAGS, note, reason)?;
        changed += 1;
    }
    Ok(changed)
}

/// A number of flags as it is stored.
pub(super) fn flags(stored: i64) -> Result<u32> {
    u32::try_from(stored).map_err(|_| Error::unreadable("flags"))
}
