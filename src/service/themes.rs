//! The verbs of themes: planning one and moving it on. The one place that knows what that means.

use super::{Actor, Error, Service, Step, new_theme, to_the_end};
use crate::domain::{
    account::Right,
    emergency::{self, Words},
    fault::Fault,
    ids::ThemeId,
    lineage::Origin,
    plan::Plan,
    problem::{Invalid, Problem},
    settings::Tier,
    theme::{State, Theme},
    theme_form::ThemeForm,
};
use crate::store::{self, ChangeError};

/// A theme's form as it was sent.
#[derive(Clone, Debug)]
pub struct SavedTheme {
    /// The theme that it changes; `None` makes one.
    pub id: Option<ThemeId>,
    /// The version that it was filled in from.
    pub version: i64,
    /// What the form of a new theme carries, so that a second click leads to the theme of the
    /// first.
    pub key: String,
    /// Where a new theme begins, if it goes on from an item of another one.
    pub origin: Option<Origin>,
    /// What was typed.
    pub form: ThemeForm,
}

impl Service {
    /// Makes a theme or changes the one that was read as `version`; returns which.
    ///
    /// # Errors
    /// [`Fault::Invalid`] field by field; [`Fault::Conflict`] when somebody else changed it first,
    /// nothing is overwritten then; [`Fault::Malformed`] for a key that no form carried, and for a
    /// deep-dive of itself or of a theme that has no board.
    pub async fn save_theme(&self, by: &Actor, sent: SavedTheme) -> Result<ThemeId, Error> {
        by.must(Right::Themes)?;
        let Some(id) = sent.id else {
            let mut plan = sent.form.check()?;
            let id = if sent.key.is_empty() {
                new_theme::form_key()
            } else {
                new_theme::read_form_key(&sent.key)?
            };
            if let Some(origin) = sent.origin {
                self.may_begin_with(id, &origin).await?;
                plan.origin = Some(origin);
            }
            self.create_theme_as(id, &plan, false).await.map_err(slug_taken)?;
            return Ok(id);
        };
        let theme = self.board.theme(id).await?;
        let plan = self.planned(&theme, sent.form).await?;
        // A second click finds what the first one saved.
        if !(theme.version == sent.version + 1 && plan.is_of(&theme)) {
            self.change_theme(&theme, sent.version, &plan).await?;
        }
        Ok(id)
    }

    /// Says what is wrong with a form, without saving anything.
    ///
    /// # Errors
    /// [`Fault::Invalid`] field by field.
    pub async fn check_theme(
        &self,
        by: &Actor,
        id: Option<ThemeId>,
        form: ThemeForm,
    ) -> Result<(), Error> {
        by.must(Right::Themes)?;
        match id {
            Some(id) => self.planned(&self.board.theme(id).await?, form).await?,
            None => form.check()?,
        };
        Ok(())
    }

    /// The plan of a form of a theme that is there, with what can no longer be changed as it is.
    async fn planned(&self, theme: &Theme, form: ThemeForm) -> Result<Plan, Error> {
        Ok(form.keeping(theme, self.has_tickets(theme).await?).check()?)
    }

    /// Whether tickets of a theme may be in somebody's hands already.
    pub(super) async fn has_tickets(&self, theme: &Theme) -> Result<bool, store::Error> {
        Ok(match theme.tier {
            Tier::Open => false,
            Tier::Drawn => self.board.slips(theme.id).await?.0 > 0,
            // Not whether somebody has picked one up: the form would tell.
            Tier::Sealed => theme.stamp_key.is_some(),
        })
    }

    async fn change_theme(&self, theme: &Theme, version: i64, plan: &Plan) -> Result<(), Error> {
        if theme.state != State::Draft && plan.slug != theme.slug {
            return Err(Invalid::one("slug", Problem::Frozen).into());
        }
        match self.board.update_theme(theme, version, plan, self.today()).await {
            Ok(changed) => Ok(self.publish(changed).await?),
            Err(ChangeError::Invalid(invalid)) => Err(invalid.into()),
            Err(ChangeError::Store(error)) => Err(slug_taken(error.into())),
        }
    }

    /// Moves a theme that was read as `version` to another state by hand.
    ///
    /// # Errors
    /// [`Fault::NotNow`] when that step is not offered, [`Fault::NeedsHttps`] or
    /// [`Fault::UnsafeSettings`] for a Sealed theme that could not keep its promise,
    /// [`Fault::Conflict`] when somebody else changed the theme first.
    pub async fn move_theme(
        &self,
        by: &Actor,
        id: ThemeId,
        version: i64,
        to: State,
    ) -> Result<(), Error> {
        by.must(Right::Themes)?;
        let theme = self.board.theme(id).await?;
        // A second click finds what the first one did.
        if theme.version == version + 1 && theme.state == to {
            return Ok(());
        }
        if theme.version != version {
            return Err(Fault::Conflict.into());
        }
        if !theme.state.may_move_to(to) || theme.clashes_with_calendar(to, self.today()) {
            return Err(Fault::NotNow.into());
        }
        if to == State::Archived {
            self.archive(id, version).await?;
            return Ok(());
        }
        if theme.tier == Tier::Sealed && theme.state == State::Draft {
            self.may_seal().await?;
        }
        self.set_state(&theme, to).await
    }

    /// Whether Sealed tickets can be given out here as they are promised: nobody listens to the
    /// line, and no database keeps a trace of its own.
    async fn may_seal(&self) -> Result<(), Error> {
        if !self.config.may_seal() {
            return Err(Fault::NeedsHttps.into());
        }
        let names = self.inspect().await?.unsafe_databases();
        if names.is_empty() { Ok(()) } else { Err(Fault::UnsafeSettings(names).into()) }
    }

    /// Makes a theme of a template's words and opens it at once. `key` is the form's: a second
    /// click leads to the theme of the first.
    ///
    /// # Errors
    /// [`Fault::Malformed`] for a key that no form carried.
    pub async fn open_emergency_theme(
        &self,
        by: &Actor,
        key: &str,
        words: &Words,
    ) -> Result<ThemeId, Error> {
        by.must(Right::Themes)?;
        let id = new_theme::read_form_key(key)?;
        self.open_emergency(id, &emergency::plan(words, self.today())).await?;
        Ok(id)
    }

    /// Puts a theme into another state. A Sealed one that leaves draft shows its stamp key from
    /// then on, in the log and on the board; everybody on the roster can pick up a ticket from then
    /// on.
    ///
    /// # Errors
    /// The errors of [`store::Board::move_theme`]; [`Error::KeyFile`].
    pub async fn set_state(&self, theme: &Theme, to: State) -> Result<(), Error> {
        let (service, theme) = (self.clone(), theme.clone());
        to_the_end(async move {
            if theme.tier != Tier::Sealed || theme.state != State::Draft {
                let moved = service.board.move_theme(&theme, to, service.today()).await?;
                return Ok(service.publish(moved).await?);
            }
            service.keys.own_pepper(&theme).map_err(|error| Error::key_file(&error))?;
            let key =
                service.keys.stamp_key_or_new(theme.id).map_err(|error| Error::key_file(&error))?;
            service.steps.at(Step::StampKeyMade);
            service.people.enlist(theme.id).await?;
            service.steps.at(Step::Enlisted);
            let announced =
                service.board.announce_sealed(&theme, to, service.today(), &key.public()).await?;
            service.steps.at(Step::Announced);
            Ok(service.publish(announced).await?)
        })
        .await
    }
}

/// The one thing of a theme that can be taken is its short name.
fn slug_taken(error: Error) -> Error {
    match error {
        Error::Store(store::Error::Taken) => Invalid::one("slug", Problem::Taken).into(),
        error => error,
    }
}
