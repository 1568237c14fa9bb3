//! Suggested groups on the bench: accepting one, refusing one for good; and the list of policy
//! fields that names them.

use leptos::prelude::*;

use super::{
    NamedForm,
    groups::{OnBench, label},
};
use crate::address::{Address, BenchFlash, FieldsFlash, Route};
use crate::domain::{
    fault::Fault,
    ids::{GroupId, NoteId, ThemeId},
    suggest::{OfficeWords, PolicyFields},
};
use crate::service::Error;

/// The notes of a suggestion: their ids, with blanks between them.
fn notes(together: &str) -> Result<Vec<NoteId>, Fault> {
    let notes: Result<Vec<NoteId>, _> = together.split_whitespace().map(str::parse).collect();
    notes.ok().filter(|notes| notes.len() > 1).ok_or(Fault::Malformed)
}

/// Makes a group of notes that were suggested together. `group` is its id, so that a second click
/// makes no second one.
///
/// # Errors
/// [`Fault::Invalid`] when the name is too long; as of
/// [`crate::service::Service::accept_suggestion`].
#[server(prefix = "/do", endpoint = "accept_suggestion")]
pub async fn accept_suggestion(
    theme: ThemeId,
    #[server(default)] seen: i64,
    #[server(default)] page: String,
    group: GroupId,
    together: String,
    #[server(default)] name: String,
    #[server(default)] why: String,
) -> Result<(), Fault> {
    let bench = OnBench::at(Route::AcceptSuggestion, theme, seen, page).await?;
    let (notes, label) = (notes(&together)?, label(&name, &why)?);
    let NamedForm { state, actor, .. } = &bench.form;
    let left = state.accept_suggestion(actor, theme, seen, group, notes, label).await;
    bench.lead_back(BenchFlash::Accepted, &left.map_err(Error::told)?);
    Ok(())
}

/// Refuses a suggestion for good. `group` is the id that its group would have had.
///
/// # Errors
/// As of [`crate::service::Service::refuse_suggestion`].
#[server(prefix = "/do", endpoint = "refuse_suggestion")]
pub async fn refuse_suggestion(
    theme: ThemeId,
    #[server(default)] seen: i64,
    #[server(default)] page: String,
    group: GroupId,
    together: String,
) -> Result<(), Fault> {
    let bench = OnBench::at(Route::RefuseSuggestion, theme, seen, page).await?;
    let NamedForm { state, actor, .. } = &bench.form;
    let left = state.refuse_suggestion(actor, theme, seen, group, notes(&together)?).await;
    bench.lead_back(BenchFlash::Refused, &left.map_err(Error::told)?);
    Ok(())
}

/// Drops the suggested groups of a file, as if it had never come. What was accepted or refused of them
/// stays so.
///
/// # Errors
/// As of [`crate::service::Service::drop_brought`].
#[server(prefix = "/do", endpoint = "drop_brought")]
pub async fn drop_brought(theme: ThemeId) -> Result<(), Fault> {
    let form = NamedForm::at(Route::DropBrought).await?;
    form.state.drop_brought(&form.actor, theme).await.map_err(Error::told)?;
    form.go(&Address::BringGroups(theme).after(BenchFlash::Unbrought));
    Ok(())
}

/// Saves the list of policy fields. `seen` is the list as the form was shown with it.
///
/// # Errors
/// [`Fault::Invalid`] by lines; as of [`crate::service::Service::set_policy_fields`].
#[server(prefix = "/do", endpoint = "save_policy_fields")]
pub async fn save_policy_fields(
    #[server(default)] seen: String,
    #[server(default)] fields: String,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::SavePolicyFields).await?;
    let fields = PolicyFields::parse(&fields)?;
    form.state.set_policy_fields(&form.actor, &seen, &fields).await.map_err(Error::told)?;
    form.go(&Address::PolicyFields.after(FieldsFlash::Saved));
    Ok(())
}

/// Saves the office's own words. `seen` is the list as the form was shown with it.
///
/// # Errors
/// [`Fault::Invalid`] by lines; as of [`crate::service::Service::set_office_words`].
#[server(prefix = "/do", endpoint = "save_office_words")]
pub async fn save_office_words(
    #[server(default)] seen: String,
    #[server(default)] words: String,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::SaveOfficeWords).await?;
    let words = OfficeWords::parse(&words)?;
    form.state.set_office_words(&form.actor, &seen, &words).await.map_err(Error::told)?;
    form.go(&Address::PolicyFields.after(FieldsFlash::WordsSaved));
    Ok(())
}
