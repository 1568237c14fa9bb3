//! The emergency theme: a template, one button, an open board.

use leptos::prelude::*;

use super::Form;
use crate::address::{Address, Route, ThemeFlash};
use crate::domain::{
    emergency::{self, Template},
    fault::Fault,
    problem::{Invalid, Problem},
};
use crate::server;

/// Makes a theme from a template and opens it at once, in the organizer's language. `id` is the form's key: a second click leads to the theme
/// of the first.
///
/// # Errors
/// [`Fault::Invalid`] for a template that is not offered, [`Fault::Malformed`] for a key that no form carried.
#[server(prefix = "/do", endpoint = "open_emergency")]
pub async fn open_emergency(#[server(default)] id: String, #[server(default)] template: String) -> Result<(), Fault> {
    let form = Form::at(Route::OpenEmergency).await?;
    let id = server::new_theme::read_form_key(&id)?;
    let template: Template = template.parse().map_err(|_| Invalid::one("template", Problem::NotOffered))?;
    let words = server::lang(&form.headers).texts().emergency.words(template);
    form.state.open_emergency(id, &emergency::plan(words, form.state.today())).await?;
    form.go(form.state.log_grew().await?, &Address::AdminTheme(id).after(ThemeFlash::Emergency));
    Ok(())
}
