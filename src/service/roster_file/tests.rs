//! Rosters as offices have them, and as nobody should have them.

use std::fmt::Write;

use proptest::prelude::*;

use super::LineProblem::{Missing, NotReference, TooLong};
use encoding_rs::SHIFT_JIS;

use super::*;

fn refs(bytes: &[u8]) -> Vec<String> {
    read(bytes).expect("a roster").refs
}

fn bad(text: &str) -> Vec<(u64, LineProblem)> {
    match read(text.as_bytes()) {
        Err(RosterProblem::Lines { listed, .. }) => {
            listed.iter().map(|bad| (bad.line, bad.why)).collect()
        }
        other => panic!("{other:?}"),
    }
}

fn utf_16(text: &str, bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(bytes).collect()
}

const SHEET: &str = "所属,氏名,職員番号\r\n総務課,山田 太郎,A101\r\n市民課,鈴木 花子,A102\r\n";

#[test]
fn every_encoding_gives_the_same() {
    let (sjis, _, lossy) = SHIFT_JIS.encode(SHEET);
    assert!(!lossy);
    for (bytes, encoding) in [
        (SHEET.as_bytes().to_vec(), "UTF-8"),
        (format!("\u{feff}{SHEET}").into_bytes(), "UTF-8"),
        (utf_16(SHEET, u16::to_le_bytes), "UTF-16LE"),
        (utf_16(SHEET, u16::to_be_bytes), "UTF-16BE"),
        (sjis.into_owned(), "Shift_JIS"),
    ] {
        let roster = read(&bytes).expect("a roster");
        assert_eq!(
            roster,
            Roster { refs: vec!["A101".into(), "A102".into()], duplicates: 0, blank: 0, encoding }
        );
    }
}

#[test]
fn what_is_no_text_is_refused() {
    for bytes in [
        b"\x89PNG\r\n\x1a\n\xff".as_slice(),
        b"1\0\x32\0",
        b"\xff\xfe1\0\x32",
        b"\xef\xbb\xbf\x93\xfa",
        b"\x93\xfa\x96\xff\xff",
    ] {
        assert_eq!(read(bytes), Err(RosterProblem::Encoding), "{bytes:?}");
    }
    for bytes in [b"PK\x03\x04rest".as_slice(), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"] {
        assert_eq!(read(bytes), Err(RosterProblem::Workbook));
    }
}

#[test]
fn headings_name_the_column() {
    for (text, expected) in [
        ("id\n1\n2", ["1", "2"]),
        ("Mail\n1@x.jp\n2@x.jp", ["1@x.jp", "2@x.jp"]),
        ("氏名;E-mail\n甲;1@x.jp\n乙;2@x.jp", ["1@x.jp", "2@x.jp"]),
        ("課\tメール\n01\ta@x.jp\n02\tb@x.jp", ["a@x.jp", "b@x.jp"]),
        ("番号,氏名,ﾒｰﾙｱﾄﾞﾚｽ\n1,甲,a@x.jp\n2,乙,b@x.jp", ["a@x.jp", "b@x.jp"]),
        ("番号,社員番号\n1,S7\n2,S8", ["S7", "S8"]),
        ("\"職員 番号\",\"氏名\"\n\"12\",\"甲,\n乙\"\n\"13\",\"丙\"", ["12", "13"]),
        ("\n番号\n10\n11\n", ["10", "11"]),
    ] {
        assert_eq!(refs(text.as_bytes()), expected, "{text}");
    }
}

#[test]
fn without_headings_the_first_row_decides() {
    for (text, expected) in [
        ("101\n102", ["101", "102"]),
        ("ytanaka\nksato", ["ytanaka", "ksato"]),
        ("山田 太郎,101,taro@x.jp\n鈴木 花子,102,hanako@x.jp", ["101", "102"]),
        ("Taro,t@x.jp\nHanako,h@x.jp", ["t@x.jp", "h@x.jp"]),
        (",,7\n,,8", ["7", "8"]),
        ("総務-001;x\n総務-002;y", ["総務-001", "総務-002"]),
    ] {
        assert_eq!(refs(text.as_bytes()), expected, "{text}");
    }
    for text in ["Taro,Yamada\nHanako,Suzuki", "氏名,所属\n山田 太郎,101", "ytanaka,総務課"]
    {
        assert_eq!(read(text.as_bytes()), Err(RosterProblem::NoColumn), "{text}");
    }
    // The second row's number is missing; its address must not stand in for it.
    assert_eq!(bad("101,a@x.jp\n,b@x.jp"), [(2, Missing)]);
}

#[test]
fn widths_cases_and_blanks_are_folded() {
    let text = "メール\nＴａｒｏ．Ｙ＠Ｅｘａｍｐｌｅ．ＪＰ\n\u{3000}hanako@example.jp \n\n \n,,\nHANAKO@example.jp\ntaro.y@example.jp\n";
    let roster = read(text.as_bytes()).expect("a roster");
    assert_eq!(roster.refs, ["taro.y@example.jp", "hanako@example.jp"]);
    assert_eq!((roster.duplicates, roster.blank), (2, 3));
    // Numbers keep their case and their zeros.
    assert_eq!(refs("a1\nA1\n００７\n7".as_bytes()), ["a1", "A1", "007", "7"]);
}

#[test]
fn old_line_ends_are_line_ends() {
    assert_eq!(refs(b"1\r2\r3"), ["1", "2", "3"]);
    assert_eq!(bad("1\r\n\r\n?\r\n"), [(3, NotReference)]);
}

#[test]
fn bad_rows_are_named_by_line_and_nothing_is_taken() {
    let long = "9".repeat(REFERENCE_MAX + 1);
    let text = format!(
        "職員番号,氏名\n101,甲\n\n\n,乙\n{long},丙\n丁,丁\n1.2E+07,戊\n\"a\nb\",己\na@,庚\na@b@c,辛\n102,壬"
    );
    let expected = [
        (5, Missing),
        (6, TooLong),
        (7, NotReference),
        (8, NotReference),
        (9, NotReference),
        (11, NotReference),
        (12, NotReference),
    ];
    assert_eq!(bad(&text), expected);
    assert!(read("9".repeat(REFERENCE_MAX).as_bytes()).is_ok());
    assert_eq!(bad("山田 太郎\n鈴木 花子"), [(1, NotReference), (2, NotReference)]);
}

#[test]
fn twenty_bad_rows_are_listed_and_the_rest_counted() {
    let text = format!("id\n{}", "?\n".repeat(LISTED_MAX + 5));
    let Err(RosterProblem::Lines { listed, more }) = read(text.as_bytes()) else {
        panic!("refused")
    };
    assert_eq!((listed.len(), more), (LISTED_MAX, 5));
    assert_eq!((listed[0].line, listed[LISTED_MAX - 1].line), (2, 21));
}

#[test]
fn an_unclosed_quote_is_found() {
    assert_eq!(bad(&format!("1\n\"2\n{}", "3\n".repeat(300))), [(2, TooLong)]);
}

#[test]
fn nobody_is_no_roster() {
    for text in ["", "\u{feff}", "\n \n,,\n", "職員番号\n\n", "id"] {
        assert_eq!(read(text.as_bytes()), Err(RosterProblem::Empty), "{text:?}");
    }
}

#[test]
fn fifty_thousand_and_not_one_more() {
    let mut text = String::from("id\n");
    for i in 0..ROWS_MAX {
        let _ = writeln!(text, "{i:06}");
    }
    assert_eq!(read(text.as_bytes()).map(|roster| roster.refs.len()), Ok(ROWS_MAX));
    text.push_str("\n\n999999\n");
    assert_eq!(read(text.as_bytes()), Err(RosterProblem::TooManyRows));
    let bare = "7\n".repeat(ROWS_MAX);
    assert_eq!(read(bare.as_bytes()).map(|roster| roster.duplicates), Ok(ROWS_MAX - 1));
    assert_eq!(read(format!("{bare}7").as_bytes()), Err(RosterProblem::TooManyRows));
}

#[test]
fn five_mebibytes_and_not_one_more() {
    let mut bytes = b"1\n".to_vec();
    bytes.resize(BYTES_MAX, b' ');
    assert!(read(&bytes).is_ok());
    bytes.push(b' ');
    assert_eq!(read(&bytes), Err(RosterProblem::TooLarge { bytes: BYTES_MAX + 1 }));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
    }

    #[test]
    fn no_text_makes_it_panic(text in "(\\PC|[\",;\t\r\n@ 0-9]){0,80}", mark in 0usize..4) {
        let marked = match mark {
            0 => text.into_bytes(),
            1 => utf_16(&text, u16::to_le_bytes),
            2 => utf_16(&text, u16::to_be_bytes),
            _ => SHIFT_JIS.encode(&text).0.into_owned(),
        };
        if let Ok(roster) = read(&marked) {
            for reference in &roster.refs {
                prop_assert!(!reference.is_empty() && !reference.chars().any(|c| c.is_whitespace() || c.is_control()));
            }
        }
    }

    #[test]
    fn every_row_is_kept_dropped_or_blank(rows in proptest::collection::vec("[ab][12]?|", 1..40)) {
        let text = format!("id\n{}\nlast1\n", rows.join("\n"));
        let roster = read(text.as_bytes()).expect("a roster");
        prop_assert_eq!(roster.refs.len() + roster.duplicates + roster.blank, rows.len() + 1);
    }
}
