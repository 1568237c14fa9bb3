//! The verbs of the trial board.

use super::{Actor, Error, Service, token};
use crate::domain::{
    account::Right,
    fault::Fault,
    office_settings::FirstStep,
    trial::{Trial, parse_note},
};
use crate::store;

impl Service {
    /// The trial board, if one is there.
    ///
    /// # Errors
    /// [`store::Error`].
    pub async fn trial(&self) -> Result<Option<Trial>, store::Error> {
        Ok(self.board.trial().await?.filter(|trial| !trial.is_over(self.clock.now())))
    }

    /// The trial board at the address with this word.
    ///
    /// # Errors
    /// [`Fault::NotFound`] where there is none, or where it is over.
    pub async fn trial_at(&self, token: &str) -> Result<Trial, Error> {
        let trial = self.trial().await?.filter(|trial| trial.token == token);
        trial.ok_or_else(|| Fault::NotFound.into())
    }

    /// Begins a trial board. One that is there already goes on: a button pressed twice.
    ///
    /// # Errors
    /// [`Error::NoRandom`]; [`Error::Store`].
    pub async fn begin_trial(&self, by: &Actor) -> Result<(), Error> {
        by.must(Right::Office)?;
        let now = self.clock.now();
        let token = token::new()?[..32].to_owned();
        let begun = |there: Option<Trial>| {
            there.filter(|trial| !trial.is_over(now)).or(Some(Trial::new(token, now)))
        };
        Ok(self.board.change_trial(begun).await?)
    }

    /// Throws the trial board away.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn end_trial(&self, by: &Actor) -> Result<(), Error> {
        by.must(Right::Office)?;
        Ok(self.board.change_trial(|_| None).await?)
    }

    /// Throws away a trial board whose hour has passed.
    pub(super) async fn sweep_trial(&self) -> Result<(), store::Error> {
        let now = self.clock.now();
        let over = self.board.trial().await?.is_some_and(|trial| trial.is_over(now));
        if !over {
            return Ok(());
        }
        self.board.change_trial(|trial| trial.filter(|trial| !trial.is_over(now))).await
    }

    /// Pins a note to the trial board.
    ///
    /// # Errors
    /// [`Fault::NotFound`] where it is over; [`Fault::Invalid`] under `text`.
    pub async fn pin_trial(&self, token: &str, typed: &str) -> Result<(), Error> {
        self.trial_at(token).await?;
        let note = parse_note(typed)?;
        let here = |trial: &mut Trial| {
            if trial.token == token {
                trial.pin(note);
            }
        };
        let pinned = |mut there: Option<Trial>| {
            there.as_mut().map(here);
            there
        };
        self.board.change_trial(pinned).await?;
        if self.office().set.done.contains(&FirstStep::Trial) {
            return Ok(());
        }
        self.change_office(|set| {
            set.note_done(FirstStep::Trial, true);
            Ok(())
        })
        .await
    }
}
