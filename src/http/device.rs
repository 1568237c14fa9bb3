//! The known-device cookie: the mark of a browser in which an organizer signed in. Its tries to
//! sign in count apart from those of strangers, so that nobody can keep an organizer out by
//! guessing. It opens nothing; the password is needed all the same.
//!
//! The cookie says who the browser belongs to, to whoever holds the key file, so it must not travel
//! with anything that is to name nobody. Its path is the one address that the sign-in form posts
//! to; `__Host-` would ask for the path `/`, so the prefix is `__Secure-`.

use std::{io, path::Path, sync::Arc};

use axum::http::{HeaderMap, HeaderValue};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use chrono::NaiveDate;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::cookie_header;
use crate::address::Address;
use crate::domain::{hex::Hex, ids::AccountId};
use crate::service::{Config, Error, random, secret_file::SecretFile, token};

/// For so many days after somebody signed in.
const DAYS: i64 = 180;

/// With and without HTTPS.
const NAMES: [&str; 2] = ["__Secure-kizuki_device", "kizuki_device"];

/// What the marks are made with. Cheap to clone.
#[derive(Clone)]
pub struct Devices(Arc<Zeroizing<Key>>);

/// As long as a block of SHA-256: HMAC takes it as it is, and fills up a shorter one with just
/// these zeros (RFC 2104).
type Key = [u8; 64];

/// Whether the request carries such a cookie, good or not. The anonymous door refuses it.
pub fn carries_cookie(headers: &HeaderMap) -> bool {
    let jar = CookieJar::from_headers(headers);
    NAMES.iter().any(|name| jar.get(name).is_some())
}

impl Devices {
    /// Reads the key file, which is made as needed.
    ///
    /// # Errors
    /// The key file cannot be read or made.
    pub fn open(keys: &Path) -> io::Result<Self> {
        let secret = SecretFile::Device.read_or_make(keys)?;
        let mut key = Zeroizing::new([0; 64]);
        key[..secret.len()].copy_from_slice(secret.as_slice());
        Ok(Self(Arc::new(key)))
    }

    /// The cookie for a browser in which this account has just signed in.
    ///
    /// # Errors
    /// [`Error::NoRandom`].
    pub fn cookie(
        &self,
        config: &Config,
        account: AccountId,
        password_hash: &str,
        day: NaiveDate,
    ) -> Result<HeaderValue, Error> {
        let nonce = Hex(random::bytes::<16>().map_err(|_| Error::NoRandom)?).to_string();
        let mark =
            Hex::<32>(self.mac(account, password_hash, day, &nonce).finalize().into_bytes().into());
        let cookie = Cookie::build((name(config), format!("{day}.{nonce}.{mark}")))
            .path(Address::SignIn.to_string())
            .http_only(true)
            .same_site(SameSite::Strict)
            .secure(config.is_https())
            .max_age(time::Duration::days(DAYS))
            .build();
        Ok(cookie_header(&cookie))
    }

    /// What this browser's tries count under, if this account signed in here with the password that
    /// it has now.
    pub fn known(
        &self,
        config: &Config,
        headers: &HeaderMap,
        account: AccountId,
        password_hash: &str,
        today: NaiveDate,
    ) -> Option<[u8; 32]> {
        let jar = CookieJar::from_headers(headers);
        let mut parts = jar.get(name(config))?.value().splitn(3, '.');
        let (day, nonce, mark) = (
            parts.next()?.parse::<NaiveDate>().ok()?,
            parts.next()?,
            parts.next()?.parse::<Hex<32>>().ok()?,
        );
        self.mac(account, password_hash, day, nonce).verify((&mark.0).into()).ok()?;
        (0..=DAYS).contains(&(today - day).num_days()).then(|| token::hash(nonce))
    }

    /// Over the password's hash too: a new password ends all marks.
    fn mac(
        &self,
        account: AccountId,
        password_hash: &str,
        day: NaiveDate,
        nonce: &str,
    ) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new((&**self.0).into());
        for part in [
            b"kz/device/v1".as_slice(),
            account.0.as_bytes(),
            &token::hash(password_hash),
            day.to_string().as_bytes(),
            nonce.as_bytes(),
        ] {
            mac.update(&u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes());
            mac.update(part);
        }
        mac
    }
}

/// `__Secure-` binds the cookie to HTTPS (RFC 6265bis 4.1.3.1); over plain HTTP browsers would
/// refuse it.
fn name(config: &Config) -> &'static str {
    if config.is_https() { NAMES[0] } else { NAMES[1] }
}
