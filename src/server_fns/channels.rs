//! The forms of chat channels.

use leptos::prelude::*;

use super::NamedForm;
use crate::address::{Address, ChannelsFlash, Route};
use crate::domain::{chat::ChannelForm, fault::Fault, ids::ChannelId};
use crate::http::{after_test, compose};
use crate::service::{Error, new_theme::read_random_id};

/// Keeps a channel; `seen` is the version that was read, 0 for a new one whose `id` and `signing` secret
/// the form made up. Where `look` says anything, nothing is saved: the page comes back with what was typed,
/// and shows what would be sent.
///
/// # Errors
/// [`Fault::Malformed`]; [`Fault::NotSentYet`] where somebody only looks; the errors of
/// [`crate::service::Service::save_channel`].
#[server(prefix = "/do", endpoint = "save_channel")]
pub async fn save_channel(
    #[server(default)] id: String,
    #[server(default)] seen: i64,
    #[server(default)] signing: String,
    #[server(default)] look: String,
    #[server(default)] form: ChannelForm,
) -> Result<(), Fault> {
    let sent = NamedForm::at(Route::SaveChannel).await?;
    let id = ChannelId(read_random_id(&id)?);
    if !look.is_empty() {
        return form.parse(false).map_err(Fault::from).and(Err(Fault::NotSentYet));
    }
    let saved = sent.state.save_channel(&sent.actor, (id, seen), &form, &signing).await;
    saved.map_err(Error::told)?;
    sent.go(&format!("{}#channel-{id}", Address::Channels.after(ChannelsFlash::Saved)));
    Ok(())
}

/// Signs what a channel is sent with another secret, which the form made up.
///
/// # Errors
/// [`Fault::Malformed`]; the errors of [`crate::service::Service::renew_signing`].
#[server(prefix = "/do", endpoint = "renew_channel")]
pub async fn renew_channel(
    #[server(default)] id: String,
    #[server(default)] seen: i64,
    #[server(default)] signing: String,
) -> Result<(), Fault> {
    let sent = NamedForm::at(Route::RenewChannel).await?;
    let id = id.parse().map_err(|_| Fault::Malformed)?;
    let renewed = sent.state.renew_signing(&sent.actor, (id, seen), &signing).await;
    renewed.map_err(Error::told)?;
    sent.go(&format!("{}#channel-{id}", Address::Channels.after(ChannelsFlash::Renewed)));
    Ok(())
}

/// Sends a channel a message that says it is a test.
///
/// # Errors
/// [`Fault::Malformed`]; the errors of [`crate::service::Service::test_channel`].
#[server(prefix = "/do", endpoint = "test_channel")]
pub async fn test_channel(#[server(default)] id: String) -> Result<(), Fault> {
    let sent = NamedForm::at(Route::TestChannel).await?;
    let id = id.parse().map_err(|_| Fault::Malformed)?;
    let tested = sent.state.test_channel(&sent.actor, id, compose).await.map_err(Error::told)?;
    sent.go(&after_test(id, tested));
    Ok(())
}

/// Takes a channel up again that was given up.
///
/// # Errors
/// [`Fault::Malformed`]; the errors of [`crate::service::Service::retry_channel`].
#[server(prefix = "/do", endpoint = "retry_channel")]
pub async fn retry_channel(#[server(default)] id: String) -> Result<(), Fault> {
    let sent = NamedForm::at(Route::RetryChannel).await?;
    let id = id.parse().map_err(|_| Fault::Malformed)?;
    sent.state.retry_channel(&sent.actor, id).await.map_err(Error::told)?;
    sent.go(&format!("{}#channel-{id}", Address::Channels.after(ChannelsFlash::Retried)));
    Ok(())
}

/// Drops a channel.
///
/// # Errors
/// [`Fault::Malformed`]; the errors of [`crate::service::Service::drop_channel`].
#[server(prefix = "/do", endpoint = "drop_channel")]
pub async fn drop_channel(#[server(default)] id: String) -> Result<(), Fault> {
    let sent = NamedForm::at(Route::DropChannel).await?;
    let id = id.parse().map_err(|_| Fault::Malformed)?;
    sent.state.drop_channel(&sent.actor, id).await.map_err(Error::told)?;
    sent.go(&Address::Channels.after(ChannelsFlash::Dropped));
    Ok(())
}
