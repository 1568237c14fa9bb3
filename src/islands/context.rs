//! The context that the handlers of the wall share, and how they act with this browser's ticket.

use leptos::prelude::StoredValue;
use wasm_bindgen::JsValue;

use super::door::{self, Failed};
use super::offer;
use super::texts::{Text, Texts};
use crate::browser::device;
use crate::domain::anon::Action;
use crate::domain::ids::ThemeId;

/// What the handlers of the wall share.
#[derive(Clone)]
pub struct WallContext {
    /// The theme.
    pub theme: ThemeId,
    /// Its short name.
    pub slug: String,
    /// Whether this browser may make its own ticket (Open), or must be handed one.
    pub makes_tickets: bool,
    /// The texts.
    pub texts: Texts,
    /// The wall as the server sent it last.
    pub seen: StoredValue<String>,
}

impl WallContext {
    /// Does something with this browser's ticket.
    pub async fn perform(&self, action: Action) -> Result<JsValue, Failed> {
        if let Some(says) = offer::unanswered() {
            return Err(Failed::NoTicket(says));
        }
        if !self.makes_tickets && device::kept_ticket(self.theme).is_none() {
            return Err(Failed::NoTicket(self.texts.get(Text::NoTicket).to_owned()));
        }
        door::perform(self.theme, &self.slug, action).await
    }
}
