//! Connectivity: whether the server can be reached. What is known comes from requests that were
//! answered or not; what the browser says of its network is often wrong (a portal, a tunnel, a
//! sleeping radio) and only makes us look sooner (`retry.rs`).

use std::cell::Cell;

use leptos::prelude::document;

use crate::browser::dom;

/// On the root of a page that is shown without a network, set here and by the service worker; the
/// style sheet shows the sentence then.
pub const OFFLINE: &str = "data-offline";

thread_local! {
    static LOST: Cell<bool> = const { Cell::new(false) };
    /// What this page does when that changes: told whether there is an answer again.
    static CHANGED: Cell<Option<fn(bool)>> = const { Cell::new(None) };
}

/// Whether the last request got no answer.
pub fn is_lost() -> bool {
    LOST.get()
}

/// Says what is to be done when the server gets lost (`false`), and when it answers again.
pub fn when_changed(act: fn(bool)) {
    CHANGED.set(Some(act));
}

/// Whether the page does something when that changes.
pub fn is_followed() -> bool {
    CHANGED.get().is_some()
}

/// Says that a request got an answer of ours, or none.
pub fn answered(yes: bool) {
    if LOST.replace(!yes) != yes {
        return;
    }
    if let Some(root) = document().document_element() {
        dom::attribute(&root, OFFLINE, (!yes).then_some(""));
    }
    if let Some(act) = CHANGED.get() {
        act(yes);
    }
}
