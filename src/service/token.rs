//! Tokens: random words that stand for a session, a one-time link, a pick-up. The store has their
//! hashes only.

use sha2::{Digest, Sha256};

use super::random;
use crate::store;

/// 256 random bits in hexadecimal.
///
/// # Errors
/// [`store::Error::Database`] when the system gives no random bytes.
pub fn new() -> Result<String, store::Error> {
    use std::fmt::Write;
    let bytes =
        random::bytes::<32>().map_err(|_| store::Error::Database("no random source".into()))?;
    Ok(bytes.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    }))
}

/// What is stored of a token.
pub fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}
