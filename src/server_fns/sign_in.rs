//! Signing in and out, and the first administrator.

use axum::http::{HeaderValue, uri::PathAndQuery};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use super::{go, headers, set_cookie, state};
use crate::address::{Address, Readers, Route};
use crate::domain::{
    account,
    fault::Fault,
    ids::AccountId,
    problem::{Invalid, Problem},
};
use crate::server::{
    AppState,
    password::{self, NoHash, Queue},
    session,
};
use crate::store::{self, Account};

/// Signs in with an address and a password, and goes to `next` or to the themes.
///
/// # Errors
/// [`Fault::SignInFailed`], which does not say what was wrong; [`Fault::TooManyAttempts`] after ten failures; [`Fault::Busy`].
#[server(prefix = "/do", endpoint = "sign_in")]
pub async fn sign_in(email: String, password: String, #[server(default)] next: String) -> Result<(), Fault> {
    let (state, headers, response, owner) = (state(), headers(), use_context::<ResponseOptions>(), Owner::current());
    let email = account::parse_email(&email).map_err(|_| Fault::SignInFailed)?;
    let found = match state.people.account_by_email(&email).await {
        Ok(account) => Some(account),
        Err(store::Error::NotFound) => None,
        Err(error) => return Err(error.into()),
    };
    let known =
        found.as_ref().and_then(|account| state.devices.known(&state.config, &headers, account.id, &account.password_hash, state.today()));
    let account = look_at(&state, &email, password, found, known).await?;
    enter(&state, response, account.id, &account.password_hash).await?;
    go(owner.as_ref(), &if leads_back(&next) { next } else { Address::Admin.to_string() });
    Ok(())
}

/// The account, if the password is its own. The try is counted first and given back after, so that those sent at once are counted too.
async fn look_at(
    state: &AppState,
    email: &str,
    password: String,
    found: Option<Account>,
    known: Option<[u8; 32]>,
) -> Result<Account, Fault> {
    let taken = state.sign_in_gate.take(email, known, state.clock.now()).map_err(|seconds| Fault::TooManyAttempts { seconds })?;
    let queue = if known.is_some() { Queue::Known } else { Queue::Strangers };
    let fits = password::verify(queue, password, found.as_ref().map(|account| account.password_hash.clone())).await;
    if !matches!(fits, Ok(false)) {
        state.sign_in_gate.give_back(&taken);
    }
    found.filter(|_| fits.is_ok_and(|fits| fits)).ok_or(match fits {
        Err(NoHash::Busy) => Fault::Busy,
        Err(NoHash::Failed) => Fault::Internal,
        Ok(_) => Fault::SignInFailed,
    })
}

/// Opens a session, and marks the browser as one in which this account signed in.
async fn enter(state: &AppState, response: Option<ResponseOptions>, account: AccountId, password_hash: &str) -> Result<(), Fault> {
    set_cookie(response.clone(), session::open(state, account).await?);
    set_cookie(response, state.devices.cookie(&state.config, account, password_hash, state.today())?);
    Ok(())
}

/// Whether `next` is a page for readers or for people with accounts, and fit to stand in a header.
fn leads_back(next: &str) -> bool {
    let is_theirs = |route: Route| route.is_page() && route.readers() != Readers::Anyone;
    next.parse::<PathAndQuery>().is_ok_and(|next| Route::find(next.path()).is_some_and(|found| is_theirs(found.route)))
}

/// Ends the session, here and in the store.
///
/// # Errors
/// [`Fault::Internal`].
#[server(prefix = "/do", endpoint = "sign_out")]
pub async fn sign_out() -> Result<(), Fault> {
    let (state, headers, response, owner) = (state(), headers(), use_context::<ResponseOptions>(), Owner::current());
    set_cookie(response.clone(), session::close(&state, &headers).await?);
    if let Some(response) = response {
        // What the browser kept of the admin pages goes too.
        response.insert_header(axum::http::HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\""));
    }
    go(owner.as_ref(), &Address::Home.to_string());
    Ok(())
}

/// Makes the first administrator with a one-time link, and signs in.
///
/// # Errors
/// [`Fault::LinkUsed`]; [`Fault::Invalid`] field by field.
#[server(prefix = "/do", endpoint = "set_up")]
pub async fn set_up(token: String, email: String, password: String, again: String) -> Result<(), Fault> {
    let (state, response, owner) = (state(), use_context::<ResponseOptions>(), Owner::current());
    let token = session::hash(&token);
    let now = state.clock.now();
    if !state.people.setup_is_open(&token, now).await? {
        return Err(Fault::LinkUsed);
    }
    let email = check(&email, &password, &again)?;
    let hash = password::hash(password).await.map_err(|error| match error {
        NoHash::Busy => Fault::Busy,
        NoHash::Failed => Fault::Internal,
    })?;
    let id = match state.people.set_up(&token, now, &email, &hash).await {
        Ok(id) => id,
        Err(store::Error::NotFound) => return Err(Fault::LinkUsed),
        Err(store::Error::Taken) => return Err(Invalid::one("email", Problem::Taken).into()),
        Err(error) => return Err(error.into()),
    };
    enter(&state, response, id, &hash).await?;
    go(owner.as_ref(), &Address::Admin.to_string());
    Ok(())
}

fn check(email: &str, password: &str, again: &str) -> Result<String, Invalid> {
    let mut bad = Invalid::default();
    let email = bad.take("email", account::parse_email(email));
    if bad.take("password", account::check_password(password)).is_some() && password != again {
        bad.add("again", Problem::Mismatch);
    }
    bad.or(email)
}
