//! The form of the office's letterhead.

use leptos::prelude::*;

use super::NamedForm;
use crate::address::{Address, LetterheadFlash, Route};
use crate::domain::{
    fault::Fault,
    letterhead::{Letterhead, LetterheadForm},
};
use crate::service::Error;

/// Saves the letterhead. `seen` is what the form was shown with. Where `look` says anything, nothing
/// is saved: the page comes back with what was typed, and shows a report with it.
///
/// # Errors
/// [`Fault::Malformed`]; [`Fault::NotSentYet`] where somebody only looks; the errors of
/// [`crate::service::Service::set_letterhead`].
#[server(prefix = "/do", endpoint = "save_letterhead")]
pub async fn save_letterhead(
    #[server(default)] seen: String,
    #[server(default)] look: String,
    #[server(default)] form: LetterheadForm,
) -> Result<(), Fault> {
    let sent = NamedForm::at(Route::SaveLetterhead).await?;
    let seen: Letterhead = serde_json::from_str(&seen).map_err(|_| Fault::Malformed)?;
    let typed = form.parse();
    if !look.is_empty() {
        return typed.map_err(Fault::from).and(Err(Fault::NotSentYet));
    }
    sent.state.set_letterhead(&sent.actor, &seen, typed).await.map_err(Error::told)?;
    sent.go(&Address::Letterhead.after(LetterheadFlash::Saved));
    Ok(())
}
