//! The bench: putting notes into groups. Notes and stickers stay as they are.

use super::{Actor, Error, Service};
use crate::domain::{
    account::Right,
    fault::Fault,
    groups::{Bench, BenchNews, Command, Skipped, TakeBack},
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
        self.must_be_open(by, id).await?;
        Ok(self.board.take_step(id, by.account, seen, self.clock.now(), command).await?)
    }

    /// Takes one's own last step on the bench of a theme back, or one's own last undoing. Returns
    /// what of it was left out because somebody else has changed it since.
    ///
    /// # Errors
    /// [`Fault::NotNow`] where the theme has no board yet or is archived.
    pub async fn take_back(
        &self,
        by: &Actor,
        id: ThemeId,
        what: TakeBack,
    ) -> Result<Vec<Skipped>, Error> {
        self.must_be_open(by, id).await?;
        Ok(self.board.take_back(id, by.account, self.clock.now(), what).await?)
    }

    /// What changed on the bench of a theme since somebody looked at it as the step `seen` had left
    /// it. Asked for every few seconds by each open bench, so it reads two numbers and no trail.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn bench_news(&self, by: &Actor, id: ThemeId, seen: i64) -> Result<BenchNews, Error> {
        by.must(Right::Review)?;
        Ok(self.board.bench_news(id, seen).await?)
    }

    /// Whether what reviewers work with can be changed now.
    pub(super) async fn must_be_open(&self, by: &Actor, id: ThemeId) -> Result<(), Error> {
        by.must(Right::Review)?;
        let theme = self.board.theme(id).await?;
        if can_be_reviewed(theme.state) { Ok(()) } else { Err(Fault::NotNow.into()) }
    }
}

/// Whether the bench of a theme in this state can be worked at.
pub const fn can_be_reviewed(state: State) -> bool {
    state.has_board() && !matches!(state, State::Archived)
}
