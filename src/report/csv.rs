//! The CSV export, for the spreadsheets of Japanese offices: UTF-8 with a byte order mark (without
//! it Excel reads Shift_JIS), CRLF (RFC 4180), and cells that a spreadsheet would run as a formula
//! made harmless (OWASP ASVS 5.0, 1.2.10).

use super::summary::Summary;
use crate::i18n::{Lang, say};

/// Characters at the beginning of a cell that make a spreadsheet compute, in both widths.
const FORMULA: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];

/// One line per note: place, prompt, text, stickers.
pub fn write_csv(summary: &Summary, lang: Lang) -> Vec<u8> {
    let text = &lang.texts().report;
    let mut writer = writer();
    // Writing to memory cannot fail; the record lengths are all four.
    let _ = writer.write_record([text.rank, text.prompt, text.note, text.stickers_on_note]);
    for note in &summary.notes {
        let prompt = harmless(&summary.prompt(note).name);
        let _ = writer.write_record([
            note.rank.to_string(),
            prompt,
            harmless(&note.text),
            note.stickers.to_string(),
        ]);
    }
    for prompt in summary.prompts.iter().filter(|prompt| prompt.held > 0) {
        let _ = writer.write_record([
            "",
            &harmless(&prompt.name),
            &(lang.texts().moderation.held_n)(prompt.held),
            "",
        ]);
    }
    if let Some(log) = &summary.log {
        // A line without a place, so that a spreadsheet's sums leave it out.
        let _ =
            writer.write_record(["", lang.texts().common.log_words, &say::words(lang, log), ""]);
    }
    writer.into_inner().unwrap_or_default()
}

/// Begins a file in memory, with the byte order mark.
pub(super) fn writer() -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(b"\xef\xbb\xbf".to_vec())
}

/// Puts an apostrophe before what a spreadsheet would take for a formula.
pub(super) fn harmless(cell: &str) -> String {
    if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::summary::tests::summary;

    #[test]
    fn excel_in_japan_can_open_it() {
        let bytes = write_csv(
            &summary(&[("決裁が紙、\"はんこ\"", 14), ("=HYPERLINK(\"http://x\")", 0)]),
            Lang::Ja,
        );
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert_eq!(
            text,
            "\u{feff}順位,切り口,付箋,いいね\r\n1,良かったところ,\"決裁が紙、\"\"はんこ\"\"\",14\r\n2,改善すべきところ,\"'=HYPERLINK(\"\"http://x\"\")\",0\r\n"
        );
    }

    #[test]
    fn formulas_are_made_harmless_in_both_widths() {
        for start in FORMULA {
            assert!(harmless(&format!("{start}1+1")).starts_with('\''), "{start:?}");
        }
        assert_eq!(harmless("1+1"), "1+1");
    }
}
