//! Planning a theme and moving it on.

use leptos::prelude::*;

use super::Form;
use crate::address::{Address, Route, ThemeFlash};
use crate::domain::{
    fault::Fault,
    ids::ThemeId,
    plan::{Plan, ThemeForm},
    problem::{Invalid, Problem},
    theme::{State, Theme, Tier},
};
use crate::server::{self, AppState, Told};
use crate::store::{self, ChangeError};

/// Makes a theme (empty `id`) or changes the one that was read as `version`.
///
/// # Errors
/// [`Fault::Invalid`] field by field; [`Fault::Conflict`] when somebody else changed it first, nothing is overwritten then.
///
/// `key` is that of a new theme's form: a second click leads to the theme of the first.
#[server(prefix = "/do", endpoint = "save_theme")]
pub async fn save_theme(
    #[server(default)] id: String,
    #[server(default)] version: i64,
    #[server(default)] key: String,
    form: ThemeForm,
) -> Result<(), Fault> {
    let sent = Form::at(Route::SaveTheme).await?;
    let state = &sent.state;
    let (id, told) = if id.is_empty() {
        let plan = form.check()?;
        let key = if key.is_empty() { server::new_theme::form_key() } else { server::new_theme::read_form_key(&key)? };
        create(state, key, &plan).await?;
        (key, Told::nothing_public())
    } else {
        let theme = state.board.theme(id.parse().map_err(|_| Fault::NotFound)?).await?;
        let tickets = match theme.tier {
            Tier::Open => false,
            Tier::Drawn => state.board.slips(theme.id).await?.0 > 0,
            // Not whether somebody has picked one up: the form would tell.
            Tier::Sealed => theme.stamp_key.is_some(),
        };
        let plan = form.keeping(&theme, tickets).check()?;
        // A second click finds what the first one saved.
        if !(theme.version == version + 1 && plan.is_of(&theme)) {
            change(state, &theme, version, &plan).await?;
        }
        (theme.id, state.log_grew().await?)
    };
    sent.go(told, &Address::AdminTheme(id).after(ThemeFlash::Saved));
    Ok(())
}

async fn create(state: &AppState, id: ThemeId, plan: &Plan) -> Result<(), Fault> {
    match state.create_theme_as(id, plan, false).await {
        Err(store::Error::Taken) => Err(Invalid::one("slug", Problem::Taken).into()),
        other => Ok(other?),
    }
}

async fn change(state: &AppState, theme: &Theme, version: i64, plan: &Plan) -> Result<(), Fault> {
    if theme.state != State::Draft && plan.slug != theme.slug {
        return Err(Invalid::one("slug", Problem::Frozen).into());
    }
    match state.board.update_theme(theme, version, plan, state.today()).await {
        Ok(()) => Ok(()),
        Err(ChangeError::Invalid(invalid)) => Err(invalid.into()),
        Err(ChangeError::Store(store::Error::Taken)) => Err(Invalid::one("slug", Problem::Taken).into()),
        Err(ChangeError::Store(error)) => Err(error.into()),
    }
}

/// Moves a theme to another state by hand.
///
/// # Errors
/// [`Fault::NotNow`] when that step is not offered, [`Fault::NeedsHttps`] or [`Fault::UnsafeSettings`] for a Sealed theme that could not keep
/// its promise, [`Fault::Conflict`] when somebody else changed the theme first.
#[server(prefix = "/do", endpoint = "move_theme")]
pub async fn move_theme(id: String, version: i64, to: State) -> Result<(), Fault> {
    let sent = Form::at(Route::MoveTheme).await?;
    let state = &sent.state;
    let theme = state.board.theme(id.parse().map_err(|_| Fault::NotFound)?).await?;
    // A second click finds what the first one did.
    let done_before = theme.version == version + 1 && theme.state == to;
    if theme.version != version && !done_before {
        return Err(Fault::Conflict);
    }
    if !done_before {
        move_on(state, &theme, version, to).await?;
    }
    sent.go(state.log_grew().await?, &Address::AdminTheme(theme.id).after(ThemeFlash::Moved));
    Ok(())
}

async fn move_on(state: &AppState, theme: &Theme, version: i64, to: State) -> Result<(), Fault> {
    if !theme.state.may_move_to(to) || theme.clashes_with_calendar(to, state.today()) {
        return Err(Fault::NotNow);
    }
    if to == State::Archived {
        state.archive(theme.id, version).await?;
        return Ok(());
    }
    if theme.tier == Tier::Sealed && theme.state == State::Draft {
        may_seal(state).await?;
    }
    Ok(state.move_theme(theme, to).await?)
}

/// Whether Sealed tickets can be given out here as they are promised: nobody listens to the line, and no database keeps a trace of its own.
async fn may_seal(state: &AppState) -> Result<(), Fault> {
    if !state.config.may_seal() {
        return Err(Fault::NeedsHttps);
    }
    let names = state.inspect().await?.unsafe_databases();
    if names.is_empty() { Ok(()) } else { Err(Fault::UnsafeSettings(names)) }
}
