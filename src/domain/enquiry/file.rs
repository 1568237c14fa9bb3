//! A filled-in sheet that comes back as a file: what its rows say, found by the names of its
//! columns, and what is wrong with it. The bytes are read elsewhere.

use std::collections::BTreeSet;

use super::reply::{ReplyForm, Words};
use crate::domain::{
    answers::Item,
    problem::{Invalid, Problem},
    text,
};

/// How many bad cells or unknown lines are listed; the rest is left out.
pub const LISTED_MAX: usize = 20;

/// A column that is read. There may be others, which are passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The key of the item.
    Item,
    /// What the department does now.
    Handling,
    /// What it plans.
    Plans,
}

impl Column {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Item, Self::Handling, Self::Plans];
}

/// What the columns are called, in every language in which a sheet leaves.
pub type ColumnNames<'a> = [(Column, &'a str)];

/// A row with the line on which it begins, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRow {
    /// The line.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<String>,
}

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReplyFile {
    /// The answers, in the order of the file.
    pub replies: Vec<(Item, Words)>,
    /// How many rows there are below the names of the columns.
    pub rows: usize,
    /// How many of them are empty where the answers go.
    pub blank: usize,
    /// The lines whose item is not of this enquiry.
    pub unknown: Vec<u64>,
}

/// A cell that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadCell {
    /// The line on which its row begins.
    pub line: u64,
    /// Its column.
    pub column: Column,
    /// What is wrong: too long, or an item that came before.
    pub why: Problem,
}

/// Why nothing of a file is taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the file is not taken")]
pub enum FileProblem {
    /// Larger than a filled-in sheet can be.
    TooLarge,
    /// A workbook that cannot be read: damaged, or of no kind that is known.
    Workbook,
    /// A workbook of Excel 97–2003; it has to be saved as one of today first.
    OldWorkbook,
    /// A workbook that asks for a password.
    Encrypted,
    /// A workbook with macros.
    Macros,
    /// In no encoding that is known.
    Encoding,
    /// No file, or one without rows.
    Empty,
    /// These columns are not there, or are called otherwise.
    Columns(Vec<Column>),
    /// The first [`LISTED_MAX`] cells that cannot be taken.
    Cells(Vec<BadCell>),
    /// There are rows, and no answer in them.
    Nothing(ReplyFile),
}

/// Reads the rows of a filled-in sheet. The first row that names the columns begins the table: a
/// workbook has title and covering text above it. `asked` says what the enquiry is about.
///
/// # Errors
/// [`FileProblem`]; nothing of the file is taken then.
pub fn read_rows(
    rows: &[FileRow],
    names: &ColumnNames<'_>,
    asked: impl Fn(Item) -> bool,
) -> Result<ReplyFile, FileProblem> {
    // Where none has them all, the likeliest one is told of.
    let missing = |row: &FileRow| columns(row, names).err().map_or(0, |missing| missing.len());
    let begins = (0..rows.len()).min_by_key(|at| missing(&rows[*at])).unwrap_or_default();
    let (first, rows) =
        rows.get(begins..).and_then(<[_]>::split_first).ok_or(FileProblem::Empty)?;
    let at = columns(first, names).map_err(FileProblem::Columns)?;
    if rows.is_empty() {
        return Err(FileProblem::Empty);
    }
    let mut file = ReplyFile { rows: rows.len(), ..ReplyFile::default() };
    let (mut bad, mut seen) = (Vec::new(), BTreeSet::new());
    for row in rows {
        let cell = |column: usize| row.cells.get(column).map_or("", String::as_str);
        let item = text::fold_line(cell(at[0])).to_lowercase().parse().ok();
        let Some(item) = item.filter(|item| asked(*item)) else {
            file.unknown.push(row.line);
            continue;
        };
        let form = ReplyForm { handling: cell(at[1]).to_owned(), plans: cell(at[2]).to_owned() };
        let mut wrong = Invalid::default();
        let Some(words) = form.read("", &mut wrong) else {
            bad.extend(wrong.0.into_iter().map(|one| BadCell {
                line: row.line,
                column: if one.field == ".plans" { Column::Plans } else { Column::Handling },
                why: one.problem,
            }));
            continue;
        };
        if words.is_empty() {
            file.blank += 1;
        } else if seen.insert(item) {
            file.replies.push((item, words));
        } else {
            bad.push(BadCell { line: row.line, column: Column::Item, why: Problem::Taken });
        }
    }
    bad.truncate(LISTED_MAX);
    match (bad.is_empty(), file.replies.is_empty()) {
        (false, _) => Err(FileProblem::Cells(bad)),
        (true, true) => Err(FileProblem::Nothing(file)),
        (true, false) => Ok(file),
    }
}

/// Which row names the columns, if one does.
pub fn begins(rows: &[FileRow], names: &ColumnNames<'_>) -> Option<usize> {
    rows.iter().position(|row| columns(row, names).is_ok())
}

/// Where each column is.
///
/// # Errors
/// Those that are not there.
fn columns(first: &FileRow, names: &ColumnNames<'_>) -> Result<[usize; 3], Vec<Column>> {
    let plain = |text: &str| text::fold_line(text).to_lowercase().replace([' ', '\u{3000}'], "");
    let cells: Vec<String> = first.cells.iter().map(|cell| plain(cell)).collect();
    let find = |column: Column| {
        let mut called = names.iter().filter(|(of, _)| *of == column);
        called.find_map(|(_, name)| cells.iter().position(|cell| *cell == plain(name)))
    };
    let missing: Vec<Column> =
        Column::ALL.into_iter().filter(|column| find(*column).is_none()).collect();
    match Column::ALL.map(find) {
        [Some(item), Some(handling), Some(plans)] => Ok([item, handling, plans]),
        _ => Err(missing),
    }
}
