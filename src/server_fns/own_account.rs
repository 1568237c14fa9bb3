//! The forms of one's own account: another password, the end of a session.

use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use super::{NamedForm, set_cookie};
use crate::address::{Address, OwnAccountFlash, Route};
use crate::domain::fault::Fault;
use crate::http::session;
use crate::service::{Error, PasswordForm};

/// Changes one's own password; one's other sessions end. The browser is marked anew as one that is
/// known, for the mark goes with the password.
///
/// # Errors
/// The errors of [`crate::service::Service::change_password`].
#[server(prefix = "/do", endpoint = "change_password")]
pub async fn change_password(
    #[server(default)] old_password: String,
    #[server(default)] password: String,
    #[server(default)] again: String,
) -> Result<(), Fault> {
    let response = use_context::<ResponseOptions>();
    let sent = NamedForm::at(Route::ChangePassword).await?;
    let token = session::token(&sent.state, &sent.headers).unwrap_or_default();
    let form = PasswordForm { old: old_password, new: password, again };
    let hash =
        sent.state.change_password(&sent.account, &token, form).await.map_err(Error::told)?;
    let (config, today) = (&sent.state.config, sent.state.today());
    let mark = sent.state.devices.cookie(config, sent.account.id, &hash, today);
    set_cookie(response, mark.map_err(Error::told)?);
    sent.go(&Address::OwnAccount.after(OwnAccountFlash::Password));
    Ok(())
}

/// Removes one of one's own passkeys.
///
/// # Errors
/// [`Fault::NotSignedIn`], [`Fault::Malformed`], [`Fault::Internal`].
#[server(prefix = "/do", endpoint = "drop_passkey")]
pub async fn drop_passkey(#[server(default)] passkey: String) -> Result<(), Fault> {
    let sent = NamedForm::at(Route::DropPasskey).await?;
    sent.state.drop_passkey(&sent.account, &passkey).await.map_err(Error::told)?;
    sent.go(&Address::OwnAccount.after(OwnAccountFlash::PasskeyDropped));
    Ok(())
}

/// Ends one of one's own sessions, by its mark.
///
/// # Errors
/// [`Fault::NotSignedIn`], [`Fault::Internal`].
#[server(prefix = "/do", endpoint = "end_session")]
pub async fn end_session(#[server(default)] session: String) -> Result<(), Fault> {
    let sent = NamedForm::at(Route::EndSession).await?;
    sent.state.end_session(&sent.account, &session).await.map_err(Error::told)?;
    sent.go(&Address::OwnAccount.after(OwnAccountFlash::Session));
    Ok(())
}
