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
    ids::{NoteId, ThemeId},
    note::HideReason,
};
use crate::store::backend::{Tx, in_tx};
use crate::store::group::Wrote;
use crate::store::statements as sql;
use crate::store::{Error, Result};
use crate::ticket::{
    Salt, Tag, TicketKey,
    author::{Act, NoteKey, Signed},
    commit,
};

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
    match own(tx, theme, note, &key.author(note), false).await? {
        Own::InBox => {
            let boxed: Option<Vec<u8>> = in_tx!(tx, conn => sqlx::query_scalar(sql::BOXED_KEY).bind(note.0).fetch_one(conn).await)?;
            let hash = commit::text(theme, note, note_key(boxed.as_deref())?.as_ref(), salt, text);
            in_tx!(tx, conn => sqlx::query(sql::REVISE_BOXED).bind(note.0).bind(text).bind(&salt.0[..]).execute(conn).await.map(drop))?;
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
    let salt = known.then_some(&salt.0[..]);
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
    match own(tx, theme, note, &key.author(note), true).await? {
        Own::InBox => {
            in_tx!(tx, conn => sqlx::query(sql::WITHDRAW_BOXED).bind(note.0).execute(conn).await.map(drop))?;
            keep_withdrawn(tx, theme, note).await?;
        }
        Own::Pinned => {
            let InLog { known, public, .. } = logged(tx, note).await?;
            let signed = public.map(|_| key.sign(theme, note, Act::Withdraw));
            let proof = (known && public.is_none()).then(|| key.withdrawal(note));
            wait(tx, note, None, None, proof.as_ref(), signed.as_ref()).await?;
        }
    }
    slots::give_back(tx, theme, slots).await?;
    Ok(())
}

/// Leaves for the next tick what an author asked for: a new text with its salt, or, without one,
/// the withdrawal.
async fn wait(
    tx: &mut Tx,
    note: NoteId,
    text: Option<&str>,
    salt: Option<&[u8]>,
    proof: Option<&Tag>,
    signed: Option<&Signed>,
) -> Result<()> {
    in_tx!(tx, conn => sqlx::query(sql::REVISE_NOTE).bind(note.0).bind(text).bind(salt).bind(proof.map(|proof| &proof.0[..]))
        .bind(signed.map(|signed| &signed.0[..])).execute(conn).await.map(drop))?;
    Ok(())
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
    let (known, public, revisions): (bool, Option<Vec<u8>>, i64) =
        in_tx!(tx, conn => sqlx::query_as(sql::NOTE_KEY).bind(note.0).fetch_one(conn).await)?;
    Ok(InLog { known, public: note_key(public.as_deref())?, revisions })
}

/// Reads a stored key.
pub(super) fn note_key(stored: Option<&[u8]>) -> Result<Option<NoteKey>> {
    stored.map(|key| bytes("author_key", key)).transpose()
}

/// Remembers a note that its author took back, so that it does not come back when it is sent again.
pub(super) async fn keep_withdrawn(tx: &mut Tx, theme: ThemeId, note: NoteId) -> Result<()> {
    in_tx!(tx, conn => sqlx::query(sql::KEEP_WITHDRAWN).bind(theme.0).bind(note.0).execute(conn).await.map(drop))?;
    Ok(())
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
    Ok(
        in_tx!(tx, conn => sqlx::query_scalar(sql::BOXED_AUTHOR).bind(note.0).bind(theme.0).fetch_optional(conn).await)?,
    )
}

/// Of a note on the board: its author's tag, unless that is destroyed; why it is hidden; whether
/// its author is taking it back.
pub(super) type Pinned = (Option<Vec<u8>>, Option<String>, bool);

pub(super) async fn pinned_author(
    tx: &mut Tx,
    theme: ThemeId,
    note: NoteId,
) -> Result<Option<Pinned>> {
    Ok(
        in_tx!(tx, conn => sqlx::query_as(sql::NOTE_AUTHOR).bind(note.0).bind(theme.0).fetch_optional(conn).await)?,
    )
}
