//! The forms of moderation: hiding a note with a reason, and showing it again; stopping the posting
//! of whoever wrote it, by two.

use leptos::prelude::*;

use super::NamedForm;
use crate::address::{Address, Route, ThemeFlash};
use crate::domain::{
    fault::Fault,
    hex::Hex,
    ids::{NoteId, ThemeId},
    note::HideReason,
};
use crate::service::Error;

/// Hides a note; the reason stays on the board as a tombstone.
///
/// # Errors
/// The errors of [`crate::service::Service::hide_note`].
#[server(prefix = "/do", endpoint = "hide_note")]
pub async fn hide_note(theme: ThemeId, note: NoteId, reason: HideReason) -> Result<(), Fault> {
    let form = NamedForm::at(Route::HideNote).await?;
    form.state.hide_note(&form.actor, theme, note, reason).await.map_err(Error::told)?;
    form.go(&notes_of(theme, ThemeFlash::Hid));
    Ok(())
}

/// Hides all notes of one opening that still show; `sure` is the tick that says one means it.
///
/// # Errors
/// The errors of [`crate::service::Service::hide_opening`].
#[server(prefix = "/do", endpoint = "hide_opening")]
pub async fn hide_opening(
    theme: ThemeId,
    opening: i64,
    reason: HideReason,
    #[server(default)] sure: String,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::HideOpening).await?;
    form.state
        .hide_opening(&form.actor, theme, opening, reason, !sure.is_empty())
        .await
        .map_err(Error::told)?;
    form.go(&notes_of(theme, ThemeFlash::HidAll));
    Ok(())
}

/// Shows a hidden note again. `seen` stands for the text that was read.
///
/// # Errors
/// The errors of [`crate::service::Service::show_note`].
#[server(prefix = "/do", endpoint = "restore_note")]
pub async fn restore_note(theme: ThemeId, note: NoteId, seen: Hex<32>) -> Result<(), Fault> {
    let form = NamedForm::at(Route::RestoreNote).await?;
    form.state.show_note(&form.actor, theme, note, &seen).await.map_err(Error::told)?;
    form.go(&notes_of(theme, ThemeFlash::Restored));
    Ok(())
}

/// Shows a note that was held until somebody had read it.
///
/// # Errors
/// The errors of [`crate::service::Service::show_note`].
#[server(prefix = "/do", endpoint = "approve_note")]
pub async fn approve_note(theme: ThemeId, note: NoteId, seen: Hex<32>) -> Result<(), Fault> {
    let form = NamedForm::at(Route::ApproveNote).await?;
    form.state.show_note(&form.actor, theme, note, &seen).await.map_err(Error::told)?;
    form.go(&format!("{}#held", Address::AdminTheme(theme).after(ThemeFlash::Approved)));
    Ok(())
}

/// Proposes to stop the posting of whoever wrote a note; another account must confirm.
///
/// # Errors
/// The errors of [`crate::service::Service::propose_block`].
#[server(prefix = "/do", endpoint = "propose_block")]
pub async fn propose_block(theme: ThemeId, note: NoteId) -> Result<(), Fault> {
    let form = NamedForm::at(Route::ProposeBlock).await?;
    form.state.propose_block(&form.actor, theme, note).await.map_err(Error::told)?;
    form.go(&blocks_of(theme, ThemeFlash::Proposed));
    Ok(())
}

/// Confirms what another account proposed.
///
/// # Errors
/// The errors of [`crate::service::Service::confirm_block`].
#[server(prefix = "/do", endpoint = "confirm_block")]
pub async fn confirm_block(theme: ThemeId, note: NoteId) -> Result<(), Fault> {
    let form = NamedForm::at(Route::ConfirmBlock).await?;
    form.state.confirm_block(&form.actor, theme, note).await.map_err(Error::told)?;
    form.go(&blocks_of(theme, ThemeFlash::Stopped));
    Ok(())
}

/// Takes a proposal back; any organizer can.
///
/// # Errors
/// The errors of [`crate::service::Service::drop_proposal`].
#[server(prefix = "/do", endpoint = "drop_proposal")]
pub async fn drop_proposal(theme: ThemeId, note: NoteId) -> Result<(), Fault> {
    let form = NamedForm::at(Route::DropProposal).await?;
    form.state.drop_proposal(&form.actor, theme, note).await.map_err(Error::told)?;
    form.go(&blocks_of(theme, ThemeFlash::Dropped));
    Ok(())
}

/// Lets whoever wrote a note post again; one organizer is enough.
///
/// # Errors
/// The errors of [`crate::service::Service::lift_block`].
#[server(prefix = "/do", endpoint = "lift_block")]
pub async fn lift_block(theme: ThemeId, note: NoteId) -> Result<(), Fault> {
    let form = NamedForm::at(Route::LiftBlock).await?;
    form.state.lift_block(&form.actor, theme, note).await.map_err(Error::told)?;
    form.go(&blocks_of(theme, ThemeFlash::Lifted));
    Ok(())
}

/// The part of the theme's page where the notes are.
fn notes_of(theme: ThemeId, flash: ThemeFlash) -> String {
    format!("{}#notes", Address::AdminTheme(theme).after(flash))
}

/// The part of the theme's page where stopped postings are.
fn blocks_of(theme: ThemeId, flash: ThemeFlash) -> String {
    format!("{}#blocks", Address::AdminTheme(theme).after(flash))
}
