//! Workbooks as offices send them, and as nobody should.

use std::io::Write;

use rust_xlsxwriter::{ExcelDateTime as Written, Format, Workbook};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::*;

/// A workbook as Excel would save it: a title, merged cells, a day, numbers, a formula.
fn office() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("照会").expect("named");
    sheet.merge_range(0, 0, 0, 3, "照会票", &Format::new()).expect("written");
    sheet.merge_range(2, 1, 3, 2, "ｶﾅ\n二行め", &Format::new()).expect("written");
    let day = Written::from_ymd(2026, 4, 1).expect("a day");
    let at = Written::from_ymd(2026, 4, 1).expect("a day").and_hms(13, 5, 0).expect("a time");
    let format = |says| Format::new().set_num_format(says);
    sheet.write_datetime_with_format(2, 3, &day, &format("yyyy-mm-dd")).expect("written");
    sheet.write_datetime_with_format(3, 3, &at, &format("yyyy-mm-dd hh:mm")).expect("written");
    sheet.write(2, 0, 12).expect("written");
    sheet.write(3, 0, 1.5).expect("written");
    sheet.write(4, 0, "=1+1 として").expect("written");
    let formula = rust_xlsxwriter::Formula::new("=1+1").set_result("2");
    sheet.write_formula(4, 1, formula).expect("written");
    sheet.write(4, 2, true).expect("written");
    sheet.write(1_048_575, 16_383, "far").expect("written");
    let hidden = book.add_worksheet();
    hidden.write(0, 0, "x").expect("written");
    hidden.set_hidden(true);
    book.save_to_buffer().expect("saved")
}

/// An archive of these parts.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, options).expect("begun");
        zip.write_all(content).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

/// A workbook with these strings and this sheet, by hand.
fn book(strings: &str, sheet: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let workbook = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>\
        <sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let relations = format!(
        "<Relationships xmlns=\"{package}\"><Relationship Id=\"rId1\" \
        Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let root = format!(
        "<Relationships xmlns=\"{package}\"><Relationship Id=\"rId1\" \
        Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let strings = format!("<sst xmlns=\"{main}\" {strings}</sst>");
    let sheet = format!("<worksheet xmlns=\"{main}\"><sheetData>{sheet}</sheetData></worksheet>");
    archive(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

#[test]
fn a_workbook_is_read_as_text_with_the_numbers_of_its_rows() {
    let sheets = read(&office()).expect("read");
    assert_eq!(sheets.len(), 1, "a hidden sheet is not read");
    assert_eq!(sheets[0].name, "照会");
    let rows: Vec<(u64, Vec<&str>)> = (sheets[0].rows.iter())
        .map(|row| (row.number, row.cells.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(
        rows,
        [
            (1, vec!["照会票"]),
            (3, vec!["12", "ｶﾅ\n二行め", "", "2026-04-01"]),
            (4, vec!["1.5", "ｶﾅ\n二行め", "", "2026-04-01 13:05"]),
            (5, vec!["=1+1 として", "2", "TRUE"]),
        ]
    );
}

#[test]
fn what_is_no_workbook_is_told_by_its_kind() {
    let ole = |rest: &str| {
        let name: Vec<u8> = rest.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [OLE, b"\xa1\xb1\x1a\xe1", name.as_slice()].concat()
    };
    assert_eq!(read(&ole("EncryptedPackage")), Err(WorkbookProblem::Encrypted));
    assert_eq!(read(&ole("Workbook")), Err(WorkbookProblem::Old));
    assert_eq!(read(b"PK\x03\x04rest"), Err(WorkbookProblem::Broken));
    assert_eq!(read(&archive(&[("word/document.xml", b"<a/>")])), Err(WorkbookProblem::Broken));
    let macros = archive(&[("xl/workbook.xml", b"<a/>"), ("xl/vbaProject.bin", b"x")]);
    assert_eq!(read(&macros), Err(WorkbookProblem::Macros));
    assert!(is_workbook(b"PK\x03\x04") && !is_workbook("項目,".as_bytes()));
}

#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    let much = vec![b' '; usize::try_from(INFLATED_MAX).expect("fits") + 1];
    let bomb = archive(&[("xl/workbook.xml", &much)]);
    assert!(bomb.len() < 100_000, "small on disk: {}", bomb.len());
    assert_eq!(read(&bomb), Err(WorkbookProblem::TooLarge));
    let names: Vec<String> = (0..=PARTS_MAX).map(|n| format!("xl/{n}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    assert_eq!(read(&archive(&parts)), Err(WorkbookProblem::TooLarge));
    let one = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";
    let small = book("uniqueCount=\"1\"><si><t>あ</t></si>", one);
    assert_eq!(read(&small).expect("read")[0].rows[0].cells, ["あ"]);
    // A list that is said to be long, a text in very many cells, cells that are far apart.
    let listed = book("uniqueCount=\"99999999999999\"><si><t>あ</t></si>", one);
    assert_eq!(read(&listed), Err(WorkbookProblem::TooLarge));
    let long = format!("uniqueCount=\"1\"><si><t>{}</t></si>", "あ".repeat(20_000));
    let cells =
        (1..=2_000).map(|n| format!("<row r=\"{n}\"><c r=\"A{n}\" t=\"s\"><v>0</v></c></row>"));
    assert_eq!(read(&book(&long, &cells.collect::<String>())), Err(WorkbookProblem::TooLarge));
    let far = (1..=20_000).map(|n| format!("<row r=\"{n}\"><c r=\"IV{n}\"><v>1</v></c></row>"));
    assert_eq!(read(&book(">", &far.collect::<String>())), Err(WorkbookProblem::TooLarge));
}
