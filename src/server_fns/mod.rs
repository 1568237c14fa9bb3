//! What organizers and reviewers do: one file per noun. Each function authorises, asks the domain, and writes through the store.
//!
//! They are called by plain forms; a failure renders the form's page again (see [`crate::server::echo`]). Every one is a POST, and a test
//! lists them. Addresses are named, so that open tabs survive a deploy.
#![expect(missing_docs, reason = "the server macro makes a struct of the arguments, which are the fields of the form")]

mod emergency;
mod moderation;
mod reports;
mod session;
mod themes;

pub use emergency::OpenEmergency;
pub use moderation::{ApproveNote, ConfirmBlock, DropProposal, HideNote, HideOpening, LiftBlock, ProposeBlock, RestoreNote};
pub use reports::PublishReport;
pub use session::{SetUp, SignIn, SignOut};
pub use themes::{MoveTheme, SaveTheme};

use axum::http::{HeaderMap, HeaderValue, request::Parts};
use leptos::prelude::{Owner, expect_context, use_context};
use leptos_axum::ResponseOptions;

use crate::domain::error::Fault;
use crate::server::{self, AppState};
use crate::store::Account;

/// The state of the program.
fn state() -> AppState {
    expect_context::<AppState>()
}

fn headers() -> HeaderMap {
    use_context::<Parts>().map(|parts| parts.headers).unwrap_or_default()
}

/// The signed-in account, if it may change themes, notes and reports.
pub(crate) async fn organizer(state: &AppState, headers: &HeaderMap) -> Result<Account, Fault> {
    let account = server::session::account(state, headers).await?.ok_or(Fault::NotSignedIn)?;
    if account.role.organizes() { Ok(account) } else { Err(Fault::Forbidden) }
}

/// Redirects; the request's context is reached through the owner, for it is gone after the first wait.
fn go(owner: Option<Owner>, to: &str) {
    if let Some(owner) = owner {
        owner.with(|| leptos_axum::redirect(to));
    }
}

fn set_cookie(response: Option<ResponseOptions>, cookie: HeaderValue) {
    if let Some(response) = response {
        response.append_header(server::session::SET_COOKIE, cookie);
    }
}
