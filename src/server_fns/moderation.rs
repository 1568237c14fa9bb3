//! Hiding a note with a reason, and showing it again; stopping the posting of whoever wrote it, by two. Never their name, for nobody knows it.

use leptos::prelude::*;

use super::Form;
use crate::domain::{
    account::Right,
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
#[server(endpoint = "hide_note")]
pub async fn hide_note(theme: ThemeId, note: NoteId, reason: HideReason) -> Result<(), Fault> {
    let form = Form::of(Right::Moderation).await?;
    if !HideReason::CHOICES.contains(&reason) {
        return Err(Invalid::one("reason", Problem::NotOffered).into());
    }
    form.state.board.hide_note(theme, note, reason, form.account.role, form.state.today()).await?;
    form.go(form.state.log_grew().await?, &format!("/admin/themes/{theme}?done=hid#notes"));
    Ok(())
}

/// Hides all notes of one opening that still show, as after a flood; `sure` is the tick that says one means it.
///
/// # Errors
/// As [`hide_note`]; [`Fault::Invalid`] without the tick.
#[server(endpoint = "hide_opening")]
pub async fn hide_opening(theme: ThemeId, opening: i64, reason: HideReason, #[server(default)] sure: String) -> Result<(), Fault> {
    let form = Form::of(Right::Moderation).await?;
    if !HideReason::CHOICES.contains(&reason) {
        return Err(Invalid::one("reason", Problem::NotOffered).into());
    }
    if sure.is_empty() {
        return Err(Invalid::one("sure", Problem::Empty).into());
    }
    form.state.board.hide_opening(theme, opening, reason, form.account.role, form.state.today()).await?;
    form.go(form.state.log_grew().await?, &format!("/admin/themes/{theme}?done=hid-all#notes"));
    Ok(())
}

/// Shows a hidden note again. `seen` stands for the text that was read; see [`crate::ticket::commit::seen`].
///
/// # Errors
/// [`Fault::Conflict`] when it is not hidden, or its text is another by now.
#[server(endpoint = "restore_note")]
pub async fn restore_note(theme: ThemeId, note: NoteId, seen: Hex<32>) -> Result<(), Fault> {
    show(theme, note, &seen, "restored#notes").await
}

/// Shows a note that was held until somebody had read it.
///
/// # Errors
/// As [`restore_note`].
#[server(endpoint = "approve_note")]
pub async fn approve_note(theme: ThemeId, note: NoteId, seen: Hex<32>) -> Result<(), Fault> {
    show(theme, note, &seen, "approved#held").await
}

async fn show(theme: ThemeId, note: NoteId, seen: &Hex<32>, done: &str) -> Result<(), Fault> {
    let form = Form::of(Right::Moderation).await?;
    form.state.board.restore_note(theme, note, seen, form.account.role, form.state.today()).await?;
    form.go(form.state.log_grew().await?, &format!("/admin/themes/{theme}?done={done}"));
    Ok(())
}

/// Proposes to stop the posting of whoever wrote a note; another account must confirm.
///
/// # Errors
/// [`Fault::SecondPerson`] when the same account proposed it before, [`Fault::Conflict`] when somebody else did, or the note is gone.
#[server(endpoint = "propose_block")]
pub async fn propose_block(theme: ThemeId, note: NoteId) -> Result<(), Fault> {
    let form = Form::of(Right::Moderation).await?;
    match form.state.board.propose_block(theme, note, form.account.id).await? {
        Proposed::New => {
            form.go(Told::nothing_public(), &blocks_of(theme, "proposed"));
            Ok(())
        }
        Proposed::ByYouBefore => Err(Fault::SecondPerson),
    }
}

/// Confirms what another account proposed.
///
/// # Errors
/// [`Fault::SecondPerson`] when the same account proposed it, [`Fault::Conflict`] when it is not proposed (any more).
#[server(endpoint = "confirm_block")]
pub async fn confirm_block(theme: ThemeId, note: NoteId) -> Result<(), Fault> {
    let form = Form::of(Right::Moderation).await?;
    match form.state.board.confirm_block(theme, note, form.account.id, form.account.role, form.state.today()).await? {
        Confirmed::Stopped => {
            form.go(form.state.log_grew().await?, &blocks_of(theme, "stopped"));
            Ok(())
        }
        Confirmed::NeedsAnother => Err(Fault::SecondPerson),
    }
}

/// Takes a proposal back; any organizer can.
///
/// # Errors
/// [`Fault::Conflict`] when it is not proposed (any more).
#[server(endpoint = "drop_proposal")]
pub async fn drop_proposal(theme: ThemeId, note: NoteId) -> Result<(), Fault> {
    let form = Form::of(Right::Moderation).await?;
    form.state.board.drop_proposal(theme, note).await?;
    form.go(Told::nothing_public(), &blocks_of(theme, "dropped"));
    Ok(())
}

/// Lets whoever wrote a note post again; one organizer is enough.
///
/// # Errors
/// [`Fault::Conflict`] when their posting is not stopped (any more).
#[server(endpoint = "lift_block")]
pub async fn lift_block(theme: ThemeId, note: NoteId) -> Result<(), Fault> {
    let form = Form::of(Right::Moderation).await?;
    form.state.board.lift_block(theme, note, form.account.role, form.state.today()).await?;
    form.go(form.state.log_grew().await?, &blocks_of(theme, "lifted"));
    Ok(())
}

fn blocks_of(theme: ThemeId, done: &str) -> String {
    format!("/admin/themes/{theme}?done={done}#blocks")
}
