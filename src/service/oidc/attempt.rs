//! A sign-in on its way: what the browser keeps while its person is at the provider. The server keeps
//! nothing, so that any of its processes can take them back, and nobody can fill it.

use std::fmt::{self, Display, Formatter};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::service::{Error, token};

/// For so many seconds somebody may be at the provider: ten minutes.
pub const ATTEMPT_SECONDS: i64 = 10 * 60;
/// The longest address to go on to, in bytes; a longer one is left out.
const NEXT_MAX: usize = 1024;

/// When it began, 256 random bits, and where it leads: the value of the browser's cookie. What goes
/// to the provider is derived of all of it, so that no part of it can be another than it was.
pub(super) struct Attempt {
    began: i64,
    secret: String,
    next: String,
}

impl Attempt {
    /// One that begins now.
    pub fn begin(now: i64, next: &str) -> Result<Self, Error> {
        let next = if next.len() > NEXT_MAX { "" } else { next };
        Ok(Self { began: now, secret: token::new()?, next: next.to_owned() })
    }

    /// Reads a cookie's value; nothing where it is none, or its time is over.
    pub fn read(text: &str, now: i64) -> Option<Self> {
        let mut parts = text.splitn(3, '.');
        let (began, secret) = (parts.next()?.parse().ok()?, parts.next()?.to_owned());
        let next = String::from_utf8(BASE64.decode(parts.next()?).ok()?).ok()?;
        let is_good = token::is_one(&secret) && (began..=began + ATTEMPT_SECONDS).contains(&now);
        is_good.then_some(Self { began, secret, next })
    }

    /// Where it leads.
    pub fn next(&self) -> &str {
        &self.next
    }

    /// What the provider gives back as it is (RFC 6749, 10.12).
    pub fn state(&self) -> String {
        self.derived("state")
    }

    /// Whether this is what the provider was given.
    pub fn is_of(&self, state: &str) -> bool {
        self.state().as_bytes().ct_eq(state.as_bytes()).into()
    }

    /// What the ID token must hold (OpenID Connect Core, 3.1.2.1).
    pub fn nonce(&self) -> String {
        self.derived("nonce")
    }

    /// What proves that whoever brings the code began it (RFC 7636, 4.1).
    pub fn verifier(&self) -> String {
        self.derived("verifier")
    }

    /// What the provider gets to know of it beforehand (RFC 7636, 4.2, `S256`).
    pub fn challenge(&self) -> String {
        BASE64.encode(Sha256::digest(self.verifier()))
    }

    fn derived(&self, what: &str) -> String {
        BASE64.encode(Sha256::digest(format!("kz/oidc/{what}/v1 {self}")))
    }
}

impl Display for Attempt {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.began, self.secret, BASE64.encode(&self.next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_comes_back_as_it_went_for_ten_minutes() {
        let begun = Attempt::begin(1000, "/admin/themes?q=あ").expect("random bytes");
        let text = begun.to_string();
        assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte)));
        for now in [1000, 1600] {
            let back = Attempt::read(&text, now).expect("good");
            assert_eq!((back.next(), back.is_of(&begun.state())), ("/admin/themes?q=あ", true));
            assert_eq!((back.nonce(), back.verifier()), (begun.nonce(), begun.verifier()));
        }
        assert!(Attempt::read(&text, 1601).is_none() && Attempt::read(&text, 999).is_none());
        for bad in ["", "..", "1000.x.", &text.replacen("1000", "x", 1), &format!("{text}!")] {
            assert!(Attempt::read(bad, 1000).is_none(), "{bad}");
        }
        // What is changed in it is no more what the provider was given.
        let later = Attempt::read(&text.replacen("1000", "1500", 1), 1600).expect("well-formed");
        assert!(!later.is_of(&begun.state()));
        let other = Attempt::begin(1000, "").expect("random bytes");
        assert!(!other.is_of(&begun.state()) && !other.is_of(""));
    }

    #[test]
    fn what_goes_out_is_as_long_as_it_must_be_and_each_something_else() {
        let begun = Attempt::begin(1, "").expect("random bytes");
        let all = [begun.state(), begun.nonce(), begun.verifier(), begun.challenge()];
        assert!(all.iter().all(|one| one.len() == 43), "{all:?}");
        let each: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!(each.len(), 4);
    }
}
