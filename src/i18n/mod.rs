//! Every text of the program, typed: a text that one language lacks is a compile error. Japanese first, English second.
//!
//! [`catalogue`] declares the texts, [`ja`] and [`en`] give them, [`say`] turns rules' answers and days into sentences. Islands get the
//! few texts they need as properties, so no catalogue is sent to the browser.

pub mod catalogue;
mod en;
mod ja;
pub mod say;

pub use catalogue::Messages;

crate::domain::text_enum!(
    /// A language that the program speaks.
    Lang {
        /// 日本語.
        Ja = "ja",
        /// English.
        En = "en",
    }
);

impl Lang {
    /// The texts in this language.
    pub const fn texts(self) -> &'static Messages {
        match self {
            Self::Ja => &ja::TEXTS,
            Self::En => &en::TEXTS,
        }
    }

    /// The other language, for the switch.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Ja => Self::En,
            Self::En => Self::Ja,
        }
    }

    /// The language's own name for itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ja => "日本語",
            Self::En => "English",
        }
    }
}
