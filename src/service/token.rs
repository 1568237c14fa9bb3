//! Tokens: random words that stand for a session, a one-time link, a pick-up. The store has their
//! hashes only.

use sha2::{Digest, Sha256};

use super::{Error, random};
use crate::domain::hex::Hex;

/// 256 random bits in hexadecimal.
///
/// # Errors
/// [`Error::NoRandom`].
pub fn new() -> Result<String, Error> {
    random::bytes::<32>().map(|bytes| Hex(bytes).to_string()).map_err(|_| Error::NoRandom)
}

/// Whether this is what [`new`] makes.
pub fn is_one(token: &str) -> bool {
    token.len() == 64 && token.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// What is stored of a token.
pub fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}
