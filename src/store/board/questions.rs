//! Questions under notes, and the replies to them.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::exclusive::{Changed, Exclusive};
use super::{Board, boxed::BoxedNote, changes::pinned_author, log, revision, rows::NoteRow};
use crate::domain::{
    anon::Refusal,
    ids::{NoteId, PromptId, QuestionId, ThemeId},
    question::{NoteReply, QUESTIONS_PER_NOTE, Question},
};
use crate::log::Event;
use crate::store::backend::Tx;
use crate::store::group_commit::Wrote;
use crate::store::{Error, Result};
use crate::ticket::{
    TicketKey,
    author::{Act, Signed},
    commit,
};

statements! {
    QUESTIONS = "SELECT id, note_id, body, asked_on FROM question WHERE theme_id = $1
        ORDER BY asked_on, id";
    QUESTION = "SELECT note_id, body FROM question WHERE id = $1 AND theme_id = $2";
    QUESTION_COUNTS = "SELECT theme_id, COUNT(*) FROM question GROUP BY theme_id";
    QUESTIONS_UNDER = "SELECT COUNT(*) FROM question WHERE note_id = $1";
    CAN_BE_ASKED_ABOUT = "SELECT COUNT(*) FROM note
        WHERE id = $1 AND theme_id = $2 AND hidden IS NULL AND question_id IS NULL";
    ASK = "INSERT INTO question (id, theme_id, note_id, body, asked_on)
        VALUES ($1, $2, $3, $4, $5)";
    REPLIES = "SELECT id, prompt_id, body, stickers, paper_stickers, paper, hidden, opening,
        question_id, by_author
        FROM note WHERE theme_id = $1 AND question_id IS NOT NULL ORDER BY opening, id";
    IS_REPLY = "SELECT (SELECT COUNT(*) FROM inbox
        WHERE id = $1 AND theme_id = $2 AND question_id IS NOT NULL)
        + (SELECT COUNT(*) FROM note
        WHERE id = $1 AND theme_id = $2 AND question_id IS NOT NULL)";
    PUT_REPLY = "INSERT INTO inbox (id, theme_id, prompt_id, body, author_tag, salt, author_key,
        question_id, author_proof)
        SELECT $1, theme.id, note.prompt_id, $4, $5, $6, $7, question.id, $8
        FROM question JOIN note ON note.id = question.note_id
        JOIN theme ON theme.id = question.theme_id
        WHERE theme.id = $2 AND question.id = $3 AND note.hidden IS NULL
        AND theme.state IN ('open', 'review', 'answered')";
    REPLIES_UNDER = "SELECT note.id FROM note JOIN question ON question.id = note.question_id
        WHERE question.note_id = $1";
    DROP_BOXED_UNDER = "DELETE FROM inbox
        WHERE question_id IN (SELECT id FROM question WHERE note_id = $1)";
}

row! {
    struct ReplyRow {
        id: NoteId,
        prompt_id: PromptId,
        body: String,
        stickers: i64,
        paper_stickers: i64,
        paper: bool,
        hidden: Option<String>,
        opening: i64,
        question_id: QuestionId,
        by_author: bool,
    }
}

impl Board {
    /// The questions of a theme, the earliest day first.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn questions(&self, theme: ThemeId) -> Result<Vec<Question>> {
        let rows: Vec<(QuestionId, NoteId, String, NaiveDate)> =
            fetch_all!(self.db, QUESTIONS, theme)?;
        let question = |(id, note, text, asked_on)| Question { id, note, text, asked_on };
        Ok(rows.into_iter().map(question).collect())
    }

    /// How many questions were asked, by theme; a theme without any is not in it.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn question_counts(&self) -> Result<HashMap<ThemeId, usize>> {
        let rows: Vec<(ThemeId, i64)> = fetch_all!(self.db, QUESTION_COUNTS)?;
        Ok(rows.into_iter().map(|(theme, n)| (theme, usize::try_from(n).unwrap_or(0))).collect())
    }

    /// The replies of a theme that have come out of the box, hidden ones too: those of one morning
    /// together, in no order among them.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn replies(&self, theme: ThemeId) -> Result<Vec<NoteReply>> {
        let rows: Vec<ReplyRow> = fetch_all!(self.db, REPLIES, theme)?;
        rows.into_iter().map(ReplyRow::into_reply).collect()
    }

    /// Whether a note, in the box or on the board, is a reply.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn is_reply(&self, theme: ThemeId, note: NoteId) -> Result<bool> {
        Ok(count!(self.db, IS_REPLY, note, theme)? > 0)
    }

    /// Asks a question under a note, as the log tells. Asked again with the same id and text, it is
    /// asked once.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a note that does not show; [`Error::Conflict`] for an id that stands
    /// for another question; [`Error::Taken`] beyond [`QUESTIONS_PER_NOTE`]; [`Error::Database`].
    pub async fn ask(&self, theme: ThemeId, question: &Question) -> Result<Changed<()>> {
        let Question { id, note, text, asked_on } = question;
        let mut tx = self.exclusive().await?;
        if let Some(asked) = asked(&mut tx, theme, *id).await? {
            let again = asked == (*note, text.clone());
            return if again { Ok(Changed::of(())) } else { Err(Error::Conflict) };
        }
        if count!(tx, CAN_BE_ASKED_ABOUT, note, theme)? == 0 {
            return Err(Error::NotFound);
        }
        let there = count!(tx, QUESTIONS_UNDER, note)?;
        if usize::try_from(there).is_ok_and(|there| there >= QUESTIONS_PER_NOTE) {
            return Err(Error::Taken);
        }
        execute!(tx, ASK, id, theme, note, text, asked_on)?;
        let text = commit::question(theme, *id, *note, text);
        let told = Event::Asked { theme, question: *id, note: *note, text };
        log::append(&mut tx, *asked_on, &told).await?;
        revision::touch(&mut tx, theme).await?;
        tx.commit().await
    }
}

impl ReplyRow {
    fn into_reply(self) -> Result<NoteReply> {
        let (question, by_author) = (self.question_id, self.by_author);
        let Self { id, prompt_id, body, stickers, paper_stickers, paper, hidden, opening, .. } =
            self;
        let row = NoteRow { id, prompt_id, body, stickers, paper_stickers, paper, hidden, opening };
        Ok(NoteReply { note: row.into_note()?, question, by_author })
    }
}

/// The note that a question is about, and what is asked.
async fn asked(
    tx: &mut Tx,
    theme: ThemeId,
    question: QuestionId,
) -> Result<Option<(NoteId, String)>> {
    fetch_optional!(tx, QUESTION, question, theme)
}

/// The signature with which a reply says that its ticket wrote the note asked about; none where it
/// does not say so. A note from version 1 of the log has no key, so nobody could check it.
///
/// # Errors
/// [`Refusal::NoQuestion`]; [`Refusal::NotTheAuthor`] for a ticket that did not write it.
pub(super) async fn proof(
    tx: &mut Tx,
    reply: &BoxedNote,
    question: QuestionId,
    as_author: bool,
    key: &TicketKey,
) -> Wrote<Option<Signed>> {
    let theme = reply.theme;
    let Some((note, text)) = asked(tx, theme, question).await? else {
        return Err(Refusal::NoQuestion.into());
    };
    if !as_author {
        return Ok(None);
    }
    let author = pinned_author(tx, theme, note).await?.and_then(|(tag, _, _)| tag);
    if !author.is_some_and(|tag| key.author(note).matches(&tag)) {
        return Err(Refusal::NotTheAuthor.into());
    }
    let asked = commit::question(theme, question, note, &text);
    let text = commit::text(theme, reply.id, Some(&reply.key), &reply.salt, &reply.text);
    Ok(Some(key.sign(theme, note, Act::Reply { question: &asked, text: &text })))
}

/// Puts a reply into the box; 0 where the question cannot be replied to (any more).
pub(super) async fn put(
    tx: &mut Tx,
    reply: &BoxedNote,
    question: QuestionId,
    proof: Option<&Signed>,
) -> Result<u64> {
    let BoxedNote { id, theme, text, author, salt, key, .. } = reply;
    execute!(tx, PUT_REPLY, id, theme, question, text, author, salt, key, proof)
}

/// The replies on the board to questions under a note that leaves it; those in the box are dropped.
pub(super) async fn replies_under(tx: &mut Exclusive, note: NoteId) -> Result<Vec<NoteId>> {
    execute!(tx, DROP_BOXED_UNDER, note)?;
    scalar_all!(tx, REPLIES_UNDER, note)
}
