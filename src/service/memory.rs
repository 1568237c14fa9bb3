//! In-memory caches: what is known in memory alone, and read or counted anew where it is old.

use std::{
    collections::HashMap,
    sync::{Arc, RwLock},
};

use crate::domain::{ids::ThemeId, theme::Theme};

/// Each theme with the number of the news at which it was read. Cheap to clone.
pub type ThemesInMemory = Arc<RwLock<HashMap<ThemeId, (u64, Arc<Theme>)>>>;

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
