//! The words of what chat channels are told, with where they lead.

use crate::address::Address;
use crate::domain::chat::{About, Message, Telling};
use crate::i18n::{Lang, say};

/// Puts what is told in words, in the language of this tag, or in the usual one. Where readers need a
/// passphrase, it leads to the entrance: a theme's address is made of its title.
pub fn compose(lang: &str, telling: &Telling) -> Message {
    let lang: Lang = lang.parse().unwrap_or_default();
    let address = match &telling.about {
        About::Theme(_, theme) if telling.named => Address::Board(&theme.slug).to_string(),
        _ => Address::Home.to_string(),
    };
    say::message(lang, telling, &format!("{}{address}", telling.origin))
}
