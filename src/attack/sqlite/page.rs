//! B-tree pages and their cells (section 1.6 of the file format).

use std::collections::BTreeSet;

use super::{be16, be32, record::varint};

/// The kinds of b-tree page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// Keys and children of an index or a table without rowid; holds rows, too.
    IndexInterior,
    /// Rowids and children of a table.
    TableInterior,
    /// Entries of an index or rows of a table without rowid.
    IndexLeaf,
    /// Rows of a table.
    TableLeaf,
}

/// A cell and where it lies.
#[derive(Clone, Debug)]
pub struct Cell<'a> {
    /// Its offset in the page: SQLite hands out space from the end of a page, so the last comer
    /// lies first.
    pub offset: usize,
    /// The child to the left, on interior pages.
    pub child: Option<u32>,
    /// The rowid, in tables.
    pub rowid: Option<i64>,
    /// The part of the payload that lies in the page.
    pub local: &'a [u8],
    /// The length of the whole payload.
    pub total: usize,
    /// The first overflow page.
    pub overflow: Option<u32>,
}

/// A parsed page.
#[derive(Clone, Debug)]
pub struct Page<'a> {
    /// Interior or leaf, of a table or of an index.
    pub kind: PageKind,
    /// Its cells in the order of their keys.
    pub cells: Vec<Cell<'a>>,
    /// The rightmost child, on interior pages.
    pub right: Option<u32>,
    /// Where nothing lives: between the cell pointers and the first cell, and the free blocks
    /// between cells.
    pub gaps: Vec<(usize, usize)>,
}

/// Reads page number `number`; `usable` is the page size less the reserved bytes. `None` if it is
/// no b-tree page. Broken cells are left out.
pub fn parse(bytes: &[u8], number: u32, usable: usize) -> Option<Page<'_>> {
    // The first page begins with the file's header.
    let start = if number == 1 { 100 } else { 0 };
    let kind = match bytes.get(start)? {
        2 => PageKind::IndexInterior,
        5 => PageKind::TableInterior,
        10 => PageKind::IndexLeaf,
        13 => PageKind::TableLeaf,
        _ => return None,
    };
    let interior = matches!(kind, PageKind::IndexInterior | PageKind::TableInterior);
    let count = usize::from(be16(bytes, start + 3)?);
    let content = match usize::from(be16(bytes, start + 5)?) {
        0 => 65536,
        n => n,
    };
    let pointers = start + if interior { 12 } else { 8 };
    let pointers_end = pointers.checked_add(2 * count)?;
    if pointers_end > bytes.len() || content > bytes.len() {
        return None;
    }
    let right = if interior { be32(bytes, start + 8) } else { None };
    let cells = (0..count)
        .filter_map(|i| cell(bytes, usize::from(be16(bytes, pointers + 2 * i)?), kind, usable))
        .collect();
    let mut gaps = vec![(pointers_end, content)];
    gaps.extend(free_blocks(bytes, usize::from(be16(bytes, start + 1)?)));
    gaps.retain(|(from, to)| from < to && *to <= bytes.len());
    Some(Page { kind, cells, right, gaps })
}

/// The chain of free blocks; each begins with the place of the next and its own size.
fn free_blocks(bytes: &[u8], first: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = first;
    // They are sorted by place, so a chain that goes back is broken.
    while at != 0 {
        let (Some(next), Some(size)) = (be16(bytes, at), be16(bytes, at + 2)) else {
            break;
        };
        found.push((at, at + usize::from(size)));
        if usize::from(next) <= at {
            break;
        }
        at = usize::from(next);
    }
    found
}

fn cell(bytes: &[u8], offset: usize, kind: PageKind, usable: usize) -> Option<Cell<'_>> {
    let mut at = offset;
    let mut child = None;
    if matches!(kind, PageKind::IndexInterior | PageKind::TableInterior) {
        child = Some(be32(bytes, at)?);
        at += 4;
    }
    let mut total = 0;
    if kind != PageKind::TableInterior {
        let (length, next) = varint(bytes, at)?;
        total = usize::try_from(length).ok()?;
        at = next;
    }
    let mut rowid = None;
    if matches!(kind, PageKind::TableLeaf | PageKind::TableInterior) {
        let (id, next) = varint(bytes, at)?;
        rowid = Some(id.cast_signed());
        at = next;
    }
    let here = local_length(total, kind, usable)?;
    let local = bytes.get(at..at.checked_add(here)?)?;
    let overflow = if here < total { Some(be32(bytes, at + here)?) } else { None };
    Some(Cell { offset, child, rowid, local, total, overflow })
}

/// How much of a payload stays in the page.
fn local_length(total: usize, kind: PageKind, usable: usize) -> Option<usize> {
    let most = if kind == PageKind::TableLeaf {
        usable.checked_sub(35)?
    } else {
        (usable.checked_sub(12)? * 64 / 255).checked_sub(23)?
    };
    if total <= most {
        return Some(total);
    }
    let least = (usable.checked_sub(12)? * 32 / 255).checked_sub(23)?;
    let fitting = least + (total - least) % usable.checked_sub(4)?;
    Some(if fitting <= most { fitting } else { least })
}

/// The whole payload: the local part and the chain of overflow pages, as far as they can be had.
pub fn payload<'a>(
    cell: &Cell<'a>,
    usable: usize,
    page: impl Fn(u32) -> Option<&'a [u8]>,
) -> Vec<u8> {
    let mut whole = cell.local.to_vec();
    let mut next = cell.overflow;
    // A broken chain may run in a circle, and a broken length be endless.
    let mut seen = BTreeSet::new();
    while let Some(number) = next.filter(|n| *n != 0 && whole.len() < cell.total && seen.insert(*n))
    {
        let Some(bytes) = page(number) else { break };
        let take = usable.saturating_sub(4).min(cell.total - whole.len());
        let Some(part) = bytes.get(4..4 + take).filter(|part| !part.is_empty()) else {
            break;
        };
        whole.extend_from_slice(part);
        next = be32(bytes, 0);
    }
    whole
}
