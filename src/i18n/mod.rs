//! Every text of the program, typed: a text that one language lacks is a compile error. Japanese
//! first, then やさしい日本語, then English.
//!
//! [`catalogue`] declares the texts and whatever else depends on a language; [`ja`], [`easy`] and
//! [`en`] give them, a folder each; [`say`] puts together what is put together alike in every
//! language. A further language is a variant of [`Lang`] and a folder: until all of it is there,
//! nothing compiles. Islands get the few texts they need as properties, so no catalogue is sent to
//! the browser.

mod announcement;
pub mod catalogue;
mod counted;
pub mod day_changes;
mod easy;
mod en;
mod ja;
mod lang;
mod message;
mod people;
mod period;
mod plural;
pub mod rules;
pub mod say;
mod theme_field;

pub use catalogue::Messages;
pub use lang::Lang;
pub use theme_field::theme_field;

impl Lang {
    /// The texts in this language.
    pub const fn texts(self) -> &'static Messages {
        match self {
            Self::Ja => &ja::TEXTS,
            Self::Easy => &easy::TEXTS,
            Self::En => &en::TEXTS,
        }
    }

    /// The language of what leaves the board as a document of the office: files of the report,
    /// certificates. やさしい日本語 is for reading on the page; a file goes to people who did not
    /// choose it, into spreadsheets that look for known headings, and into the archive.
    #[must_use]
    pub const fn document(self) -> Self {
        self.texts().document
    }

    /// The language's own name for itself.
    pub const fn name(self) -> &'static str {
        self.texts().name
    }
}
