//! The text of a Word document: blocks as paragraphs, tables and drawings.

use std::fmt::Write as _;

use super::parts::{OFFICE, WORD, XML, chart_relation};
use crate::domain::answers::Told;
use crate::i18n::say;
use crate::report::{
    document::{Block, Cell, Chart, Column, Document, Fact, Kind, Letter, Listed, Table},
    markup::escaped,
};

/// The width between the margins, in twentieths of a point: A4 less 25 mm for binding and 20 mm.
const WIDTH: usize = 11_906 - 1_418 - 1_134;
/// A chart's size, in English Metric Units (914,400 to an inch): as wide as the text.
const CHART: [usize; 2] = [WIDTH * 635, 3_600_000];

/// Where a paragraph of a letterhead stands.
const RIGHT: &str = "<w:jc w:val=\"right\"/>";
const CENTRE: &str = "<w:jc w:val=\"center\"/>";
const ADDRESSEE: &str = "<w:spacing w:before=\"240\" w:after=\"240\"/>";

/// What is written.
pub(super) struct Body {
    /// The part.
    pub(super) xml: String,
    /// What stands before the numbers of each numbered list.
    pub(super) lists: Vec<String>,
    charts: usize,
    bookmarks: usize,
}

impl Body {
    /// The whole document.
    pub(super) fn of(document: &Document) -> Self {
        let xml = format!(
            "{XML}<w:document xmlns:w=\"{WORD}\" xmlns:r=\"{OFFICE}\" \
            xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
            xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
            xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><w:body>"
        );
        let mut body = Self { xml, lists: Vec::new(), charts: 0, bookmarks: 0 };
        body.head(document);
        for chapter in &document.chapters {
            body.heading(chapter.id, chapter.heading, chapter.annex);
            for block in &chapter.blocks {
                body.block(block, document);
            }
        }
        if let Some(letter) = &document.title.letter {
            body.paragraph_of(RIGHT, &letter.closing);
        }
        body.xml += "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId-footer\"/>\
            <w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
            <w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1418\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>\
            </w:sectPr></w:body></w:document>";
        body
    }

    /// What stands above all.
    fn head(&mut self, document: &Document) {
        let title = &document.title;
        match &title.letter {
            Some(Letter { number, day, addressee, sender, .. }) => {
                for (side, says) in [
                    (RIGHT, number),
                    (RIGHT, day),
                    (ADDRESSEE, &addressee.join("\n")),
                    (RIGHT, &sender.join("\n")),
                ] {
                    self.paragraph_of(side, says);
                }
            }
            None => self.paragraph(RIGHT, &title.made),
        }
        if let Some(urgent) = title.urgent {
            self.paragraph(CENTRE, urgent);
        }
        self.paragraph("<w:pStyle w:val=\"Title\"/>", &title.title);
        self.paragraph_of(CENTRE, title.subtitle);
        let side = |side| {
            format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"82786A\"/>")
        };
        let framed =
            format!("<w:pBdr>{}</w:pBdr>", ["top", "left", "bottom", "right"].map(side).concat());
        for notice in &title.notices {
            self.paragraph(&framed, notice);
        }
        self.paragraph_of("", &title.description);
        if let Some(Letter { opening, details: Some(details), .. }) = &title.letter {
            self.paragraph("", opening);
            self.paragraph(CENTRE, details);
        }
    }

    /// A chapter's heading, with a bookmark of its name.
    fn heading(&mut self, id: &str, says: &str, new_page: bool) {
        self.bookmarks += 1;
        let (n, at) = (self.bookmarks, if new_page { "<w:pageBreakBefore/>" } else { "" });
        let _ = write!(
            self.xml,
            "<w:p><w:pPr><w:pStyle w:val=\"Heading2\"/>{at}</w:pPr>\
            <w:bookmarkStart w:id=\"{n}\" w:name=\"{}\"/>{}<w:bookmarkEnd w:id=\"{n}\"/></w:p>",
            id.replace('-', "_"),
            run(says, ""),
        );
    }

    /// A paragraph, where there is something to say.
    fn paragraph_of(&mut self, properties: &str, says: &str) {
        if !says.is_empty() {
            self.paragraph(properties, says);
        }
    }

    fn paragraph(&mut self, properties: &str, says: &str) {
        let _ = write!(self.xml, "<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", run(says, ""));
    }

    fn block(&mut self, block: &Block, document: &Document) {
        match block {
            Block::Prompt(name, notes) => {
                self.paragraph(
                    "<w:pStyle w:val=\"Heading3\"/>",
                    &format!("{}（{notes}）", name.text()),
                );
            }
            Block::Notice(says) => self.paragraph("", says),
            Block::Facts(facts) => self.facts(facts),
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
            Block::Notes(notes) => self.notes(notes, document),
            Block::Answer(told, notes) => self.answer(told, notes, document),
        }
    }

    fn facts(&mut self, facts: &[Fact]) {
        let widths = [WIDTH * 2 / 5, WIDTH * 3 / 5];
        self.begin_table(&widths, "");
        for Fact { label, value, large } in facts {
            let look = if *large { "<w:b/><w:sz w:val=\"40\"/>" } else { "" };
            let _ = write!(
                self.xml,
                "<w:tr><w:trPr><w:cantSplit/></w:trPr>{}{}</w:tr>",
                cell(widths[0], "", &run(label, "<w:color w:val=\"5F574B\"/>")),
                cell(widths[1], "", &run(&value.text(), look)),
            );
        }
        self.end_table();
    }

    fn begin_table(&mut self, widths: &[usize], borders: &str) {
        let grid: String = widths
            .iter()
            .fold(String::new(), |grid, width| grid + &format!("<w:gridCol w:w=\"{width}\"/>"));
        let _ = write!(
            self.xml,
            "<w:tbl><w:tblPr><w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/>{borders}<w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        );
    }

    /// Two tables that touch would be one.
    fn end_table(&mut self) {
        self.xml += "</w:tbl><w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>";
    }

    /// A table whose heads are repeated on every page, and whose lines stay whole.
    fn table(&mut self, table: &Table) {
        if let Some(caption) = table.caption {
            self.paragraph("<w:pStyle w:val=\"Caption\"/>", caption);
        }
        let widths = widths(&table.columns);
        let line = |side, size| {
            format!("<w:{side} w:val=\"single\" w:sz=\"{size}\" w:space=\"0\" w:color=\"82786A\"/>")
        };
        let lines =
            [("top", 12), ("bottom", 12), ("insideH", 4)].map(|(side, size)| line(side, size));
        self.begin_table(&widths, &format!("<w:tblBorders>{}</w:tblBorders>", lines.concat()));
        let heads = table.columns.iter().zip(&widths);
        let heads =
            heads.map(|(column, width)| cell(*width, side(*column), &run(column.head, "<w:b/>")));
        let heads = heads.collect::<String>();
        let _ =
            write!(self.xml, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>");
        let sums = table.total.iter().map(|total| (total, "<w:b/>"));
        for (row, look) in table.rows.iter().map(|row| (row, "")).chain(sums) {
            let cells = table.columns.iter().zip(&widths).zip(row);
            let cells = cells.map(|((column, width), says)| {
                let says = match says {
                    Cell::Notes(numbers) => links(numbers),
                    says => run(&says.text(), look),
                };
                cell(*width, side(*column), &says)
            });
            let cells = cells.collect::<String>();
            let _ = write!(self.xml, "<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>");
        }
        self.end_table();
    }

    /// A chart that can be edited, what it shows in words, and its table.
    fn chart(&mut self, chart: &Chart) {
        self.charts += 1;
        let (n, id, [width, height]) = (self.charts, chart_relation(self.charts), CHART);
        self.paragraph("<w:pStyle w:val=\"Caption\"/>", chart.caption);
        let _ = write!(
            self.xml,
            "<w:p><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
            <wp:extent cx=\"{width}\" cy=\"{height}\"/>\
            <wp:docPr id=\"{n}\" name=\"Chart {n}\" descr=\"{}\" title=\"{}\"/>\
            <wp:cNvGraphicFramePr/>\
            <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart r:id=\"{id}\"/></a:graphicData></a:graphic>\
            </wp:inline></w:drawing></w:r></w:p>",
            escaped(&chart.alt),
            escaped(chart.title),
        );
        self.table(&chart.table);
    }

    /// Notes as they were written, numbered from 1.
    fn notes(&mut self, notes: &[Listed], document: &Document) {
        if notes.is_empty() {
            return;
        }
        let numbers = notes.iter().filter_map(|note| note.number.as_ref());
        let before = numbers.map(|number| number.trim_end_matches(|c: char| c.is_ascii_digit()));
        self.lists.push(before.take(1).collect());
        let number = format!(
            "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{}\"/></w:numPr>",
            self.lists.len()
        );
        let likes = document.lang.texts().common.likes;
        for note in notes {
            let count = note.stickers.as_ref().map(|n| run(&format!("　{likes} {n}"), "<w:b/>"));
            let paper = note.paper.map(|says| run(&format!("　{says}"), ""));
            let mark = note.number.as_ref().map_or_else(String::new, |number| self.mark(number));
            let _ = write!(
                self.xml,
                "<w:p><w:pPr>{number}</w:pPr>{mark}{}{}{}</w:p>",
                run(&note.text, ""),
                count.unwrap_or_default(),
                paper.unwrap_or_default(),
            );
        }
    }

    /// A bookmark to which [`links`] lead.
    fn mark(&mut self, number: &str) -> String {
        self.bookmarks += 1;
        let n = self.bookmarks;
        format!(
            "<w:bookmarkStart w:id=\"{n}\" w:name=\"{}\"/><w:bookmarkEnd w:id=\"{n}\"/>",
            bookmark(number)
        )
    }

    /// An item with all that was answered, the newest first.
    fn answer(&mut self, told: &Told, notes: &[String], document: &Document) {
        let (lang, dates) = (document.lang, document.dates);
        let words = &lang.texts().answering;
        self.paragraph("<w:pStyle w:val=\"Heading3\"/>", &told.place.name);
        if !told.why.is_empty() {
            self.paragraph("", &format!("{}: {}", words.why, told.why));
        }
        if !notes.is_empty() {
            let label = format!("{}: ", lang.texts().report_parts.numbers);
            let _ = write!(self.xml, "<w:p>{}{}</w:p>", run(&label, ""), links(notes));
        }
        for given in told.history.iter().rev() {
            let status = run(say::status(lang, given.answer.status), "<w:b/>");
            let on = (words.published_on)(say::date(lang, dates, given.on));
            let _ = write!(
                self.xml,
                "<w:p><w:pPr><w:keepNext/></w:pPr>{status}{}</w:p>",
                run(&format!("　{on}"), "")
            );
            let facts = say::answer_facts(lang, dates, &given.answer).into_iter();
            let facts =
                facts.map(|(label, says)| Fact { label, value: Cell::Text(says), large: false });
            let facts: Vec<Fact> = facts.collect();
            if !facts.is_empty() {
                self.facts(&facts);
            }
        }
    }
}

/// A text with its line ends.
fn run(says: &str, look: &str) -> String {
    let lines =
        says.split('\n').map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(line)));
    let look = if look.is_empty() { String::new() } else { format!("<w:rPr>{look}</w:rPr>") };
    format!("<w:r>{look}{}</w:r>", lines.collect::<Vec<_>>().join("<w:br/>"))
}

/// To notes of the annex.
fn links(numbers: &[String]) -> String {
    let link = |number: &String| {
        let says = run(number, "<w:u w:val=\"single\"/>");
        format!("<w:hyperlink w:anchor=\"{}\">{says}</w:hyperlink>", bookmark(number))
    };
    numbers.iter().map(link).collect::<Vec<_>>().join(&run(", ", ""))
}

/// The name of a note's bookmark: letters, digits and lines below (ECMA-376, part 1, 17.13.6.2).
fn bookmark(number: &str) -> String {
    format!("note_{}", number.replace('-', "_"))
}

fn cell(width: usize, properties: &str, runs: &str) -> String {
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr><w:p>\
        <w:pPr>{properties}</w:pPr>{runs}</w:p></w:tc>"
    )
}

/// Numbers stand on the right.
fn side(column: Column) -> &'static str {
    if column.kind == Kind::Number { "<w:jc w:val=\"right\"/>" } else { "" }
}

/// The columns share the width: texts take what numbers, days and words leave.
fn widths(columns: &[Column]) -> Vec<usize> {
    let share = |column: &Column| match column.kind {
        Kind::Text => 6,
        Kind::Word => 3,
        Kind::Number | Kind::Day => 2,
    };
    let all: usize = columns.iter().map(share).sum();
    columns.iter().map(|column| WIDTH * share(column) / all.max(1)).collect()
}
