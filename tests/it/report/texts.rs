//! Whatever people write gets into every format as it is, and breaks none.

use kizuki_board::domain::{calendar::Dates, note::HideReason};
use kizuki_board::i18n::Lang;
use kizuki_board::report::{Format, Report, Summary, document::TableName};

use crate::support::report::{
    all_text, of_csv, of_docx, of_html, of_markdown, of_xlsx, parts, read_aloud, squeezed, written,
};
use crate::support::summary::summary;

fn write(summary: &Summary, format: Format) -> Vec<u8> {
    written(Report::of(summary, Lang::Ja, Dates::Reiwa), format)
}

fn odd() -> Vec<String> {
    let texts = [
        "👨‍👩‍👧‍👦の日",
        "שלום عالم",
        "𠮷野家と髙﨑",
        "葛\u{e0100}城市、邊\u{e0101}",
        "=cmd|' /C calc'!A0",
        "+1 -1 @x",
        "＝１＋１",
        "a | b \\ c * d <b>e</b> & \"f\" 'g' ]]> <!-- h -->",
        "_x0041_ は A ではない",
        "# 見出し\n- 箇条\n1. 番号",
        "\u{feff}見えない印",
    ];
    let lines = (1..=200).map(|n| format!("{n}行目")).collect::<Vec<_>>().join("\n");
    let marks = format!("が{}", "\u{301}".repeat(200));
    texts.into_iter().map(ToOwned::to_owned).chain([lines, marks]).collect()
}

#[test]
fn odd_texts_survive_in_every_format() {
    let texts = odd();
    let summary = summary(&texts, None);
    let json: serde_json::Value =
        serde_json::from_slice(&write(&summary, Format::Json)).expect("JSON");
    let csv = of_csv(&write(&summary, Format::Csv));
    let book = of_xlsx(&write(&summary, Format::Xlsx));
    let markdown = of_markdown(&write(&summary, Format::Markdown));
    let html = of_html(&write(&summary, Format::Html));
    let docx = of_docx(&write(&summary, Format::Docx));
    let pdf = squeezed(&read_aloud(&write(&summary, Format::Pdf)));
    for (at, text) in texts.iter().enumerate() {
        assert_eq!(json["notes"][at]["text"], *text.as_str());
        let in_csv = &csv[at + 1][2];
        assert!(in_csv == text || *in_csv == format!("'{text}"), "CSV: {in_csv:?}");
        assert_eq!(&book["付箋"][at + 1][2], text, "workbook");
        let ranked = |row: &Vec<String>| (row[0].clone(), row[1].clone());
        let is = (format!("{}", at + 1), text.clone());
        assert_eq!(ranked(&html["順位"][at + 1]), is, "HTML");
        assert_eq!(ranked(&docx["順位"][at + 1]), is, "Word");
        assert_eq!(ranked(&markdown["順位"][at + 1]), is, "Markdown");
        // What shows nothing is not printed.
        let text_of_pdf = squeezed(text).replace('\u{feff}', "");
        // In which order a reader says what is written from right to left is its own affair.
        let any_order = text.contains('ש') && text_of_pdf.chars().all(|c| pdf.contains(c));
        // Numbers of pages stand among the lines of what is longer than one.
        let long = text.lines().count() > 50 && text.lines().all(|line| pdf.contains(line));
        let twice = pdf.matches(&text_of_pdf).count() >= 2;
        assert!(any_order || long || twice, "PDF: {text_of_pdf}");
        assert_eq!(&html["付録：すべての付箋"][at][1], text, "HTML's annex");
    }
}

/// They stay texts in the file: no cell is a formula, whatever it begins with.
#[test]
fn no_text_is_a_formula_in_a_workbook() {
    for (name, text, _) in parts(&write(&summary(&odd(), None), Format::Xlsx)) {
        assert!(!name.starts_with("xl/worksheets/") || !text.contains("<f>"), "{name}");
    }
}

/// What XML cannot say is left out where a file is XML or HTML.
#[test]
fn control_characters_break_no_file() {
    let all: String =
        ('\0'..='\u{1f}').chain(['\u{7f}', '\u{85}', '\u{fffe}', '\u{ffff}']).collect();
    let summary = summary(&[format!("前{all}後")], None);
    let kept = "前\n後";
    assert_eq!(of_xlsx(&write(&summary, Format::Xlsx))["付箋"][1][2], kept);
    assert_eq!(of_html(&write(&summary, Format::Html))["順位"][1][1], kept);
    assert_eq!(of_docx(&write(&summary, Format::Docx))["順位"][1][1], kept);
    assert!(squeezed(&read_aloud(&write(&summary, Format::Pdf))).contains("前後"));
    let json: serde_json::Value =
        serde_json::from_slice(&write(&summary, Format::Json)).expect("JSON");
    assert_eq!(json["notes"][0]["text"], format!("前{all}後"));
    assert!(of_csv(&write(&summary, Format::Csv))[1][2].starts_with('前'));
}

/// Excel calls a file damaged with one cell that is too long.
#[test]
fn a_text_longer_than_a_cell_is_cut_between_characters() {
    let long = "👨‍👩‍👧‍👦".repeat(5_000);
    let book = of_xlsx(&write(&summary(&[long], None), Format::Xlsx));
    let cell = &book["付箋"][1][2];
    let units = cell.encode_utf16().count();
    assert!(units <= 32_767 && units > 32_700, "{units}");
    assert!(cell.trim_end_matches('…').trim_end_matches("👨‍👩‍👧‍👦").is_empty(), "whole families");
}

#[test]
fn themes_without_notes_and_with_one_are_written_in_every_format() {
    for texts in [vec![], vec!["ひとつだけ".to_owned()]] {
        let summary = summary(&texts, None);
        for format in Format::ALL {
            let all = all_text(&write(&summary, *format));
            assert!(texts.iter().all(|text| all.contains(text)), "{format:?}: {all}");
        }
        let book = of_xlsx(&write(&summary, Format::Xlsx));
        assert_eq!(book["付箋"].len(), 1 + texts.len(), "heads and lines");
        let report = Report::of(&summary, Lang::Ja, Dates::Reiwa);
        assert!(report.table(TableName::Prompts).is_ok());
        assert!(report.table(TableName::Groups).is_err(), "nothing was grouped");
    }
}

#[test]
fn hidden_texts_are_in_no_format() {
    let secret = "ここだけの話".to_owned();
    for reason in HideReason::ALL {
        let summary = summary(std::slice::from_ref(&secret), Some(*reason));
        for format in Format::ALL {
            let all = all_text(&write(&summary, *format));
            assert!(!all.contains(&secret), "{format:?} {reason:?}");
        }
    }
}
