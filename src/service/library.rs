//! What the library of themes needs to know of the office, and which of its ideas were used.

use std::collections::BTreeMap;

use super::{Actor, Error, Service};
use crate::domain::{account::Right, ids::ThemeId, library::IdeaRef, theme::Theme};
use crate::store::Totals;

/// A theme that was made of an idea.
#[derive(Clone, Debug)]
pub struct UsedIdea {
    /// The theme.
    pub theme: Theme,
    /// Its totals, once it has closed: before that a theme may hide them.
    pub totals: Option<Totals>,
}

impl Service {
    /// The themes that this office made of ideas, the latest first.
    ///
    /// # Errors
    /// [`crate::domain::fault::Fault::Forbidden`]; [`Error::Store`].
    pub async fn used_ideas(&self, by: &Actor) -> Result<BTreeMap<IdeaRef, Vec<UsedIdea>>, Error> {
        by.must(Right::Themes)?;
        let made: BTreeMap<ThemeId, IdeaRef> = self.board.used_ideas().await?.into_iter().collect();
        let totals = self.board.totals().await?;
        let mut used: BTreeMap<IdeaRef, Vec<UsedIdea>> = BTreeMap::new();
        for theme in self.board.themes().await? {
            let Some(idea) = made.get(&theme.id) else { continue };
            let public = || totals.get(&theme.id).copied().unwrap_or_default();
            let totals = theme.state.is_over().then(public);
            used.entry(*idea).or_default().push(UsedIdea { theme, totals });
        }
        Ok(used)
    }

    /// Says of a theme that was just made of which idea it was; what was said first stays, so that a
    /// button may be pressed twice.
    ///
    /// # Errors
    /// [`crate::domain::fault::Fault::Forbidden`]; [`Error::Store`].
    pub async fn use_idea(&self, by: &Actor, theme: ThemeId, idea: IdeaRef) -> Result<(), Error> {
        by.must(Right::Themes)?;
        Ok(self.board.use_idea(theme, idea).await?)
    }
}
