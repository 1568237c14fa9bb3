//! The form with which organizers make drafts of what staff proposed.

use leptos::prelude::*;

use super::NamedForm;
use crate::address::Route;
use crate::domain::{choosing::ChooseForm, fault::Fault, ids::ThemeId};
use crate::http::{self, year_address::after_choosing};
use crate::service::Error;

/// Makes drafts of the chosen proposals of a theme, with prompts in the organizer's language; `key` was
/// made with the form.
///
/// # Errors
/// The errors of [`crate::service::Service::choose_themes`].
#[server(prefix = "/do", endpoint = "choose_themes")]
pub async fn choose_themes(
    id: String,
    #[server(default)] key: String,
    #[server(default)] form: ChooseForm,
) -> Result<(), Fault> {
    let sent = NamedForm::at(Route::ChooseThemes).await?;
    let id: ThemeId = id.parse().map_err(|_| Fault::NotFound)?;
    let prompts = http::lang(&sent.headers).usual_prompts();
    let done = sent.state.choose_themes(&sent.actor, id, &key, &form, &prompts).await;
    let done = done.map_err(Error::told)?;
    sent.go(&after_choosing(id, done.made, done.passed));
    Ok(())
}
