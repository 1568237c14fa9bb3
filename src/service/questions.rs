//! The verbs of questions under notes: asking one. What comes back goes the anonymous way
//! ([`super::anon`]).

use super::{Actor, Error, Service};
use crate::domain::{
    account::Right,
    fault::Fault,
    ids::{NoteId, QuestionId, ThemeId},
    problem::Invalid,
    question::{Question, Thread, takes_replies},
    text::{self, NOTE_MAX},
};
use crate::store;

impl Service {
    /// Asks a question under a note, for everybody to see. `id` was made with the form: sent twice,
    /// it is asked once.
    ///
    /// # Errors
    /// [`Fault::Invalid`] for no words or too many; [`Fault::NotNow`] before there is a board, once
    /// the theme is archived, and where enough is asked under the note; [`Fault::NotFound`] for a
    /// note that does not show; [`Fault::Conflict`] for a form that has asked something else.
    pub async fn ask(
        &self,
        by: &Actor,
        theme: ThemeId,
        id: QuestionId,
        note: NoteId,
        typed: &str,
    ) -> Result<(), Error> {
        by.must(Right::Review)?;
        if !takes_replies(self.board.theme(theme).await?.state) {
            return Err(Fault::NotNow.into());
        }
        let text =
            text::parse(typed, NOTE_MAX).map_err(|problem| Invalid::one("asking", problem))?;
        let question = Question { id, note, text, asked_on: self.today() };
        match self.board.ask(theme, &question).await {
            Err(store::Error::Taken) => Err(Fault::NotNow.into()),
            asked => Ok(self.publish(asked?).await?),
        }
    }

    /// The questions of a theme with their replies, hidden ones too.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn threads(&self, theme: ThemeId) -> Result<Vec<Thread>, Error> {
        let questions = self.board.questions(theme).await?;
        let replies =
            if questions.is_empty() { Vec::new() } else { self.board.replies(theme).await? };
        Ok(Thread::all(questions, replies))
    }
}
