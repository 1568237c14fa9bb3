//! The verbs of answers: drafting them, noting something beside an item, and publishing several
//! together.

use super::{Actor, Error, Service};
use crate::domain::{
    account::Right,
    answers::{AnswerForm, Draft, Item, Published, REMARK_MAX},
    fault::Fault,
    ids::ThemeId,
    problem::{Invalid, Problem},
    text,
    theme::{State, Theme},
};
use crate::store::Answering;

impl Service {
    /// What reviewers work with at the answers of a theme that has a board.
    ///
    /// # Errors
    /// [`Fault::NotFound`] for one that has none yet.
    pub async fn answering(&self, by: &Actor, id: ThemeId) -> Result<(Theme, Answering), Error> {
        by.must(Right::Review)?;
        let theme = self.board.theme(id).await?;
        if !theme.state.has_board() {
            return Err(Fault::NotFound.into());
        }
        Ok((theme, self.board.answering(id).await?))
    }

    /// Saves a draft of an answer, for somebody who read the version `seen` of it, 0 where there
    /// was none.
    ///
    /// # Errors
    /// [`Fault::Invalid`] field by field; [`Fault::Conflict`] when somebody else changed the draft
    /// since; [`Fault::NotNow`] as of [`can_be_answered`]; [`Fault::NotFound`] for no such item.
    pub async fn save_draft(
        &self,
        by: &Actor,
        id: ThemeId,
        item: Item,
        seen: i64,
        form: &AnswerForm,
    ) -> Result<(), Error> {
        let answering = self.answerable(by, id, item).await?;
        let given = answering.published.answer(item).map(|given| &given.answer);
        let before = answering.drafts.get(&item).map_or(given, |draft| Some(&draft.answer));
        let answer = form.parse(self.today(), before)?;
        Ok(self.board.save_draft(id, item, seen, &answer).await?)
    }

    /// Drops a draft, for somebody who read the version `seen` of it.
    ///
    /// # Errors
    /// [`Fault::Conflict`] when somebody else changed it since.
    pub async fn drop_draft(
        &self,
        by: &Actor,
        id: ThemeId,
        item: Item,
        seen: i64,
    ) -> Result<(), Error> {
        by.must(Right::Review)?;
        Ok(self.board.drop_draft(id, item, seen).await?)
    }

    /// Notes something beside an item, for reviewers alone.
    ///
    /// # Errors
    /// [`Fault::Invalid`] for no words or too many; [`Fault::NotFound`] for no such item.
    pub async fn add_remark(
        &self,
        by: &Actor,
        id: ThemeId,
        item: Item,
        remark: &str,
    ) -> Result<(), Error> {
        self.answering(by, id).await?;
        let remark =
            text::parse(remark, REMARK_MAX).map_err(|problem| Invalid::one("remark", problem))?;
        Ok(self.board.add_remark(id, item, by.account, self.today(), &remark).await?)
    }

    /// Publishes drafts, each of the version that was read, together with the groups as they were
    /// at a step of the bench. All of it or nothing. Returns how many answers came out.
    ///
    /// # Errors
    /// [`Fault::Invalid`] when nothing is chosen and the groups are public as they are;
    /// [`Fault::Conflict`] when one of the drafts is another by now, or its item cannot be seen;
    /// [`Fault::NotNow`] as of [`can_be_answered`].
    pub async fn publish_answers(
        &self,
        by: &Actor,
        id: ThemeId,
        chosen: &[(Item, i64)],
        step: i64,
    ) -> Result<usize, Error> {
        let (theme, answering) = self.answering(by, id).await?;
        let allowed = |(item, _): &(Item, i64)| {
            can_be_answered(theme.state, answering.published.answer(*item).is_some())
        };
        let groups = can_be_published(theme.state);
        if !groups || !chosen.iter().all(allowed) {
            return Err(Fault::NotNow.into());
        }
        let public = answering.published.last().map_or(0, |last| last.step);
        if chosen.is_empty() && step == public {
            return Err(Invalid::one("answers", Problem::NotChosen).into());
        }
        let done = self.board.publish_answers(id, chosen, step, self.today()).await?;
        Ok(self.publish(done).await?)
    }

    /// What everybody sees of a theme's answers: nothing while it is open.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn published(&self, theme: &Theme) -> Result<Published, Error> {
        if can_be_published(theme.state) {
            Ok(self.board.published(theme.id).await?)
        } else {
            Ok(Published::default())
        }
    }

    /// What is there of an item that can be answered now.
    async fn answerable(&self, by: &Actor, id: ThemeId, item: Item) -> Result<Answering, Error> {
        let (theme, answering) = self.answering(by, id).await?;
        if can_be_answered(theme.state, answering.published.answer(item).is_some()) {
            Ok(answering)
        } else {
            Err(Fault::NotNow.into())
        }
    }
}

/// Whether an answer can be drafted in a theme in this state, to an item that has one already or
/// has none. What was promised is followed through after the theme was archived; nothing new is
/// answered then.
pub const fn can_be_answered(state: State, answered: bool) -> bool {
    state.has_board() && (answered || !matches!(state, State::Archived))
}

/// Whether answers and groups can come out in this state: once the theme has closed.
pub const fn can_be_published(state: State) -> bool {
    state.is_over()
}

/// The version of a draft; 0 where there is none.
pub fn version(draft: Option<&Draft>) -> i64 {
    draft.map_or(0, |draft| draft.version)
}
