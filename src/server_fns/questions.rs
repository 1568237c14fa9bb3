//! The form of a question under a note.

use leptos::prelude::*;

use super::NamedForm;
use crate::address::{Address, AnswersFlash, Route};
use crate::domain::{
    answers::Item,
    fault::Fault,
    ids::{NoteId, QuestionId, ThemeId},
};
use crate::service::Error;

/// Asks a question under a note, from the page of an item. `question` was made with the form.
///
/// # Errors
/// [`Fault::NotFound`] for no item; the errors of [`crate::service::Service::ask`].
#[server(prefix = "/do", endpoint = "ask")]
pub async fn ask(
    theme: ThemeId,
    question: QuestionId,
    note: NoteId,
    #[server(default)] item: String,
    #[server(default)] asking: String,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::Ask).await?;
    let item: Item = item.parse().map_err(|_| Fault::NotFound)?;
    form.state.ask(&form.actor, theme, question, note, &asking).await.map_err(Error::told)?;
    form.go(&format!("{}#questions", Address::Item(theme, item).after(AnswersFlash::Asked)));
    Ok(())
}
