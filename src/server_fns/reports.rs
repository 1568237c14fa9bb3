//! Publishing a report.

use leptos::prelude::*;

use super::{go, headers, organizer, state};
use crate::domain::{error::Fault, ids::ThemeId};

/// Lets everybody read the report, or only accounts again.
///
/// # Errors
/// [`Fault::Conflict`] when somebody else changed the theme first.
#[server(endpoint = "publish_report")]
pub async fn publish_report(id: ThemeId, version: i64, public: bool) -> Result<(), Fault> {
    let (state, headers, owner) = (state(), headers(), Owner::current());
    organizer(&state, &headers).await?;
    let theme = state.board.theme(id).await?;
    // A second click finds what the first one did.
    if !(theme.version == version + 1 && theme.report_public == public) {
        state.board.publish_report(id, version, public).await?;
    }
    go(owner, &format!("/admin/themes/{id}?done=saved"));
    Ok(())
}
