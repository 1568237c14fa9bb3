//! What a sheet is made of.

use crate::address::Address;
use crate::domain::{calendar::Dates, note::Note, theme::Theme};
use crate::i18n::Lang;

/// What a sheet is made of.
pub(super) struct Sheet {
    pub(super) lang: Lang,
    pub(super) dates: Dates,
    /// How the office is called; may be empty.
    pub(super) office: String,
    pub(super) theme: Theme,
    /// The beginning of the board's addresses.
    pub(super) origin: String,
    /// The notes that show.
    pub(super) notes: Vec<Note>,
}

impl Sheet {
    /// Where the board is.
    pub(super) fn board(&self) -> String {
        format!("{}{}", self.origin, Address::Board(&self.theme.slug))
    }
}
