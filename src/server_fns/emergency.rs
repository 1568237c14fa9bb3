//! The form of the emergency theme: a template, one button, an open board.

use leptos::prelude::*;

use super::NamedForm;
use crate::address::{Address, Route, ThemeFlash};
use crate::domain::{
    emergency::Template,
    fault::Fault,
    problem::{Invalid, Problem},
};
use crate::http;
use crate::service::Error;

/// Makes a theme from a template and opens it at once, in the organizer's language. `id` is the
/// form's key: a second click leads to the theme of the first.
///
/// # Errors
/// [`Fault::Invalid`] for a template that is not offered; as of
/// [`crate::service::Service::open_emergency_theme`].
#[server(prefix = "/do", endpoint = "open_emergency")]
pub async fn open_emergency(
    #[server(default)] id: String,
    #[server(default)] template: String,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::OpenEmergency).await?;
    let template: Template =
        template.parse().map_err(|_| Invalid::one("template", Problem::NotOffered))?;
    let words = http::lang(&form.headers).texts().emergency.words(template);
    let id = form.state.open_emergency_theme(&form.actor, &id, words).await.map_err(Error::told)?;
    form.go(&Address::AdminTheme(id).after(ThemeFlash::Emergency));
    Ok(())
}
