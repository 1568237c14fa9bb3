//! The place in the file (leak L2). SQLite takes space for a new cell from the end of a page
//! towards its beginning, and a key order that hides when a row came does not hide where it lies.

use std::collections::BTreeMap;

use super::{order::placed, scan};
use crate::attack::{
    evidence::Evidence,
    model::{Method, Stream},
    rows::{Row, Tables},
    streams::Gather,
};

/// The orders of cells: as they lie, and by an estimate of when each was written; and the places of
/// names among all bytes of a file.
pub fn streams(evidence: &Evidence<'_>) -> Vec<Stream> {
    let written: Vec<BTreeMap<(u32, u32), i64>> = evidence.tables.iter().map(estimate).collect();
    let mut found = placed(evidence, Method::Physical, "", |number, row| {
        if !evidence.tables[number].sqlite {
            return Vec::new();
        }
        let place = (i64::from(row.page) << 20) - i64::from(row.offset);
        let estimated =
            written[number].get(&(row.page, row.offset)).map(|at| ("when".to_owned(), *at));
        [("cell".to_owned(), place)].into_iter().chain(estimated).collect()
    });
    found.extend(remains(evidence));
    found.extend(raw(evidence));
    found
}

/// For each cell, when it was probably written, from 0 (first) to a million (last).
///
/// On a page that was never split, the order of places is the order of time. A split writes its
/// pages anew in key order, from the end; what came later lies before that, or in holes. Random
/// keys reach a page in proportion to the rows it holds, so of a page with m rows, k of them since
/// its split, the k came during the last k/m of the time, evenly, and of the others nothing is
/// known but that they are older.
fn estimate(tables: &Tables) -> BTreeMap<(u32, u32), i64> {
    const ALL: i64 = 1_000_000;
    let mut pages: BTreeMap<u32, Vec<&Row>> = BTreeMap::new();
    for row in tables.rows.iter().filter(|row| row.leaf) {
        pages.entry(row.page).or_default().push(row);
    }
    let mut found = BTreeMap::new();
    for mut rows in pages.into_values() {
        rows.sort_by_key(|row| std::cmp::Reverse(row.offset));
        let recent = since_split(&rows.iter().map(|row| row.rank).collect::<Vec<_>>());
        let count = i64::try_from(rows.len()).unwrap_or(i64::MAX).max(1);
        let new = i64::try_from(recent.iter().filter(|recent| **recent).count()).unwrap_or(0);
        let mut nth = 0;
        for (row, recent) in rows.iter().zip(recent) {
            let at = if recent {
                ALL - (2 * (new - nth) - 1) * ALL / (2 * count)
            } else {
                (count - new) * ALL / count / 2
            };
            nth += i64::from(recent);
            found.insert((row.page, row.offset), at);
        }
    }
    found
}

/// Which cells came after the last split, of cells from the end of the page to its beginning, given
/// by their numbers in key order.
///
/// What a split wrote is ascending. Random orders hold ascending subsequences of about 2√n, too, so
/// only longer ones count; and three neighbours in the page that are neighbours in key order.
fn since_split(ranks: &[u32]) -> Vec<bool> {
    let mut recent = vec![true; ranks.len()];
    loop {
        let left: Vec<usize> = (0..ranks.len()).filter(|i| recent[*i]).collect();
        let ascending = longest_ascending(&left.iter().map(|i| ranks[*i]).collect::<Vec<_>>());
        // 2.6 √n, as whole numbers.
        if ascending.len() < 6 || ascending.len() * ascending.len() * 4 < 27 * left.len() {
            break;
        }
        for i in ascending {
            recent[left[i]] = false;
        }
    }
    for (i, three) in ranks.windows(3).enumerate() {
        if three[0].checked_add(1) == Some(three[1]) && three[1].checked_add(1) == Some(three[2]) {
            recent[i..i + 3].fill(false);
        }
    }
    recent
}

/// The places of one longest ascending subsequence.
fn longest_ascending(ranks: &[u32]) -> Vec<usize> {
    let mut lengths = vec![1_usize; ranks.len()];
    let mut before = vec![None; ranks.len()];
    for i in 0..ranks.len() {
        for j in 0..i {
            if ranks[j] < ranks[i] && lengths[j] >= lengths[i] {
                lengths[i] = lengths[j] + 1;
                before[i] = Some(j);
            }
        }
    }
    let mut at = (0..ranks.len()).max_by_key(|i| lengths[*i]);
    let mut found = Vec::new();
    while let Some(i) = at {
        found.push(i);
        at = before[i];
    }
    found.reverse();
    found
}

/// Deleted rows that can still be read (leak L4), by their places.
fn remains(evidence: &Evidence<'_>) -> Vec<Stream> {
    let mut gather = Gather::new(Method::Physical, "");
    for tables in &evidence.tables {
        for (row, mentions) in evidence.telling(&tables.carved) {
            let at = (i64::from(row.page) << 20) - i64::from(row.offset);
            gather.see(&format!("{}:{} deleted", tables.name, row.table), at, &mentions);
        }
    }
    gather.finish()
}

/// Where names stand among the bytes of files, whatever the format: of each name only the last copy
/// of a file is read.
fn raw(evidence: &Evidence<'_>) -> Vec<Stream> {
    let mut last: BTreeMap<&str, &[u8]> = BTreeMap::new();
    for file in &evidence.corpus.databases {
        last.insert(&file.name, &file.base);
    }
    for file in evidence.corpus.others.iter().filter(|file| file.text().is_none()) {
        last.insert(&file.name, &file.bytes);
    }
    let names = scan::Names::of(&evidence.who);
    let mut found = Vec::new();
    for (name, bytes) in last {
        let mut gather = Gather::new(Method::Physical, format!("bytes of {name}"));
        for sighting in names.find(bytes) {
            gather.see_one(&format!("bytes of {name}"), sighting);
        }
        found.extend(gather.finish());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_after_a_split() {
        let ranks = [0, 1, 2, 4, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 18, 12, 5, 19, 3];
        let recent: Vec<usize> = (0..ranks.len()).filter(|i| since_split(&ranks)[*i]).collect();
        assert_eq!(recent, [16, 17, 19]);
        assert!(since_split(&[7, 2, 9, 4, 0, 8, 1, 6, 3, 5]).into_iter().all(|recent| recent));
        assert_eq!(longest_ascending(&[3, 1, 2, 5, 4]), [1, 2, 4]);
        assert!(longest_ascending(&[]).is_empty());
    }
}
