//! Hiding a note with a reason, and showing it again; stopping the posting of whoever wrote it, by two. Never their name, for nobody knows it.

use leptos::prelude::*;

use super::{go, headers, organizer, state};
use crate::domain::{
    error::Fault,
    ids::{NoteId, ThemeId},
    note::HideReason,
};
use crate::store::{Confirmed, Proposed};

/// Hides a note; the reason stays on the board as a tombstone.
///
/// # Errors
/// [`Fault::Conflict`] when it is hidden or gone already.
#[server(endpoint = "hide_note")]
pub async fn hide_note(theme: ThemeId, note: NoteId, reason: HideReason) -> Result<(), Fault> {
    set_hidden(theme, note, Some(reason), "hid").await
}

/// Shows a hidden note again.
///
/// # Errors
/// [`Fault::Conflict`] when it is not hidden.
#[server(endpoint = "restore_note")]
pub async fn restore_note(theme: ThemeId, note: NoteId) -> Result<(), Fault> {
    set_hidden(theme, note, None, "restored").await
}

async fn set_hidden(theme: ThemeId, note: NoteId, reason: Option<HideReason>, done: &str) -> Result<(), Fault> {
    let (state, headers, owner) = (state(), headers(), Owner::current());
    let account = organizer(&state, &headers).await?;
    state.board.hide_note(theme, note, reason, account.role, state.today()).await?;
    state.log_grew().await?;
    go(owner, &format!("/admin/themes/{theme}?done={done}#notes"));
    Ok(())
}

/// Proposes to stop the posting of whoever wrote a note; another account must confirm.
///
/// # Errors
/// [`Fault::SecondPerson`] when the same account proposed it before, [`Fault::Conflict`] when somebody else did, or the note is gone.
#[server(endpoint = "propose_block")]
pub async fn propose_block(theme: ThemeId, note: NoteId) -> Result<(), Fault> {
    let (state, headers, owner) = (state(), headers(), Owner::current());
    let account = organizer(&state, &headers).await?;
    match state.board.propose_block(theme, note, account.id).await? {
        Proposed::New => go(owner, &blocks_of(theme, "proposed")),
        Proposed::ByYouBefore => return Err(Fault::SecondPerson),
    }
    Ok(())
}

/// Confirms what another account proposed.
///
/// # Errors
/// [`Fault::SecondPerson`] when the same account proposed it, [`Fault::Conflict`] when it is not proposed (any more).
#[server(endpoint = "confirm_block")]
pub async fn confirm_block(theme: ThemeId, note: NoteId) -> Result<(), Fault> {
    let (state, headers, owner) = (state(), headers(), Owner::current());
    let account = organizer(&state, &headers).await?;
    match state.board.confirm_block(theme, note, account.id, account.role, state.today()).await? {
        Confirmed::Stopped => state.log_grew().await?,
        Confirmed::NeedsAnother => return Err(Fault::SecondPerson),
    }
    go(owner, &blocks_of(theme, "stopped"));
    Ok(())
}

/// Takes a proposal back; any organizer can.
///
/// # Errors
/// [`Fault::Conflict`] when it is not proposed (any more).
#[server(endpoint = "drop_proposal")]
pub async fn drop_proposal(theme: ThemeId, note: NoteId) -> Result<(), Fault> {
    let (state, headers, owner) = (state(), headers(), Owner::current());
    organizer(&state, &headers).await?;
    state.board.drop_proposal(theme, note).await?;
    go(owner, &blocks_of(theme, "dropped"));
    Ok(())
}

/// Lets whoever wrote a note post again; one organizer is enough.
///
/// # Errors
/// [`Fault::Conflict`] when their posting is not stopped (any more).
#[server(endpoint = "lift_block")]
pub async fn lift_block(theme: ThemeId, note: NoteId) -> Result<(), Fault> {
    let (state, headers, owner) = (state(), headers(), Owner::current());
    let account = organizer(&state, &headers).await?;
    state.board.lift_block(theme, note, account.role, state.today()).await?;
    state.log_grew().await?;
    go(owner, &blocks_of(theme, "lifted"));
    Ok(())
}

fn blocks_of(theme: ThemeId, done: &str) -> String {
    format!("/admin/themes/{theme}?done={done}#blocks")
}
