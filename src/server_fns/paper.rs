//! The forms of paper notes.

use leptos::prelude::*;

use super::NamedForm;
use crate::address::{Address, PaperFlash, Route};
use crate::domain::{
    fault::Fault,
    ids::{NoteId, ThemeId},
};
use crate::service::{Error, TypedNote, new_theme::read_random_id};

/// Types a paper note in; `note` was made with the form.
///
/// # Errors
/// [`Fault::Malformed`] for no id; the errors of [`crate::service::Service::type_in`].
#[server(prefix = "/do", endpoint = "type_note")]
pub async fn type_note(
    theme: ThemeId,
    #[server(default)] note: String,
    #[server(default)] column: String,
    #[server(default)] text: String,
    #[server(default)] stickers: String,
    #[server(default)] twice: String,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::TypeNote).await?;
    let note = NoteId(read_random_id(&note)?);
    let typed = TypedNote { column, text, stickers, twice };
    form.state.type_in(&form.actor, theme, note, &typed).await.map_err(Error::told)?;
    form.go(&Address::Paper(theme).after(PaperFlash::Typed));
    Ok(())
}

/// Corrects what is on a note's paper; `seen` stands for what the form was shown with. Of a note
/// with a ticket there is no `text`.
///
/// # Errors
/// [`Fault::Malformed`] for no such mark; the errors of
/// [`crate::service::Service::correct_paper`].
#[server(prefix = "/do", endpoint = "correct_paper")]
pub async fn correct_paper(
    theme: ThemeId,
    note: NoteId,
    #[server(default)] seen: String,
    #[server(default)] text: Option<String>,
    #[server(default)] stickers: String,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::CorrectPaper).await?;
    let seen = seen.parse().map_err(|_| Fault::Malformed)?;
    let text = text.as_deref();
    let done = form.state.correct_paper(&form.actor, theme, note, &seen, text, &stickers);
    done.await.map_err(Error::told)?;
    form.go(&Address::Paper(theme).after(PaperFlash::Corrected));
    Ok(())
}

/// Takes a paper note back.
///
/// # Errors
/// The errors of [`crate::service::Service::take_paper_back`].
#[server(prefix = "/do", endpoint = "take_paper_back")]
pub async fn take_paper_back(theme: ThemeId, note: NoteId) -> Result<(), Fault> {
    let form = NamedForm::at(Route::TakePaperBack).await?;
    form.state.take_paper_back(&form.actor, theme, note).await.map_err(Error::told)?;
    form.go(&Address::Paper(theme).after(PaperFlash::TakenBack));
    Ok(())
}
