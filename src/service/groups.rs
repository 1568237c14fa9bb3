//! The bench: putting notes into groups. Notes and stickers stay as they are.

use super::{Actor, Error, Service};
use crate::domain::{
    account::Right,
    fault::Fault,
    groups::{Bench, Command, Skipped},
    ids::ThemeId,
    theme::{State, Theme},
};

impl Service {
    /// The bench of a theme that has a board.
    ///
    /// # Errors
    /// [`Fault::NotFound`] for one that has none yet.
    pub async fn bench(&self, by: &Actor, id: ThemeId) -> Result<(Theme, Bench), Error> {
        by.must(Right::Review)?;
        let theme = self.board.theme(id).await?;
        if !theme.state.has_board() {
            return Err(Fault::NotFound.into());
        }
        Ok((theme, self.board.bench(id).await?))
    }

    /// Does something on the bench of a theme, for somebody who looked at it as the step `seen` had
    /// left it. Returns what of it was left out because somebody else was faster.
    ///
    /// # Errors
    /// [`Fault::NotFound`] for a group that was never made, [`Fault::NotNow`] where the theme has
    /// no board yet or is archived.
    pub async fn review(
        &self,
        by: &Actor,
        id: ThemeId,
        seen: i64,
        command: &Command,
    ) -> Result<Vec<Skipped>, Error> {
        by.must(Right::Review)?;
        let theme = self.board.theme(id).await?;
        if !can_be_reviewed(theme.state) {
            return Err(Fault::NotNow.into());
        }
        Ok(self.board.take_step(id, by.account, seen, self.clock.now(), command).await?)
    }
}

/// Whether the bench of a theme in this state can be worked at.
pub const fn can_be_reviewed(state: State) -> bool {
    state.has_board() && !matches!(state, State::Archived)
}
