//! Carving: rows that were deleted but not overwritten (leak L4), on pages that no table owns any
//! more, and in the gaps of pages in use.

use std::{collections::BTreeMap, sync::Arc};

use super::{file::Image, page, record::find};
use crate::attack::rows::Row;

/// What can still be read.
pub fn carve(image: &Image<'_>) -> Vec<Row> {
    let owners = image.owners();
    let mut widths: BTreeMap<usize, Arc<super::schema::Object>> = BTreeMap::new();
    for owner in owners.values().filter(|owner| owner.columns.len() >= 2) {
        let known = widths.entry(owner.columns.len()).or_insert_with(|| Arc::clone(owner));
        // A table rather than an index where both have so many columns.
        if known.index && !owner.index {
            *known = Arc::clone(owner);
        }
    }
    let mut found = Vec::new();
    for number in image.numbers().into_iter().filter(|number| *number > 1) {
        let Some(bytes) = image.page(number) else {
            continue;
        };
        let owner = owners.get(&number);
        if owner.is_none() {
            // A freed page that still is a page: all its cells, each a row of whichever table is as
            // wide.
            found.extend(image.rows_on(number, None).into_iter().map(|mut row| {
                if let Some(owner) = widths.get(&row.values.len()) {
                    row.table = Arc::clone(&owner.name);
                    row.columns = Arc::clone(&owner.columns);
                }
                row
            }));
        }
        let gaps = image
            .parse(number)
            .map_or_else(|| vec![(0, bytes.len())], |page: page::Page<'_>| page.gaps);
        for (from, to) in gaps {
            let columns: Vec<usize> = owner.map_or_else(
                || widths.keys().copied().collect(),
                |owner| vec![owner.columns.len()],
            );
            found.extend(in_gap(bytes, (from, to), number, &columns, |n| {
                owner.or_else(|| widths.get(&n))
            }));
        }
    }
    found
}

/// Records at any place of a gap.
fn in_gap<'o>(
    bytes: &[u8],
    (from, to): (usize, usize),
    number: u32,
    columns: &[usize],
    owner: impl Fn(usize) -> Option<&'o Arc<super::schema::Object>>,
) -> Vec<Row> {
    let Some(gap) = bytes.get(..to) else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    // Every place, for what looks like a record may be chance and hide a real one that begins
    // within it.
    for at in from..to {
        let hit = columns.iter().find_map(|n| find(gap, at, *n).map(|values| (*n, values)));
        let Some((width, values)) = hit else { continue };
        if let Some(owner) = owner(width) {
            rows.push(Row {
                table: Arc::clone(&owner.name),
                columns: Arc::clone(&owner.columns),
                values,
                rowid: None,
                xmin: None,
                page: number,
                offset: u32::try_from(at).unwrap_or(0),
                rank: 0,
                index: owner.index,
                leaf: true,
            });
        }
    }
    rows
}
