//! PDFs: what fonts lack, where there are none, and texts that lines and pages do not take as they
//! are.

use axum::http::StatusCode;
use kizuki_board::domain::{calendar::Dates, fonts::Fonts};
use kizuki_board::i18n::Lang;
use kizuki_board::report::{Format, Report, WriteError};
use std::{path::PathBuf, sync::Arc};

use crate::support::report::{fonts, read_aloud, squeezed};
use crate::support::{TestApp, secret, summary::summary};

/// IPAmj Mincho, which has 𠮷 and tens of thousands of others that BIZ UDPGothic lacks.
const IPAMJ: &str = "/usr/share/fonts/truetype/ipamj/ipamjm.ttf";

fn pdf(texts: &[&str], fonts: Fonts) -> Vec<u8> {
    let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
    let summary = summary(&texts, None);
    let report = Report::of(&summary, Lang::Ja, Dates::Reiwa).set_in(Some(fonts));
    report.write(Format::Pdf).expect("written")
}

fn with_ipamj() -> Fonts {
    let font = std::fs::read(IPAMJ).expect("fonts-ipamj-mincho is there: scripts/setup.sh test");
    Fonts { fallbacks: vec![Arc::new(font)], ..fonts() }
}

#[test]
fn what_no_font_has_is_counted_named_and_read_as_it_was_written() {
    let read = read_aloud(&pdf(&["𠮷野家と𠮷", "👨‍👩‍👧‍👦の日"], fonts()));
    let read = squeezed(&read);
    assert!(read.contains("𠮷野家と𠮷") && read.contains("👨‍👩‍👧‍👦の日"), "{read}");
    assert!(read.contains("※1U+20BB7"), "below the page, and at the end: {read}");
    assert!(read.contains("※2U+1F468U+200DU+1F469"), "{read}");
    // Each of three times, in the chart's table, the ranking and the annex; two of one kind.
    assert!(read.contains("9か所、2種類"), "{read}");
    let read = squeezed(&read_aloud(&pdf(&["吉野家"], fonts())));
    assert!(!read.contains('※') && !read.contains("種類）"), "{read}");
}

#[test]
fn a_fallback_font_prints_what_the_first_one_lacks() {
    let read = squeezed(&read_aloud(&pdf(&["𠮷野家と髙﨑"], with_ipamj())));
    assert!(read.contains("𠮷野家と髙﨑") && !read.contains("U+20BB7"), "{read}");
}

#[test]
fn nothing_that_people_write_stops_a_pdf_or_gets_lost() {
    let (long, lines) = ("ながい".repeat(3_000), "行\n".repeat(200));
    let (word, marks) = ("W".repeat(5_000), format!("が{}", "\u{301}".repeat(200)));
    let controls: String = ('\0'..='\u{9f}').collect();
    let all = [
        "",
        " ",
        "\u{200b}",
        "\u{feff}",
        "\u{e000}私用",
        "\u{202e}逆さ\u{202c}",
        "\u{1f1ef}\u{1f1f5}",
        "שלום عالم ไทย हिन्दी",
        "葛\u{e0100}、邊\u{e0101}、\u{e0100}",
        "\u{10ffff}\u{fffe}",
        "a\u{ad}b",
        &controls,
        &long,
        &lines,
        &word,
        &marks,
    ];
    for fonts in [fonts(), with_ipamj()] {
        let file = pdf(&all, fonts.clone());
        let read = squeezed(&read_aloud(&file));
        for text in ["私用", "葛\u{e0100}、", "🇯🇵"] {
            assert!(read.contains(text), "{text}");
        }
        // In the ranking and the annex, the first ten in the chart's table as well, whatever the
        // pages' ends part.
        for (c, times) in [('な', 6_000), ('W', 10_000), ('行', 400), ('逆', 3), ('さ', 3)] {
            assert!(read.matches(c).count() >= times, "{c}: {}", read.matches(c).count());
        }
        for text in all {
            let alone = pdf(&[text], fonts.clone());
            assert!(alone.starts_with(b"%PDF-1.7"), "{text:?}");
        }
    }
}

#[test]
fn without_fonts_a_report_says_so_and_a_file_that_is_none_is_refused() {
    let summary = summary(&["あ".to_owned()], None);
    let report = Report::of(&summary, Lang::Ja, Dates::Reiwa);
    assert!(matches!(report.write(Format::Pdf), Err(WriteError::NoFonts)));
    let none = Arc::new(b"no font".to_vec());
    for fonts in [
        Fonts { regular: none.clone(), ..fonts() },
        Fonts { bold: none.clone(), ..fonts() },
        Fonts { fallbacks: vec![none], ..fonts() },
    ] {
        let report = Report::of(&summary, Lang::Ja, Dates::Reiwa).set_in(Some(fonts));
        assert!(matches!(report.write(Format::Pdf), Err(WriteError::Font)));
    }
}

#[tokio::test]
async fn the_page_offers_a_pdf_where_there_are_fonts() {
    for (files, status) in [(None, StatusCode::OK), (Some("gone.ttf"), StatusCode::NOT_IMPLEMENTED)]
    {
        let app = TestApp::sqlite_with(|config| {
            if let Some(file) = files {
                config.fonts = vec![PathBuf::from(file); 2];
            }
        })
        .await;
        let theme = app.theme().await;
        app.pinned(&theme, &secret(1), "あ").await;
        let cookie = app.organizer("hr@example.jp").await;
        let page = app.get_as(&cookie, "/t/zaitaku/report").await.body;
        assert_eq!(page.contains("/t/zaitaku/report/pdf"), status == StatusCode::OK);
        assert!(page.contains("/t/zaitaku/report/docx"));
        let answer = app.get_as(&cookie, "/t/zaitaku/report/pdf").await;
        assert_eq!(answer.status, status);
        if status == StatusCode::OK {
            assert_eq!(answer.header("content-type"), "application/pdf");
            assert!(read_aloud(&answer.bytes).contains("付録：すべての付箋"));
        } else {
            assert!(answer.body.contains("フォントが、このサーバーにありません"), "in words");
        }
    }
}
