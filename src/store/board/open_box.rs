//! What an opening of a box does: what waits in it comes out in random order, texts change, notes
//! leave, stickers are counted.

use chrono::NaiveDate;
use sqlx::AssertSqlSafe;

use super::exclusive::Exclusive;
use super::{
    changes::{keep_withdrawn, note_key},
    flags::count_flags,
    log, questions, random, revision,
    rows::{bytes, on_paper},
};
use crate::domain::{
    ids::{NoteId, PromptId, QuestionId, ThemeId},
    note::HideReason,
};
use crate::log::{
    Event,
    event::{Pinned, Reply, Revised, Withdrawn},
};
use crate::store::anonymous::{TABLES, withdraw};
use crate::store::{Error, Result};
use crate::ticket::{Salt, commit};

statements! {
    BOXED = "SELECT id, prompt_id, body, author_tag, salt, withdrawal, author_key, question_id,
        author_proof, paper_stickers FROM inbox WHERE theme_id = $1";
    NEXT_OPENING = "UPDATE theme SET openings = openings + 1 WHERE id = $1 RETURNING openings";
    PREMODERATED = "SELECT premoderated FROM theme WHERE id = $1";
    PIN = "INSERT INTO note (id, theme_id, prompt_id, body, author_tag, salt, withdrawal, opening,
        hidden, author_key, question_id, by_author, paper, paper_stickers, paper_salt)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    EMPTY_BOX = "DELETE FROM inbox WHERE theme_id = $1 AND (question_id IS NOT NULL) = $2
        AND (paper_stickers IS NOT NULL) = $3";
    PENDING = "SELECT pending.note_id, pending.body, pending.salt, pending.withdrawal,
        pending.signed, note.author_key
        FROM pending JOIN note ON note.id = pending.note_id WHERE note.theme_id = $1";
    DELETE_PENDING = "DELETE FROM pending WHERE note_id = $1";
    APPLY_TEXT = "UPDATE note SET body = $2, salt = $3, hidden = COALESCE(hidden, $4),
        revisions = revisions + 1 WHERE id = $1";
    // What was kept was another text.
    LOOK_AGAIN = "UPDATE verdict SET stale = TRUE WHERE note_id = $1 AND outcome = 'kept'";
    RECOUNT = "UPDATE note
        SET stickers = (SELECT COUNT(*) FROM sticker WHERE sticker.note_id = note.id)
        WHERE theme_id = $1
        AND stickers <> (SELECT COUNT(*) FROM sticker WHERE sticker.note_id = note.id)";
}

/// What a tick did, for the log: sums, never an id of a note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticked {
    /// Notes that came out of the box.
    pub pinned: usize,
    /// Notes whose text changed or that were withdrawn.
    pub changed: usize,
    /// Notes whose count of stickers changed.
    pub counted: u64,
    /// Counts of flags that changed; no reader sees them.
    pub flagged: usize,
    /// Themes that the calendar moved on.
    pub moved: usize,
    /// Themes whose next opening was planned.
    pub planned: usize,
    /// Whether an hourly or daily box was opened: the rows are then written anew.
    pub scheduled: bool,
    /// Themes that are to be archived today.
    pub to_archive: Vec<ThemeId>,
    /// What failed, of single themes; the others had their turn.
    pub failed: Vec<Error>,
}

impl Ticked {
    /// Whether nothing that readers see changed. Flags do not count: they would learn that somebody
    /// flagged.
    pub fn is_quiet(&self) -> bool {
        *self == Self { flagged: self.flagged, ..Self::default() }
    }

    /// Adds what one theme's box gave.
    pub(super) fn add(&mut self, one: &Self) {
        self.pinned += one.pinned;
        self.changed += one.changed;
        self.counted += one.counted;
        self.planned += one.planned;
        self.scheduled |= one.scheduled;
    }
}

row! {
    struct BoxedRow {
        id: NoteId,
        prompt_id: PromptId,
        body: String,
        author_tag: Vec<u8>,
        salt: Option<Vec<u8>>,
        withdrawal: Option<Vec<u8>>,
        author_key: Option<Vec<u8>>,
        question_id: Option<QuestionId>,
        author_proof: Option<Vec<u8>>,
        paper_stickers: Option<i64>,
    }
}

/// What waits in a box.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A note with a ticket.
    Note,
    /// A note that was typed in from paper.
    Paper,
    /// A reply to a question.
    Reply,
}

impl Kind {
    const fn is_reply(self) -> bool {
        matches!(self, Self::Reply)
    }

    const fn is_paper(self) -> bool {
        matches!(self, Self::Paper)
    }
}

/// The stickers on the paper of a note that comes out, and the salt of their hash.
struct CountedPaper {
    stickers: i64,
    salt: Salt,
}

row! {
    struct PendingRow {
        note_id: NoteId,
        body: Option<String>,
        salt: Option<Vec<u8>>,
        withdrawal: Option<Vec<u8>>,
        signed: Option<Vec<u8>>,
        author_key: Option<Vec<u8>>,
    }
}

impl BoxedRow {
    const fn kind(&self) -> Kind {
        match (self.question_id, self.paper_stickers) {
            (Some(_), _) => Kind::Reply,
            (None, Some(_)) => Kind::Paper,
            (None, None) => Kind::Note,
        }
    }

    fn counted(&self) -> Result<Option<CountedPaper>> {
        let counted = |stickers| Ok(CountedPaper { stickers, salt: random::salt()? });
        self.paper_stickers.map(counted).transpose()
    }

    /// What the log tells of it. Notes that waited in the box when the log came have no salt; they
    /// hang, and the log cannot vouch for them.
    fn pinned(
        &self,
        theme: ThemeId,
        held: bool,
        counted: Option<&CountedPaper>,
    ) -> Result<Option<Pinned>> {
        let Some(salt) = &self.salt else {
            return Ok(None);
        };
        let (note, key) = (self.id, note_key(self.author_key.as_deref())?);
        let salt = bytes("salt", salt)?;
        let (text, paper) = match counted {
            None => (commit::text(theme, note, key.as_ref(), &salt, &self.body), None),
            Some(CountedPaper { stickers, salt: of_count }) => (
                commit::paper(theme, note, &salt, &self.body),
                Some(commit::paper_stickers(theme, note, of_count, on_paper(*stickers)?)),
            ),
        };
        let withdrawal =
            self.withdrawal.as_deref().map(|hash| bytes("withdrawal", hash)).transpose()?;
        let author =
            self.author_proof.as_deref().map(|signed| bytes("author_proof", signed)).transpose()?;
        let reply = self.question_id.map(|question| Reply { question, author });
        Ok(Some(Pinned { note, text, key, withdrawal, held, reply, paper }))
    }
}

/// Which parts of a box are due.
#[derive(Clone, Copy)]
pub(super) struct Due {
    /// New notes with a ticket come out.
    pub(super) notes: bool,
    /// New notes from paper come out.
    pub(super) paper: bool,
    /// Replies come out.
    pub(super) replies: bool,
    /// Texts change, withdrawn notes leave, stickers are counted.
    pub(super) rest: bool,
}

impl Due {
    /// Everything but replies: a live box at each tick, any box when its theme closes.
    pub(super) const NOTES: Self = Self { notes: true, paper: true, replies: false, rest: true };
    /// Replies alone.
    pub(super) const REPLIES: Self =
        Self { notes: false, paper: false, replies: true, rest: false };
    /// Everything, when a theme is archived.
    pub(super) const ALL: Self = Self { replies: true, ..Self::NOTES };
}

/// Opens a theme's box within a transaction: pins, revises, withdraws, counts; raises the revision
/// if anything changed.
pub(super) async fn open_box(
    tx: &mut Exclusive,
    theme: ThemeId,
    today: NaiveDate,
    due: Due,
) -> Result<Ticked> {
    let mut done = Ticked::default();
    // Notes and paper notes in one opening and one order, in which nothing tells when they came.
    let notes = [due.notes.then_some(Kind::Note), due.paper.then_some(Kind::Paper)];
    let replies = due.replies.then_some(Kind::Reply);
    let notes: Vec<Kind> = notes.into_iter().flatten().collect();
    for kinds in [notes.as_slice(), replies.as_slice()] {
        done.pinned += pin_all(tx, theme, today, kinds).await?;
    }
    if due.rest {
        done.changed = apply_pending(tx, theme, today).await?;
        done.counted = execute!(tx, RECOUNT, theme)?;
        done.flagged = count_flags(tx, theme).await?;
    }
    if !done.is_quiet() {
        revision::touch(tx, theme).await?;
    }
    Ok(done)
}

/// Pins what waits of these kinds.
async fn pin_all(
    tx: &mut Exclusive,
    theme: ThemeId,
    today: NaiveDate,
    kinds: &[Kind],
) -> Result<usize> {
    if kinds.is_empty() {
        return Ok(0);
    }
    let mut boxed: Vec<BoxedRow> = fetch_all!(tx, BOXED, theme)?;
    boxed.retain(|row| kinds.contains(&row.kind()));
    if boxed.is_empty() {
        return Ok(0);
    }
    shuffle(&mut boxed)?;
    let opening: i64 = scalar_one!(tx, NEXT_OPENING, theme)?;
    let held = premoderated(tx, theme).await?;
    let mut pinned = Vec::new();
    for row in &boxed {
        pinned.extend(pin(tx, theme, row, opening, held).await?);
    }
    for kind in kinds {
        execute!(tx, EMPTY_BOX, theme, kind.is_reply(), kind.is_paper())?;
    }
    pinned.sort_unstable_by_key(|pinned| pinned.note);
    log::append(tx, today, &Event::BoxOpened { theme, opening, pinned }).await?;
    Ok(boxed.len())
}

/// Pins one; returns what the log tells of it.
async fn pin(
    tx: &mut Exclusive,
    theme: ThemeId,
    row: &BoxedRow,
    opening: i64,
    held: bool,
) -> Result<Option<Pinned>> {
    let counted = row.counted()?;
    // Whoever typed a paper note in has read it, and may show what is held.
    let held = held && counted.is_none();
    let author = counted.is_none().then_some(&row.author_tag);
    execute!(
        tx,
        PIN,
        row.id,
        theme,
        row.prompt_id,
        &row.body,
        author,
        &row.salt,
        &row.withdrawal,
        opening,
        held.then_some(HideReason::Review),
        &row.author_key,
        row.question_id,
        row.author_proof.is_some(),
        counted.is_some(),
        counted.as_ref().map_or(0, |counted| counted.stickers),
        counted.as_ref().map(|counted| counted.salt)
    )?;
    row.pinned(theme, held, counted.as_ref())
}

async fn apply_pending(tx: &mut Exclusive, theme: ThemeId, today: NaiveDate) -> Result<usize> {
    let mut pending: Vec<PendingRow> = fetch_all!(tx, PENDING, theme)?;
    shuffle(&mut pending)?;
    let (mut revised, mut withdrawn) = (Vec::new(), Vec::new());
    // A new text must be read like a new note, or an edit would be the way around it. Hidden for
    // another reason, it stays so.
    let held = premoderated(tx, theme).await?;
    let hidden = held.then_some(HideReason::Review);
    for row in &pending {
        let note = row.note_id;
        execute!(tx, DELETE_PENDING, note)?;
        let signed = row.signed.as_deref().map(|signed| bytes("signed", signed)).transpose()?;
        if let Some(body) = &row.body {
            execute!(tx, APPLY_TEXT, note, body, &row.salt, hidden)?;
            execute!(tx, LOOK_AGAIN, note)?;
            if let Some(salt) = &row.salt {
                let key = note_key(row.author_key.as_deref())?;
                revised.push(Revised {
                    note,
                    text: commit::text(theme, note, key.as_ref(), &bytes("salt", salt)?, body),
                    signed,
                    held,
                });
            }
        } else {
            for reply in questions::replies_under(tx, note).await? {
                take_down(tx, reply).await?;
            }
            take_down(tx, note).await?;
            let proof =
                row.withdrawal.as_deref().map(|proof| bytes("withdrawal", proof)).transpose()?;
            keep_withdrawn(tx, theme, note).await?;
            withdrawn.push(Withdrawn { note, signed, proof });
        }
    }
    revised.sort_unstable_by_key(|revised| revised.note);
    withdrawn.sort_unstable_by_key(|withdrawn| withdrawn.note);
    if !revised.is_empty() {
        log::append(tx, today, &Event::Revised { theme, notes: revised }).await?;
    }
    if !withdrawn.is_empty() {
        log::append(tx, today, &Event::Withdrawn { theme, notes: withdrawn }).await?;
    }
    Ok(pending.len())
}

/// Takes a note off the board, with all that hangs on it.
pub(super) async fn take_down(tx: &mut Exclusive, note: NoteId) -> Result<()> {
    for statement in withdraw(TABLES) {
        let statement = AssertSqlSafe(statement);
        execute!(tx, statement, note)?;
    }
    Ok(())
}

/// Whether a theme's notes are read before they are shown.
async fn premoderated(tx: &mut Exclusive, theme: ThemeId) -> Result<bool> {
    scalar_one!(tx, PREMODERATED, theme)
}

/// Fisher and Yates, with the operating system's random source: the order in which rows are written
/// must not be the order in which they came.
fn shuffle<T>(items: &mut [T]) -> Result<()> {
    for last in (1..items.len()).rev() {
        let random = getrandom::u64().map_err(|_| Error::NoRandom)?;
        // The bias of the remainder is below 2^-40 for any number of notes.
        let other = usize::try_from(random % (last as u64 + 1)).unwrap_or(0);
        items.swap(last, other);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shuffling_keeps_everything_and_moves_it() {
        let mut moved = 0;
        for _ in 0..50 {
            let mut items: Vec<u32> = (0..100).collect();
            shuffle(&mut items).expect("random");
            moved += usize::from(items != (0..100).collect::<Vec<_>>());
            items.sort_unstable();
            assert_eq!(items, (0..100).collect::<Vec<_>>());
        }
        assert_eq!(moved, 50);
    }
}
