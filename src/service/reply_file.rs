//! A filled-in sheet of an enquiry that comes back as a file: its bytes are read here, its rows in
//! [`crate::domain::enquiry`].

use super::{
    table_file::{self, Unreadable},
    workbook::{self, WorkbookProblem},
};
use crate::domain::{
    answers::Item,
    enquiry::{ColumnNames, FileProblem, FileRow, ReplyFile, begins, read_rows},
};

/// The largest file, in bytes: a hundred items with two long answers each, and their notes.
pub const BYTES_MAX: usize = 4 * 1024 * 1024;
/// The most rows that are looked at.
const ROWS_MAX: usize = 10_000;

/// Reads a filled-in sheet; `asked` says what the enquiry is about. Takes a while for a large
/// workbook, and may panic on one that was made to break its reader: [`workbook::read`].
///
/// # Errors
/// [`FileProblem`]; nothing of the file is taken then.
pub fn read(
    bytes: &[u8],
    names: &ColumnNames<'_>,
    asked: impl Fn(Item) -> bool,
) -> Result<ReplyFile, FileProblem> {
    if bytes.len() > BYTES_MAX {
        return Err(FileProblem::TooLarge);
    }
    let rows =
        if workbook::is_workbook(bytes) { of_workbook(bytes, names)? } else { of_text(bytes)? };
    if rows.len() > ROWS_MAX {
        return Err(FileProblem::TooLarge);
    }
    read_rows(&rows, names, asked)
}

/// The sheet that has the columns, or else the first one.
fn of_workbook(bytes: &[u8], names: &ColumnNames<'_>) -> Result<Vec<FileRow>, FileProblem> {
    let sheets = workbook::read(bytes).map_err(|why| match why {
        WorkbookProblem::Encrypted => FileProblem::Encrypted,
        WorkbookProblem::Old => FileProblem::OldWorkbook,
        WorkbookProblem::Macros => FileProblem::Macros,
        WorkbookProblem::TooLarge => FileProblem::TooLarge,
        WorkbookProblem::Broken => FileProblem::Workbook,
    })?;
    let rows = |sheet: workbook::ReadSheet| -> Vec<FileRow> {
        let rows = sheet.rows.into_iter();
        rows.map(|row| FileRow { line: row.number, cells: row.cells }).collect()
    };
    let mut sheets: Vec<Vec<FileRow>> = sheets.into_iter().map(rows).collect();
    let at = sheets.iter().position(|rows| begins(rows, names).is_some());
    let at = at.unwrap_or_default();
    Ok(if at < sheets.len() { sheets.swap_remove(at) } else { Vec::new() })
}

fn of_text(bytes: &[u8]) -> Result<Vec<FileRow>, FileProblem> {
    let (text, _) = table_file::decode(bytes).map_err(|why| match why {
        Unreadable::Workbook => FileProblem::Workbook,
        Unreadable::Encoding => FileProblem::Encoding,
    })?;
    let mut rows = Vec::new();
    table_file::each_record(&table_file::lines(&text), |record| {
        let cells: Vec<String> = record.cells.iter().map(ToOwned::to_owned).collect();
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(FileRow { line: record.line, cells });
        }
        rows.len() <= ROWS_MAX
    });
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::enquiry::Column;

    const NAMES: &ColumnNames<'static> =
        &[(Column::Item, "項目"), (Column::Handling, "現在の対応"), (Column::Plans, "今後の予定")];
    const KEY: &str = "n-00000000-0000-0000-0000-000000000001";

    fn sheet() -> String {
        format!("項目,付箋,現在の対応,今後の予定\r\n\r\n{KEY},a,\"①あり\r\n二行め\",\r\nx,,,\r\n")
    }

    #[test]
    fn what_excel_saves_is_read_whatever_its_encoding() {
        let text = sheet();
        let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode(&text);
        let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
        for bytes in [text.as_bytes(), &marked, &cp932] {
            let file = read(bytes, NAMES, |_| true).expect("read");
            let (item, words) = &file.replies[0];
            assert_eq!(item.to_string(), KEY);
            assert_eq!(words.handling, "①あり\n二行め");
            assert_eq!(
                (file.rows, file.unknown.as_slice()),
                (2, &[5][..]),
                "lines as in an editor"
            );
        }
    }

    #[test]
    fn what_is_no_table_is_told_by_name() {
        let of = |bytes: &[u8]| read(bytes, NAMES, |_| true);
        assert_eq!(of(b"PK\x03\x04rest"), Err(FileProblem::Workbook));
        assert_eq!(of(b"\xff\xff\x00"), Err(FileProblem::Encoding));
        assert_eq!(of(b""), Err(FileProblem::Empty));
        assert_eq!(of(&vec![b'x'; BYTES_MAX + 1]), Err(FileProblem::TooLarge));
    }
}
