//! The forms of the trash.

use leptos::prelude::*;

use super::NamedForm;
use crate::address::{Address, Route, ThemeFlash, TrashFlash};
use crate::domain::{fault::Fault, ids::ThemeId};
use crate::service::Error;

/// Puts a draft into the trash that was read as `version`.
///
/// # Errors
/// The errors of [`crate::service::Service::delete_theme`].
#[server(prefix = "/do", endpoint = "delete_theme")]
pub async fn delete_theme(id: ThemeId, version: i64) -> Result<(), Fault> {
    let form = NamedForm::at(Route::DeleteTheme).await?;
    form.state.delete_theme(&form.actor, id, version).await.map_err(Error::told)?;
    form.go(&Address::Trash.after(TrashFlash::Deleted));
    Ok(())
}

/// Makes a draft again of one in the trash.
///
/// # Errors
/// The errors of [`crate::service::Service::restore_theme`].
#[server(prefix = "/do", endpoint = "restore_theme")]
pub async fn restore_theme(id: ThemeId) -> Result<(), Fault> {
    let form = NamedForm::at(Route::RestoreTheme).await?;
    form.state.restore_theme(&form.actor, id).await.map_err(Error::told)?;
    form.go(&Address::AdminTheme(id).after(ThemeFlash::Undeleted));
    Ok(())
}

/// Takes a draft out of the trash for good.
///
/// # Errors
/// The errors of [`crate::service::Service::purge_theme`].
#[server(prefix = "/do", endpoint = "purge_theme")]
pub async fn purge_theme(id: ThemeId) -> Result<(), Fault> {
    let form = NamedForm::at(Route::PurgeTheme).await?;
    form.state.purge_theme(&form.actor, id).await.map_err(Error::told)?;
    form.go(&Address::Trash.after(TrashFlash::Purged));
    Ok(())
}
