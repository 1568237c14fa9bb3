//! The forms of answers: drafting one, noting something beside an item, publishing several.
#![expect(clippy::too_many_arguments, reason = "they are the fields of a form, by their names")]

use leptos::prelude::*;

use super::NamedForm;
use crate::address::{Address, AnswersFlash, Route};
use crate::domain::{
    answers::{AnswerForm, Item},
    fault::Fault,
    ids::ThemeId,
};
use crate::service::Error;

/// The item that a form names.
fn item(typed: &str) -> Result<Item, Fault> {
    typed.parse().map_err(|_| Fault::NotFound)
}

/// Saves a draft of an answer; `seen` is the version that was read.
///
/// # Errors
/// The errors of [`crate::service::Service::save_draft`].
#[server(prefix = "/do", endpoint = "save_draft")]
pub async fn save_draft(
    theme: ThemeId,
    #[server(default)] item: String,
    #[server(default)] seen: i64,
    #[server(default)] status: String,
    #[server(default)] reason: String,
    #[server(default)] text: String,
    #[server(default)] department: String,
    #[server(default)] due: String,
    #[server(default)] check: String,
    #[server(default)] evidence: String,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::SaveDraft).await?;
    let item = self::item(&item)?;
    let answer = AnswerForm { status, reason, text, department, due, check, evidence };
    form.state.save_draft(&form.actor, theme, item, seen, &answer).await.map_err(Error::told)?;
    form.go(&Address::Item(theme, item).after(AnswersFlash::Saved));
    Ok(())
}

/// Drops a draft; `seen` is the version that was read.
///
/// # Errors
/// The errors of [`crate::service::Service::drop_draft`].
#[server(prefix = "/do", endpoint = "drop_draft")]
pub async fn drop_draft(
    theme: ThemeId,
    #[server(default)] item: String,
    #[server(default)] seen: i64,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::DropDraft).await?;
    form.state
        .drop_draft(&form.actor, theme, self::item(&item)?, seen)
        .await
        .map_err(Error::told)?;
    form.go(&Address::Answers(theme).after(AnswersFlash::Dropped));
    Ok(())
}

/// Notes something beside an item.
///
/// # Errors
/// The errors of [`crate::service::Service::add_remark`].
#[server(prefix = "/do", endpoint = "add_remark")]
pub async fn add_remark(
    theme: ThemeId,
    #[server(default)] item: String,
    #[server(default)] remark: String,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::AddRemark).await?;
    let item = self::item(&item)?;
    form.state.add_remark(&form.actor, theme, item, &remark).await.map_err(Error::told)?;
    form.go(&format!("{}#remarks", Address::Item(theme, item).after(AnswersFlash::Remarked)));
    Ok(())
}

/// Publishes drafts: each is named by its item and its version, `g-…:3`. `step` is the step of the
/// bench whose groups were shown beside them.
///
/// # Errors
/// [`Fault::Malformed`] for a name that is none; the errors of
/// [`crate::service::Service::publish_answers`].
#[server(prefix = "/do", endpoint = "publish_answers")]
pub async fn publish_answers(
    theme: ThemeId,
    #[server(default)] step: i64,
    #[server(default)] answers: Vec<String>,
) -> Result<(), Fault> {
    let form = NamedForm::at(Route::PublishAnswers).await?;
    let named = |name: &String| {
        let (item, version) = name.split_once(':')?;
        Some((item.parse().ok()?, version.parse().ok()?))
    };
    let chosen: Option<Vec<(Item, i64)>> = answers.iter().map(named).collect();
    let chosen = chosen.ok_or(Fault::Malformed)?;
    form.state.publish_answers(&form.actor, theme, &chosen, step).await.map_err(Error::told)?;
    form.go(&Address::Answers(theme).after(AnswersFlash::Published));
    Ok(())
}
