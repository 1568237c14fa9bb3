//! Random bytes for rows.

use crate::domain::hex::Hex;
use crate::store::{Error, Result};
use crate::ticket::Salt;

/// So many of them.
pub(super) fn bytes<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Error::NoRandom)?;
    Ok(bytes)
}

/// A new salt.
pub(super) fn salt() -> Result<Salt> {
    bytes().map(Hex)
}
