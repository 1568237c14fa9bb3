//! The forms of presets: keeping one, naming it, beginning with it, dropping it.

use leptos::prelude::*;

use super::NamedForm;
use crate::address::{Address, PresetsFlash, Route};
use crate::domain::{
    fault::Fault,
    ids::{PresetId, ThemeId},
    problem::{Invalid, Problem},
};
use crate::service::{Error, new_theme::read_random_id};

/// Keeps the rules of a theme as a preset, whose `id` the form made up (`seen` is 0); or gives the one
/// that was read as `seen` another name.
///
/// # Errors
/// [`Fault::Malformed`]; [`Fault::Invalid`] where no theme is chosen; the errors of
/// [`crate::service::Service::new_preset`] and [`crate::service::Service::rename_preset`].
#[server(prefix = "/do", endpoint = "save_preset")]
pub async fn save_preset(
    #[server(default)] id: String,
    #[server(default)] seen: i64,
    #[server(default)] name: String,
    #[server(default)] theme: String,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::SavePreset).await?;
    let id = PresetId(read_random_id(&id)?);
    let done = if seen == 0 {
        let theme: ThemeId =
            theme.parse().map_err(|_| Invalid::one("theme", Problem::NotChosen))?;
        form.state.new_preset(&form.actor, id, &name, theme).await
    } else {
        form.state.rename_preset(&form.actor, id, seen, &name).await
    };
    done.map_err(Error::told)?;
    form.go(&Address::Presets.after(PresetsFlash::Saved));
    Ok(())
}

/// Lets new themes begin with a preset of the office's own; without one, with that of the program.
///
/// # Errors
/// [`Fault::Malformed`]; the errors of [`crate::service::Service::make_usual`].
#[server(prefix = "/do", endpoint = "begin_with_preset")]
pub async fn begin_with_preset(#[server(default)] id: String) -> Result<(), Fault> {
    let form = NamedForm::at(Route::BeginWithPreset).await?;
    let id = match id.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| Fault::Malformed)?),
    };
    form.state.make_usual(&form.actor, id).await.map_err(Error::told)?;
    form.go(&Address::Presets.after(PresetsFlash::Usual));
    Ok(())
}

/// Drops a preset; `seen` is the version that was read.
///
/// # Errors
/// The errors of [`crate::service::Service::drop_preset`].
#[server(prefix = "/do", endpoint = "drop_preset")]
pub async fn drop_preset(
    #[server(default)] id: String,
    #[server(default)] seen: i64,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::DropPreset).await?;
    let id = id.parse().map_err(|_| Fault::Malformed)?;
    form.state.drop_preset(&form.actor, id, seen).await.map_err(Error::told)?;
    form.go(&Address::Presets.after(PresetsFlash::Dropped));
    Ok(())
}
