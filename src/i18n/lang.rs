//! The languages that there are, by their tags.

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
    /// In what the interface for programs is described, for people of all languages who write some.
    pub const PROGRAMS: Self = Self::En;
}

impl Default for Lang {
    /// Of whoever has not said which: Japanese, for it is a board of Japanese offices.
    fn default() -> Self {
        Self::Ja
    }
}
