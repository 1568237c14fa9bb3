//! The first day: what is done of it, and what is not; and what the office sets for its whole board.

use chrono_tz::Tz;
use subtle::ConstantTimeEq;

use super::{
    Actor, Error, Service,
    office::{reader_key, zone},
};
use crate::domain::{
    account::{Right, Role},
    backup::Standing,
    first_day::{Facts, Reach},
    office_settings::{Basics, BasicsForm, FirstStep, OfficeSettings},
    passphrase::Passphrase,
    problem::{Invalid, Problem},
    theme::{State, Theme},
    trial::Trial,
};
use crate::store::{self, ChangeError};

/// Everything that the page of the first day shows.
#[derive(Clone, Debug)]
pub struct FirstDay {
    /// What is known of the board.
    pub facts: Facts,
    /// The latest theme, where there is one.
    pub theme: Option<Theme>,
    /// The trial board, while it is there.
    pub trial: Option<Trial>,
}

impl Service {
    /// What the first day is made of.
    ///
    /// # Errors
    /// [`Fault::Forbidden`](crate::domain::fault::Fault::Forbidden); [`Error::Store`].
    pub async fn first_day(&self, by: &Actor) -> Result<FirstDay, Error> {
        by.must(Right::Office)?;
        let team = self.people.team().await?;
        let admins = team.iter().filter(|one| one.is_active() && one.role == Role::Admin).count();
        let theme = self.board.themes().await?.into_iter().next();
        let facts = Facts {
            named: !self.office().name.is_empty(),
            closed: self.is_closed(),
            reach: self.reach(),
            admins,
            letterhead: self.board.letterhead().await?.is_some(),
            themes: theme.is_some(),
            backup: matches!(self.office().set.backups.standing(self.today()), Standing::Good(_)),
            // Without HTTPS is a line of its own.
            unsafe_settings: self
                .inspect()
                .await?
                .unsafe_settings()
                .filter(|setting| setting.name != "origin")
                .count(),
        };
        Ok(FirstDay { facts, theme, trial: self.trial().await? })
    }

    /// How browsers reach the board, as far as its settings say.
    fn reach(&self) -> Reach {
        let config = &self.config;
        let alone = config.origin.is_none() && config.addr.ip().is_loopback();
        match () {
            () if config.is_https() => Reach::Https,
            () if alone || config.is_for_this_machine() => Reach::ThisMachine,
            () => Reach::Plain,
        }
    }

    /// Puts a step of the first day off, or takes it up again.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn put_off(&self, by: &Actor, step: FirstStep, off: bool) -> Result<(), Error> {
        by.must(Right::Office)?;
        self.change_office(|set| {
            set.put_off(step, off);
            Ok(())
        })
        .await
    }

    /// Notes that a step is done of which nothing else tells.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn note_done(&self, by: &Actor, step: FirstStep) -> Result<(), Error> {
        by.must(Right::Office)?;
        self.change_office(|set| {
            set.note_done(step, true);
            Ok(())
        })
        .await
    }

    /// Whether this is the passphrase; compared in constant time, by what is derived from it.
    pub fn is_passphrase(&self, typed: &Passphrase) -> bool {
        let (Some(salt), Some(key)) = (self.reader_salt(), self.office().key) else {
            return false;
        };
        reader_key(salt, typed).expose().ct_eq(key.expose()).into()
    }

    /// What the key of readers is derived with; nothing, and a line in the log, where the file
    /// cannot be read or made.
    pub fn reader_salt(&self) -> Option<&[u8; 32]> {
        let salt = self.reader_salt.of(self.keys.folder());
        salt.inspect_err(|error| tracing::error!(%error, "reader.key cannot be read or made")).ok()
    }

    /// Sets name, time and hours, for somebody who saw them as `seen`.
    ///
    /// # Errors
    /// [`Fault::Invalid`](crate::domain::fault::Fault::Invalid) field by field: a time zone is
    /// frozen while a theme is open, for its days would begin and end at other moments than people
    /// were told. [`Fault::Conflict`](crate::domain::fault::Fault::Conflict) where somebody else
    /// changed them meanwhile.
    pub async fn set_basics(
        &self,
        by: &Actor,
        seen: &Basics,
        form: &BasicsForm,
    ) -> Result<(), Error> {
        by.must(Right::Office)?;
        let is_zone = |zone: &str| zone.parse::<Tz>().is_ok();
        let typed = form.parse(seen, |field| self.asks(field), is_zone)?;
        if zone(&typed) != zone(seen) && self.anything_open().await? {
            return Err(Invalid::one("time_zone", Problem::WhileOpen).into());
        }
        self.change_office(|set| {
            // The second of two clicks finds what the first left.
            if set.basics != *seen && set.basics != typed {
                return Err(store::Error::Conflict.into());
            }
            set.basics = typed;
            set.put_off(FirstStep::Office, false);
            Ok(())
        })
        .await
    }

    /// Whether a field is asked for, by its name: what the environment sets is not.
    fn asks(&self, field: &str) -> bool {
        let config = &self.config;
        match field {
            "name" => config.office.is_none(),
            "time_zone" => config.tz.is_none(),
            "dates" => config.dates.is_none(),
            _ => config.box_hours.is_empty(),
        }
    }

    async fn anything_open(&self) -> Result<bool, store::Error> {
        Ok(self.board.themes().await?.iter().any(|theme| theme.state == State::Open))
    }

    /// Sets what readers must know from now on, in the place of what they had to know before; or
    /// nothing.
    ///
    /// # Errors
    /// [`Fault::Invalid`](crate::domain::fault::Fault::Invalid) under `passphrase`: too short, or
    /// set by the environment.
    pub async fn set_passphrase(
        &self,
        by: &Actor,
        phrase: Option<&Passphrase>,
    ) -> Result<(), Error> {
        by.must(Right::Office)?;
        let wrong = |problem| Invalid::one("passphrase", problem);
        if self.config.passphrase.is_some() {
            return Err(wrong(Problem::SetOutside).into());
        }
        phrase.map_or(Ok(()), Passphrase::check).map_err(wrong)?;
        let salt = phrase.map(|_| self.reader_salt().ok_or(Error::GivenUp("reading reader.key")));
        let key = phrase.zip(salt.transpose()?).map(|(phrase, salt)| reader_key(salt, phrase));
        self.change_office(|set| {
            set.key = key;
            set.put_off(FirstStep::Passphrase, false);
            Ok(())
        })
        .await
    }

    pub(super) async fn change_office<F>(&self, change: F) -> Result<(), Error>
    where
        F: FnOnce(&mut OfficeSettings) -> Result<(), ChangeError> + Send,
    {
        let changed = self.board.change_office_settings(change).await;
        let changed = changed.map_err(|error| match error {
            ChangeError::Store(error) => Error::from(error),
            ChangeError::Invalid(invalid) => invalid.into(),
        })?;
        Ok(self.publish(changed).await?)
    }
}
