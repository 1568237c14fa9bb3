//! The client of the public log, fetched like any reader would and checked here.

use std::collections::HashMap;

use crate::address::Address;
use crate::browser::{device, document, net};
use crate::domain::{hex::Hex, ids::ThemeId, issue::PublishedKey};
use crate::log::{
    Flaw, Head,
    export::Shown,
    file,
    replay::{IsKept, Replay},
};

/// Where this browser keeps the hash of the last entry that it has seen.
const SEEN: &str = "kizuki.log";

/// Why the log could not be used.
#[derive(Clone, PartialEq, Eq)]
pub enum Unusable {
    /// The server did not answer.
    Offline,
    /// What came is not the log that this browser has seen, or it does not hold together; no flaws
    /// where it cannot be read at all.
    Broken(Vec<Flaw>),
}

/// Fetches the log without cookies, so that nobody can be shown one of their own, and checks that
/// it holds together and continues what this browser has seen of it. Returns the stamp keys that it
/// has published.
///
/// # Errors
/// [`Unusable`].
pub async fn published_keys() -> Result<(Head, HashMap<ThemeId, PublishedKey>), Unusable> {
    let mut replay = Replay::new(seen());
    fetch(&mut replay).await?;
    let head = replay.entries_hold().map_err(Unusable::Broken)?;
    Ok((head, replay.keys()))
}

/// Fetches the log, lets its entries be checked, and returns what it says that the board shows.
///
/// # Errors
/// [`Unusable`].
pub async fn fetch(replay: &mut Replay<'_>) -> Result<Shown, Unusable> {
    let text = net::public_text(&Address::LogExport.to_string(), pass().as_deref())
        .await
        .map_err(|_| Unusable::Offline)?;
    file::read_text(&text, replay).map_err(|_| Unusable::Broken(Vec::new()))
}

/// What the page was given to fetch the log with, where readers need a passphrase.
pub fn pass() -> Option<String> {
    document().query_selector("[data-pass]").ok()??.get_attribute("data-pass")
}

/// Whether a hash is that of the last entry which this browser saw; nothing where it saw none.
pub fn seen() -> Option<IsKept<'static>> {
    let seen: Hex<32> = device::storage()?.get_item(SEEN).ok()??.parse().ok()?;
    Some(Box::new(move |hash| *hash == seen))
}

/// Remembers the last entry: a log that is rewritten later will not hold it.
pub fn remember(head: Head) {
    if let Some(storage) = device::storage() {
        let _ = storage.set_item(SEEN, &head.hash.to_string());
    }
}
