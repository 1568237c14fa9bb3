//! Hiding a note with a reason, and showing it again; stopping the posting of whoever wrote it, by two. Never their name, for nobody knows it.

use leptos::prelude::*;

use super::Form;
use crate::address::{Address, Route, ThemeFlash};
use crate::domain::{
    fault::Fault,
    hex::Hex,
    ids::{NoteId, ThemeId},
    note::HideReason,
    problem::{Invalid, Problem},
};
use crate::server::Told;
use crate::store::{Confirmed, Proposed};

/// Hides a note; the reason stays on the board as a tombstone.
///
/// # Errors
/// [`Fault::Conflict`] when it is hidden or gone already, [`Fault::Invalid`] for a reason that is not offered.
#[server(prefix = "/do", endpoint = "hide_note")]
pub async fn hide_note(theme: ThemeId, note: NoteId, reason: HideReason) -> Result<(), Fault> {
    let form = Form::at(Route::HideNote).await?;
    if !HideReason::CHOICES.contains(&reason) {
        return Err(Invalid::one("reason", Problem::NotOffered).into());
    }
    form.state.board.hide_note(theme, note, reason, form.account.role, form.state.today()).await?;
    form.go(form.state.log_grew().await?, &notes_of(theme, ThemeFlash::Hid));
    Ok(())
}

/// Hides all notes of one opening that still show, as after a flood; `sure` is the tick that says one means it.
///
/// # Errors
/// As [`hide_note`]; [`Fault::Invalid`] without the tick.
#[server(prefix = "/do", endpoint = "hide_opening")]
pub async fn hide_opening(theme: ThemeId, opening: i64, reason: HideReason, #[server(default)] sure: String) -> Result<(), Fault> {
    let form = Form::at(Route::HideOpening).await?;
    if !HideReason::CHOICES.contains(&reason) {
        return Err(Invalid::one("reason", Problem::NotOffered).into());
    }
    if sure.is_empty() {
        return Err(Invalid::one("sure", Problem::Empty).into());
    }
    form.state.board.hide_opening(theme, opening, reason, form.account.role, form.state.today()).await?;
    form.go(form.state.log_grew().await?, &notes_of(theme, ThemeFlash::HidAll));
    Ok(())
}

/// Shows a hidden note again. `seen` stands for the text that was read; see [`crate::ticket::commit::seen`].
///
/// # Errors
/// [`Fault::Conflict`] when it is not hidden, or its text is another by now.
#[server(prefix = "/do", endpoint = "restore_note")]
pub async fn restore_note(theme: ThemeId, note: NoteId, seen: Hex<32>) -> Result<(), Fault> {
    show(Route::RestoreNote, theme, note, &seen, notes_of(theme, ThemeFlash::Restored)).await
}

/// Shows a note that was held until somebody had read it.
///
/// # Errors
/// As [`restore_note`].
#[server(prefix = "/do", endpoint = "approve_note")]
pub async fn approve_note(theme: ThemeId, note: NoteId, seen: Hex<32>) -> Result<(), Fault> {
    show(Route::ApproveNote, theme, note, &seen, format!("{}#held", Address::AdminTheme(theme).after(ThemeFlash::Approved))).await
}

async fn show(at: Route, theme: ThemeId, note: NoteId, seen: &Hex<32>, to: String) -> Result<(), Fault> {
    let form = Form::at(at).await?;
    form.state.board.restore_note(theme, note, seen, form.account.role, form.state.today()).await?;
    form.go(form.state.log_grew().await?, &to);
    Ok(())
}

/// Proposes to stop the posting of whoever wrote a note; another account must confirm.
///
/// # Errors
/// [`Fault::SecondPerson`] when the same account proposed it before, [`Fault::Conflict`] when somebody else did, or the note is gone.
#[server(prefix = "/do", endpoint = "propose_block")]
pub async fn propose_block(theme: ThemeId, note: NoteId) -> Result<(), Fault> {
    let form = Form::at(Route::ProposeBlock).await?;
    match form.state.board.propose_block(theme, note, form.account.id).await? {
        Proposed::New => {
            form.go(Told::nothing_public(), &blocks_of(theme, ThemeFlash::Proposed));
            Ok(())
        }
        Proposed::ByYouBefore => Err(Fault::SecondPerson),
    }
}

/// Confirms what another account proposed.
///
/// # Errors
/// [`Fault::SecondPerson`] when the same account proposed it, [`Fault::Conflict`] when it is not proposed (any more).
#[server(prefix = "/do", endpoint = "confirm_block")]
pub async fn confirm_block(theme: ThemeId, note: NoteId) -> Result<(), Fault> {
    let form = Form::at(Route::ConfirmBlock).await?;
    match form.state.board.confirm_block(theme, note, form.account.id, form.account.role, form.state.today()).await? {
        Confirmed::Stopped => {
            form.go(form.state.log_grew().await?, &blocks_of(theme, ThemeFlash::Stopped));
            Ok(())
        }
        Confirmed::NeedsAnother => Err(Fault::SecondPerson),
    }
}

/// Takes a proposal back; any organizer can.
///
/// # Errors
/// [`Fault::Conflict`] when it is not proposed (any more).
#[server(prefix = "/do", endpoint = "drop_proposal")]
pub async fn drop_proposal(theme: ThemeId, note: NoteId) -> Result<(), Fault> {
    let form = Form::at(Route::DropProposal).await?;
    form.state.board.drop_proposal(theme, note).await?;
    form.go(Told::nothing_public(), &blocks_of(theme, ThemeFlash::Dropped));
    Ok(())
}

/// Lets whoever wrote a note post again; one organizer is enough.
///
/// # Errors
/// [`Fault::Conflict`] when their posting is not stopped (any more).
#[server(prefix = "/do", endpoint = "lift_block")]
pub async fn lift_block(theme: ThemeId, note: NoteId) -> Result<(), Fault> {
    let form = Form::at(Route::LiftBlock).await?;
    form.state.board.lift_block(theme, note, form.account.role, form.state.today()).await?;
    form.go(form.state.log_grew().await?, &blocks_of(theme, ThemeFlash::Lifted));
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
