//! What an author does to a note of one's own: gives it a new text, or takes it back. In the box it
//! is done at once; what hangs on the board waits for the tick, with the signature that the log
//! will publish ([`crate::ticket::author`]).

use super::{
    blocks,
    rows::bytes,
    slots::{self, Slots},
};
use crate::domain::{
    anon::Refusal,
    hex::Hex,
    ids::{NoteId, QuestionId, ThemeId},
    note::HideReason,
};
use crate::store::backend::Tx;
use crate::store::group_commit::Wrote;
use crate::store::{Error, Result};
use crate::ticket::{
    Salt, Tag, TicketKey,
    author::{Act, NoteKey, Signed},
    commit,
};

statements! {
    BOXED_AUTHOR = "SELECT author_tag FROM inbox WHERE id = $1 AND theme_id = $2";
    NOTE_AUTHOR = "SELECT note.author_tag, note.hidden,
        pending.note_id IS NOT NULL AND pending.body IS NULL AS leaving
        FROM note LEFT JOIN pending ON pending.note_id = note.id
        WHERE note.id = $1 AND note.theme_id = $2";
    BOXED_KEY = "SELECT author_key FROM inbox WHERE id = $1";
    NOTE_KEY = "SELECT salt IS NOT NULL, author_key, revisions FROM note WHERE id = $1";
    REVISE_BOXED = "UPDATE inbox SET body = $2, salt = $3 WHERE id = $1";
    REPLY_TO = "SELECT question_id FROM inbox WHERE id = $1 AND question_id IS NOT NULL
        UNION ALL SELECT question_id FROM note WHERE id = $1 AND question_id IS NOT NULL";
    WITHDRAW_BOXED = "DELETE FROM inbox WHERE id = $1";
    REVISE_NOTE = "INSERT INTO pending (note_id, body, salt, withdrawal, signed)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (note_id) DO UPDATE SET body = excluded.body,
        salt = excluded.salt, withdrawal = excluded.withdrawal, signed = excluded.signed";
    KEEP_WITHDRAWN = "INSERT INTO withdrawn (theme_id, note_id) VALUES ($1, $2)
        ON CONFLICT DO NOTHING";
}

/// Where one's own note was found.
enum Own {
    InBox,
    Pinned,
}

pub(super) async fn revise(
    tx: &mut Tx,
    theme: ThemeId,
    note: NoteId,
    key: &TicketKey,
    pause: i64,
    text: &str,
    salt: &Salt,
) -> Wrote<Hex<32>> {
    if blocks::is_blocked(tx, theme, key).await? {
        return Err(Refusal::TooFast { seconds: pause }.into());
    }
    let own = own(tx, theme, note, &key.author(note), false).await?;
    // A reply is taken back and written anew: what somebody was asked is not answered in one way
    // today and in another tomorrow.
    if replies_to(tx, note).await?.is_some() {
        return Err(Refusal::NoNote.into());
    }
    match own {
        Own::InBox => {
            let boxed: Option<Vec<u8>> = scalar_one!(tx, BOXED_KEY, note)?;
            let hash = commit::text(theme, note, note_key(boxed.as_deref())?.as_ref(), salt, text);
            execute!(tx, REVISE_BOXED, note, text, salt)?;
            Ok(hash)
        }
        Own::Pinned => Ok(revise_pinned(tx, theme, note, key, text, salt).await?),
    }
}

/// Leaves a new text for the next tick.
async fn revise_pinned(
    tx: &mut Tx,
    theme: ThemeId,
    note: NoteId,
    key: &TicketKey,
    text: &str,
    salt: &Salt,
) -> Result<Hex<32>> {
    let InLog { known, public, revisions } = logged(tx, note).await?;
    let hash = commit::text(theme, note, public.as_ref(), salt, text);
    // Counted from what the log tells of, not from what the author asked for: between two ticks the
    // last text counts.
    let number = u32::try_from(revisions + 1).map_err(|_| Error::unreadable("revisions"))?;
    let signed = public.map(|_| key.sign(theme, note, Act::Revise { number, text: &hash }));
    // A note from before the log has no commitment, so its new text has none either.
    let salt = known.then_some(salt);
    wait(tx, note, Some(text), salt, None, signed.as_ref()).await?;
    Ok(hash)
}

pub(super) async fn withdraw(
    tx: &mut Tx,
    theme: ThemeId,
    note: NoteId,
    key: &TicketKey,
    slots: &Slots,
) -> Wrote<()> {
    let own = own(tx, theme, note, &key.author(note), true).await?;
    let reply = replies_to(tx, note).await?.map(|question| Slots::of_reply(key, question));
    match own {
        Own::InBox => {
            execute!(tx, WITHDRAW_BOXED, note)?;
            keep_withdrawn(tx, theme, note).await?;
        }
        Own::Pinned => {
            let InLog { known, public, .. } = logged(tx, note).await?;
            let signed = public.map(|_| key.sign(theme, note, Act::Withdraw));
            let proof = (known && public.is_none()).then(|| key.withdrawal(note));
            wait(tx, note, None, None, proof.as_ref(), signed.as_ref()).await?;
        }
    }
    slots::give_back(tx, theme, reply.as_ref().unwrap_or(slots)).await?;
    Ok(())
}

/// The question that a note in the box or on the board replies to, if it is a reply.
async fn replies_to(tx: &mut Tx, note: NoteId) -> Result<Option<QuestionId>> {
    scalar_optional!(tx, REPLY_TO, note)
}

/// Leaves for the next tick what an author asked for: a new text with its salt, or, without one,
/// the withdrawal.
async fn wait(
    tx: &mut Tx,
    note: NoteId,
    text: Option<&str>,
    salt: Option<&Salt>,
    proof: Option<&Tag>,
    signed: Option<&Signed>,
) -> Result<()> {
    execute!(tx, REVISE_NOTE, note, text, salt, proof, signed).map(drop)
}

/// What the log knows of a note on the board.
struct InLog {
    /// Whether it tells of the note at all.
    known: bool,
    /// The note's key; none for a note from version 1 of the log.
    public: Option<NoteKey>,
    /// How many new texts it tells of.
    revisions: i64,
}

async fn logged(tx: &mut Tx, note: NoteId) -> Result<InLog> {
    let (known, public, revisions): (bool, Option<Vec<u8>>, i64) = fetch_one!(tx, NOTE_KEY, note)?;
    Ok(InLog { known, public: note_key(public.as_deref())?, revisions })
}

/// Reads a stored key.
pub(super) fn note_key(stored: Option<&[u8]>) -> Result<Option<NoteKey>> {
    stored.map(|key| bytes("author_key", key)).transpose()
}

/// Remembers a note that its author took back, so that it does not come back when it is sent again.
pub(super) async fn keep_withdrawn(tx: &mut Tx, theme: ThemeId, note: NoteId) -> Result<()> {
    execute!(tx, KEEP_WITHDRAWN, theme, note).map(drop)
}

/// Finds a note and checks that `author` wrote it. A hidden note can only be withdrawn; one that
/// nobody has read yet can be changed, for the new text will be read.
async fn own(
    tx: &mut Tx,
    theme: ThemeId,
    note: NoteId,
    author: &Tag,
    hidden_too: bool,
) -> Wrote<Own> {
    if let Some(tag) = boxed_author(tx, theme, note).await? {
        return if author.matches(&tag) { Ok(Own::InBox) } else { Err(Refusal::NotYours.into()) };
    }
    let Some((tag, hidden, leaving)) = pinned_author(tx, theme, note).await? else {
        return Err(Refusal::NoNote.into());
    };
    if !tag.is_some_and(|tag| author.matches(&tag)) {
        return Err(Refusal::NotYours.into());
    }
    // Withdrawn already: its place was given back, so it must not be withdrawn twice or come back
    // by an edit.
    let hidden = hidden.is_some_and(|why| why != HideReason::Review.as_str());
    if leaving || (hidden && !hidden_too) { Err(Refusal::NoNote.into()) } else { Ok(Own::Pinned) }
}

pub(super) async fn boxed_author(
    tx: &mut Tx,
    theme: ThemeId,
    note: NoteId,
) -> Result<Option<Vec<u8>>> {
    scalar_optional!(tx, BOXED_AUTHOR, note, theme)
}

/// Of a note on the board: its author's tag, unless that is destroyed; why it is hidden; whether
/// its author is taking it back.
pub(super) type Pinned = (Option<Vec<u8>>, Option<String>, bool);

pub(super) async fn pinned_author(
    tx: &mut Tx,
    theme: ThemeId,
    note: NoteId,
) -> Result<Option<Pinned>> {
    fetch_optional!(tx, NOTE_AUTHOR, note, theme)
}
