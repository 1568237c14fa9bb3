//! The write-ahead log: its frames, in the order in which they were written, become transactions,
//! and transactions become rows that appeared and went (leak L3). Frames of earlier rounds, which
//! SQLite leaves behind the current ones, are read as well.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    be32,
    file::{Image, Owners},
};
use crate::attack::rows::{Change, Row};

/// Bytes before the first frame, and before each page.
const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

/// A page as a transaction left it.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// The page.
    pub page: u32,
    /// Whether it ends a transaction.
    pub commit: bool,
    /// The page's bytes.
    pub bytes: &'a [u8],
}

/// Frames written between two restarts of the log, keyed by the copy in which they were first seen
/// and the two salts. The first salt counts up by one at each restart and begins anew at random
/// with a new file.
pub type Rounds<'a> = BTreeMap<(usize, u32, u32), BTreeMap<usize, Frame<'a>>>;

/// The page size that a log tells, in bytes.
pub fn page_size(log: &[u8]) -> Option<usize> {
    let magic = be32(log, 0)?;
    (magic & !1 == 0x377f_0682)
        .then(|| be32(log, 8))
        .flatten()
        .and_then(|size| usize::try_from(size).ok())
}

/// Sorts the frames of the log in copy number `copy` into rounds. Call it for each copy in order;
/// what several copies hold is kept once.
pub fn collect<'a>(log: &'a [u8], copy: usize, rounds: &mut Rounds<'a>) {
    let Some(size) = page_size(log).filter(|size| (512..=65536).contains(size)) else {
        return;
    };
    let mut at = HEADER;
    for number in 0.. {
        let Some(bytes) =
            log.get(at.saturating_add(FRAME_HEADER)..at.saturating_add(FRAME_HEADER + size))
        else {
            break;
        };
        let (Some(page), Some(pages), Some(one), Some(two)) =
            (be32(log, at), be32(log, at + 4), be32(log, at + 8), be32(log, at + 12))
        else {
            break;
        };
        if page != 0 {
            let known =
                rounds.keys().find(|(_, first, second)| (*first, *second) == (one, two)).copied();
            let round = rounds.entry(known.unwrap_or((copy, one, two))).or_default();
            round.insert(number, Frame { page, commit: pages != 0, bytes });
        }
        at += FRAME_HEADER + size;
    }
}

/// The rounds in order, cut into transactions; frames after the last commit are a transaction that
/// was under way.
pub fn transactions<'a>(rounds: &Rounds<'a>) -> Vec<Vec<Frame<'a>>> {
    let mut all = Vec::new();
    for frames in rounds.values() {
        let mut open = Vec::new();
        for frame in frames.values() {
            open.push(*frame);
            if frame.commit {
                all.push(std::mem::take(&mut open));
            }
        }
        if !open.is_empty() {
            all.push(open);
        }
    }
    all
}

/// Lays what is committed in a log over its file, as SQLite reads it: the frames of the current
/// round up to its last commit.
pub fn apply<'a>(log: &'a [u8], image: &mut Image<'a>) {
    let (Some(one), Some(two)) = (be32(log, 16), be32(log, 20)) else {
        return;
    };
    let mut rounds = Rounds::new();
    collect(log, 0, &mut rounds);
    for transaction in transactions(&Rounds::from_iter(rounds.remove_entry(&(0, one, two)))) {
        if transaction.last().is_some_and(|frame| frame.commit) {
            for frame in transaction {
                image.cover(frame.page, frame.bytes);
            }
        }
    }
}

/// What each transaction changed. `image` is the oldest state of the file that is known.
pub fn changes<'a>(mut image: Image<'a>, transactions: &[Vec<Frame<'a>>]) -> Vec<Change> {
    let mut last = image.clone();
    for frame in transactions.iter().flatten() {
        last.cover(frame.page, frame.bytes);
    }
    let mut owners: Owners = image.owners();
    owners.extend(last.owners());

    // A page that the file already holds in a later state (a checkpoint moved it there) has no
    // known state before its first frame.
    let mut known: BTreeSet<u32> = (1..=image.base_pages()).collect();
    for frame in transactions.iter().flatten() {
        if image.base_page(frame.page) == Some(frame.bytes) {
            known.remove(&frame.page);
        }
    }
    let mut found = Vec::new();
    for transaction in transactions {
        let pages: BTreeSet<u32> = transaction.iter().map(|frame| frame.page).collect();
        let unknown = |page: &u32| !known.contains(page) && *page <= image.base_pages();
        let before: Vec<Row> = pages
            .iter()
            .filter(|page| !unknown(page))
            .flat_map(|page| image.rows_on(*page, owners.get(page).map(AsRef::as_ref)))
            .collect();
        let doubtful_pages: BTreeSet<u32> =
            pages.iter().copied().filter(|page| unknown(page)).collect();
        for frame in transaction {
            image.cover(frame.page, frame.bytes);
            known.insert(frame.page);
        }
        let after: Vec<Row> = pages
            .iter()
            .flat_map(|page| image.rows_on(*page, owners.get(page).map(AsRef::as_ref)))
            .collect();
        let (mut added, removed) = difference(&before, &after);
        let doubtful = added.extract_if(.., |row| doubtful_pages.contains(&row.page)).collect();
        found.push(Change { added, doubtful, removed });
    }
    found
}

/// Rows that are in one list only. Rows that only moved to another page, as in a split, are in
/// both.
pub fn difference(before: &[Row], after: &[Row]) -> (Vec<Row>, Vec<Row>) {
    let only = |these: &[Row], those: &[Row]| {
        let known: BTreeSet<_> = those.iter().map(Row::content).collect();
        these.iter().filter(|row| !known.contains(&row.content())).cloned().collect()
    };
    (only(after, before), only(before, after))
}
