//! Excel workbooks as tables of text: the cells of the first sheet that has any. What comes in is not
//! to be trusted: it is a ZIP archive that may swell a thousandfold, so it is unpacked once, to
//! nowhere, before anything is read out of it.

use std::io::{self, Cursor, Read};

use calamine::{Data, Range, Reader, Xlsx};
use zip::ZipArchive;

/// The most files in a workbook; one sheet of Excel has about a dozen.
const FILES_MAX: usize = 200;
/// The most bytes that a workbook may unpack to.
const UNPACKED_MAX: u64 = 24 * 1024 * 1024;
/// The most cells of a sheet that are looked at, empty ones within its corners included.
const CELLS_MAX: usize = 200_000;

/// Why a workbook is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Locked with a password, or from before 2007.
    Locked,
    /// It carries macros.
    Macros,
    /// Damaged, or no workbook, or it swells beyond measure.
    Broken,
}

/// Whether a file is a workbook of either kind, by its first bytes.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || is_ole(bytes)
}

/// An OLE file: a workbook from before 2007, or one that is encrypted (MS-OFFCRYPTO 2.3).
fn is_ole(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xd0\xcf\x11\xe0")
}

/// The rows of the first sheet that has any, each with its number as Excel shows it. In cells that
/// are merged each has what stands in the first of them; a day is written as of ISO 8601.
///
/// # Errors
/// [`Unread`].
pub fn rows(bytes: &[u8]) -> Result<Vec<(u64, Vec<String>)>, Unread> {
    if is_ole(bytes) {
        return Err(Unread::Locked);
    }
    unpack(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unread::Broken)?;
    for name in book.sheet_names() {
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let sheet = book.worksheet_range(&name).map_err(|_| Unread::Broken)?;
        let (height, width) = sheet.get_size();
        if height.saturating_mul(width) > CELLS_MAX {
            return Err(Unread::Broken);
        }
        if !sheet.is_empty() {
            return Ok(read(sheet, &merged));
        }
    }
    Ok(Vec::new())
}

/// Unpacks everything to nowhere, counting: what an archive says of its size need not be true.
fn unpack(bytes: &[u8]) -> Result<(), Unread> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unread::Broken)?;
    if archive.len() > FILES_MAX {
        return Err(Unread::Broken);
    }
    let mut left = UNPACKED_MAX;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|_| Unread::Broken)?;
        if file.enclosed_name().is_some_and(|name| name.ends_with("vbaProject.bin")) {
            return Err(Unread::Macros);
        }
        let most = left.saturating_add(1);
        let read = io::copy(&mut file.take(most), &mut io::sink()).map_err(|_| Unread::Broken)?;
        left = left.checked_sub(read).ok_or(Unread::Broken)?;
    }
    Ok(())
}

fn read(mut sheet: Range<Data>, merged: &[calamine::Dimensions]) -> Vec<(u64, Vec<String>)> {
    let (Some(first), Some(last)) = (sheet.start(), sheet.end()) else {
        return Vec::new();
    };
    for area in merged {
        let Some(value) = sheet.get_value(area.start).cloned() else { continue };
        let (rows, columns) = (area.start.0..=area.end.0.min(last.0), area.start.1..=area.end.1);
        for row in rows.filter(|row| *row >= first.0) {
            for column in columns.clone().filter(|at| (first.1..=last.1).contains(at)) {
                sheet.set_value((row, column), value.clone());
            }
        }
    }
    let numbers = u64::from(first.0) + 1..;
    let rows = numbers.zip(sheet.rows());
    let rows = rows.map(|(number, cells)| (number, cells.iter().map(cell).collect()));
    rows.filter(|(_, cells): &(u64, Vec<String>)| cells.iter().any(|cell| !cell.trim().is_empty()))
        .collect()
}

/// A cell as text.
fn cell(cell: &Data) -> String {
    match cell {
        Data::DateTime(day) => {
            let (year, month, date, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{date:02}")
        }
        other => other.to_string(),
    }
}
