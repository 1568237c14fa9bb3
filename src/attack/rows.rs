//! Rows, wherever they were found: the one shape in which every database reaches the guessers.

use std::sync::Arc;

use super::sqlite::record::Value;

/// A row, a former row, or an entry of an index.
#[derive(Clone, Debug)]
pub struct Row {
    /// The table or index, `?` where unknown.
    pub table: Arc<str>,
    /// The names of the columns, as far as known.
    pub columns: Arc<[String]>,
    /// The values, in the order in which they are stored.
    pub values: Vec<Value>,
    /// The rowid (SQLite).
    pub rowid: Option<i64>,
    /// The transaction that wrote it (`xmin`, PostgreSQL).
    pub xmin: Option<i64>,
    /// The page or block.
    pub page: u32,
    /// The place in the page: bytes on SQLite, item number on PostgreSQL.
    pub offset: u32,
    /// Its number in key order on its page.
    pub rank: u32,
    /// An entry of an index, which repeats a row.
    pub index: bool,
    /// On a leaf: interior pages hold rows that a split moved up.
    pub leaf: bool,
}

impl Row {
    /// What makes it the same row in another copy: everything but its place.
    pub fn content(&self) -> (&str, Option<i64>, &[Value]) {
        (&self.table, self.rowid, &self.values)
    }

    /// Its values with the names of their columns.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.values
            .iter()
            .enumerate()
            .map(|(i, value)| (self.columns.get(i).map_or("", String::as_str), value))
    }
}

/// One database of one copy.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// The file's name without its folder: the same in every copy.
    pub name: String,
    /// The number of the folder in the order of the copies.
    pub folder: usize,
    /// Its rows.
    pub rows: Vec<Row>,
    /// What could be read from freed pages and gaps.
    pub carved: Vec<Row>,
    /// Whether it is SQLite; else PostgreSQL.
    pub sqlite: bool,
}

/// The rows that one transaction made and unmade.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// Rows that appeared.
    pub added: Vec<Row>,
    /// Rows that were on a page of which no earlier state is known: most of them are older than
    /// this.
    pub doubtful: Vec<Row>,
    /// Rows that went.
    pub removed: Vec<Row>,
}
