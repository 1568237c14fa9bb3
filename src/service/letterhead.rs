//! The verbs of the office's letterhead.

use super::{Actor, Error, Service};
use crate::domain::{
    account::Right,
    ids::ThemeId,
    letterhead::{Letterhead, parse_document_number},
    problem::Invalid,
};

impl Service {
    /// The letterhead as it is set, or the usual one.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn letterhead(&self) -> Result<Letterhead, Error> {
        Ok(self.board.letterhead().await?.unwrap_or_default())
    }

    /// Changes the letterhead, for somebody who saw it as `seen`.
    ///
    /// # Errors
    /// [`Fault::Invalid`](crate::domain::fault::Fault::Invalid) field by field;
    /// [`Fault::Conflict`](crate::domain::fault::Fault::Conflict) where somebody else changed it
    /// meanwhile.
    pub async fn set_letterhead(
        &self,
        by: &Actor,
        seen: &Letterhead,
        letterhead: Result<Letterhead, Invalid>,
    ) -> Result<(), Error> {
        by.must(Right::Office)?;
        let letterhead = letterhead?;
        let may = |now: Option<Letterhead>| {
            let now = now.unwrap_or_default();
            // The second of two clicks finds what the first left.
            now == *seen || now == letterhead
        };
        let set = self.board.set_letterhead(&letterhead, may).await?;
        Ok(self.publish(set).await?)
    }

    /// Puts another server's letterhead in the place of the one that there is.
    ///
    /// # Errors
    /// [`Fault::Forbidden`](crate::domain::fault::Fault::Forbidden); [`Error::Store`].
    pub async fn take_letterhead(&self, by: &Actor, letterhead: &Letterhead) -> Result<(), Error> {
        by.must(Right::Office)?;
        let set = self.board.set_letterhead(letterhead, |_| true).await?;
        Ok(self.publish(set).await?)
    }

    /// Notes which number a theme's report has in the office's register; an empty one takes it away.
    ///
    /// # Errors
    /// [`Fault::Invalid`](crate::domain::fault::Fault::Invalid);
    /// [`Fault::NotFound`](crate::domain::fault::Fault::NotFound) for no such theme.
    pub async fn number_report(&self, by: &Actor, id: ThemeId, typed: &str) -> Result<(), Error> {
        by.must(Right::Reports)?;
        let number = parse_document_number(typed)
            .map_err(|problem| Invalid::one("document_number", problem))?;
        self.board.theme(id).await?;
        let numbered = self.board.number_report(id, number.as_deref()).await?;
        Ok(self.publish(numbered).await?)
    }
}
