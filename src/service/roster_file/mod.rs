//! The roster (対象者名簿): who may pick up a ticket of a Sealed theme, read from the file that an
//! office has at hand.
//!
//! That file comes from a personnel system or from Excel: UTF-8 or Shift_JIS, with commas, tabs or
//! semicolons, with or without a line of headings, with more columns than are needed. One column is
//! taken, the reference: an e-mail address or a staff number. Names and everything else are left
//! where they are. A file with a bad row is refused whole, so that nobody is left out unnoticed.

use std::collections::HashSet;

use super::table_file::{self, Unreadable};
use crate::domain::text;

/// The largest file, in bytes: 50,000 rows of 100 bytes.
pub const BYTES_MAX: usize = 5 * 1024 * 1024;
/// The most rows; headings and blank lines do not count.
pub const ROWS_MAX: usize = 50_000;
/// The longest reference, in Unicode scalar values.
pub const REFERENCE_MAX: usize = 200;
/// How many bad lines are listed; the rest is counted.
pub const LISTED_MAX: usize = 20;

/// Headings that name the column of references. The generic ones come last: beside a staff number,
/// 番号 only counts the rows.
const HEADINGS: [&[&str]; 2] = [
    &[
        "職員番号",
        "社員番号",
        "従業員番号",
        "職員コード",
        "社員コード",
        "職員id",
        "社員id",
        "メールアドレス",
        "メール",
        "mail",
        "email",
        "e-mail",
    ],
    &["id", "番号"],
];

/// A roster that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    /// The references, each once, in the order of the file.
    pub refs: Vec<String>,
    /// Rows that were dropped because their reference came before.
    pub duplicates: usize,
    /// Blank rows that were skipped.
    pub blank: usize,
    /// The encoding that the file was read in, by its name in the Encoding Standard.
    pub encoding: &'static str,
}

/// Why a file is not taken; nothing of it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RosterProblem {
    /// Larger than [`BYTES_MAX`].
    #[error("the file is too large")]
    TooLarge {
        /// The file's size in bytes.
        bytes: usize,
    },
    /// More rows than [`ROWS_MAX`].
    #[error("the file has too many rows")]
    TooManyRows,
    /// An Excel workbook; it has to be saved as CSV first.
    #[error("the file is a workbook")]
    Workbook,
    /// Neither UTF-8 nor UTF-16 with a byte order mark nor Shift_JIS.
    #[error("the file is in no known encoding")]
    Encoding,
    /// No heading names the column of references, and none of several columns is one for certain.
    #[error("no column of the file is one of references")]
    NoColumn,
    /// The file has no row.
    #[error("the file has no row")]
    Empty,
    /// Rows without a usable reference.
    #[error("the file has bad rows")]
    Lines {
        /// The first [`LISTED_MAX`] of them, in the order of the file.
        listed: Vec<BadLine>,
        /// How many more there are.
        more: usize,
    },
}

/// A line without a usable reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// The line of the file on which the row begins, from 1.
    pub line: u64,
    /// What is wrong.
    pub why: LineProblem,
}

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineProblem {
    /// The column of references is empty.
    Missing,
    /// Longer than [`REFERENCE_MAX`].
    TooLong,
    /// Neither an e-mail address nor a number or short name of letters, digits and `-_.`: perhaps a
    /// person's name, or a number that a spreadsheet has turned into `1.2E+07`.
    NotReference,
}

/// Reads a roster.
///
/// # Errors
/// [`RosterProblem`], with line numbers where they help.
pub fn read(bytes: &[u8]) -> Result<Roster, RosterProblem> {
    if bytes.len() > BYTES_MAX {
        return Err(RosterProblem::TooLarge { bytes: bytes.len() });
    }
    let (text, encoding) = table_file::decode(bytes)?;
    let text = table_file::lines(&text);
    let rows = Rows::of(&text);
    let blank = rows.blank;
    let (column, data) = reference_column(&rows.rows)?;
    if data.len() > ROWS_MAX {
        return Err(RosterProblem::TooManyRows);
    }
    let mut bad = Vec::new();
    let mut refs = Vec::with_capacity(data.len());
    let mut seen = HashSet::with_capacity(data.len());
    for row in data {
        match reference(row.fields.get(column).map_or("", String::as_str)) {
            Ok(reference) if seen.insert(reference.clone()) => refs.push(reference),
            Ok(_) => {}
            Err(why) => bad.push(BadLine { line: row.line, why }),
        }
    }
    if !bad.is_empty() {
        let more = bad.len().saturating_sub(LISTED_MAX);
        bad.truncate(LISTED_MAX);
        return Err(RosterProblem::Lines { listed: bad, more });
    }
    Ok(Roster { duplicates: data.len() - refs.len(), refs, blank, encoding })
}

/// The file as text, for somebody to correct; `None` if it is none.
pub fn text(bytes: &[u8]) -> Option<String> {
    table_file::decode(bytes).ok().map(|(text, _)| text)
}

impl From<Unreadable> for RosterProblem {
    fn from(why: Unreadable) -> Self {
        match why {
            Unreadable::Workbook => Self::Workbook,
            Unreadable::Encoding => Self::Encoding,
        }
    }
}

struct RosterRow {
    line: u64,
    fields: Vec<String>,
}

struct Rows {
    rows: Vec<RosterRow>,
    blank: usize,
}

impl Rows {
    /// Splits the text; blank rows are counted and left out. Stops one row past what can be taken,
    /// headings included.
    fn of(text: &str) -> Self {
        let mut found = Self { rows: Vec::new(), blank: 0 };
        table_file::each_record(text, |record| {
            found.blank += record.passed;
            let fields: Vec<String> = record.cells.iter().map(text::fold_line).collect();
            if fields.iter().all(String::is_empty) {
                found.blank += 1;
            } else {
                found.rows.push(RosterRow { line: record.line, fields });
            }
            found.rows.len() <= ROWS_MAX + 1
        });
        found
    }
}

/// The column of references, and the rows without headings. Without headings, the first row decides
/// for all: taking a number from one row and an address from the next would count one person twice.
fn reference_column(rows: &[RosterRow]) -> Result<(usize, &[RosterRow]), RosterProblem> {
    let (first, rest) = rows.split_first().ok_or(RosterProblem::Empty)?;
    let headings: Vec<String> =
        first.fields.iter().map(|field| field.to_lowercase().replace([' ', '_'], "")).collect();
    let named = HEADINGS
        .iter()
        .find_map(|names| headings.iter().position(|heading| names.contains(&heading.as_str())));
    match named {
        Some(_) if rest.is_empty() => Err(RosterProblem::Empty),
        Some(column) => Ok((column, rest)),
        None => match first.fields.iter().position(|field| looks_like_reference(field)) {
            Some(column) => Ok((column, rows)),
            // A single column leaves no choice; its bad rows are named one by one.
            None if first.fields.len() == 1 => Ok((0, rows)),
            None => Err(RosterProblem::NoColumn),
        },
    }
}

/// An e-mail address, or a word with a digit in it; "Taro" among other columns may be anybody's
/// name.
fn looks_like_reference(field: &str) -> bool {
    reference(field).is_ok_and(|reference| {
        reference.contains('@') || reference.bytes().any(|byte| byte.is_ascii_digit())
    })
}

/// Checks one reference, folded already. E-mail addresses are put in lower case (RFC 5321 lets the
/// part before the `@` differ by case, but no mail system in use does); numbers keep theirs.
fn reference(field: &str) -> Result<String, LineProblem> {
    if field.is_empty() {
        return Err(LineProblem::Missing);
    }
    if field.chars().count() > REFERENCE_MAX {
        return Err(LineProblem::TooLong);
    }
    if let Some((local, host)) = field.split_once('@') {
        let good = !local.is_empty()
            && local.chars().all(|c| c.is_alphanumeric() || ".!#$%&'*+-/=?^_`{|}~".contains(c))
            && host.split('.').all(|label| {
                !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            });
        return if good { Ok(field.to_lowercase()) } else { Err(LineProblem::NotReference) };
    }
    let good = field.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c))
        && field.bytes().any(|byte| byte.is_ascii_alphanumeric());
    if good { Ok(field.to_owned()) } else { Err(LineProblem::NotReference) }
}

#[cfg(test)]
mod tests;
