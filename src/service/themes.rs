//! The verbs of themes: planning one and moving it on. The one place that knows what that means.

use super::{Actor, Error, Service, Step, new_theme, to_the_end};
use crate::domain::{
    account::Right,
    day_change::{changed_days, moved_days, reason},
    emergency::{self, Words},
    fault::Fault,
    ids::ThemeId,
    lineage::Origin,
    plan::Plan,
    problem::{Invalid, Problem},
    settings::Tier,
    theme::{State, Theme},
    theme_form::ThemeForm,
    theme_merge::merge,
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
    /// What it was filled in with; none where nobody sent it.
    pub base: Option<ThemeForm>,
}

/// How a theme was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SavedAs {
    /// Which one.
    pub id: ThemeId,
    /// Whether what somebody else saved meanwhile was put together with what was sent.
    pub merged: bool,
}

impl Service {
    /// Makes a theme or changes the one that was read as `version`. What somebody else changed of it
    /// meanwhile stays as they have it.
    ///
    /// # Errors
    /// [`Fault::Invalid`] field by field; [`Fault::Conflict`] when somebody else changed the same
    /// fields first, nothing is overwritten then; [`Fault::Malformed`] for a key that no form carried, and for a
    /// deep-dive of itself or of a theme that has no board.
    pub async fn save_theme(&self, by: &Actor, sent: SavedTheme) -> Result<SavedAs, Error> {
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
            return Ok(SavedAs { id, merged: false });
        };
        let theme = self.board.theme(id).await?;
        let form = sent.form.keeping(&theme, self.has_tickets(&theme).await?);
        let mut saved = SavedAs { id, merged: false };
        if theme.version == sent.version {
            self.change_theme(&theme, sent.version, &form).await?;
            return Ok(saved);
        }
        // A second click finds what the first one saved.
        if theme.version == sent.version + 1 && form.check()?.is_of(&theme) {
            return Ok(saved);
        }
        let theirs = ThemeForm::of(&theme);
        let both = sent.base.map(|base| merge(&base, &form, &theirs));
        let both = both.filter(|both| both.clashes.is_empty()).ok_or(Fault::Conflict)?;
        saved.merged = true;
        self.change_theme(&theme, theme.version, &both.form).await?;
        Ok(saved)
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

    async fn change_theme(
        &self,
        theme: &Theme,
        version: i64,
        form: &ThemeForm,
    ) -> Result<(), Error> {
        let plan = form.check()?;
        let why = reason(&form.why, &changed_days(theme, &plan.settings));
        let why = why.map_err(|why| Invalid::one("why", why))?;
        if theme.state != State::Draft && plan.slug != theme.slug {
            return Err(Invalid::one("slug", Problem::Frozen).into());
        }
        match self.board.update_theme(theme, version, &plan, self.today(), &why).await {
            Ok(changed) => Ok(self.publish(changed).await?),
            Err(ChangeError::Invalid(invalid)) => Err(invalid.into()),
            Err(ChangeError::Store(error)) => Err(slug_taken(error.into())),
        }
    }

    /// Moves a theme that was read as `version` to another state by hand. `why` is what staff are
    /// told where it closes before its last day is over.
    ///
    /// # Errors
    /// [`Fault::Invalid`] for `why`, where it is owed;
    /// [`Fault::NotNow`] when that step is not offered, [`Fault::NeedsHttps`] or
    /// [`Fault::UnsafeSettings`] for a Sealed theme that could not keep its promise,
    /// [`Fault::Conflict`] when somebody else changed the theme first.
    pub async fn move_theme(
        &self,
        by: &Actor,
        id: ThemeId,
        version: i64,
        to: State,
        why: &str,
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
        let why = reason(why, &moved_days(&theme, to, self.today()));
        let why = why.map_err(|why| Invalid::one("why", why))?;
        self.set_state(&theme, to, &why).await
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

    /// Puts a theme into another state; `why` as of [`store::Board::move_theme`]. A Sealed one that leaves draft shows its stamp key from
    /// then on, in the log and on the board; everybody on the roster can pick up a ticket from then
    /// on.
    ///
    /// # Errors
    /// The errors of [`store::Board::move_theme`]; [`Error::KeyFile`].
    pub async fn set_state(&self, theme: &Theme, to: State, why: &str) -> Result<(), Error> {
        let (service, theme, why) = (self.clone(), theme.clone(), why.to_owned());
        to_the_end(async move {
            if theme.tier != Tier::Sealed || theme.state != State::Draft {
                let moved = service.board.move_theme(&theme, to, service.today(), &why).await?;
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
