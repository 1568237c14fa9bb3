//! The forms of the team: roles, the end of an account, and the password of whoever is invited.

use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use super::{NamedForm, go, sign_in::enter, state};
use crate::address::{Address, Route, TeamFlash};
use crate::domain::{fault::Fault, ids::AccountId};
use crate::service::{EndForm, Error};

/// Gives an account another role; `seen` is the one that the form was shown with.
///
/// # Errors
/// [`Fault::Malformed`]; the errors of [`crate::service::Service::set_role`].
#[server(prefix = "/do", endpoint = "set_role")]
pub async fn set_role(
    #[server(default)] account: String,
    #[server(default)] seen: String,
    #[server(default)] role: String,
) -> Result<(), Fault> {
    let sent = NamedForm::at(Route::SetRole).await?;
    let id = read(&account)?;
    sent.state.set_role(&sent.actor, id, &seen, &role).await.map_err(Error::told)?;
    // Who is no administrator any more may not look at the team.
    let own = id == sent.actor.account;
    let to = if own { Address::Admin.to_string() } else { Address::Team.after(TeamFlash::RoleSet) };
    sent.go(&to);
    Ok(())
}

/// Ends an account for good. `heir` takes over what it proposed.
///
/// # Errors
/// [`Fault::Malformed`]; the errors of [`crate::service::Service::end_account`].
#[server(prefix = "/do", endpoint = "end_account")]
pub async fn end_account(
    #[server(default)] account: String,
    #[server(default)] heir: String,
    #[server(default)] sure: String,
) -> Result<(), Fault> {
    let sent = NamedForm::at(Route::EndAccount).await?;
    let id = read(&account)?;
    let form = EndForm { heir, sure: !sure.is_empty() };
    sent.state.end_account(&sent.actor, id, &form).await.map_err(Error::told)?;
    let own = id == sent.actor.account;
    let to = if own { Address::Login.to_string() } else { Address::Team.after(TeamFlash::Ended) };
    sent.go(&to);
    Ok(())
}

/// Sets the password of whoever is invited, and signs them in.
///
/// # Errors
/// The errors of [`crate::service::Service::join`].
#[server(prefix = "/do", endpoint = "join_team")]
pub async fn join_team(
    #[server(default)] token: String,
    #[server(default)] password: String,
    #[server(default)] again: String,
) -> Result<(), Fault> {
    let state = state();
    let (response, owner) = (use_context::<ResponseOptions>(), Owner::current());
    let (id, hash) = state.join(&token, password, &again).await.map_err(Error::told)?;
    enter(&state, response, id, &hash).await.map_err(Error::told)?;
    go(owner.as_ref(), &Address::Admin.to_string());
    Ok(())
}

fn read(account: &str) -> Result<AccountId, Fault> {
    account.parse().map_err(|_| Fault::Malformed)
}
