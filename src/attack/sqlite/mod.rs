//! SQLite files read as bytes, without SQLite: what a library hides (the place of a cell, freed
//! pages, old frames) is what gives people away. The format:
//! <https://www.sqlite.org/fileformat2.html>. Nothing here trusts a length; broken input gives
//! fewer rows, never a panic.

pub mod carve;
pub mod file;
pub mod journal;
pub mod page;
pub mod record;
pub mod schema;
pub mod wal;

/// Two bytes, big endian.
fn be16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

/// Four bytes, big endian.
fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// A number as an index; what does not fit is out of every range.
fn place(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}
