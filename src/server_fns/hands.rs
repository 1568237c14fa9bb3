//! The forms of hands: reviewers let staff offer help; whoever offered it keeps it up or takes it
//! back by a link of their own. Offering itself has a handler of its own (`pages/hands/offer.rs`),
//! for its answer is a sheet with that link.

use leptos::prelude::*;

use super::{NamedForm, go, state};
use crate::address::{Address, AnswersFlash, HandFlash, Route};
use crate::domain::{answers::Item, fault::Fault, ids::ThemeId};
use crate::service::Error;

/// Lets staff offer help with an item.
///
/// # Errors
/// The errors of [`crate::service::Service::want_help`].
#[server(prefix = "/do", endpoint = "open_hands")]
pub async fn open_hands(theme: ThemeId, #[server(default)] item: String) -> Result<(), Fault> {
    want(Route::OpenHands, theme, &item, AnswersFlash::HandsOpened).await
}

/// Lets nobody offer help with an item any more.
///
/// # Errors
/// The errors of [`crate::service::Service::want_help`].
#[server(prefix = "/do", endpoint = "close_hands")]
pub async fn close_hands(theme: ThemeId, #[server(default)] item: String) -> Result<(), Fault> {
    want(Route::CloseHands, theme, &item, AnswersFlash::HandsClosed).await
}

async fn want(route: Route, theme: ThemeId, item: &str, done: AnswersFlash) -> Result<(), Fault> {
    let form = NamedForm::at(route).await?;
    let item: Item = item.parse().map_err(|_| Fault::NotFound)?;
    let wanted = route == Route::OpenHands;
    form.state.want_help(&form.actor, theme, item, wanted).await.map_err(Error::told)?;
    form.go(&format!("{}#hands", Address::Item(theme, item).after(done)));
    Ok(())
}

/// Keeps a hand for another year.
///
/// # Errors
/// [`Fault::Internal`].
#[server(prefix = "/do", endpoint = "keep_hand")]
pub async fn keep_hand(token: String) -> Result<(), Fault> {
    let (state, owner) = (state(), Owner::current());
    state.keep_hand(&token).await.map_err(Error::told)?;
    go(owner.as_ref(), &Address::OwnHand(&token).after(HandFlash::Kept));
    Ok(())
}

/// Takes a hand back.
///
/// # Errors
/// [`Fault::Internal`].
#[server(prefix = "/do", endpoint = "take_hand_back")]
pub async fn take_hand_back(token: String) -> Result<(), Fault> {
    let (state, owner) = (state(), Owner::current());
    state.take_hand_back(&token).await.map_err(Error::told)?;
    go(owner.as_ref(), &Address::OwnHand(&token).after(HandFlash::TakenBack));
    Ok(())
}
