//! Plurals, as English makes them.

use std::fmt::Display;

/// A number with its noun: `1 note`, `3 notes`.
pub(super) fn count<N: Copy + Display + PartialEq + From<u8>>(n: N, noun: &str) -> String {
    if n == N::from(1) { format!("{n} {noun}") } else { format!("{n} {noun}s") }
}
