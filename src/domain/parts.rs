//! Conditional requests, part by part: what entity tags are for a page (RFC 9110, 8.8.3), for its
//! parts. The page of a bench is long, and what somebody does there changes little of it. Each part
//! carries its version (`data-v`); the program of the page says which versions it shows, and the
//! answer has only the empty element of such a part (`data-same`), which keeps its place.
//!
//! A version is made of the part's markup, so there is nothing to remember and nothing that could be
//! forgotten: whatever changes in a part changes its version, whoever did it, and whichever process
//! answers.

use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash, Hasher},
};

/// The header in which the program names the versions that it shows, one behind the other.
pub const SHOWN: &str = "x-kizuki-shown";

/// How many characters a version has, six bits each. A part that changed is taken for one that is
/// shown once in 700,000 times, where as many are shown as can be named.
pub const VERSION_LEN: usize = 5;

/// The most versions that are named; others come anew. Proxies take lines of 8 KiB.
pub const SHOWN_MAX: usize = 1500;

/// What a header can hold (RFC 4648, 5).
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The version of a part with this markup, which contains its id.
pub fn version(markup: &[&str]) -> String {
    let mut hasher = DefaultHasher::new();
    markup.hash(&mut hasher);
    let hash = hasher.finish();
    let digits = hash.to_le_bytes().into_iter().take(VERSION_LEN);
    digits.map(|byte| char::from(DIGITS[usize::from(byte) % DIGITS.len()])).collect()
}

/// The versions that a header names.
pub fn read(shown: &str) -> HashSet<String> {
    let versions = shown.as_bytes().chunks_exact(VERSION_LEN).take(SHOWN_MAX);
    versions.filter_map(|version| String::from_utf8(version.to_vec()).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_they_are_written_one_behind_the_other() {
        let (one, two) = (version(&["n-1", "電話"]), version(&["n-2", "電話"]));
        assert_ne!(one, two);
        assert_eq!([one.len(), two.len()], [VERSION_LEN; 2]);
        let read = read(&format!("{one}{two}abcd"));
        assert_eq!(read, HashSet::from([one, two]));
    }
}
