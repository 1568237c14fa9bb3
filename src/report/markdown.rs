//! Markdown (GitHub Flavored, for its tables): what a person pastes into a document.

use std::borrow::Cow;

use super::document::{Block, Cell, Chapter, Chart, Document, Fact, Kind, Letter, Listed, Table};
use crate::domain::{
    answers::{Given, Told},
    calendar::Dates,
};
use crate::i18n::{Lang, say};

/// A text that grows block by block, with an empty line between two.
#[derive(Default)]
pub(super) struct Markdown(String);

impl Markdown {
    /// A heading.
    pub(super) fn heading(&mut self, level: usize, text: &str) {
        self.block(&format!("{} {}", "#".repeat(level), escape(text)));
    }

    /// A block that is Markdown already.
    pub(super) fn block(&mut self, text: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(text);
        self.0.push('\n');
    }

    /// A list of lines that are Markdown already; no block for none.
    pub(super) fn list(&mut self, lines: impl IntoIterator<Item = String>) {
        let lines: Vec<String> = lines.into_iter().map(|line| format!("- {line}")).collect();
        if !lines.is_empty() {
            self.block(&lines.join("\n"));
        }
    }

    /// The file.
    pub(super) fn text(self) -> String {
        self.0
    }

    fn table(&mut self, table: &Table) {
        let line = |cells: Vec<Cow<'_, str>>| format!("| {} |", cells.join(" | "));
        let mut lines = vec![line(table.columns.iter().map(|column| column.head.into()).collect())];
        let side = |kind| if kind == Kind::Number { "---:" } else { "---" };
        lines.push(line(table.columns.iter().map(|column| side(column.kind).into()).collect()));
        let rows = table.rows.iter().chain(&table.total);
        lines.extend(rows.map(|row| line(row.iter().map(said).collect())));
        if let Some(caption) = table.caption {
            self.block(caption);
        }
        self.block(&lines.join("\n"));
    }

    fn answer(&mut self, told: &Told, notes: &[String], lang: Lang, dates: Dates) {
        let text = &lang.texts().answering;
        self.heading(3, &told.place.name);
        if !told.why.is_empty() {
            self.block(&format!("{}: {}", text.why, escape(&told.why)));
        }
        if !notes.is_empty() {
            let label = lang.texts().report_parts.numbers;
            self.block(&format!("{label}: {}", notes.join(", ")));
        }
        self.list(told.history.iter().rev().map(|given| answered(given, lang, dates)));
    }
}

/// The whole report.
pub(super) fn write(document: &Document) -> Vec<u8> {
    let (title, mut out) = (&document.title, Markdown::default());
    let letter = title.letter.as_ref();
    if let Some(Letter { number, day, addressee, sender, .. }) = letter {
        let parts = [number.as_str(), day, &addressee.join("\n"), &sender.join("\n")];
        parts.iter().filter(|part| !part.is_empty()).for_each(|part| out.block(&escape(part)));
    }
    out.heading(1, &title.title);
    out.block(title.subtitle);
    let urgent = title.urgent.iter().map(|says| format!("> **{says}**"));
    let notices = title.notices.iter().map(|says| format!("> {says}"));
    urgent.chain(notices).for_each(|quote| out.block(&quote));
    if !title.description.is_empty() {
        out.block(&escape(&title.description));
    }
    if let Some(Letter { opening, details: Some(details), .. }) = letter {
        out.block(&escape(opening));
        out.block(details);
    }
    if letter.is_none() {
        out.block(&title.made);
    }
    for Chapter { heading, blocks, .. } in &document.chapters {
        out.heading(2, heading);
        for block in blocks {
            write_block(&mut out, block, document);
        }
    }
    if let Some(closing) = letter.map(|letter| &letter.closing).filter(|says| !says.is_empty()) {
        out.block(&escape(closing));
    }
    out.text().into_bytes()
}

fn write_block(out: &mut Markdown, block: &Block, document: &Document) {
    match block {
        Block::Prompt(name, notes) => out.block(&format!("### {} ({notes})", said(name))),
        Block::Notice(says) => out.block(says),
        Block::Facts(facts) => {
            let line = |Fact { label, value, .. }: &Fact| format!("{label}: {}", said(value));
            out.list(facts.iter().map(line));
        }
        Block::Table(table) => out.table(table),
        Block::Chart(Chart { caption, table, .. }) => {
            out.block(caption);
            out.table(table);
        }
        Block::Notes(notes) => notes_list(out, notes, document.lang),
        Block::Answer(told, notes) => out.answer(told, notes, document.lang, document.dates),
    }
}

/// Notes, numbered, with their stickers where these are counted.
fn notes_list(out: &mut Markdown, notes: &[Listed], lang: Lang) {
    let likes = lang.texts().common.likes;
    let line = |(n, note): (usize, &Listed)| {
        let paper = note.paper.map(|paper| format!(" [{paper}]")).unwrap_or_default();
        let count = note.stickers.as_ref().map(|stickers| format!(" ({likes} {stickers})"));
        let number = match &note.number {
            Some(number) => format!("- {number}"),
            None => format!("{n}."),
        };
        format!("{number} {}{}{paper}", escape(&note.text), count.unwrap_or_default())
    };
    if !notes.is_empty() {
        out.block(&(1..).zip(notes).map(line).collect::<Vec<_>>().join("\n"));
    }
}

/// One answer: its status and day, and below them what it says.
fn answered(given: &Given, lang: Lang, dates: Dates) -> String {
    let text = &lang.texts().answering;
    let on = (text.published_on)(say::date(lang, dates, given.on));
    let head = format!("**{}** {on}", say::status(lang, given.answer.status));
    let facts = say::answer_facts(lang, dates, &given.answer);
    let facts = facts.into_iter().map(|(label, says)| format!("  - {label}: {}", escape(&says)));
    std::iter::once(head).chain(facts).collect::<Vec<_>>().join("\n")
}

/// A cell as it is said: what people wrote means nothing to Markdown.
fn said(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) | Cell::Prompt(text, _) => escape(text).into(),
        cell => cell.text(),
    }
}

/// Text that means nothing to Markdown: punctuation escaped (CommonMark 2.4), line ends as a break
/// within a table's cell.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' => out.push_str("<br>"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '(' | ')' | '#' | '+'
            | '-' | '.' | '!' | '|' | '~' | '&' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Format, Report, summary::tests::summary};

    fn markdown(notes: &[(&str, u32)], lang: Lang, dates: Dates) -> String {
        let summary = summary(notes);
        let bytes = Report::of(&summary, lang, dates).write(Format::Markdown).expect("written");
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn a_note_cannot_break_out_of_its_cell() {
        let text = markdown(&[("a | b\n# <script>", 2)], Lang::Ja, Dates::Western);
        assert!(
            text.contains("| 1 | a \\| b<br>\\# \\<script\\> | 良かったところ | 2 |"),
            "{text}"
        );
    }

    #[test]
    fn it_says_what_the_summary_says() {
        let text = markdown(&[("a", 3), ("b", 3), ("c", 0)], Lang::Ja, Dates::Western);
        for part in [
            "# 在宅勤務\n",
            "- 付箋: 3枚",
            "- いいね: 6枚",
            "| 1（同順位） | a |",
            "\n- A-2 c (いいね 0)\n",
            "| 合計 | 3 | 6 |",
            "これは例です",
        ] {
            assert!(text.contains(part), "{part} in\n{text}");
        }
        let years = |lang, dates| markdown(&[], lang, dates).matches("令和2年8月").count();
        assert_eq!(
            (
                years(Lang::Ja, Dates::Western),
                years(Lang::Ja, Dates::Reiwa),
                years(Lang::En, Dates::Reiwa)
            ),
            (0, 2, 0)
        );
    }
}
