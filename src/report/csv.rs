//! The report as a table: a line per note, with what became of it.

use super::{summary::Summary, table::Table};
use crate::i18n::{Lang, say};

/// One line per note: place, prompt, text, stickers, its group, the status of its answer and what
/// the answer says.
pub fn write_csv(summary: &Summary, lang: Lang) -> Vec<u8> {
    let texts = lang.texts();
    let (text, answering) = (&texts.report, &texts.answering);
    let mut table = Table::new([
        text.rank,
        text.prompt,
        text.note,
        text.stickers_on_note,
        texts.progress.group,
        answering.status,
        answering.text,
    ]);
    for note in &summary.notes {
        let answer = note.answer.as_ref();
        table.line([
            &note.rank.to_string(),
            &summary.prompt(note).name,
            &note.text,
            &note.stickers.to_string(),
            &note.group,
            answer.map_or("", |answer| say::status(lang, answer.status)),
            answer.map_or("", |answer| &answer.text),
        ]);
    }
    for prompt in summary.prompts.iter().filter(|prompt| prompt.held > 0) {
        let held = (texts.moderation.held_n)(prompt.held);
        table.line(["", &prompt.name, &held, "", "", "", ""]);
    }
    if let Some(log) = &summary.log {
        // A line without a place, so that a spreadsheet's sums leave it out.
        table.line(["", texts.common.log_words, &say::words(lang, log), "", "", "", ""]);
    }
    table.bytes()
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
            "\u{feff}順位,切り口,付箋,いいね,まとまり,区分,回答の文\r\n\
            1,良かったところ,\"決裁が紙、\"\"はんこ\"\"\",14,,,\r\n\
            2,改善すべきところ,\"'=HYPERLINK(\"\"http://x\"\")\",0,,,\r\n"
        );
    }
}
