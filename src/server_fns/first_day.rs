//! The forms of the first day, and of the board that is tried out on it.

use leptos::prelude::*;

use super::{NamedForm, go, state};
use crate::address::{Address, BoardFlash, FirstDayFlash, Route};
use crate::domain::{
    fault::Fault,
    office_settings::{Basics, BasicsForm, FirstStep},
    passphrase::Passphrase,
};
use crate::service::Error;

/// Sets name, time and hours. `seen` is what the form was shown with.
///
/// # Errors
/// [`Fault::Malformed`]; the errors of [`crate::service::Service::set_basics`].
#[server(prefix = "/do", endpoint = "set_basics")]
pub async fn set_basics(
    #[server(default)] seen: String,
    #[server(default)] form: BasicsForm,
) -> Result<(), Fault> {
    let sent = NamedForm::at(Route::SetBasics).await?;
    let seen: Basics = serde_json::from_str(&seen).map_err(|_| Fault::Malformed)?;
    sent.state.set_basics(&sent.actor, &seen, &form).await.map_err(Error::told)?;
    sent.go(&on(FirstStep::Office, FirstDayFlash::Saved));
    Ok(())
}

/// Sets the passphrase; where `none` says anything, that there is none.
///
/// # Errors
/// The errors of [`crate::service::Service::set_passphrase`].
#[server(prefix = "/do", endpoint = "set_passphrase")]
pub async fn set_passphrase(
    #[server(default)] passphrase: String,
    #[server(default)] none: String,
) -> Result<(), Fault> {
    let sent = NamedForm::at(Route::SetPassphrase).await?;
    let phrase = none.is_empty().then(|| Passphrase::fold(&passphrase));
    sent.state.set_passphrase(&sent.actor, phrase.as_ref()).await.map_err(Error::told)?;
    let flash = if phrase.is_some() { FirstDayFlash::Closed } else { FirstDayFlash::Opened };
    sent.go(&on(FirstStep::Passphrase, flash));
    Ok(())
}

/// Puts a step off, takes it up again, or notes that it is done: `what` is `off`, `on` or `done`.
///
/// # Errors
/// [`Fault::Malformed`]; the errors of [`crate::service::Service::put_off`].
#[server(prefix = "/do", endpoint = "put_off_step")]
pub async fn put_off_step(
    #[server(default)] step: String,
    #[server(default)] what: String,
) -> Result<(), Fault> {
    let sent = NamedForm::at(Route::PutOffStep).await?;
    let step: FirstStep = step.parse().map_err(|_| Fault::Malformed)?;
    let put = match what.as_str() {
        "done" => sent.state.note_done(&sent.actor, step).await,
        "off" | "on" => sent.state.put_off(&sent.actor, step, what == "off").await,
        _ => return Err(Fault::Malformed),
    };
    put.map_err(Error::told)?;
    sent.go(&on(step, FirstDayFlash::Saved));
    Ok(())
}

/// Begins a trial board.
///
/// # Errors
/// The errors of [`crate::service::Service::begin_trial`].
#[server(prefix = "/do", endpoint = "begin_trial")]
pub async fn begin_trial() -> Result<(), Fault> {
    let sent = NamedForm::at(Route::BeginTrial).await?;
    sent.state.begin_trial(&sent.actor).await.map_err(Error::told)?;
    sent.go(&format!("{}#step-{}", Address::FirstDay, FirstStep::Trial.as_str()));
    Ok(())
}

/// Throws the trial board away.
///
/// # Errors
/// The errors of [`crate::service::Service::end_trial`].
#[server(prefix = "/do", endpoint = "end_trial")]
pub async fn end_trial() -> Result<(), Fault> {
    let sent = NamedForm::at(Route::EndTrial).await?;
    sent.state.end_trial(&sent.actor).await.map_err(Error::told)?;
    sent.go(&on(FirstStep::Trial, FirstDayFlash::Thrown));
    Ok(())
}

/// The page, saying what was just done, at the step that it was done in.
fn on(step: FirstStep, flash: FirstDayFlash) -> String {
    format!("{}#step-{}", Address::FirstDay.after(flash), step.as_str())
}

/// Pins a note to the trial board. Asks nobody who they are.
///
/// # Errors
/// The errors of [`crate::service::Service::pin_trial`].
#[server(prefix = "/do", endpoint = "pin_trial")]
pub async fn pin_trial(
    #[server(default)] trial: String,
    #[server(default)] text: String,
) -> Result<(), Fault> {
    let (state, owner) = (state(), Owner::current());
    state.pin_trial(&trial, &text).await.map_err(Error::told)?;
    go(owner.as_ref(), &Address::Trial(&trial).after(BoardFlash::Posted));
    Ok(())
}
