//! The verbs of templates: keeping them, and beginning many drafts with one.

use super::{Actor, Error, Service, can_be_answered};
use crate::domain::{
    account::Right,
    answers::{Item, Template, TemplateForm},
    fault::Fault,
    ids::{TemplateId, ThemeId},
    problem::{Invalid, Problem},
};
use crate::store::{self, ChangeError};

impl Service {
    /// All templates, by name.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn templates(&self, by: &Actor) -> Result<Vec<Template>, Error> {
        by.must(Right::Review)?;
        Ok(self.board.templates().await?)
    }

    /// Saves a template for somebody who read the version `seen`, 0 for a new one.
    ///
    /// # Errors
    /// [`Fault::Invalid`] field by field; [`Fault::Conflict`] when somebody else changed it since.
    pub async fn save_template(
        &self,
        by: &Actor,
        id: TemplateId,
        seen: i64,
        form: TemplateForm,
    ) -> Result<(), Error> {
        by.must(Right::Review)?;
        let (name, answer) = form.parse(self.today())?;
        match self.board.save_template(id, seen, &name, &answer).await {
            Err(ChangeError::Store(store::Error::Conflict)) => {
                // A second click finds what the first one saved.
                let there = self.board.templates().await?;
                let same = |there: &Template| {
                    there.id == id
                        && there.version == seen + 1
                        && there.name == name
                        && there.answer == answer
                };
                if there.iter().any(same) { Ok(()) } else { Err(Fault::Conflict.into()) }
            }
            Err(ChangeError::Store(error)) => Err(error.into()),
            Err(ChangeError::Invalid(invalid)) => Err(invalid.into()),
            Ok(()) => Ok(()),
        }
    }

    /// Drops a template for somebody who read the version `seen`. One that is gone is gone.
    ///
    /// # Errors
    /// [`Fault::Conflict`] when somebody else changed it since.
    pub async fn drop_template(&self, by: &Actor, id: TemplateId, seen: i64) -> Result<(), Error> {
        by.must(Right::Review)?;
        match self.board.drop_template(id, seen).await {
            Err(store::Error::Conflict) => {
                let there = self.board.templates().await?;
                let is = there.iter().any(|one| one.id == id);
                if is { Err(Fault::Conflict.into()) } else { Ok(()) }
            }
            other => Ok(other?),
        }
    }

    /// Begins a draft with a template for each of several items that have none: for all of them or
    /// for none.
    ///
    /// # Errors
    /// [`Fault::Invalid`] when no item or no template is chosen; [`Fault::Conflict`] when one of the
    /// items has another draft by now; [`Fault::NotNow`] as of [`can_be_answered`].
    pub async fn draft_many(
        &self,
        by: &Actor,
        id: ThemeId,
        items: &[Item],
        template: Option<TemplateId>,
    ) -> Result<(), Error> {
        let (theme, answering) = self.answering(by, id).await?;
        if items.is_empty() {
            return Err(Invalid::one("items", Problem::NotChosen).into());
        }
        let template = template.ok_or_else(|| Invalid::one("template", Problem::NotChosen))?;
        let there = self.board.templates().await?;
        let template = there.into_iter().find(|one| one.id == template);
        let answer = template.ok_or_else(|| Invalid::one("template", Problem::NotOffered))?.answer;
        let given = |item: &Item| answering.published.answer(*item).is_some();
        if !items.iter().all(|item| can_be_answered(theme.state, given(item))) {
            return Err(Fault::NotNow.into());
        }
        match self.board.draft_many(id, items, &answer).await {
            Err(store::Error::Conflict) => {
                // A second click finds what the first one drafted.
                let drafted = |item: &Item| {
                    answering.drafts.get(item).is_some_and(|draft| draft.answer == answer)
                };
                if items.iter().all(drafted) { Ok(()) } else { Err(Fault::Conflict.into()) }
            }
            other => Ok(other?),
        }
    }
}
