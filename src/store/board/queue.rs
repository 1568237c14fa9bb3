//! The queue of notes that an organizer must look at, over all themes, and what is decided about
//! one: it shows, it is hidden at once, or for a reason that stays.

use chrono::NaiveDate;

use super::exclusive::{Changed, Exclusive};
use super::{
    Board, flags, log, revision,
    rows::{NoteRow, word},
};
use crate::domain::{
    account::Role,
    flag::{Decided, FlagCount, Mark, Outcome, Verdict},
    hex::Hex,
    ids::{NoteId, PromptId, ThemeId},
    note::{HideReason, Note},
};
use crate::log::Event;
use crate::store::verbs::ensure_changed;
use crate::store::{Error, Result, lock};
use crate::ticket::commit;

statements! {
    QUEUE = "SELECT note.id, note.prompt_id, note.body, note.stickers, note.paper_stickers,
        note.paper, note.hidden, note.opening, note.theme_id, checking.due_on, memo.body AS memo,
        note.question_id IS NOT NULL AS reply
        FROM note JOIN theme ON theme.id = note.theme_id
        LEFT JOIN checking ON checking.note_id = note.id LEFT JOIN memo ON memo.note_id = note.id
        WHERE theme.state <> 'archived' AND (note.hidden IN ('review', 'checking')
        OR (note.hidden IS NULL AND note.id IN (SELECT flag_count.note_id FROM flag_count
            LEFT JOIN verdict ON verdict.note_id = flag_count.note_id
            AND verdict.reason = flag_count.reason
            WHERE verdict.outcome IS NULL OR verdict.stale)))";
    FLAGS = "SELECT flag_count.note_id, flag_count.reason, flag_count.flags,
        CASE WHEN verdict.stale THEN NULL ELSE verdict.outcome END AS outcome
        FROM flag_count LEFT JOIN verdict ON verdict.note_id = flag_count.note_id
        AND verdict.reason = flag_count.reason";
    STANDING = "SELECT body, hidden,
        EXISTS (SELECT 1 FROM flag_count LEFT JOIN verdict ON verdict.note_id = flag_count.note_id
            AND verdict.reason = flag_count.reason WHERE flag_count.note_id = note.id
            AND (verdict.outcome IS NULL OR verdict.stale)) AS waits,
        EXISTS (SELECT 1 FROM verdict WHERE verdict.note_id = note.id AND NOT verdict.stale)
            AS decided
        FROM note JOIN theme ON theme.id = note.theme_id
        WHERE note.id = $1 AND note.theme_id = $2 AND theme.state <> 'archived'";
    TEXT_OF = "SELECT body FROM note WHERE id = $1 AND theme_id = $2";
    SET_HIDDEN = "UPDATE note SET hidden = $3
        WHERE id = $1 AND theme_id = $2 AND COALESCE(hidden, '') <> COALESCE($3, '')";
    // Those that were decided alike before keep their month.
    SETTLE = "INSERT INTO verdict (note_id, reason, outcome, flags, month, stale)
        SELECT note_id, reason, $2, flags, $3, FALSE FROM flag_count WHERE note_id = $1
        ON CONFLICT (note_id, reason) DO UPDATE SET outcome = excluded.outcome,
        flags = excluded.flags, month = excluded.month, stale = excluded.stale
        WHERE verdict.stale OR verdict.outcome <> excluded.outcome";
    // Hidden without anybody's flag.
    SETTLE_UNASKED = "INSERT INTO verdict (note_id, reason, outcome, flags, month, stale)
        SELECT id, $2, 'hidden', 0, $3, FALSE FROM note WHERE id = $1
        AND NOT EXISTS (SELECT 1 FROM flag_count WHERE flag_count.note_id = note.id)
        ON CONFLICT DO NOTHING";
    FORGET_UNASKED = "DELETE FROM verdict WHERE note_id = $1 AND flags = 0";
    UNDECIDE = "UPDATE verdict SET stale = TRUE WHERE note_id = $1";
    START_CHECKING = "INSERT INTO checking (note_id, due_on) VALUES ($1, $2)
        ON CONFLICT (note_id) DO UPDATE SET due_on = excluded.due_on";
    END_CHECKING = "DELETE FROM checking WHERE note_id = $1";
    WRITE_MEMO = "INSERT INTO memo (note_id, body) SELECT id, $3 FROM note
        WHERE id = $1 AND theme_id = $2
        ON CONFLICT (note_id) DO UPDATE SET body = excluded.body";
    DROP_MEMO = "DELETE FROM memo WHERE note_id = $1";
    VERDICT_TOTALS = "SELECT verdict.month, verdict.reason, verdict.outcome,
        CAST(SUM(verdict.flags) AS BIGINT) AS flags,
        SUM(CASE WHEN verdict.flags = 0 THEN 1 ELSE 0 END) AS unasked
        FROM verdict JOIN note ON note.id = verdict.note_id
        JOIN theme ON theme.id = note.theme_id
        WHERE theme.state IN ('review', 'answered', 'archived')
        GROUP BY verdict.month, verdict.reason, verdict.outcome
        ORDER BY verdict.month DESC, verdict.reason, verdict.outcome";
}

row! {
    struct QueueRow {
        id: NoteId,
        prompt_id: PromptId,
        body: String,
        stickers: i64,
        paper_stickers: i64,
        paper: bool,
        hidden: Option<String>,
        opening: i64,
        theme_id: ThemeId,
        due_on: Option<NaiveDate>,
        memo: Option<String>,
        reply: bool,
    }
}

row! {
    struct Standing {
        body: String,
        hidden: Option<String>,
        waits: bool,
        decided: bool,
    }
}

row! {
    struct TotalRow {
        month: String,
        reason: String,
        outcome: String,
        flags: i64,
        unasked: i64,
    }
}

/// A note that an organizer must look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queued {
    /// Its theme.
    pub theme: ThemeId,
    /// The note, with its text.
    pub note: Note,
    /// Whether it is a reply to a question.
    pub reply: bool,
    /// Why it is here.
    pub mark: Mark,
    /// Of one that was hidden at once: by when the reason is to be given.
    pub due_on: Option<NaiveDate>,
    /// What organizers noted about it.
    pub memo: Option<String>,
}

/// What was decided in a month for a reason, over all themes that are closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictTotal {
    /// Year and month, as in `2026-11`.
    pub month: String,
    /// The reason for which notes were flagged, or hidden without a flag.
    pub reason: HideReason,
    /// What was decided.
    pub outcome: Outcome,
    /// How many flags.
    pub flags: u32,
    /// How many notes were decided about though nobody had flagged them.
    pub unasked: u32,
}

impl Standing {
    /// Why the note is in the queue, or would be again.
    fn mark(&self) -> Result<Mark> {
        let hidden = self.hidden.as_deref().map(|why| word("hidden", why)).transpose()?;
        Ok(mark(hidden))
    }
}

const fn mark(hidden: Option<HideReason>) -> Mark {
    match hidden {
        None => Mark::Flagged,
        Some(HideReason::Review) => Mark::Held,
        Some(_) => Mark::Checking,
    }
}

impl Board {
    /// All notes that somebody must look at, of themes that are not archived, in no order.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn queue(&self) -> Result<Vec<Queued>> {
        let rows: Vec<QueueRow> = fetch_all!(self.db, QUEUE)?;
        rows.into_iter().map(QueueRow::into_queued).collect()
    }

    /// All counts of flags, with what was decided.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn flag_counts(&self) -> Result<Vec<FlagCount>> {
        let rows: Vec<(NoteId, String, i64, Option<String>)> = fetch_all!(self.db, FLAGS)?;
        let read = |(note, reason, flags, outcome): (_, String, _, Option<String>)| {
            let outcome = outcome.map_or(Ok(Outcome::Waiting), |told| word("outcome", &told))?;
            Ok(FlagCount {
                note,
                reason: word("reason", &reason)?,
                flags: flags::flags(flags)?,
                outcome,
            })
        };
        rows.into_iter().map(read).collect()
    }

    /// Decides about a note of a theme that is not archived; `seen` is [`commit::seen`] of what was
    /// read, `due_on` the day by which a reason is to be given if it is hidden without one. Returns
    /// what the note was in the queue for.
    ///
    /// # Errors
    /// [`Error::Conflict`] when somebody decided so already, its text is another, or the note is
    /// gone; [`Error::Database`].
    #[expect(clippy::too_many_arguments, reason = "what is decided, about what, by whom and when")]
    pub async fn decide(
        &self,
        theme: ThemeId,
        note: NoteId,
        seen: &Hex<32>,
        decided: Decided,
        role: Role,
        today: NaiveDate,
        due_on: NaiveDate,
    ) -> Result<Changed<Mark>> {
        let mut tx = self.exclusive().await?;
        let standing: Standing =
            fetch_optional!(tx, STANDING, note, theme)?.ok_or(Error::Conflict)?;
        if commit::seen(note, &standing.body) != *seen {
            return Err(Error::Conflict);
        }
        match decided {
            Decided::Verdict(Verdict::Keep) => {
                ensure_changed(
                    u64::from(standing.hidden.is_some() || standing.waits),
                    Error::Conflict,
                )?;
                if standing.hidden.is_some() {
                    show(&mut tx, today, theme, note, role).await?;
                }
                kept(&mut tx, note, today).await?;
            }
            Decided::Verdict(Verdict::Check) => {
                set_hidden(&mut tx, today, theme, note, HideReason::Checking, role).await?;
                undecide(&mut tx, note).await?;
                execute!(tx, START_CHECKING, note, due_on)?;
            }
            Decided::Verdict(Verdict::Reopen) => {
                ensure_changed(
                    u64::from(standing.hidden.is_some() || standing.decided),
                    Error::Conflict,
                )?;
                if standing.hidden.is_some() {
                    show(&mut tx, today, theme, note, role).await?;
                }
                undecide(&mut tx, note).await?;
            }
            Decided::Because(reason) => {
                set_hidden(&mut tx, today, theme, note, reason, role).await?;
                hidden(&mut tx, note, reason, today).await?;
            }
        }
        let mark = standing.mark()?;
        // Nobody who looks at the board learns that a note was flagged and kept.
        let showed = mark == Mark::Flagged;
        let shows = matches!(decided, Decided::Verdict(Verdict::Keep | Verdict::Reopen));
        if showed != shows || !shows {
            revision::touch(&mut tx, theme).await?;
        }
        Ok(tx.commit().await?.map(|()| mark))
    }

    /// The text of a note as it is now, hidden or not, if the note hangs.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn text_of(&self, theme: ThemeId, note: NoteId) -> Result<Option<String>> {
        scalar_optional!(self.db, TEXT_OF, note, theme)
    }

    /// Writes down what organizers note about a note; nothing takes it away.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the note is gone; [`Error::Database`].
    pub async fn set_memo(&self, theme: ThemeId, note: NoteId, text: Option<&str>) -> Result<()> {
        // No reader sees it, so nobody is told.
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        match text {
            Some(text) => {
                ensure_changed(execute!(tx, WRITE_MEMO, note, theme, text)?, Error::Conflict)?;
            }
            None => drop(execute!(tx, DROP_MEMO, note)?),
        }
        tx.commit().await
    }

    /// What was decided, by month and reason, of themes that are closed: while one is open, a
    /// number of one or two could point to who flagged, or to who was meant.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn verdict_totals(&self) -> Result<Vec<VerdictTotal>> {
        let rows: Vec<TotalRow> = fetch_all!(self.db, VERDICT_TOTALS)?;
        let read = |row: TotalRow| {
            Ok(VerdictTotal {
                month: row.month,
                reason: word("reason", &row.reason)?,
                outcome: word("outcome", &row.outcome)?,
                flags: flags::flags(row.flags)?,
                unasked: flags::flags(row.unasked)?,
            })
        };
        rows.into_iter().map(read).collect()
    }
}

impl QueueRow {
    fn into_queued(self) -> Result<Queued> {
        let Self { theme_id, due_on, memo, reply, .. } = self;
        let row = NoteRow {
            id: self.id,
            prompt_id: self.prompt_id,
            body: self.body,
            stickers: self.stickers,
            paper_stickers: self.paper_stickers,
            paper: self.paper,
            hidden: self.hidden,
            opening: self.opening,
        };
        let note = row.into_note()?;
        Ok(Queued { theme: theme_id, mark: mark(note.hidden), note, reply, due_on, memo })
    }
}

/// Shows a note that is hidden, as the log tells.
async fn show(
    tx: &mut Exclusive,
    today: NaiveDate,
    theme: ThemeId,
    note: NoteId,
    role: Role,
) -> Result<()> {
    ensure_changed(execute!(tx, SET_HIDDEN, note, theme, None::<HideReason>)?, Error::Conflict)?;
    execute!(tx, END_CHECKING, note)?;
    log::append(tx, today, &Event::Restored { theme, note, role }).await
}

/// Hides a note, or gives another reason for which it is hidden, as the log tells.
async fn set_hidden(
    tx: &mut Exclusive,
    today: NaiveDate,
    theme: ThemeId,
    note: NoteId,
    reason: HideReason,
    role: Role,
) -> Result<()> {
    ensure_changed(execute!(tx, SET_HIDDEN, note, theme, Some(reason))?, Error::Conflict)?;
    log::append(tx, today, &Event::Hidden { theme, note, reason, role }).await
}

/// Whoever flagged a note is told that it was hidden; of one that nobody flagged the reason counts.
pub(super) async fn hidden(
    tx: &mut Exclusive,
    note: NoteId,
    reason: HideReason,
    today: NaiveDate,
) -> Result<()> {
    let month = month(today);
    execute!(tx, END_CHECKING, note)?;
    execute!(tx, FORGET_UNASKED, note)?;
    execute!(tx, SETTLE, note, Outcome::Hidden, &month)?;
    execute!(tx, SETTLE_UNASKED, note, reason, &month)?;
    Ok(())
}

/// Whoever flagged a note is told that it was kept.
pub(super) async fn kept(tx: &mut Exclusive, note: NoteId, today: NaiveDate) -> Result<()> {
    execute!(tx, END_CHECKING, note)?;
    execute!(tx, FORGET_UNASKED, note)?;
    execute!(tx, SETTLE, note, Outcome::Kept, month(today))?;
    Ok(())
}

/// What was decided about a note is open again.
async fn undecide(tx: &mut Exclusive, note: NoteId) -> Result<()> {
    execute!(tx, FORGET_UNASKED, note)?;
    execute!(tx, UNDECIDE, note)?;
    Ok(())
}

/// Year and month of a day, by which decisions are counted.
fn month(today: NaiveDate) -> String {
    today.format("%Y-%m").to_string()
}
