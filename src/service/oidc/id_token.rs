//! The checks of an ID token (OpenID Connect Core, 3.1.3.7; RFC 8725).

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::claims::Claims;
use super::keys::{Algorithm, Key};
use super::refused::BadToken;

/// The longest token that is looked at, in bytes.
pub(super) const TOKEN_MAX: usize = 16 * 1024;
/// By so many seconds two clocks may differ.
const SKEW: i64 = 60;
/// The longest name of a person at the provider, in bytes (OpenID Connect Core, 2).
const SUBJECT_MAX: usize = 255;

/// What a token must say.
pub(super) struct Expected<'a> {
    pub issuer: &'a str,
    pub client_id: &'a str,
    pub nonce: &'a str,
    /// In Unix seconds.
    pub now: i64,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    /// Extensions that must be understood (RFC 7515, 4.1.11); we understand none.
    crit: Option<Value>,
}

/// The claims of a token that has passed every check.
pub(super) fn check(
    token: &str,
    keys: &[Key],
    expected: &Expected<'_>,
) -> Result<Claims, BadToken> {
    if token.len() > TOKEN_MAX {
        return Err(BadToken::TooLong);
    }
    let claims = Claims::new(verified(token, keys)?);
    if claims.text("iss") != Some(expected.issuer) {
        return Err(BadToken::Issuer);
    }
    let audience = claims.values("aud");
    let party = claims.text("azp");
    // Of several, one must be the party that the token was made for.
    let is_ours = audience.contains(&expected.client_id)
        && (audience.len() == 1 || party.is_some())
        && party.is_none_or(|party| party == expected.client_id);
    if !is_ours {
        return Err(BadToken::Audience);
    }
    let (now, time) = (expected.now, |name| claims.time(name));
    if time("exp").is_none_or(|until| until <= now - SKEW) {
        return Err(BadToken::Expired);
    }
    let is_later = |at: i64| at > now + SKEW;
    if time("iat").is_none_or(is_later) || time("nbf").is_some_and(is_later) {
        return Err(BadToken::NotYet);
    }
    if claims.text("nonce") != Some(expected.nonce) {
        return Err(BadToken::Nonce);
    }
    let subject = claims.text("sub").unwrap_or_default();
    if subject.is_empty() || subject.len() > SUBJECT_MAX {
        return Err(BadToken::Subject);
    }
    Ok(claims)
}

/// What a token says, if one of the keys has signed it.
fn verified(token: &str, keys: &[Key]) -> Result<Map<String, Value>, BadToken> {
    let bytes = |part: &str| BASE64.decode(part).map_err(|_| BadToken::Unreadable);
    let (signed, signature) = token.rsplit_once('.').ok_or(BadToken::Unreadable)?;
    let (header, payload) = signed.split_once('.').ok_or(BadToken::Unreadable)?;
    let header: Header =
        serde_json::from_slice(&bytes(header)?).map_err(|_| BadToken::Unreadable)?;
    let algorithm = Algorithm::named(&header.alg).ok_or(BadToken::Algorithm)?;
    if header.crit.is_some() {
        return Err(BadToken::Unreadable);
    }
    let (payload, signature) = (bytes(payload)?, bytes(signature)?);
    let named: Vec<&Key> = keys.iter().filter(|key| key.is_named(header.kid.as_deref())).collect();
    if named.is_empty() {
        return Err(BadToken::UnknownKey);
    }
    let mut fitting = named.into_iter().filter(|key| key.is_for(algorithm, &header.alg));
    if fitting.any(|key| key.signed(algorithm, signed.as_bytes(), &signature)) {
        serde_json::from_slice(&payload).map_err(|_| BadToken::Unreadable)
    } else {
        Err(BadToken::Signature)
    }
}
