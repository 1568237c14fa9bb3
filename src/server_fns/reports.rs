//! The forms of a theme's report: publishing it, and its number in the office's register.

use leptos::prelude::*;

use super::NamedForm;
use crate::address::{Address, Route, ThemeFlash};
use crate::domain::{fault::Fault, ids::ThemeId};
use crate::service::Error;

/// Lets everybody read the report, or only accounts again.
///
/// # Errors
/// The errors of [`crate::service::Service::publish_report`].
#[server(prefix = "/do", endpoint = "publish_report")]
pub async fn publish_report(id: ThemeId, version: i64, public: bool) -> Result<(), Fault> {
    let form = NamedForm::at(Route::PublishReport).await?;
    form.state.publish_report(&form.actor, id, version, public).await.map_err(Error::told)?;
    form.go(&Address::AdminTheme(id).after(ThemeFlash::Saved));
    Ok(())
}

/// Notes the number of a report in the office's register; an empty one takes it away.
///
/// # Errors
/// The errors of [`crate::service::Service::number_report`].
#[server(prefix = "/do", endpoint = "number_report")]
pub async fn number_report(
    id: ThemeId,
    #[server(default)] document_number: String,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::NumberReport).await?;
    let numbered = form.state.number_report(&form.actor, id, &document_number).await;
    numbered.map_err(Error::told)?;
    form.go(&Address::AdminTheme(id).after(ThemeFlash::Saved));
    Ok(())
}
