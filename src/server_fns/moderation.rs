//! Hiding a note with a reason, and showing it again. Never its author, for nobody knows them.

use leptos::prelude::*;

use super::{go, headers, organizer, state};
use crate::domain::{
    error::Fault,
    ids::{NoteId, ThemeId},
    note::HideReason,
};

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
