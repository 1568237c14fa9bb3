//! The forms of sessions: signing in and out, and the first administrator.

use axum::http::HeaderValue;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use super::{go, headers, set_cookie, state};
use crate::address::{Address, DoorFlash};
use crate::domain::{fault::Fault, ids::AccountId};
use crate::http::{AppState, session};
use crate::service::Error;
use crate::store::Account;

/// Signs in with an address and a password, and goes to `next` or to the themes. With `elsewhere` it
/// only looks whether this browser is signed in by now: in another tab, with an account of the
/// office's own, while a form waits in this one.
///
/// # Errors
/// [`Fault::SignInFailed`], which does not say what was wrong; [`Fault::TooManyAttempts`] after ten
/// failures; [`Fault::Busy`]; with `elsewhere`, [`Fault::NotSignedIn`].
#[server(prefix = "/do", endpoint = "sign_in")]
pub async fn sign_in(
    email: String,
    password: String,
    #[server(default)] next: String,
    #[server(default)] elsewhere: String,
) -> Result<(), Fault> {
    let (state, headers) = (state(), headers());
    let (response, owner) = (use_context::<ResponseOptions>(), Owner::current());
    let to = session::way_on(next);
    if !elsewhere.is_empty() {
        let account = session::account(&state, &headers).await;
        account.map_err(|error| Error::from(error).told())?.ok_or(Fault::NotSignedIn)?;
        go(owner.as_ref(), &to);
        return Ok(());
    }
    let known = |account: &Account| {
        state.devices.known(
            &state.config,
            &headers,
            account.id,
            &account.password_hash,
            state.today(),
        )
    };
    let account = state.sign_in(&email, password, known).await.map_err(Error::told)?;
    enter(&state, response, account.id, &account.password_hash).await.map_err(Error::told)?;
    go(owner.as_ref(), &to);
    Ok(())
}

/// Opens a session, and marks the browser as one in which this account signed in.
pub(super) async fn enter(
    state: &AppState,
    response: Option<ResponseOptions>,
    account: AccountId,
    password_hash: &str,
) -> Result<(), Error> {
    for cookie in session::enter(state, account, password_hash).await? {
        set_cookie(response.clone(), cookie);
    }
    Ok(())
}

/// Ends the session, here and in the store. Who signed in with an account of the office's own comes
/// to a page that leads on to where one signs out there too: a form that did so itself would be held
/// back by our own policy (`form-action`).
///
/// # Errors
/// [`Fault::Internal`].
#[server(prefix = "/do", endpoint = "sign_out")]
pub async fn sign_out() -> Result<(), Fault> {
    let (state, headers) = (state(), headers());
    let (response, owner) = (use_context::<ResponseOptions>(), Owner::current());
    let account = session::account(&state, &headers).await.ok().flatten();
    set_cookie(response.clone(), session::close(&state, &headers).await.map_err(Error::told)?);
    let to = after_sign_out(&state, account).await;
    if let Some(response) = response {
        // What the browser kept of the admin pages goes too.
        response.insert_header(
            axum::http::HeaderName::from_static("clear-site-data"),
            HeaderValue::from_static("\"cache\""),
        );
    }
    go(owner.as_ref(), &to);
    Ok(())
}

/// Where a sign-out leads. Where nobody can say, the entrance will do: who is out here is out.
async fn after_sign_out(state: &AppState, account: Option<Account>) -> String {
    if let (Some(account), Some(provider)) = (account, &state.provider)
        && state.people.is_of_provider(account.id).await.unwrap_or(false)
        && let Ok(Some(_)) = state.leave_provider(provider).await
    {
        Address::Login.after(DoorFlash::SignedOut)
    } else {
        Address::Home.to_string()
    }
}

/// Makes the first administrator with a one-time link, and signs in.
///
/// # Errors
/// [`Fault::LinkUsed`]; [`Fault::Invalid`] field by field.
#[server(prefix = "/do", endpoint = "set_up")]
pub async fn set_up(
    token: String,
    email: String,
    password: String,
    again: String,
) -> Result<(), Fault> {
    let state = state();
    let (response, owner) = (use_context::<ResponseOptions>(), Owner::current());
    let (id, hash) = state.set_up(&token, &email, password, &again).await.map_err(Error::told)?;
    enter(&state, response, id, &hash).await.map_err(Error::told)?;
    go(owner.as_ref(), &Address::FirstDay.to_string());
    Ok(())
}
