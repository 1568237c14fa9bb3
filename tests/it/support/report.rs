//! Reports read back, each format by a reader of its own: what stands under which heading.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::{Arc, OnceLock},
};

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use kizuki_board::domain::fonts::Fonts;
use kizuki_board::report::{Format, Report};

/// Lines of cells, heads first, by the heading that they stand under.
pub type Tables = BTreeMap<String, Vec<Vec<String>>>;

/// The fonts of the site, as npm brings them: regular, bold.
pub fn font_files() -> [PathBuf; 2] {
    let package =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/@expo-google-fonts/biz-udpgothic");
    ["400Regular/BIZUDPGothic_400Regular.ttf", "700Bold/BIZUDPGothic_700Bold.ttf"]
        .map(|file| package.join(file))
}

/// The fonts of the site.
pub fn fonts() -> Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    let read = |file: PathBuf| Arc::new(fs::read(file).expect("a font: scripts/setup.sh run"));
    let all = || {
        let [regular, bold] = font_files().map(read);
        Fonts { regular, bold, fallbacks: Vec::new() }
    };
    FONTS.get_or_init(all).clone()
}

/// A report in a format, set in the fonts of the site.
pub fn written(report: Report<'_>, format: Format) -> Vec<u8> {
    report.set_in(Some(fonts())).write(format).expect("written")
}

/// What a program of poppler says of a PDF; `to` names where it says it.
fn of_poppler(program: &str, option: &str, bytes: &[u8], to: Option<&str>) -> String {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(bytes).expect("written");
    let output = Command::new(program).arg(option).arg(file.path()).args(to).output();
    let output = output.expect("poppler-utils is there: scripts/setup.sh test");
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    // Poppler 22 says the titles of headings as they are stored.
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What is read in a PDF, line by line.
pub fn read_aloud(bytes: &[u8]) -> String {
    of_poppler("pdftotext", "-raw", bytes, Some("-"))
}

/// A text without what parts lines and words.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK")
}

/// The parts of an office file by their names, with their times, as they stand in it. Of a workbook
/// within it, its parts.
pub fn parts(bytes: &[u8]) -> Vec<(String, String, Option<zip::DateTime>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let (name, time) = (part.name().expect("a name").into_owned(), part.last_modified());
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("whole");
        if is_zip(&content) {
            parts.extend(self::parts(&content));
        } else {
            parts.push((name, String::from_utf8(content).expect("UTF-8"), time));
        }
    }
    parts
}

/// All that stands in a file, whatever it is.
pub fn all_text(bytes: &[u8]) -> String {
    if is_zip(bytes) {
        parts(bytes).into_iter().map(|(_, text, _)| plain(&text)).collect()
    } else if bytes.starts_with(b"%PDF") {
        // A text that runs over a line's end is found as well.
        let text = read_aloud(bytes);
        format!("{text}\n{}", text.replace('\n', ""))
    } else {
        String::from_utf8(bytes.to_vec()).expect("UTF-8")
    }
}

/// What stands between tags, as it was meant.
fn plain(markup: &str) -> String {
    let text = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
    text.iter().fold(markup.to_owned(), |text, (of, is)| text.replace(of, is))
}

/// The sheets of a workbook.
pub fn of_xlsx(bytes: &[u8]) -> Tables {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
    let cell = |data: &Data| match data {
        Data::Float(n) => n.to_string(),
        Data::DateTime(at) => {
            // Days since the last of 1899, as spreadsheets count.
            let first = chrono::NaiveDate::from_ymd_opt(1899, 12, 30).expect("a day");
            #[expect(clippy::cast_possible_truncation, reason = "days")]
            let days = chrono::Duration::days(at.as_f64() as i64);
            (first + days).to_string()
        }
        other => other.to_string(),
    };
    let sheets = book.worksheets().into_iter();
    sheets
        .map(|(name, range)| {
            (name, range.rows().map(|row| row.iter().map(cell).collect()).collect())
        })
        .collect()
}

/// A table with commas.
pub fn of_csv(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
    let lines = reader.records().map(|line| line.expect("as many cells"));
    lines.map(|line| line.iter().map(ToOwned::to_owned).collect()).collect()
}

/// Tables, facts and notes of Markdown, by the heading of their chapter.
pub fn of_markdown(bytes: &[u8]) -> Tables {
    let text = String::from_utf8(bytes.to_vec()).expect("UTF-8");
    let mut tables = Tables::new();
    for chapter in text.split("\n## ").skip(1) {
        let (heading, body) = chapter.split_once('\n').expect("lines");
        let lines = body.lines().filter(|line| !line.starts_with("| --")).filter_map(|line| {
            let row = line.strip_prefix("| ").and_then(|row| row.strip_suffix(" |"));
            let row = row.map(|row| row.split(" | ").map(unescaped).collect::<Vec<_>>());
            let fact = || line.strip_prefix("- ").and_then(|fact| fact.split_once(": "));
            let fact = || fact().map(|(label, says)| vec![unescaped(label), unescaped(says)]);
            let note = || line.strip_prefix("- ")?.split_once(' ').filter(|(n, _)| is_number(n));
            let note = || note().and_then(|(_, note)| note.rsplit_once(" (いいね "));
            let note = || note().map(|(text, n)| vec![unescaped(text), n.replace(')', "")]);
            row.or_else(note).or_else(fact)
        });
        tables.insert(unescaped(heading), lines.collect());
    }
    tables
}

/// Whether it is the number of a note: A-3.
fn is_number(text: &str) -> bool {
    let number = text.split_once('-').filter(|(prompt, _)| prompt.len() == 1);
    number.is_some_and(|(_, n)| n.parse::<u32>().is_ok())
}

fn unescaped(text: &str) -> String {
    let (mut out, mut escaped) = (String::new(), false);
    for c in text.replace("<br>", "\n").chars() {
        if c == '\\' && !escaped {
            escaped = true;
        } else {
            out.push(c);
            escaped = false;
        }
    }
    out
}

/// Tables, facts and notes of the HTML, by the heading of their chapter.
pub fn of_html(bytes: &[u8]) -> Tables {
    let text = String::from_utf8(bytes.to_vec()).expect("UTF-8");
    let mut tables = Tables::new();
    for chapter in text.split("<h2 id=").skip(1) {
        let (heading, body) = chapter.split_once("</h2>").expect("its end");
        let heading = heading.split_once('>').expect("its text").1;
        let lines = ["<tr>", "<dl>\n<div", "</div>\n<div", "<li>"];
        let marked = lines.iter().fold(body.to_owned(), |body, of| body.replace(of, "\u{1}"));
        let cells = |line: &str| -> Vec<String> {
            let line = line.split(['\u{2}']).next().unwrap_or_default();
            line.split('\u{3}').map(without_tags).collect()
        };
        let ends = ["</tr>", "</dl>", "</li>", "</div>"];
        let marked = ends.iter().fold(marked, |body, of| body.replace(of, "\u{2}"));
        let between = ["</td><", "</th><", "</dt><", "</span> <span", "</span> <b"];
        let marked = between.iter().fold(marked, |body, of| body.replace(of, "\u{3}<"));
        tables.insert(plain(heading), marked.split('\u{1}').skip(1).map(cells).collect());
    }
    tables
}

/// Tables, facts and notes of a PDF by its structure, by the heading of their chapter.
pub fn of_pdf(bytes: &[u8]) -> Tables {
    let structure = of_poppler("pdfinfo", "-struct-text", bytes, None);
    let (mut tables, mut chapter, mut rows) = (Tables::new(), String::new(), Vec::new());
    let mut of_heading = false;
    for line in structure.lines().map(str::trim) {
        let said = line.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
        let tag = line.split([' ', ':']).next().unwrap_or_default();
        match (said, tag) {
            (Some(text), _) if of_heading => chapter += text,
            (Some(text), _) => {
                if let Some(cell) = rows.last_mut().and_then(|row: &mut Vec<String>| row.last_mut())
                {
                    *cell += text;
                }
            }
            (None, "Sect") => {
                tables.insert(heading(&chapter), std::mem::take(&mut rows));
                chapter.clear();
            }
            (None, "TH" | "TD" | "Lbl" | "LBody") => {
                rows.last_mut().expect("a row").push(String::new());
            }
            // A row begins, or what comes now is in none.
            (None, "TR" | "LI" | "P" | "H1" | "H2" | "H3" | "Figure" | "Note") => {
                rows.push(Vec::new());
            }
            _ => {}
        }
        of_heading = tag == "H2" || (of_heading && said.is_some());
    }
    tables.insert(heading(&chapter), rows);
    for rows in tables.values_mut() {
        rows.retain(|row| !row.is_empty());
    }
    tables
}

/// A heading without its number.
fn heading(says: &str) -> String {
    says.split_once('　').map_or(says, |(_, heading)| heading).to_owned()
}

/// Tables and facts of a document for Word, by the heading of their chapter.
pub fn of_docx(bytes: &[u8]) -> Tables {
    let parts = parts(bytes);
    let (_, text, _) = parts.iter().find(|part| part.0 == "word/document.xml").expect("the text");
    let mut tables = Tables::new();
    for chapter in text.split("<w:pStyle w:val=\"Heading2\"/>").skip(1) {
        let (heading, body) = chapter.split_once("</w:p>").expect("its end");
        let rows = body.split("<w:tr>").skip(1).map(|row| {
            let row = row.split("</w:tr>").next().unwrap_or_default().replace("<w:br/>", "<br>");
            let cells = row.split("</w:tc>").filter(|cell| cell.contains("<w:tc>"));
            cells.map(without_tags).collect()
        });
        tables.insert(without_tags(heading), rows.collect());
    }
    tables
}

fn without_tags(markup: &str) -> String {
    let markup = markup.replace("<br>", "\n");
    let text = markup.split('<').enumerate().map(|(at, part)| {
        let rest = part.split_once('>').map(|(_, rest)| rest);
        rest.unwrap_or(if at == 0 { part } else { "" })
    });
    plain(&text.collect::<String>())
}
