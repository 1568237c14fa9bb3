//! The verbs of presets.

use super::{Actor, Error, Service};
use crate::domain::{
    account::Right,
    fault::Fault,
    ids::{PresetId, ThemeId},
    preset::{Brought, Preset, PresetSettings, parse_name},
    problem::Invalid,
    settings::Tier,
};
use crate::store::{self, ChangeError};

/// A preset of either kind, as a form names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChosenPreset {
    /// One that the program brings.
    Brought(Brought),
    /// One of the office's own.
    Own(Preset),
}

impl ChosenPreset {
    /// The one of this word or id among the office's; where there is none, the one with which new themes
    /// begin. One of Sealed tickets only where `may_seal` says that they can be given out.
    pub fn among(presets: &[Preset], word: &str, may_seal: bool) -> Self {
        let own = |preset: &Preset| Self::Own(preset.clone());
        let named = presets.iter().find(|preset| preset.id.to_string() == word).map(own);
        let usual = presets.iter().find(|preset| preset.usual).map(own);
        let brought = word.parse().ok().map(Self::Brought);
        let mut wished = brought.or(named).into_iter().chain(usual);
        wished
            .find(|one| may_seal || one.settings().tier != Tier::Sealed)
            .unwrap_or(Self::Brought(Brought::Usual))
    }

    /// What it sets.
    pub const fn settings(&self) -> PresetSettings {
        match self {
            Self::Brought(brought) => brought.settings(),
            Self::Own(preset) => preset.settings,
        }
    }

    /// How a form names it.
    pub fn word(&self) -> String {
        match self {
            Self::Brought(brought) => brought.as_str().to_owned(),
            Self::Own(preset) => preset.id.to_string(),
        }
    }
}

impl Service {
    /// The office's presets, by name.
    ///
    /// # Errors
    /// [`Fault::Forbidden`]; [`Error::Store`].
    pub async fn presets(&self, by: &Actor) -> Result<Vec<Preset>, Error> {
        by.must(Right::Themes)?;
        Ok(self.board.presets().await?)
    }

    /// Keeps the rules of a theme as a new preset.
    ///
    /// # Errors
    /// [`Fault::Invalid`] for its name, and for one more than there can be; [`Fault::NotFound`] for a theme
    /// that there is not.
    pub async fn new_preset(
        &self,
        by: &Actor,
        id: PresetId,
        name: &str,
        theme: ThemeId,
    ) -> Result<(), Error> {
        by.must(Right::Themes)?;
        let name = parse_name(name).map_err(|problem| Invalid::one("name", problem))?;
        let calendar = self.board.calendar().await?;
        let settings = PresetSettings::of(&self.board.theme(theme).await?.settings, &calendar);
        match self.board.new_preset(id, &name, &settings).await {
            // A second click finds what the first one kept.
            Err(ChangeError::Store(store::Error::Conflict)) | Ok(()) => Ok(()),
            Err(ChangeError::Store(error)) => Err(error.into()),
            Err(ChangeError::Invalid(invalid)) => Err(invalid.into()),
        }
    }

    /// Gives a preset another name, for somebody who read the version `seen`.
    ///
    /// # Errors
    /// [`Fault::Invalid`] for the name; [`Fault::Conflict`] when somebody else changed it since.
    pub async fn rename_preset(
        &self,
        by: &Actor,
        id: PresetId,
        seen: i64,
        name: &str,
    ) -> Result<(), Error> {
        by.must(Right::Themes)?;
        let name = parse_name(name).map_err(|problem| Invalid::one("name", problem))?;
        match self.board.rename_preset(id, seen, &name).await {
            Err(store::Error::Conflict) => {
                // A second click finds the name that the first one gave.
                let there = self.board.presets().await?;
                let same = |one: &Preset| one.id == id && one.name == name;
                if there.iter().any(same) { Ok(()) } else { Err(Fault::Conflict.into()) }
            }
            other => Ok(other?),
        }
    }

    /// Lets new themes begin with a preset of the office's own, or with the usual one that the program
    /// brings.
    ///
    /// # Errors
    /// [`Fault::NotFound`] for one that there is not.
    pub async fn make_usual(&self, by: &Actor, id: Option<PresetId>) -> Result<(), Error> {
        by.must(Right::Themes)?;
        Ok(self.board.make_usual(id).await?)
    }

    /// Drops a preset for somebody who read the version `seen`. One that is gone is gone.
    ///
    /// # Errors
    /// [`Fault::Conflict`] when somebody else changed it since.
    pub async fn drop_preset(&self, by: &Actor, id: PresetId, seen: i64) -> Result<(), Error> {
        by.must(Right::Themes)?;
        match self.board.drop_preset(id, seen).await {
            Err(store::Error::Conflict) => {
                let there = self.board.presets().await?;
                let is = there.iter().any(|one| one.id == id);
                if is { Err(Fault::Conflict.into()) } else { Ok(()) }
            }
            other => Ok(other?),
        }
    }
}
