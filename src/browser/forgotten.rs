//! Forgetting a ticket. Where one was forgotten in a tab, from then on nothing that was typed in it
//! comes back (`islands/drafts.rs`).

use wasm_bindgen::JsValue;

use super::device::{self, is_shared, key, tab};
use crate::domain::ids::ThemeId;

fn name(theme: ThemeId) -> String {
    key(theme) + ".forgotten"
}

/// Forgets everything of a theme, the cookie too.
pub fn forget(theme: ThemeId, slug: &str) {
    device::remove(theme, slug);
    remember(theme);
}

/// Notes it, in the storage of the tab.
fn remember(theme: ThemeId) {
    if let Some(tab) = tab() {
        let _ = tab.set_item(&name(theme), "1");
    }
}

/// Whether nothing that was typed may come back in this tab: others use the device too, or
/// somebody's ticket was forgotten here.
pub fn keeps_no_drafts(theme: ThemeId) -> bool {
    is_shared(theme) || tab().is_some_and(|tab| matches!(tab.get_item(&name(theme)), Ok(Some(_))))
}

/// Whether an event of the storage says that another window of this browser has forgotten what it
/// kept of a theme; then so does this one.
pub fn heard(event: &JsValue, theme: ThemeId) -> bool {
    let said = |name: &str| js_sys::Reflect::get(event, &name.into()).unwrap_or_default();
    let forgets = said("key").as_string() == Some(key(theme)) && said("newValue").is_null();
    if forgets {
        remember(theme);
    }
    forgets
}
