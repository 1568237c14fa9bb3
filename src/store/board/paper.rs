//! Paper: notes that somebody with an account types in, and stickers that are counted on paper.
//! Who did so is in no row.

use chrono::NaiveDate;

use super::exclusive::{Changed, Exclusive};
use super::{
    Board, changes::keep_withdrawn, log, open_box::take_down, questions::replies_under, random,
    revision, rows::on_paper,
};
use crate::domain::{
    account::Role,
    hex::Hex,
    ids::{NoteId, PromptId, ThemeId},
    paper::{OnPaper, PaperNote, SlipCode},
};
use crate::log::Event;
use crate::store::backend::Tx;
use crate::store::verbs::ensure_changed;
use crate::store::{Error, Result};
use crate::ticket::{Tag, commit};

statements! {
    PUT_PAPER = "INSERT INTO inbox (id, theme_id, prompt_id, body, author_tag, salt, paper_stickers)
        SELECT $1, theme.id, prompt.id, $4, $5, $6, $7
        FROM theme JOIN prompt ON prompt.theme_id = theme.id
        WHERE theme.id = $2 AND prompt.id = $3 AND theme.state IN ('open', 'review')";
    PAPER_IS_THERE = "SELECT
        (SELECT COUNT(*) FROM inbox WHERE id = $1 AND theme_id = $2 AND paper_stickers IS NOT NULL)
        + (SELECT COUNT(*) FROM note WHERE id = $1 AND theme_id = $2 AND paper)
        + (SELECT COUNT(*) FROM withdrawn WHERE note_id = $1 AND theme_id = $2)";
    ID_IS_TAKEN = "SELECT (SELECT COUNT(*) FROM inbox WHERE id = $1)
        + (SELECT COUNT(*) FROM note WHERE id = $1)";
    PAPER_IN_BOX = "SELECT id, prompt_id, body, paper_stickers FROM inbox
        WHERE theme_id = $1 AND paper_stickers IS NOT NULL ORDER BY id";
    BOXED_PAPER = "SELECT body, paper_stickers FROM inbox
        WHERE id = $1 AND theme_id = $2 AND paper_stickers IS NOT NULL";
    PINNED_PAPER = "SELECT body, paper_stickers, paper FROM note
        WHERE id = $1 AND theme_id = $2 AND question_id IS NULL";
    CORRECT_BOXED = "UPDATE inbox SET body = $2, salt = $3, paper_stickers = $4 WHERE id = $1";
    CORRECT_TEXT = "UPDATE note SET body = $2, salt = $3 WHERE id = $1";
    COUNT_ON_PAPER = "UPDATE note SET paper_stickers = $2, paper_salt = $3 WHERE id = $1";
    DROP_BOXED_PAPER = "DELETE FROM inbox
        WHERE id = $1 AND theme_id = $2 AND paper_stickers IS NOT NULL";
    IS_PAPER = "SELECT COUNT(*) FROM note WHERE id = $1 AND theme_id = $2 AND paper";
    STATE_TAKES_PAPER = "SELECT COUNT(*) FROM theme
        WHERE id = $1 AND state IN ('open', 'review')";
    THEME_OF_NOTE = "SELECT theme_id FROM note WHERE id = $1 AND question_id IS NULL";
    THEME_OF_PROMPT = "SELECT theme_id FROM prompt WHERE id = $1";
}

/// What hangs in the theme of a printed slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlipOf {
    /// A note, printed on it.
    Note(NoteId),
    /// Nothing yet: it is empty.
    Nothing,
}

impl Board {
    /// Puts notes from paper into the box: all of them or none. One that is there already, or was
    /// taken back, is left as it is. Returns how many came in.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the theme takes no paper (any more), a column is gone, or an id
    /// belongs to another note; [`Error::Database`].
    pub async fn type_in(&self, theme: ThemeId, notes: &[PaperNote]) -> Result<usize> {
        let mut tx = self.exclusive().await?;
        let put = put_into_box(&mut tx, theme, notes).await?;
        // Nothing that anybody sees has changed: it waits in the box.
        tx.commit().await?.told_later();
        Ok(put)
    }

    /// Puts notes from paper into the box, as [`Board::type_in`] does, and gives others the stickers
    /// that were counted on their paper, as [`Board::correct_paper`] does: all of it or nothing.
    ///
    /// # Errors
    /// Those of both.
    pub async fn take_slips(
        &self,
        theme: ThemeId,
        notes: &[PaperNote],
        counts: &[Correction],
        role: Role,
        today: NaiveDate,
    ) -> Result<Changed<()>> {
        let mut tx = self.exclusive().await?;
        put_into_box(&mut tx, theme, notes).await?;
        let mut shows = false;
        for count in counts {
            shows |= correct(&mut tx, theme, count, role, today).await?;
        }
        let done = tx.commit().await?;
        if !shows {
            done.told_later();
            return Ok(Changed::of(()));
        }
        Ok(done)
    }

    /// The theme of a printed slip, and whose it is.
    ///
    /// # Errors
    /// [`Error::NotFound`] for none that is there; [`Error::Database`].
    pub async fn slip(&self, code: SlipCode) -> Result<(ThemeId, SlipOf)> {
        let note: Option<(ThemeId,)> = fetch_optional!(self.db, THEME_OF_NOTE, code.note())?;
        if let Some((theme,)) = note {
            return Ok((theme, SlipOf::Note(code.note())));
        }
        let (theme,): (ThemeId,) = fetch_one!(self.db, THEME_OF_PROMPT, code.prompt())?;
        Ok((theme, SlipOf::Nothing))
    }

    /// The paper notes that wait in the box, by id.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn paper_in_box(&self, theme: ThemeId) -> Result<Vec<PaperNote>> {
        let rows: Vec<(NoteId, PromptId, String, i64)> = fetch_all!(self.db, PAPER_IN_BOX, theme)?;
        let note = |(id, prompt, text, stickers)| {
            Ok(PaperNote { id, prompt, text, stickers: on_paper(stickers)? })
        };
        rows.into_iter().map(note).collect()
    }

    /// Gives a note what is on its paper: a paper note its text and its stickers, any other note its
    /// stickers. In the box it is done in silence, on the board as the log tells.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a note that is not there; [`Error::Conflict`] when it is not as it was
    /// seen, the text of a note with a ticket is to change, or the theme takes no paper (any more);
    /// [`Error::Database`].
    pub async fn correct_paper(
        &self,
        theme: ThemeId,
        correction: &Correction,
        role: Role,
        today: NaiveDate,
    ) -> Result<Changed<()>> {
        self.take_slips(theme, &[], std::slice::from_ref(correction), role, today).await
    }

    /// Takes a paper note off the board, as the log tells, or out of the box. One that was taken back
    /// is gone.
    ///
    /// # Errors
    /// [`Error::Conflict`] for a note with a ticket, which only its ticket takes back, and when the
    /// theme takes no paper (any more); [`Error::Database`].
    pub async fn take_paper_back(
        &self,
        theme: ThemeId,
        note: NoteId,
        role: Role,
        today: NaiveDate,
    ) -> Result<Changed<()>> {
        let mut tx = self.exclusive().await?;
        takes_paper(&mut tx, theme).await?;
        if execute!(tx, DROP_BOXED_PAPER, note, theme)? > 0 {
            keep_withdrawn(&mut tx, theme, note).await?;
            tx.commit().await?.told_later();
            return Ok(Changed::of(()));
        }
        if count!(tx, IS_PAPER, note, theme)? == 0 {
            let gone = count!(tx, PAPER_IS_THERE, note, theme)? > 0;
            return if gone { Ok(Changed::of(())) } else { Err(Error::Conflict) };
        }
        for reply in replies_under(&mut tx, note).await? {
            take_down(&mut tx, reply).await?;
        }
        take_down(&mut tx, note).await?;
        keep_withdrawn(&mut tx, theme, note).await?;
        let event = Event::PaperTakenBack { theme, note, role };
        log::append(&mut tx, today, &event).await?;
        revision::touch(&mut tx, theme).await?;
        tx.commit().await
    }
}

/// What a note is to have on its paper, for somebody who saw there what `seen` stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The note.
    pub note: NoteId,
    /// [`seen_paper`] of what was seen.
    pub seen: Hex<32>,
    /// What it is to have.
    pub wished: OnPaper,
}

/// Puts notes into the box; returns how many came in.
async fn put_into_box(tx: &mut Tx, theme: ThemeId, notes: &[PaperNote]) -> Result<usize> {
    let mut put = 0;
    for note in notes {
        let PaperNote { id, prompt, text, stickers } = note;
        if count!(tx, PAPER_IS_THERE, id, theme)? > 0 {
            continue;
        }
        if count!(tx, ID_IS_TAKEN, id)? > 0 {
            return Err(Error::Conflict);
        }
        // Every row of the box has a tag, and this one is no ticket's.
        let (tag, salt, stickers) = (Tag(random::bytes()?), random::salt()?, i64::from(*stickers));
        let done = execute!(tx, PUT_PAPER, id, theme, prompt, text, tag, salt, stickers)?;
        ensure_changed(done, Error::Conflict)?;
        put += 1;
    }
    Ok(put)
}

/// Gives a note what is on its paper; returns whether anything changed that everybody sees.
async fn correct(
    tx: &mut Exclusive,
    theme: ThemeId,
    correction: &Correction,
    role: Role,
    today: NaiveDate,
) -> Result<bool> {
    let Correction { note, seen, wished } = correction;
    let note = *note;
    takes_paper(tx, theme).await?;
    let (stands, pinned) = on_board(tx, theme, note).await?.ok_or(Error::NotFound)?;
    if stands == *wished {
        return Ok(false);
    }
    let rewritten = stands.text != wished.text;
    if seen_paper(note, &stands) != *seen || (rewritten && pinned == Some(false)) {
        return Err(Error::Conflict);
    }
    if pinned.is_none() {
        let stickers = i64::from(wished.stickers);
        execute!(tx, CORRECT_BOXED, note, &wished.text, random::salt()?, stickers)?;
        return Ok(false);
    }
    let (mut text, mut stickers) = (None, None);
    if rewritten {
        let salt = random::salt()?;
        execute!(tx, CORRECT_TEXT, note, &wished.text, salt)?;
        text = Some(commit::paper(theme, note, &salt, &wished.text));
    }
    if stands.stickers != wished.stickers {
        stickers = Some(count_on_paper(tx, theme, note, wished.stickers).await?);
    }
    log::append(tx, today, &Event::PaperCorrected { theme, note, text, stickers, role }).await?;
    revision::touch(tx, theme).await?;
    Ok(true)
}

/// What somebody saw of a note's paper, to be compared with what stands there when they correct it.
pub fn seen_paper(note: NoteId, there: &OnPaper) -> Hex<32> {
    commit::seen(note, &format!("{}\n{}", there.stickers, there.text))
}

/// What stands on a note's paper, and whether it is a paper note; nothing of that while it waits in
/// the box, in which only paper notes are found.
async fn on_board(
    tx: &mut Tx,
    theme: ThemeId,
    note: NoteId,
) -> Result<Option<(OnPaper, Option<bool>)>> {
    let boxed: Option<(String, i64)> = fetch_optional!(tx, BOXED_PAPER, note, theme)?;
    if let Some((text, stickers)) = boxed {
        return Ok(Some((OnPaper { text, stickers: on_paper(stickers)? }, None)));
    }
    let pinned: Option<(String, i64, bool)> = fetch_optional!(tx, PINNED_PAPER, note, theme)?;
    let read = |(text, stickers, paper)| {
        Ok((OnPaper { text, stickers: on_paper(stickers)? }, Some(paper)))
    };
    pinned.map(read).transpose()
}

/// Sets the stickers that were counted on a note's paper; returns the hash by which the log holds
/// them.
pub(super) async fn count_on_paper(
    tx: &mut Exclusive,
    theme: ThemeId,
    note: NoteId,
    stickers: u32,
) -> Result<Hex<32>> {
    let salt = random::salt()?;
    execute!(tx, COUNT_ON_PAPER, note, i64::from(stickers), salt)?;
    Ok(commit::paper_stickers(theme, note, &salt, stickers))
}

async fn takes_paper(tx: &mut Tx, theme: ThemeId) -> Result<()> {
    if count!(tx, STATE_TAKES_PAPER, theme)? == 0 { Err(Error::Conflict) } else { Ok(()) }
}
