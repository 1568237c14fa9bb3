//! Tables as offices have them (CSV): UTF-8 or Shift_JIS, with commas, tabs or semicolons. What the
//! cells mean is for whoever reads one.

use encoding_rs::{Encoding, SHIFT_JIS, UTF_16BE, UTF_16LE};

use super::workbook::{self, ReadRow, WorkbookProblem};
use crate::domain::table::{TableLine, TableProblem};

/// How large a table is taken.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The most bytes of its file.
    pub bytes: usize,
    /// The most lines below the names of its columns.
    pub rows: usize,
}

/// Why a file is no table of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// An Excel workbook; it has to be saved as CSV first.
    Workbook,
    /// Neither UTF-8 nor UTF-16 with a byte order mark nor Shift_JIS.
    Encoding,
}

/// A record of a table.
pub struct Record<'a> {
    /// The line of the file on which it begins, from 1.
    pub line: u64,
    /// Empty lines before it.
    pub passed: usize,
    /// Its cells as they stand there.
    pub cells: &'a csv::StringRecord,
}

/// The text of a file, and the name of its encoding in the Encoding Standard. A byte order mark
/// decides; without one, whatever is valid UTF-8 is UTF-8, for Japanese text in Shift_JIS hardly
/// ever is.
///
/// # Errors
/// [`Unreadable`].
pub fn decode(bytes: &[u8]) -> Result<(String, &'static str), Unreadable> {
    // A workbook is a ZIP archive; older ones are OLE files. Said by name, for it is the likeliest
    // mistake.
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(Unreadable::Workbook);
    }
    let text = match Encoding::for_bom(bytes) {
        Some((marked, mark)) if marked == UTF_16LE || marked == UTF_16BE => {
            strictly(marked, &bytes[mark..]).map(|text| (text, marked.name()))
        }
        Some((_, mark)) => {
            std::str::from_utf8(&bytes[mark..]).ok().map(|text| (text.to_owned(), "UTF-8"))
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => Some((text.to_owned(), "UTF-8")),
            Err(_) => strictly(SHIFT_JIS, bytes).map(|text| (text, SHIFT_JIS.name())),
        },
    };
    // No text has a NUL; UTF-16 without its mark and binary files do.
    text.filter(|(text, _)| !text.contains('\0')).ok_or(Unreadable::Encoding)
}

fn strictly(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(std::borrow::Cow::into_owned)
}

/// A text with one of the three kinds of line end, so that lines are counted as an editor counts
/// them.
pub fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Gives each record of a table, whose lines end as of [`lines`], for as long as more are wanted.
pub fn each_record(text: &str, mut more: impl FnMut(Record<'_>) -> bool) {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(text))
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    // The text is UTF-8 and rows may differ in length, so the reader has nothing left to fail on.
    while reader.read_record(&mut record).unwrap_or(false) {
        // The reader passes over empty lines silently and gives the place before them.
        let (line, byte) = record.position().map_or((0, 0), |place| (place.line(), place.byte()));
        let rest = usize::try_from(byte)
            .ok()
            .and_then(|byte| text.as_bytes().get(byte..))
            .unwrap_or_default();
        let passed = rest.iter().take_while(|byte| **byte == b'\n').count();
        if !more(Record { line: line + passed as u64, passed, cells: &record }) {
            break;
        }
    }
}

/// Comma, tab or semicolon: whichever the first line with text has most of, the comma if in doubt.
fn separator(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: u8| first.bytes().filter(|byte| *byte == separator).count();
    [b'\t', b';', b','].into_iter().max_by_key(|separator| count(*separator)).unwrap_or(b',')
}

/// A file as a table of text, so that it can be shown and sent again: CSV in any encoding that offices
/// use, or the first sheet of a workbook, its columns set apart by tabs. The reader of workbooks may
/// panic on a file that was made to break it, and takes a while: for a thread of its own.
///
/// # Errors
/// [`TableProblem`].
pub fn text_of<C>(bytes: &[u8], limits: Limits) -> Result<String, TableProblem<C>> {
    if bytes.len() > limits.bytes {
        return Err(TableProblem::TooLarge);
    }
    if !workbook::is_workbook(bytes) {
        let (text, _) = decode(bytes).map_err(|_| TableProblem::Encoding)?;
        return Ok(lines(&text));
    }
    let sheets = workbook::read(bytes).map_err(|why| match why {
        WorkbookProblem::Encrypted | WorkbookProblem::Old => TableProblem::Locked,
        WorkbookProblem::Macros => TableProblem::Macros,
        WorkbookProblem::TooLarge => TableProblem::TooLarge,
        WorkbookProblem::Broken => TableProblem::Broken,
    })?;
    let filled = sheets.into_iter().find(|sheet| !sheet.rows.is_empty());
    let rows = filled.map(|sheet| sheet.rows).unwrap_or_default();
    if rows.len() > limits.rows + 1 {
        return Err(TableProblem::TooLarge);
    }
    let mut text = String::new();
    let mut at = 1;
    for ReadRow { number: line, cells } in rows {
        // Empty lines keep the numbers that Excel shows.
        text.extend((at..line).map(|_| '\n'));
        let quoted = |cell: &String| format!("\"{}\"", cell.trim().replace('"', "\"\""));
        let cells: Vec<String> = cells.iter().map(quoted).collect();
        text += &cells.join("\t").replace(['\r', '\n'], " ");
        text.push('\n');
        at = line + 1;
    }
    Ok(text)
}

/// The lines of a table that have something in them; one more than can be taken at most.
pub fn filled_lines(text: &str, limits: Limits) -> Vec<TableLine> {
    let mut filled = Vec::new();
    each_record(&lines(text), |record| {
        let cells: Vec<String> = record.cells.iter().map(ToOwned::to_owned).collect();
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            filled.push(TableLine { line: record.line, cells });
        }
        filled.len() <= limits.rows + 1
    });
    filled
}
