//! The forms of the queue: a decision about a note, and what organizers note about one.

use leptos::prelude::*;

use super::NamedForm;
use crate::address::{Address, DONE, Flash, QueueFlash, Route};
use crate::domain::{
    fault::Fault,
    hex::Hex,
    ids::{NoteId, ThemeId},
};
use crate::http::with_query;
use crate::service::Error;

/// Decides about a note of the queue: `verdict` is the word of the button, `seen` stands for the text
/// that was read. The page that follows says what was done, and offers to undo it.
///
/// # Errors
/// The errors of [`crate::service::Service::decide`].
#[server(prefix = "/do", endpoint = "decide_note")]
pub async fn decide_note(
    theme: ThemeId,
    note: NoteId,
    seen: Hex<32>,
    #[server(default)] verdict: String,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::DecideNote).await?;
    let decided = form.state.decide(&form.actor, theme, note, &seen, &verdict).await;
    let (mark, decided) = decided.map_err(Error::told)?;
    let (theme, note) = (theme.to_string(), note.to_string());
    form.go(&with_query(
        Address::Queue,
        &[
            (DONE, QueueFlash::Decided.word()),
            ("verdict", decided.as_str()),
            ("was", mark.as_str()),
            ("theme", theme.as_str()),
            ("note", note.as_str()),
        ],
    ));
    Ok(())
}

/// Writes down what organizers note about a note; an empty text takes it away.
///
/// # Errors
/// The errors of [`crate::service::Service::note_down`].
#[server(prefix = "/do", endpoint = "note_down")]
pub async fn note_down(
    theme: ThemeId,
    note: NoteId,
    #[server(default)] memo: String,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::NoteDown).await?;
    form.state.note_down(&form.actor, theme, note, &memo).await.map_err(Error::told)?;
    form.go(&Address::Queue.after(QueueFlash::Noted));
    Ok(())
}
