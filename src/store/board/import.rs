//! A theme out of another server's report. It goes the way of every theme: it opens, its notes come
//! out of the box in no order, stickers are counted, it closes, answers come out; and the log tells
//! that it came from a file.

use chrono::NaiveDate;

use super::{
    Board, answers,
    exclusive::{Changed, Exclusive},
    groups, log, moves, notes, paper, random, reviewer, themes,
};
use crate::domain::{
    account::Role,
    answers::Publication,
    groups::{Cause, Label, Placement, Relabelling, TrailStep, Verb},
    hex::Hex,
    ids::{AccountId, NoteId, PromptId, ThemeId},
    imported::{ImportedNote, ImportedTheme},
    note::HideReason,
    theme::State,
};
use crate::log::Event;
use crate::store::{Error, Result};
use crate::ticket::{Tag, author::nobodys_key};

statements! {
    PROMPT_IDS = "SELECT id FROM prompt WHERE theme_id = $1 ORDER BY place";
    IS_KNOWN = "SELECT (SELECT COUNT(*) FROM note WHERE id = $1)
        + (SELECT COUNT(*) FROM inbox WHERE id = $1)
        + (SELECT COUNT(*) FROM withdrawn WHERE note_id = $1)";
    PUT_IMPORTED = "INSERT INTO inbox (id, theme_id, prompt_id, body, author_tag, salt, author_key,
        paper_stickers) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    PUT_STICKER = "INSERT INTO sticker (note_id, tag) VALUES ($1, $2)";
    RECOUNT_NOTE = "UPDATE note
        SET stickers = (SELECT COUNT(*) FROM sticker WHERE sticker.note_id = note.id)
        WHERE id = $1";
    SHOW_IMPORTED = "UPDATE note SET hidden = NULL WHERE id = $1 AND hidden = 'review'";
}

/// Who is told to have hidden and grouped: whoever ran the command.
const BY: Role = Role::Admin;

impl Board {
    /// Makes a theme of what another server told of it, under `id`, as of today; `file` is the SHA-256
    /// of what was told, `now` is in seconds since 1970. All of it, or nothing. It is not archived yet, where it was.
    ///
    /// # Errors
    /// [`Error::Taken`] when the short name is in use; [`Error::Conflict`] when a note of this id is
    /// or was here; [`Error::Database`].
    pub async fn import_theme(
        &self,
        id: ThemeId,
        theme: &ImportedTheme,
        file: Hex<32>,
        now: i64,
        today: NaiveDate,
    ) -> Result<Changed<()>> {
        let mut tx = self.exclusive().await?;
        themes::insert_theme(&mut tx, id, &theme.plan, theme.example).await?;
        moves::move_on(&mut tx, id, State::Draft, State::Open, today).await?;
        let notes = theme.notes.len() as u64;
        let event = Event::Imported { theme: id, file, notes };
        log::append(&mut tx, today, &event).await?;
        put_notes(&mut tx, id, theme, today).await?;
        moves::move_on(&mut tx, id, State::Open, State::Review, today).await?;
        if theme.state != State::Review {
            moves::move_on(&mut tx, id, State::Review, State::Answered, today).await?;
        }
        put_groups(&mut tx, id, theme, now).await?;
        let step = i64::try_from(theme.groups.len()).unwrap_or(i64::MAX);
        for (number, out) in (1..).zip(&theme.publications) {
            let publication = Publication { number, on: out.on, step };
            answers::write_publication(&mut tx, id, publication).await?;
            let mut told = Vec::new();
            for (item, answer) in &out.answers {
                told.push(answers::write_answer(&mut tx, id, number, *item, answer).await?);
            }
            let event = Event::Answered { theme: id, publication: number, step, answers: told };
            log::append(&mut tx, today, &event).await?;
        }
        tx.commit().await
    }
}

/// Puts the notes into the box, opens it, puts stickers on, and hides what was hidden.
async fn put_notes(
    tx: &mut Exclusive,
    theme: ThemeId,
    from: &ImportedTheme,
    today: NaiveDate,
) -> Result<()> {
    let prompts: Vec<PromptId> = scalar_all!(tx, PROMPT_IDS, theme)?;
    let prompt = |at: usize| prompts.get(at).copied().ok_or(Error::NotFound);
    for note in &from.notes {
        if count!(tx, IS_KNOWN, note.id)? > 0 {
            return Err(Error::Conflict);
        }
        let stickers = note.paper.then(|| i64::from(note.stickers.paper));
        put(tx, theme, note.id, prompt(note.prompt)?, &note.text, stickers).await?;
    }
    let mut unseen: Vec<(NoteId, HideReason)> = Vec::new();
    for (reason, at, count) in &from.hidden {
        for _ in 0..*count {
            let id = NoteId(uuid::Builder::from_random_bytes(random::bytes()?).into_uuid());
            put(tx, theme, id, prompt(*at)?, "", None).await?;
            unseen.push((id, *reason));
        }
    }
    super::open_box::open_box(tx, theme, today, super::open_box::Due::NOTES).await?;
    for note in &from.notes {
        show_and_count(tx, theme, note, from.plan.premoderated, today).await?;
    }
    for (note, reason) in unseen.iter().filter(|(_, reason)| *reason != HideReason::Review) {
        notes::hide(tx, today, theme, *note, *reason, BY).await?;
    }
    Ok(())
}

async fn put(
    tx: &mut Exclusive,
    theme: ThemeId,
    note: NoteId,
    prompt: PromptId,
    text: &str,
    paper: Option<i64>,
) -> Result<()> {
    // A tag and a key that are nobody's.
    let (tag, salt) = (Tag(random::bytes()?), random::salt()?);
    let key = if paper.is_none() { Some(nobodys_key(random::bytes()?)) } else { None };
    execute!(tx, PUT_IMPORTED, note, theme, prompt, text, tag, salt, key, paper).map(drop)
}

/// Shows a note that the box would hold until somebody has read it, as somebody had, and puts its
/// stickers on.
async fn show_and_count(
    tx: &mut Exclusive,
    theme: ThemeId,
    note: &ImportedNote,
    held: bool,
    today: NaiveDate,
) -> Result<()> {
    if held && execute!(tx, SHOW_IMPORTED, note.id)? > 0 {
        log::append(tx, today, &Event::Restored { theme, note: note.id, role: BY }).await?;
    }
    for _ in 0..note.stickers.digital {
        execute!(tx, PUT_STICKER, note.id, Tag(random::bytes()?))?;
    }
    execute!(tx, RECOUNT_NOTE, note.id)?;
    if !note.paper && note.stickers.paper > 0 {
        let counted = paper::count_on_paper(tx, theme, note.id, note.stickers.paper).await?;
        let event = Event::PaperCorrected {
            theme,
            note: note.id,
            text: None,
            stickers: Some(counted),
            role: BY,
        };
        log::append(tx, today, &event).await?;
    }
    Ok(())
}

/// One step for each group.
async fn put_groups(
    tx: &mut Exclusive,
    theme: ThemeId,
    from: &ImportedTheme,
    now: i64,
) -> Result<()> {
    let by = reviewer(theme, AccountId(uuid::Uuid::nil()));
    for (number, group) in (1..).zip(&from.groups) {
        let placed = |note: &NoteId| Placement { note: *note, from: None, to: Some(group.id) };
        let relabelling =
            Relabelling { group: group.id, from: Label::default(), to: group.label.clone() };
        let named = relabelling.to != relabelling.from;
        let step = TrailStep {
            number,
            by,
            verb: Verb::Group,
            cause: Cause::Did,
            placements: group.notes.iter().map(placed).collect(),
            relabellings: named.then_some(relabelling).into_iter().collect(),
            refused: Vec::new(),
            basis: None,
        };
        groups::write(tx, theme, now, &step).await?;
    }
    Ok(())
}
