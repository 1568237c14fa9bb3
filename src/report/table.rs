//! A table for the spreadsheets of Japanese offices: UTF-8 with a byte order mark (without it Excel
//! reads Shift_JIS), CRLF (RFC 4180), and cells that a spreadsheet would run as a formula made
//! harmless (OWASP ASVS 5.0, 1.2.10).

/// Characters at the beginning of a cell that make a spreadsheet compute, in both widths.
const FORMULA: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];

/// A table with as many cells in each line.
pub(super) struct Table<const N: usize>(csv::Writer<Vec<u8>>);

impl<const N: usize> Table<N> {
    /// A table with these columns.
    pub(super) fn new(head: [&str; N]) -> Self {
        let writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(b"\xef\xbb\xbf".to_vec());
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

/// Puts an apostrophe before what a spreadsheet would take for a formula.
fn harmless(cell: &str) -> String {
    if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_made_harmless_in_both_widths() {
        for start in FORMULA {
            assert!(harmless(&format!("{start}1+1")).starts_with('\''), "{start:?}");
        }
        assert_eq!(harmless("1+1"), "1+1");
    }
}
