//! The forms of templates: keeping one, dropping one, beginning many drafts with one.

use leptos::prelude::*;

use super::NamedForm;
use crate::address::{Address, AnswersFlash, Route, TemplatesFlash};
use crate::domain::{
    answers::{AnswerForm, Item, TemplateForm},
    fault::Fault,
    ids::{TemplateId, ThemeId},
};
use crate::service::{Error, new_theme::read_random_id};

/// Saves a template; `seen` is the version that was read, 0 for a new one, whose `id` the form made
/// up.
///
/// # Errors
/// The errors of [`crate::service::Service::save_template`].
#[server(prefix = "/do", endpoint = "save_template")]
pub async fn save_template(
    #[server(default)] id: String,
    #[server(default)] seen: i64,
    #[server(default)] name: String,
    #[server(default)] status: String,
    #[server(default)] reason: String,
    #[server(default)] text: String,
    #[server(default)] department: String,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::SaveTemplate).await?;
    let id = TemplateId(read_random_id(&id)?);
    let answer = AnswerForm { status, reason, text, department, ..AnswerForm::default() };
    let typed = TemplateForm { name, answer };
    form.state.save_template(&form.actor, id, seen, typed).await.map_err(Error::told)?;
    form.go(&Address::Templates.after(TemplatesFlash::Saved));
    Ok(())
}

/// Drops a template; `seen` is the version that was read.
///
/// # Errors
/// The errors of [`crate::service::Service::drop_template`].
#[server(prefix = "/do", endpoint = "drop_template")]
pub async fn drop_template(
    #[server(default)] id: String,
    #[server(default)] seen: i64,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::DropTemplate).await?;
    let id = id.parse().map_err(|_| Fault::Malformed)?;
    form.state.drop_template(&form.actor, id, seen).await.map_err(Error::told)?;
    form.go(&Address::Templates.after(TemplatesFlash::Dropped));
    Ok(())
}

/// Begins a draft with a template for each of several items.
///
/// # Errors
/// [`Fault::Malformed`] for an item that is none; the errors of
/// [`crate::service::Service::draft_many`].
#[server(prefix = "/do", endpoint = "draft_many")]
pub async fn draft_many(
    theme: ThemeId,
    #[server(default)] items: Vec<String>,
    #[server(default)] template: String,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::DraftMany).await?;
    let items: Result<Vec<Item>, _> = items.iter().map(|item| item.parse()).collect();
    let items = items.map_err(|_| Fault::Malformed)?;
    let template = template.parse().ok();
    form.state.draft_many(&form.actor, theme, &items, template).await.map_err(Error::told)?;
    form.go(&Address::Answers(theme).after(AnswersFlash::Begun));
    Ok(())
}
