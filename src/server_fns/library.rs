//! The forms of the office's own ideas for themes.

use leptos::prelude::*;

use super::NamedForm;
use crate::address::{Address, LibraryFlash, Route};
use crate::domain::{fault::Fault, ids::OwnIdeaId, library::own::IdeaForm};
use crate::service::{Error, new_theme::read_random_id};

/// Keeps an idea; `seen` is the version that was read, 0 for a new one whose `id` the form made up.
///
/// # Errors
/// [`Fault::Malformed`]; the errors of [`crate::service::Service::save_own_idea`].
#[server(prefix = "/do", endpoint = "save_idea")]
pub async fn save_idea(
    #[server(default)] id: String,
    #[server(default)] seen: i64,
    #[server(default)] form: IdeaForm,
) -> Result<(), Fault> {
    let sent = NamedForm::at(Route::SaveIdea).await?;
    let id = OwnIdeaId(read_random_id(&id)?);
    sent.state.save_own_idea(&sent.actor, id, seen, &form).await.map_err(Error::told)?;
    sent.go(&format!("{}#idea-{id}", Address::Library.after(LibraryFlash::Saved)));
    Ok(())
}

/// Drops an idea.
///
/// # Errors
/// [`Fault::Malformed`]; the errors of [`crate::service::Service::drop_own_idea`].
#[server(prefix = "/do", endpoint = "drop_idea")]
pub async fn drop_idea(#[server(default)] id: String) -> Result<(), Fault> {
    let sent = NamedForm::at(Route::DropIdea).await?;
    let id = id.parse().map_err(|_| Fault::Malformed)?;
    sent.state.drop_own_idea(&sent.actor, id).await.map_err(Error::told)?;
    sent.go(&Address::Library.after(LibraryFlash::Dropped));
    Ok(())
}
