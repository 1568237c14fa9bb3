//! A table for the spreadsheets of Japanese offices: UTF-8 with a byte order mark (without it Excel
//! reads Shift_JIS), CRLF (RFC 4180), and cells that a spreadsheet would run as a formula made
//! harmless (OWASP ASVS 5.0, 1.2.10).

use super::document;

/// Characters at the beginning of a cell that make a spreadsheet compute, in both widths.
const FORMULA: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];

/// A table with as many cells in each line.
pub(super) struct CsvTable<const N: usize>(csv::Writer<Vec<u8>>);

/// What a file for spreadsheets begins with.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// A file with nothing in it yet but `mark`.
fn writer(mark: &[u8]) -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(mark.to_vec())
}

/// A table of a report: its lines without their sums, which a spreadsheet would sum again, and then
/// what is remarked of it.
pub(super) fn write(table: &document::Table) -> Vec<u8> {
    let mut writer = writer(MARK);
    let heads = table.columns.iter().map(|column| harmless(column.head));
    // Writing to memory cannot fail, and all lines are as long.
    let _ = writer.write_record(heads.collect::<Vec<_>>());
    for row in table.rows.iter().chain(&table.remarks) {
        let _ =
            writer.write_record(row.iter().map(|cell| harmless(&cell.plain())).collect::<Vec<_>>());
    }
    writer.into_inner().unwrap_or_default()
}

impl<const N: usize> CsvTable<N> {
    /// A table with these columns.
    pub(super) fn new(head: [&str; N]) -> Self {
        Self::begun(writer(MARK), head)
    }

    /// The same for programs, of which some take the mark for a part of the first column's name.
    pub(super) fn for_programs(head: [&str; N]) -> Self {
        Self::begun(writer(&[]), head)
    }

    fn begun(writer: csv::Writer<Vec<u8>>, head: [&str; N]) -> Self {
        let mut table = Self(writer);
        table.line(head);
        table
    }

    /// Adds a line.
    pub(super) fn line(&mut self, cells: [&str; N]) {
        // Writing to memory cannot fail, and all lines are as long.
        let _ = self.0.write_record(cells.map(harmless));
    }

    /// The file.
    pub(super) fn bytes(self) -> Vec<u8> {
        self.0.into_inner().unwrap_or_default()
    }
}

/// Whether a spreadsheet would take a text for a formula.
pub(super) fn is_formula(text: &str) -> bool {
    text.starts_with(FORMULA)
}

/// Puts an apostrophe before what a spreadsheet would take for a formula.
fn harmless(cell: &str) -> String {
    if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Dates;
    use crate::i18n::Lang;
    use crate::report::{Format, Report, summary::tests::summary};

    #[test]
    fn formulas_are_made_harmless_in_both_widths() {
        for start in FORMULA {
            assert!(harmless(&format!("{start}1+1")).starts_with('\''), "{start:?}");
        }
        assert_eq!(harmless("1+1"), "1+1");
    }

    #[test]
    fn excel_in_japan_can_open_it() {
        let summary = summary(&[("決裁が紙、\"はんこ\"", 14), ("=HYPERLINK(\"http://x\")", 0)]);
        let report = Report::of(&summary, Lang::Ja, Dates::Western);
        let text = String::from_utf8(report.write(Format::Csv).expect("written")).expect("UTF-8");
        assert_eq!(
            text,
            "\u{feff}順位,切り口,付箋,いいね,まとまり,区分,回答の文,番号\r\n\
            1,良かったところ,\"決裁が紙、\"\"はんこ\"\"\",14,,,,A-1\r\n\
            2,改善すべきところ,\"'=HYPERLINK(\"\"http://x\"\")\",0,,,,B-1\r\n"
        );
    }
}
