//! A snapshot of a database: the file, with newer pages from a log laid over it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    be16, be32,
    page::{self, Page, PageKind},
    place,
    record::{Encoding, Value, decode},
    schema::{self, Object},
};
use crate::attack::rows::Row;

/// The first bytes of every database.
pub const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// The file and the pages that replace some of it.
#[derive(Clone, Debug)]
pub struct Image<'a> {
    base: &'a [u8],
    overlay: BTreeMap<u32, &'a [u8]>,
    page_size: usize,
    usable: usize,
    encoding: Encoding,
}

/// Which table or index a page belongs to.
pub type Owners = BTreeMap<u32, Arc<Object>>;

impl<'a> Image<'a> {
    /// Reads the header. A file that is missing (only its log was found) needs the page size from
    /// there.
    pub fn new(base: &'a [u8], page_size: Option<usize>) -> Option<Self> {
        let own = (base.get(..16) == Some(MAGIC)).then(|| match be16(base, 16) {
            Some(1) => 65536,
            size => usize::from(size.unwrap_or(0)),
        });
        let page_size = own.or(page_size)?;
        if !(512..=65536).contains(&page_size) || !page_size.is_power_of_two() {
            return None;
        }
        let reserved = if own.is_some() { usize::from(*base.get(20)?) } else { 0 };
        let encoding = match be32(base, 56).filter(|_| own.is_some()) {
            Some(2) => Encoding::Utf16Le,
            Some(3) => Encoding::Utf16Be,
            _ => Encoding::Utf8,
        };
        // The smallest page that SQLite accepts has 480 usable bytes.
        let usable = page_size.checked_sub(reserved).filter(|usable| *usable >= 480)?;
        Some(Self { base, overlay: BTreeMap::new(), page_size, usable, encoding })
    }

    /// The size of a page in bytes.
    pub fn page_size(&self) -> usize {
        self.page_size
    }

    /// How many pages the file itself has.
    pub fn base_pages(&self) -> u32 {
        u32::try_from(self.base.len() / self.page_size).unwrap_or(u32::MAX)
    }

    /// Lays a page over the file.
    pub fn cover(&mut self, number: u32, bytes: &'a [u8]) {
        self.overlay.insert(number, bytes);
    }

    /// A page as it is in the file.
    pub fn base_page(&self, number: u32) -> Option<&'a [u8]> {
        let from = place(number.checked_sub(1)?).checked_mul(self.page_size)?;
        self.base.get(from..from.checked_add(self.page_size)?)
    }

    /// A page as it is now.
    pub fn page(&self, number: u32) -> Option<&'a [u8]> {
        self.overlay.get(&number).copied().or_else(|| self.base_page(number))
    }

    /// The numbers of all pages there are.
    pub fn numbers(&self) -> BTreeSet<u32> {
        (1..=self.base_pages()).chain(self.overlay.keys().copied()).collect()
    }

    /// A page, if it is one of a b-tree.
    pub fn parse(&self, number: u32) -> Option<Page<'a>> {
        page::parse(self.page(number)?, number, self.usable)
    }

    /// The values of the rows on one page; on pages that hold none, nothing.
    pub fn rows_on(&self, number: u32, owner: Option<&Object>) -> Vec<Row> {
        let Some(page) = self.parse(number) else {
            return Vec::new();
        };
        if page.kind == PageKind::TableInterior {
            return Vec::new();
        }
        let leaf = page.kind != PageKind::IndexInterior;
        let fits =
            |row: &Row| owner.is_none_or(|owner| row.values.len() <= owner.columns.len() + 1);
        let rows = page.cells.iter().enumerate().filter_map(|(rank, cell)| {
            let payload = page::payload(cell, self.usable, |n| self.page(n));
            let mut values = decode(&payload, self.encoding)?;
            if let (Some(column), Some(rowid)) =
                (owner.and_then(|owner| owner.rowid_column), cell.rowid)
                && let Some(value) = values.get_mut(column)
            {
                *value = Value::Int(rowid);
            }
            Some(Row {
                table: owner.map_or_else(|| "?".into(), |owner| Arc::clone(&owner.name)),
                columns: owner.map_or_else(|| Arc::from([]), |owner| Arc::clone(&owner.columns)),
                values,
                rowid: cell.rowid,
                xmin: None,
                page: number,
                offset: u32::try_from(cell.offset).unwrap_or(0),
                rank: u32::try_from(rank).unwrap_or(u32::MAX),
                index: owner.is_some_and(|owner| owner.index),
                leaf,
            })
        });
        rows.filter(fits).collect()
    }

    /// All pages of the b-tree below `root`.
    fn tree(&self, root: u32) -> BTreeSet<u32> {
        let mut seen = BTreeSet::new();
        let mut open = vec![root];
        while let Some(number) = open.pop() {
            let Some(page) = self.parse(number).filter(|_| seen.insert(number)) else {
                continue;
            };
            open.extend(page.right);
            open.extend(page.cells.iter().filter_map(|cell| cell.child));
        }
        seen
    }

    /// The tables and indexes.
    pub fn objects(&self) -> Vec<Object> {
        let rows: Vec<Vec<Value>> = self
            .tree(1)
            .into_iter()
            .flat_map(|number| self.rows_on(number, None))
            .map(|row| row.values)
            .collect();
        schema::objects(&rows)
    }

    /// Whose pages are whose.
    pub fn owners(&self) -> Owners {
        let mut owners = Owners::new();
        for object in self.objects() {
            let object = Arc::new(object);
            for number in self.tree(object.root) {
                owners.entry(number).or_insert_with(|| Arc::clone(&object));
            }
        }
        owners
    }

    /// All rows of all tables and indexes.
    pub fn rows(&self) -> Vec<Row> {
        self.owners()
            .iter()
            .flat_map(|(number, owner)| self.rows_on(*number, Some(owner)))
            .collect()
    }
}
