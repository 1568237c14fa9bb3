//! Workbooks as offices have them (XLSX, ECMA-376), read as rows of text. What the cells mean is for
//! whoever reads one.
//!
//! A workbook is an archive that somebody else made, so it is looked at before the reader sees it:
//! how many parts, how many bytes when inflated (counted, not believed), how large a list it says it
//! has. Macros are never run, and a file that has some is refused: what it shows may not be what it
//! holds.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};
use zip::ZipArchive;

/// The most parts of a workbook.
const PARTS_MAX: usize = 1_000;
/// The most bytes of all parts, inflated.
const INFLATED_MAX: u64 = 48 * 1024 * 1024;
/// The longest list that a part may say it has, for the reader takes memory for it at once.
const LISTED_MAX: u64 = 1_000_000;
/// The parts that are text, by the ends of their names.
const TEXTS: [&str; 2] = [".xml", ".rels"];
/// Cells further to the right are passed over.
const COLUMNS_MAX: u32 = 256;
/// The most cells up to the last one of each row, and the most bytes of their texts: one text of a
/// small file can stand in a million cells.
const CELLS_MAX: usize = 2_000_000;
const TEXT_MAX: usize = 32 * 1024 * 1024;

/// What a ZIP archive and an OLE file (older workbooks, encrypted ones) begin with.
const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = b"\xd0\xcf\x11\xe0";

/// Why a workbook is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WorkbookProblem {
    /// It is protected by a password.
    #[error("the workbook is encrypted")]
    Encrypted,
    /// It is of Excel 97–2003 (XLS).
    #[error("the workbook is of an old kind")]
    Old,
    /// It has macros.
    #[error("the workbook has macros")]
    Macros,
    /// It holds more than is read.
    #[error("the workbook is too large")]
    TooLarge,
    /// It cannot be read: damaged, or no workbook at all.
    #[error("the workbook cannot be read")]
    Broken,
}

/// A sheet that is not hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadSheet {
    /// Its name.
    pub name: String,
    /// Its rows that are not empty, from the top.
    pub rows: Vec<ReadRow>,
}

/// A row of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadRow {
    /// Its number, from 1, as the spreadsheet shows it.
    pub number: u64,
    /// Its cells as text, up to the last one that is not empty: days as 2026-04-01, whole numbers
    /// without a point, of formulas what they were last computed as. A cell that is merged over
    /// several rows says its text in each of them, in its first column.
    pub cells: Vec<String>,
}

/// Whether a file is a workbook, or means to be one.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP) || bytes.starts_with(OLE)
}

/// Reads all sheets that are not hidden. Takes a while for large ones: not for a thread that others
/// wait for. The reader may panic on a file that was made to break it, so whoever calls this waits
/// for a thread that can.
///
/// # Errors
/// [`WorkbookProblem`].
pub fn read(bytes: &[u8]) -> Result<Vec<ReadSheet>, WorkbookProblem> {
    if bytes.starts_with(OLE) {
        return Err(if is_encrypted(bytes) {
            WorkbookProblem::Encrypted
        } else {
            WorkbookProblem::Old
        });
    }
    guard(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| WorkbookProblem::Broken)?;
    let shown = book.sheets_metadata().iter().filter(|sheet| {
        sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet
    });
    let names: Vec<String> = shown.map(|sheet| sheet.name.clone()).collect();
    let mut room = Room { cells: CELLS_MAX, text: TEXT_MAX };
    names.into_iter().map(|name| sheet(&mut book, name, &mut room)).collect()
}

/// Whether an OLE file holds an encrypted package (MS-OFFCRYPTO, 2.3.4.4): the name of that stream
/// stands in its directory, in UTF-16.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|part| part == name)
}

/// Looks at all parts before anything is made of them.
fn guard(bytes: &[u8]) -> Result<(), WorkbookProblem> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| WorkbookProblem::Broken)?;
    if archive.len() > PARTS_MAX {
        return Err(WorkbookProblem::TooLarge);
    }
    let mut left = INFLATED_MAX;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| WorkbookProblem::Broken)?;
        let name = part.name().map_err(|_| WorkbookProblem::Broken)?.to_lowercase();
        if name.ends_with("vbaproject.bin") {
            return Err(WorkbookProblem::Macros);
        }
        let mut content = Vec::new();
        part.take(left + 1).read_to_end(&mut content).map_err(|_| WorkbookProblem::Broken)?;
        left = left.checked_sub(content.len() as u64).ok_or(WorkbookProblem::TooLarge)?;
        if TEXTS.iter().any(|end| name.ends_with(end)) && is_sixteen(&content) {
            return Err(WorkbookProblem::Broken);
        }
        if name.ends_with("sharedstrings.xml") && lists(&content) > LISTED_MAX {
            return Err(WorkbookProblem::TooLarge);
        }
    }
    Ok(())
}

/// Whether a text is of 16 bits a character, which no spreadsheet writes and no search below reads.
fn is_sixteen(content: &[u8]) -> bool {
    content.starts_with(b"\xff\xfe") || content.starts_with(b"\xfe\xff") || content.contains(&0)
}

/// The longest list that a part says it has (`uniqueCount` of ECMA-376, 18.4.9).
fn lists(content: &[u8]) -> u64 {
    const NAME: &[u8] = b"uniqueCount";
    let found = content.windows(NAME.len()).enumerate().filter(|(_, part)| *part == NAME);
    let counts = found.map(|(at, _)| {
        let rest = content[at + NAME.len()..].iter();
        let digits =
            rest.skip_while(|c| b" =\"'\t\r\n".contains(c)).take_while(|c| c.is_ascii_digit());
        digits.fold(0_u64, |n, c| n.saturating_mul(10).saturating_add(u64::from(c - b'0')))
    });
    counts.max().unwrap_or(0)
}

/// How much more is read.
struct Room {
    cells: usize,
    text: usize,
}

impl Room {
    fn take(&mut self, cells: usize, text: usize) -> Result<(), WorkbookProblem> {
        self.cells = self.cells.checked_sub(cells).ok_or(WorkbookProblem::TooLarge)?;
        self.text = self.text.checked_sub(text).ok_or(WorkbookProblem::TooLarge)?;
        Ok(())
    }
}

/// Cell by cell, for a sheet with one cell in each corner says it is a table of all between them.
fn sheet(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: String,
    room: &mut Room,
) -> Result<ReadSheet, WorkbookProblem> {
    let broken = |_| WorkbookProblem::Broken;
    let merged = book.merge_cells_by_sheet_name(&name).map_err(broken)?;
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let mut cells = book.worksheet_cells_reader(&name).map_err(broken)?;
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (at, column) = cell.get_position();
        let says = text(cell.get_value());
        if says.is_empty() || column >= COLUMNS_MAX {
            continue;
        }
        put(rows.entry(at).or_default(), column as usize, says, room)?;
    }
    for area in merged.iter().filter(|area| area.start.1 < COLUMNS_MAX) {
        let ((first, column), (last, _)) = (area.start, area.end);
        let says = rows.get(&first).and_then(|row| row.get(column as usize)).cloned();
        let Some(says) = says.filter(|says| !says.is_empty() && last > first) else { continue };
        for (_, row) in rows.range_mut(first + 1..=last) {
            put(row, column as usize, says.clone(), room)?;
        }
    }
    let rows = rows.into_iter();
    let rows = rows.map(|(at, cells)| ReadRow { number: u64::from(at) + 1, cells });
    Ok(ReadSheet { name, rows: rows.collect() })
}

/// Puts a text into its column.
fn put(
    row: &mut Vec<String>,
    column: usize,
    says: String,
    room: &mut Room,
) -> Result<(), WorkbookProblem> {
    room.take((column + 1).saturating_sub(row.len()), says.len())?;
    if row.len() <= column {
        row.resize(column + 1, String::new());
    }
    row[column] = says;
    Ok(())
}

/// A value as somebody would type it.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(n) => n.to_string(),
        DataRef::String(says) | DataRef::DateTimeIso(says) | DataRef::DurationIso(says) => {
            says.clone()
        }
        DataRef::SharedString(says) => (*says).to_owned(),
        DataRef::Bool(is) => if *is { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(at) => day(*at),
        DataRef::Error(error) => error.to_string(),
    }
}

/// A day, with its time where it has one; a length of time as its number.
fn day(at: ExcelDateTime) -> String {
    if !at.is_datetime() {
        return at.as_f64().to_string();
    }
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let on = format!("{year:04}-{month:02}-{day:02}");
    match (hour, minute, second) {
        (0, 0, 0) => on,
        (_, _, 0) => format!("{on} {hour:02}:{minute:02}"),
        _ => format!("{on} {hour:02}:{minute:02}:{second:02}"),
    }
}

#[cfg(test)]
mod tests;
