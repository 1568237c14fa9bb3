//! The forms of proposals: the office's schemes, and a draft for one of them.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::NamedForm;
use crate::address::{Address, ProposalFlash, Route};
use crate::domain::{
    answers::Item,
    fault::Fault,
    ids::ThemeId,
    proposal::{ProposalForm, SchemeForm, Schemes},
};
use crate::http::source_of;
use crate::service::Error;

/// All schemes as they are typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SchemesForm {
    /// Each of them; the last one is for a new one.
    pub schemes: Vec<SchemeForm>,
}

/// Saves the schemes. `seen` are the schemes as the form was shown with them.
///
/// # Errors
/// [`Fault::Malformed`]; as of [`crate::service::Service::set_schemes`].
#[server(prefix = "/do", endpoint = "save_schemes")]
pub async fn save_schemes(
    #[server(default)] seen: String,
    #[server(default)] form: SchemesForm,
) -> Result<(), Fault> {
    let sent = NamedForm::at(Route::SaveSchemes).await?;
    let seen: Schemes = serde_json::from_str(&seen).map_err(|_| Fault::Malformed)?;
    let schemes = Schemes::parse(&form.schemes, source_of);
    sent.state.set_schemes(&sent.actor, &seen, schemes).await.map_err(Error::told)?;
    sent.go(&Address::Schemes.after(ProposalFlash::Saved));
    Ok(())
}

/// Saves a draft for the form of a scheme; `seen` is the version that was read.
///
/// # Errors
/// The errors of [`crate::service::Service::save_proposal`].
#[server(prefix = "/do", endpoint = "save_proposal")]
pub async fn save_proposal(
    theme: ThemeId,
    #[server(default)] item: String,
    #[server(default)] scheme: String,
    #[server(default)] seen: i64,
    #[server(default)] form: ProposalForm,
) -> Result<(), Fault> {
    let sent = NamedForm::at(Route::SaveProposal).await?;
    let item: Item = item.parse().map_err(|_| Fault::NotFound)?;
    let saved = sent.state.save_proposal(&sent.actor, theme, item, (&scheme, seen), &form).await;
    saved.map_err(Error::told)?;
    // The form's page says of which scheme, and comes along.
    sent.go(&Address::Proposal(theme, item).after(ProposalFlash::Saved));
    Ok(())
}
