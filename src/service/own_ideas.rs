//! The verbs of the office's own ideas for themes.

use uuid::Uuid;

use super::{Actor, Error, Service};
use crate::domain::{
    account::Right,
    fault::Fault,
    ids::OwnIdeaId,
    library::own::{IdeaForm, NotIdeas, OwnIdea, OwnWords, read_file, write_file},
};
use crate::store::{self, ChangeError};

/// Why a file of ideas is not taken.
#[derive(Debug, thiserror::Error)]
pub enum NotAdded {
    /// It cannot be read.
    #[error(transparent)]
    File(#[from] NotIdeas),
    /// Something else.
    #[error(transparent)]
    Other(#[from] Error),
}

/// An idea of a file.
#[derive(Clone, Debug)]
pub struct DryIdea {
    /// Its words.
    pub words: OwnWords,
    /// Whether one of its title is there already, so that it would be passed over.
    pub is_there: bool,
}

impl Service {
    /// The office's own ideas.
    ///
    /// # Errors
    /// [`Fault::Forbidden`]; [`Error::Store`].
    pub async fn own_ideas(&self, by: &Actor) -> Result<Vec<OwnIdea>, Error> {
        by.must(Right::Themes)?;
        Ok(self.board.own_ideas().await?)
    }

    /// One of them.
    ///
    /// # Errors
    /// [`Fault::NotFound`]; the errors of [`Service::own_ideas`].
    pub async fn own_idea(&self, by: &Actor, id: OwnIdeaId) -> Result<OwnIdea, Error> {
        let there = self.own_ideas(by).await?;
        Ok(there.into_iter().find(|one| one.id == id).ok_or(Fault::NotFound)?)
    }

    /// Keeps an idea for somebody who read the version `seen`, 0 for a new one whose `id` the form made up.
    ///
    /// # Errors
    /// [`Fault::Invalid`] field by field; [`Fault::Conflict`] when somebody else changed it since.
    pub async fn save_own_idea(
        &self,
        by: &Actor,
        id: OwnIdeaId,
        seen: i64,
        form: &IdeaForm,
    ) -> Result<(), Error> {
        by.must(Right::Themes)?;
        let words = form.parse()?;
        match self.board.save_own_idea(id, seen, &words).await {
            Err(ChangeError::Store(store::Error::Conflict)) => {
                // A second click finds what the first one kept.
                let there = self.board.own_ideas().await?;
                let same = |one: &OwnIdea| one.id == id && one.words == words;
                if there.iter().any(same) { Ok(()) } else { Err(Fault::Conflict.into()) }
            }
            Err(ChangeError::Invalid(invalid)) => Err(invalid.into()),
            Err(ChangeError::Store(error)) => Err(error.into()),
            Ok(()) => Ok(()),
        }
    }

    /// Drops an idea. Themes that were made of it stay.
    ///
    /// # Errors
    /// [`Fault::Forbidden`]; [`Error::Store`].
    pub async fn drop_own_idea(&self, by: &Actor, id: OwnIdeaId) -> Result<(), Error> {
        by.must(Right::Themes)?;
        Ok(self.board.drop_own_idea(id).await?)
    }

    /// The file of the office's own ideas.
    ///
    /// # Errors
    /// The errors of [`Service::own_ideas`].
    pub async fn give_ideas(&self, by: &Actor) -> Result<String, Error> {
        Ok(write_file(&self.own_ideas(by).await?))
    }

    /// The ideas that a file would add.
    ///
    /// # Errors
    /// [`NotAdded`].
    pub async fn dry_ideas(&self, by: &Actor, text: &str) -> Result<Vec<DryIdea>, NotAdded> {
        let there = self.own_ideas(by).await?;
        let read = read_file(text.as_bytes())?;
        let dry = read.into_iter().map(|words| DryIdea {
            is_there: there.iter().any(|one| one.words.is_like(&words)),
            words,
        });
        Ok(dry.collect())
    }

    /// Adds the ideas of a file that are not there yet; returns how many. Sent twice, they are there once.
    ///
    /// # Errors
    /// [`NotAdded`]; none is added then.
    pub async fn take_ideas(&self, by: &Actor, text: &str) -> Result<usize, NotAdded> {
        by.must(Right::Themes).map_err(Error::from)?;
        let read = read_file(text.as_bytes())?;
        let new = |words| (OwnIdeaId(Uuid::new_v4()), words);
        let ideas: Vec<(OwnIdeaId, OwnWords)> = read.into_iter().map(new).collect();
        match self.board.add_own_ideas(&ideas).await {
            Ok(added) => Ok(added),
            Err(ChangeError::Invalid(invalid)) => Err(Error::from(invalid).into()),
            Err(ChangeError::Store(error)) => Err(Error::from(error).into()),
        }
    }
}
