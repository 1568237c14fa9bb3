//! The forms of themes: planning one and moving it on.
#![expect(clippy::too_many_arguments, reason = "the arguments are the fields of the form")]

use leptos::prelude::*;

use super::NamedForm;
use crate::address::{Address, Route, ThemeFlash};
use crate::domain::{
    fault::Fault, ids::ThemeId, library::IdeaRef, lineage::Origin, theme::State,
    theme_form::ThemeForm,
};
use crate::service::{Error, SavedTheme};

/// Makes a theme (empty `id`) or changes the one that was read as `version`. `key` is that of a new
/// theme's form; `from` and `item` say where it begins, if it goes on from an item of another one (without
/// an item it is split off from that one), and
/// `idea` of which idea of the library it is made, if it is. Where `look` says anything, nothing is saved: the
/// page comes back with what was typed, and shows it; but for the value `1` it fills in more of the form,
/// which has not to be right yet. `base` is what the form was filled in with, as JSON.
///
/// # Errors
/// [`Fault::NotSentYet`] where somebody only looks; [`Fault::Malformed`] for a beginning or an idea that is
/// none; the errors of [`crate::service::Service::save_theme`].
#[server(prefix = "/do", endpoint = "save_theme")]
pub async fn save_theme(
    #[server(default)] id: String,
    #[server(default)] version: i64,
    #[server(default)] key: String,
    #[server(default)] from: String,
    #[server(default)] item: String,
    #[server(default)] look: String,
    #[server(default)] idea: String,
    #[server(default)] base: String,
    form: ThemeForm,
) -> Result<(), Fault> {
    let sent = NamedForm::at(Route::SaveTheme).await?;
    let id = if id.is_empty() { None } else { Some(read(&id)?) };
    if !look.is_empty() && look != "1" {
        return Err(Fault::NotSentYet);
    }
    if !look.is_empty() {
        sent.state.check_theme(&sent.actor, id, form).await.map_err(Error::told)?;
        return Err(Fault::NotSentYet);
    }
    let origin = if from.is_empty() { None } else { Some(origin(&from, &item)?) };
    let idea = if id.is_none() { read_idea(&idea)? } else { None };
    // A form from an older page, or carried through a sign-in that shortened it, has none.
    let base = serde_json::from_str(&base).ok();
    let saved = SavedTheme { id, version, key, origin, form, base };
    let saved = sent.state.save_theme(&sent.actor, saved).await.map_err(Error::told)?;
    if let Some(idea) = idea {
        sent.state.use_idea(&sent.actor, saved.id, idea).await.map_err(Error::told)?;
    }
    let flash = if saved.merged { ThemeFlash::Merged } else { ThemeFlash::Saved };
    sent.go(&Address::AdminTheme(saved.id).after(flash));
    Ok(())
}

/// Moves a theme to another state by hand; `why` is what staff are told of it.
///
/// # Errors
/// The errors of [`crate::service::Service::move_theme`].
#[server(prefix = "/do", endpoint = "move_theme")]
pub async fn move_theme(
    id: String,
    version: i64,
    to: State,
    #[server(default)] why: String,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::MoveTheme).await?;
    let id = read(&id)?;
    form.state.move_theme(&form.actor, id, version, to, &why).await.map_err(Error::told)?;
    form.go(&Address::AdminTheme(id).after(ThemeFlash::Moved));
    Ok(())
}

/// Where a new theme begins.
pub(crate) fn origin(from: &str, item: &str) -> Result<Origin, Fault> {
    let parent = from.parse().map_err(|_| Fault::Malformed)?;
    let item =
        if item.is_empty() { None } else { Some(item.parse().map_err(|_| Fault::Malformed)?) };
    Ok(Origin { parent, item })
}

/// Of which idea a new theme is made; most are made of none.
fn read_idea(idea: &str) -> Result<Option<IdeaRef>, Fault> {
    if idea.is_empty() { Ok(None) } else { idea.parse().map(Some).map_err(|_| Fault::Malformed) }
}

/// What is no id is the id of no theme.
fn read(id: &str) -> Result<ThemeId, Fault> {
    id.parse().map_err(|_| Fault::NotFound)
}
