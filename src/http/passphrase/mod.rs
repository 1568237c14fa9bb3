//! The passphrase that readers share: one phrase and one cookie for everybody, so that neither says
//! who reads. The cookie's value is that of the day; nothing about a reader is stored.
//! `middleware/readers.rs` stands before the pages (docs/anonymity.md section 12).

mod form;

use axum::http::HeaderMap;
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use chrono::{Datelike, NaiveDate};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

pub use form::{enter, page_for};

use crate::address::Address;
use crate::domain::{hex::Hex, office_settings::ReaderKey, passphrase::LOG_PASS};
use crate::service::{Config, limits::RateLimit};

/// How long the browser keeps the cookie. It is good until the end of the next day, so a whole day
/// at any hour.
const KEPT: time::Duration = time::Duration::days(1);
/// How long the browser remembers that the phrase was known in it. It is good until the end of the
/// next month.
const REMEMBERED: time::Duration = time::Duration::days(62);
/// Wrong phrases, of everybody together, after which nobody new gets in until the window is over:
/// the price of keeping no addresses. Browsers that knew the phrase this month or in the one before
/// count apart, so that strangers do not keep them out.
const GUESSES: u32 = 100;
/// The window, in seconds.
const GUESS_WINDOW: i64 = 10 * 60;

/// Lets in readers who know the passphrase; the phrase itself is not kept.
pub struct PassphraseGate {
    key: Zeroizing<Key>,
    guesses: Guesses,
}

/// As long as a block of SHA-256: a key that HMAC takes as it is.
type Key = [u8; 64];

/// What a day's value opens. The one stands in a cookie that no script can read, the other on pages
/// that hand it to the second program.
#[derive(Clone, Copy)]
enum Use {
    Pages,
    Log,
    /// Opens nothing: whoever shows it knew the phrase that month.
    Before,
}

/// What lets readers in, whatever the passphrase is at the moment: how many wrong ones were tried.
/// Cheap to clone.
#[derive(Clone)]
pub struct Guesses {
    strangers: RateLimit,
    returning: RateLimit,
}

impl Default for Guesses {
    fn default() -> Self {
        let limit = || RateLimit::new(GUESSES, GUESS_WINDOW);
        Self { strangers: limit(), returning: limit() }
    }
}

impl PassphraseGate {
    /// The gate of a passphrase, by what stands for it in the store. Cookies are made with a key of
    /// their own, derived with the key file as salt: a copy of the store makes none.
    pub fn of(salt: &[u8; 32], phrase: &ReaderKey, guesses: &Guesses) -> Self {
        Self { key: derive(salt, phrase), guesses: guesses.clone() }
    }

    /// The cookie of a day: the same bytes for everybody.
    fn cookie(&self, config: &Config, day: NaiveDate) -> Cookie<'static> {
        Cookie::build((cookie_name(config), self.value(Use::Pages, day)))
            .path(Address::Home.to_string())
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(config.is_https())
            .max_age(KEPT)
            .build()
    }

    /// What a browser is remembered by in which the phrase was known: the same bytes for everybody
    /// that month, and sent with the phrase only.
    fn reminder(&self, config: &Config, day: NaiveDate) -> Cookie<'static> {
        let name = if config.is_https() {
            "__Secure-kizuki_reader_before"
        } else {
            "kizuki_reader_before"
        };
        Cookie::build((name, self.value(Use::Before, day)))
            .path(Address::EnterPassphrase.to_string())
            .http_only(true)
            .same_site(SameSite::Strict)
            .secure(config.is_https())
            .max_age(REMEMBERED)
            .build()
    }

    /// The wrong phrases among which one from this browser counts.
    fn guesses(&self, config: &Config, headers: &HeaderMap, day: NaiveDate) -> &RateLimit {
        let jar = CookieJar::from_headers(headers);
        let before = day.with_day(1).and_then(|first| first.pred_opt());
        let fits = |shown: &str, day| {
            bool::from(shown.as_bytes().ct_eq(self.value(Use::Before, day).as_bytes()))
        };
        let known = jar.get(self.reminder(config, day).name()).is_some_and(|cookie| {
            fits(cookie.value(), day) | before.is_some_and(|before| fits(cookie.value(), before))
        });
        if known { &self.guesses.returning } else { &self.guesses.strangers }
    }

    /// Whether the request carries the cookie of this day or of the day before.
    pub fn knows_cookie(&self, config: &Config, headers: &HeaderMap, day: NaiveDate) -> bool {
        CookieJar::from_headers(headers)
            .get(cookie_name(config))
            .is_some_and(|cookie| self.is_good(Use::Pages, cookie.value(), day))
    }

    /// The pass of a day for `/log.json` and the themes' keys, which the second program fetches
    /// without cookies.
    pub fn log_pass(&self, day: NaiveDate) -> String {
        self.value(Use::Log, day)
    }

    /// Whether the request shows the pass of this day or of the day before.
    pub fn knows_pass(&self, headers: &HeaderMap, day: NaiveDate) -> bool {
        let pass = headers.get(LOG_PASS).and_then(|pass| pass.to_str().ok());
        pass.is_some_and(|pass| self.is_good(Use::Log, pass, day))
    }

    fn is_good(&self, what: Use, value: &str, day: NaiveDate) -> bool {
        let fits = |day| value.as_bytes().ct_eq(self.value(what, day).as_bytes());
        // Both are computed, whichever it is.
        let (today, before) = (fits(day), day.pred_opt().map(fits));
        bool::from(today) | before.is_some_and(bool::from)
    }

    /// HMAC-SHA256 of the day, or of its month, in hexadecimal.
    fn value(&self, what: Use, day: NaiveDate) -> String {
        let labelled = match what {
            Use::Pages => format!("pages {day}"),
            Use::Log => format!("log {day}"),
            Use::Before => format!("before {}", day.format("%Y-%m")),
        };
        let mut mac = Hmac::<Sha256>::new(self.key.as_slice().into());
        mac.update(labelled.as_bytes());
        Hex::<32>(mac.finalize().into_bytes().into()).to_string()
    }
}

/// `__Host-` as for the organizers' cookie; see session.rs.
fn cookie_name(config: &Config) -> &'static str {
    if config.is_https() { "__Host-kizuki_reader" } else { "kizuki_reader" }
}

/// HKDF-SHA256 (RFC 5869) with the key file as salt.
fn derive(salt: &[u8; 32], phrase: &ReaderKey) -> Zeroizing<Key> {
    let mut key = Zeroizing::new([0; 64]);
    let filled =
        Hkdf::<Sha256>::new(Some(salt), phrase.expose()).expand(b"kz/reader/2", key.as_mut());
    debug_assert!(filled.is_ok(), "RFC 5869 gives up to 255 * 32 bytes");
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::passphrase::Passphrase;
    use crate::service::reader_key;

    fn gate(salt: u8, phrase: &str) -> PassphraseGate {
        let salt = [salt; 32];
        let key = reader_key(&salt, &Passphrase::fold(phrase));
        PassphraseGate::of(&salt, &key, &Guesses::default())
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_value_is_good_on_its_day_and_the_next() {
        let gate = gate(1, "ひらけごま 2020");
        let value = gate.value(Use::Pages, day("2020-08-10"));
        let good = |on| gate.is_good(Use::Pages, &value, day(on));
        assert_eq!(
            ["2020-08-09", "2020-08-10", "2020-08-11", "2020-08-12"].map(good),
            [false, true, true, false]
        );
        assert!(
            !gate.is_good(Use::Log, &value, day("2020-08-10")),
            "what opens pages and what opens the log are two things"
        );
        assert!(
            !gate.is_good(Use::Pages, &value[..63], day("2020-08-10"))
                && !gate.is_good(Use::Pages, "", day("2020-08-10"))
        );
    }

    #[test]
    fn a_restart_keeps_the_values_and_another_phrase_or_key_ends_them() {
        let value = |salt, phrase| gate(salt, phrase).value(Use::Pages, day("2020-08-10"));
        let first = value(1, "ひらけごま 2020");
        assert_eq!(first, value(1, "ひらけごま　２０２０"));
        assert_ne!(first, value(1, "ひらけごま 2021"));
        assert_ne!(first, value(2, "ひらけごま 2020"));
    }

    #[test]
    fn what_is_stored_makes_no_cookie() {
        let (salt, phrase) = ([1; 32], Passphrase::fold("ひらけごま 2020"));
        let stored = reader_key(&salt, &phrase);
        let own = PassphraseGate::of(&salt, &stored, &Guesses::default());
        let copied = PassphraseGate::of(&[0; 32], &stored, &Guesses::default());
        let today = day("2020-08-10");
        assert_ne!(own.value(Use::Pages, today), copied.value(Use::Pages, today));
        assert_ne!(own.key.as_slice(), stored.expose());
    }
}
