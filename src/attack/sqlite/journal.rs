//! The rollback journal: the pages as they were before the last transaction (section 3 of the file
//! format).

use super::{be32, file::Image, place, wal::difference};
use crate::attack::rows::Change;

const MAGIC: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];

/// The page numbers and old bytes in a journal. One that was ended by zeroing its header
/// (`PERSIST`) still has them.
fn pages(journal: &[u8], page_size: usize) -> Vec<(u32, &[u8])> {
    let sector = match be32(journal, 20) {
        Some(size) if journal.get(..8) == Some(&MAGIC) && (32..=65536).contains(&size) => {
            place(size)
        }
        _ => 512,
    };
    let mut found = Vec::new();
    let mut at = sector;
    while let (Some(number), Some(bytes)) =
        (be32(journal, at), journal.get(at.saturating_add(4)..at.saturating_add(4 + page_size)))
    {
        if number == 0 {
            break;
        }
        found.push((number, bytes));
        at += page_size + 8;
    }
    found
}

/// What the last transaction changed; nothing if there is no journal. `image` is the state after
/// it.
pub fn change(image: &Image<'_>, journal: &[u8]) -> Option<Change> {
    let old = pages(journal, image.page_size());
    if old.is_empty() {
        return None;
    }
    let mut before = image.clone();
    for (number, bytes) in &old {
        before.cover(*number, bytes);
    }
    let (added, removed) = difference(&before.rows(), &image.rows());
    Some(Change { added, doubtful: Vec::new(), removed })
}
