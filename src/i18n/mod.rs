//! Every text of the program, typed: a text that one language lacks is a compile error. Japanese
//! first, then やさしい日本語, then English.
//!
//! [`catalogue`] declares the texts and whatever else depends on a language; [`ja`], [`easy`] and
//! [`en`] give them, a folder each; [`say`] puts together what is put together alike in every
//! language. A further language is a variant of [`Lang`] and a folder: until all of it is there,
//! nothing compiles. Islands get the few texts they need as properties, so no catalogue is sent to
//! the browser.

pub mod catalogue;
mod easy;
mod en;
mod ja;
pub mod say;

pub use catalogue::Messages;

crate::domain::text_enum!(
    /// A language that the program speaks. The word is a language tag (BCP 47): it stands in the
    /// cookie, in the switch's addresses and in the documents' `lang`.
    Lang {
        /// 日本語.
        Ja = "ja",
        /// やさしい日本語. `simple` is a registered variant ("Simplified form", IANA Language
        /// Subtag Registry), so that the tag says what the text is, and whatever knows Japanese
        /// only (voices, fonts, `:lang(ja)`) finds its `ja` in it. A private `ja-x-…` would say
        /// nothing to others.
        Easy = "ja-simple",
        /// English.
        En = "en",
    }
);

impl Lang {
    /// What commands say on a terminal, whose reader set the server up.
    pub const TERMINAL: Self = Self::En;

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

impl Default for Lang {
    /// Of whoever has not said which: Japanese, for it is a board of Japanese offices.
    fn default() -> Self {
        Self::Ja
    }
}
