//! The parts of a Word document beside its text: what there is, how it looks, page numbers.

use std::fmt::Write as _;

use crate::i18n::Lang;
use crate::report::{document::Document, markup::escaped};

/// What every part begins with.
pub(super) const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The names of ECMA-376's parts.
pub(super) const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
pub(super) const OFFICE: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
pub(super) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const TYPE: &str = "application/vnd.openxmlformats-officedocument";
const PACKAGE: &str = "application/vnd.openxmlformats-package";

/// The parts that the text names, with their kinds: the relation's, the content's.
const NAMED: [(&str, &str); 4] = [
    ("styles", "styles"),
    ("numbering", "numbering"),
    ("settings", "settings"),
    ("footer1", "footer"),
];

/// What kind each part is of.
pub(super) fn content_types(charts: usize) -> String {
    let mut types = format!(
        "{XML}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    );
    let kinds = [
        ("rels", format!("{PACKAGE}.relationships+xml")),
        ("xml", "application/xml".into()),
        ("xlsx", format!("{TYPE}.spreadsheetml.sheet")),
    ];
    for (end, kind) in kinds {
        let _ = write!(types, "<Default Extension=\"{end}\" ContentType=\"{kind}\"/>");
    }
    let mut part = |name: &str, kind: &str| {
        let _ = write!(types, "<Override PartName=\"/{name}.xml\" ContentType=\"{kind}+xml\"/>");
    };
    part("docProps/core", &format!("{PACKAGE}.core-properties"));
    part("word/document", &format!("{TYPE}.wordprocessingml.document.main"));
    for (name, kind) in NAMED {
        part(&format!("word/{name}"), &format!("{TYPE}.wordprocessingml.{kind}"));
    }
    for chart in 1..=charts {
        part(&format!("word/charts/chart{chart}"), &format!("{TYPE}.drawingml.chart"));
    }
    types + "</Types>"
}

/// Where the text is.
pub(super) fn package() -> String {
    include_str!("package.xml").to_owned()
}

/// The relation by which the text names a chart.
pub(super) fn chart_relation(chart: usize) -> String {
    format!("rIdChart{chart}")
}

/// What the text names.
pub(super) fn relations(charts: usize) -> String {
    let mut relations = format!("{XML}<Relationships xmlns=\"{RELATIONS}\">");
    let mut relation = |id: &str, kind: &str, target: &str| {
        let _ = write!(
            relations,
            "<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}.xml\"/>"
        );
    };
    for (name, kind) in NAMED {
        relation(&format!("rId-{kind}"), kind, name);
    }
    for chart in 1..=charts {
        relation(&chart_relation(chart), "chart", &format!("charts/chart{chart}"));
    }
    relations + "</Relationships>"
}

/// Title, language and day. No person: nobody's name is anybody's business here.
pub(super) fn core(document: &Document) -> String {
    let title = &document.title;
    include_str!("core.xml")
        .replace("{lang}", tag(document.lang))
        .replace("{brand}", document.lang.texts().common.brand)
        .replace("{day}", &title.made_on.to_string())
        // Last, for people wrote it.
        .replace("{title}", &format!("{} {}", escaped(&title.title), title.subtitle))
}

/// A language with its country, as Word names them.
pub(super) fn tag(lang: Lang) -> &'static str {
    lang.texts().report_parts.office_tag
}

/// Fonts, languages and rules of all text; headings, tables and notes.
pub(super) fn styles(lang: Lang) -> String {
    include_str!("styles.xml").replace("{lang}", tag(lang))
}

/// One numbered list for each run of notes, each from 1; what stands before its numbers.
pub(super) fn numbering(lists: &[String]) -> String {
    let mut numbering = format!(
        "{XML}<w:numbering xmlns:w=\"{WORD}\">\
        <w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"singleLevel\"/>\
        <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>\
        <w:lvlText w:val=\"%1.\"/><w:lvlJc w:val=\"left\"/>\
        <w:pPr><w:ind w:left=\"600\" w:hanging=\"600\"/></w:pPr></w:lvl></w:abstractNum>"
    );
    for (list, before) in (1..).zip(lists) {
        let end = if before.is_empty() { "." } else { "" };
        let _ = write!(
            numbering,
            "<w:num w:numId=\"{list}\"><w:abstractNumId w:val=\"0\"/>\
            <w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/>\
            <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>\
            <w:lvlText w:val=\"{before}%1{end}\"/><w:lvlJc w:val=\"left\"/>\
            <w:pPr><w:ind w:left=\"800\" w:hanging=\"800\"/></w:pPr></w:lvl>\
            </w:lvlOverride></w:num>"
        );
    }
    numbering + "</w:numbering>"
}

/// How Word lays it out.
pub(super) fn settings(lang: Lang) -> String {
    include_str!("settings.xml").replace("{lang}", tag(lang))
}

/// The page's number, of how many.
pub(super) fn footer() -> String {
    include_str!("footer.xml").to_owned()
}
