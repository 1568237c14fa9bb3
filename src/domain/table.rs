//! Tables that come in files, read by the names of their columns: what is alike whatever the table is
//! of. The bytes are read elsewhere.

use super::{search, text};

/// A line of a table as it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableLine {
    /// Its number, from 1.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<String>,
}

/// Why no line of a table can be read, whose columns are `C`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableProblem<C> {
    /// More lines, or more bytes, than are taken.
    TooLarge,
    /// No line below the names of the columns.
    Empty,
    /// Neither text in a known encoding nor a workbook.
    Encoding,
    /// A workbook that is locked with a password, or of the kind before 2007.
    Locked,
    /// A workbook with macros.
    Macros,
    /// A workbook that cannot be read, or that swells beyond what a table can be.
    Broken,
    /// Columns that are not there, and what the first line says instead.
    Columns {
        /// Those that are missing.
        missing: Vec<C>,
        /// What stands in the first line.
        found: Vec<String>,
    },
}

/// So much of a cell of the first line is told.
const TOLD_MAX: usize = 40;

/// Where a column is that is called `name`, however its letters are written.
pub fn column(first: &TableLine, name: &str) -> Option<usize> {
    let plain = |text: &str| search::fold(&text::fold_line(text)).replace(' ', "");
    let name = plain(name);
    first.cells.iter().position(|cell| plain(cell) == name)
}

/// Where each of these columns is. A column may have several names.
///
/// # Errors
/// [`TableProblem::Columns`].
pub fn columns<C: Copy + PartialEq, const N: usize>(
    first: &TableLine,
    names: &[(C, &str)],
    wanted: [C; N],
) -> Result<[usize; N], TableProblem<C>> {
    let find = |wanted: C| {
        let mut called = names.iter().filter(|(of, _)| *of == wanted);
        called.find_map(|(_, name)| column(first, name))
    };
    let found = wanted.map(find);
    if found.iter().all(Option::is_some) {
        return Ok(found.map(Option::unwrap_or_default));
    }
    let missing = wanted.into_iter().zip(found).filter(|(_, at)| at.is_none());
    let cells = first.cells.iter().filter(|cell| !cell.trim().is_empty());
    Err(TableProblem::Columns {
        missing: missing.map(|(column, _)| column).collect(),
        found: cells.map(|cell| cell.chars().take(TOLD_MAX).collect()).collect(),
    })
}
