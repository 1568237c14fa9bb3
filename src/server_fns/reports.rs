//! Publishing a report.

use leptos::prelude::*;

use super::Form;
use crate::address::{Address, Route, ThemeFlash};
use crate::domain::{fault::Fault, ids::ThemeId};

/// Lets everybody read the report, or only accounts again.
///
/// # Errors
/// [`Fault::Conflict`] when somebody else changed the theme first.
#[server(prefix = "/do", endpoint = "publish_report")]
pub async fn publish_report(id: ThemeId, version: i64, public: bool) -> Result<(), Fault> {
    let form = Form::at(Route::PublishReport).await?;
    let theme = form.state.board.theme(id).await?;
    // A second click finds what the first one did.
    if !(theme.version == version + 1 && theme.report_public == public) {
        form.state.board.publish_report(id, version, public).await?;
    }
    form.go(form.state.log_grew().await?, &Address::AdminTheme(id).after(ThemeFlash::Saved));
    Ok(())
}
