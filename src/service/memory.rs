//! In-memory caches: what is known in memory alone, and read or counted anew where it is old.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use crate::domain::{ids::ThemeId, theme::Theme};

/// Each theme with the number of the news at which it was read. Cheap to clone.
pub type ThemesInMemory = Arc<RwLock<HashMap<ThemeId, (u64, Arc<Theme>)>>>;

/// What whoever watches the program is told: the text of the last tick, empty before the first.
/// Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Metrics(Arc<RwLock<Arc<str>>>);

impl Metrics {
    /// As of the last tick.
    pub fn text(&self) -> Arc<str> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn set(&self, text: String) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = text.into();
    }
}

/// How many tickets a theme has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TicketCounts {
    /// Printed (Drawn) or picked up (Sealed).
    pub out: u64,
    /// Used for a note or a sticker.
    pub used: u64,
    /// Sealed: how many people can pick one up, or could before they were taken off the roster. It
    /// never falls: were it to fall by those who go without a ticket, and by no others, taking
    /// somebody off would tell which they are.
    pub of: Option<u64>,
}

/// Each theme's tickets as of the last tick. Cheap to clone.
pub type Counted = Arc<RwLock<HashMap<ThemeId, TicketCounts>>>;
