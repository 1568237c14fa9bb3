//! Signing in and out, and the first administrator.

use axum::http::{HeaderValue, uri::PathAndQuery};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use super::{go, headers, set_cookie, state};
use crate::domain::{
    account,
    error::{Fault, Invalid, Problem},
};
use crate::server::{password, session};
use crate::store;

/// Signs in with an address and a password, and goes to `next` or to the themes.
///
/// # Errors
/// [`Fault::SignInFailed`], which does not say what was wrong; [`Fault::TooManyAttempts`] after ten failures.
#[server(endpoint = "sign_in")]
pub async fn sign_in(email: String, password: String, #[server(default)] next: String) -> Result<(), Fault> {
    let (state, response) = (state(), use_context::<ResponseOptions>());
    let owner = Owner::current();
    let email = account::parse_email(&email).map_err(|_| Fault::SignInFailed)?;
    let now = state.clock.now();
    if !state.sign_in_gate.allows(&email, now) {
        return Err(Fault::TooManyAttempts);
    }
    let found = match state.people.account_by_email(&email).await {
        Ok(account) => Some(account),
        Err(store::Error::NotFound) => None,
        Err(error) => return Err(error.into()),
    };
    let fits = password::verify(password, found.as_ref().map(|account| account.password_hash.clone())).await;
    let Some(account) = found.filter(|_| fits) else {
        state.sign_in_gate.failed(&email, now);
        return Err(Fault::SignInFailed);
    };
    state.sign_in_gate.succeeded(&email);
    set_cookie(response, session::open(&state, account.id).await?);
    go(owner, if leads_back(&next) { &next } else { "/admin" });
    Ok(())
}

/// Whether `next` is a page for people with accounts, and fit to stand in a header.
fn leads_back(next: &str) -> bool {
    (next.starts_with("/admin") || next.starts_with("/t/")) && next.parse::<PathAndQuery>().is_ok()
}

/// Ends the session, here and in the store.
///
/// # Errors
/// [`Fault::Internal`].
#[server(endpoint = "sign_out")]
pub async fn sign_out() -> Result<(), Fault> {
    let (state, headers, response, owner) = (state(), headers(), use_context::<ResponseOptions>(), Owner::current());
    set_cookie(response.clone(), session::close(&state, &headers).await?);
    if let Some(response) = response {
        // What the browser kept of the admin pages goes too.
        response.insert_header(axum::http::HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\""));
    }
    go(owner, "/");
    Ok(())
}

/// Makes the first administrator with a one-time link, and signs in.
///
/// # Errors
/// [`Fault::LinkUsed`]; [`Fault::Invalid`] field by field.
#[server(endpoint = "set_up")]
pub async fn set_up(token: String, email: String, password: String, again: String) -> Result<(), Fault> {
    let (state, response, owner) = (state(), use_context::<ResponseOptions>(), Owner::current());
    let token = session::hash(&token);
    let now = state.clock.now();
    if !state.people.setup_is_open(&token, now).await? {
        return Err(Fault::LinkUsed);
    }
    let email = check(&email, &password, &again)?;
    let hash = password::hash(password).await.ok_or(Fault::Internal)?;
    let id = match state.people.set_up(&token, now, &email, &hash).await {
        Ok(id) => id,
        Err(store::Error::NotFound) => return Err(Fault::LinkUsed),
        Err(store::Error::Taken) => return Err(Invalid::one("email", Problem::Taken).into()),
        Err(error) => return Err(error.into()),
    };
    set_cookie(response, session::open(&state, id).await?);
    go(owner, "/admin");
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
