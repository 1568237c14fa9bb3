//! The vocabulary of a report: what a document is put together of.

use chrono::NaiveDate;

use super::cell::Cell;
use crate::domain::{answers::Told, calendar::Dates, text_enum};
use crate::i18n::Lang;
use crate::report::chart::Bar;

/// A report in blocks.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its language, as it is read.
    pub lang: Lang,
    /// How years are written.
    pub dates: Dates,
    /// What stands above all.
    pub title: TitleBlock,
    /// The chapters, in order.
    pub chapters: Vec<Chapter>,
    /// Tables for programs, which say line by line what the chapters say in their own way.
    pub sheets: Vec<Table>,
}

/// What stands above all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitleBlock {
    /// The theme's question.
    pub title: String,
    /// What kind of document it is.
    pub subtitle: &'static str,
    /// That the theme was opened in an emergency.
    pub urgent: Option<&'static str>,
    /// The day on which it was made.
    pub made_on: NaiveDate,
    /// That day in a sentence.
    pub made: String,
    /// What has to be known before reading on.
    pub notices: Vec<&'static str>,
    /// What the question is about; may be empty.
    pub description: String,
    /// The office's letterhead, where it has one.
    pub letter: Option<Letter>,
}

/// What makes a report a letter of the office. Texts may be empty, and then nothing stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The document number, on the right.
    pub number: String,
    /// The day as letters write it, below it: 令和8年11月29日.
    pub day: String,
    /// Whom it is for, line by line, on the left.
    pub addressee: Vec<String>,
    /// Who sends it, line by line, on the right.
    pub sender: Vec<String>,
    /// The sentence below the title.
    pub opening: String,
    /// 記, in the middle, above all else.
    pub details: Option<&'static str>,
    /// 以上, on the right, below all else.
    pub closing: String,
}

/// A chapter.
#[derive(Clone, Debug, PartialEq)]
pub struct Chapter {
    /// Its anchor, once in a document.
    pub id: &'static str,
    /// Its heading, of level 2.
    pub heading: &'static str,
    /// Whether it begins a new page where there are pages.
    pub annex: bool,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// One thing that a chapter says.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading of level 3: a prompt's name, and how many notes it has.
    Prompt(Cell, String),
    /// Something about the report itself.
    Notice(String),
    /// Labels with values.
    Facts(Vec<Fact>),
    /// A table.
    Table(Table),
    /// A bar chart, and the table that it is of.
    Chart(Chart),
    /// Notes as they were written.
    Notes(Vec<Listed>),
    /// An item with all that was answered, and the numbers of its notes, where they are listed.
    Answer(Box<Told>, Vec<String>),
}

/// A label with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What it is.
    pub label: &'static str,
    /// How much, or what.
    pub value: Cell,
    /// Whether it is one of the few figures that are shown large.
    pub large: bool,
}

/// A note in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its number, by which others speak of it; else the list counts them.
    pub number: Option<String>,
    /// Its text.
    pub text: String,
    /// Its stickers, where they are counted.
    pub stickers: Option<String>,
    /// What says that it was written on paper, if it was.
    pub paper: Option<&'static str>,
}

/// A chart of horizontal bars: the first column of its table names them, the second one says how
/// long they are.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What stands above it.
    pub caption: &'static str,
    /// What it is called for those who do not see it.
    pub title: &'static str,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// What it is drawn of.
    pub table: Table,
}

text_enum!(
    /// A table of a report. The word names it in addresses, commands and files.
    TableName {
        /// A line per note: place, prompt, text, stickers, group, status, answer.
        Notes = "notes",
        /// A line per prompt.
        Prompts = "prompts",
        /// The notes with most stickers.
        Top = "top",
        /// How many notes have how many stickers.
        Spread = "spread",
        /// A line per group.
        Groups = "groups",
        /// A line per answer that came out.
        Answers = "answers",
        /// Notes with a sticker, by place.
        Ranking = "ranking",
        /// A line per word.
        Keywords = "keywords",
        /// A line per theme.
        Compared = "themes",
        /// Hidden notes by reason.
        Reasons = "hidden",
        /// What departments were asked; internal.
        Enquiries = "enquiries",
        /// A line per theme of a fiscal year.
        YearThemes = "year-themes",
        /// How many items have which answer.
        Statuses = "statuses",
        /// What is done, of a fiscal year.
        Done = "done",
        /// What was declined in a fiscal year.
        Declined = "declined",
        /// What is covered in a copy that is disclosed, and on what grounds.
        Covered = "covered",
        /// A fiscal year, and the one before.
        Years = "years",
    }
);

impl TableName {
    /// The table's own file, by the last part of its address.
    pub fn file(self) -> String {
        format!("{}.csv", self.as_str())
    }

    /// The table that a file is of.
    pub fn of_file(file: &str) -> Option<Self> {
        file.strip_suffix(".csv")?.parse().ok()
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words, as long as they may be.
    Text,
    /// A few words.
    Word,
    /// Numbers.
    Number,
    /// Days.
    Day,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub head: &'static str,
    /// What it holds.
    pub kind: Kind,
}

/// A table. Each row has as many cells as there are columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Which one.
    pub name: TableName,
    /// What it is called.
    pub title: &'static str,
    /// What stands above it.
    pub caption: Option<&'static str>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its lines.
    pub rows: Vec<Vec<Cell>>,
    /// The sums of its lines.
    pub total: Option<Vec<Cell>>,
    /// Lines below that are no data, for whoever has nothing but this table.
    pub remarks: Vec<Vec<Cell>>,
}

impl Document {
    /// Every table, those for programs first.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        let blocks = self.chapters.iter().flat_map(|chapter| &chapter.blocks);
        self.sheets.iter().chain(blocks.filter_map(|block| match block {
            Block::Table(table) | Block::Chart(Chart { table, .. }) => Some(table),
            _ => None,
        }))
    }

    /// The table of a name, where this report has it.
    pub fn table(&self, name: TableName) -> Option<&Table> {
        self.tables().find(|table| table.name == name)
    }
}

impl Chart {
    /// The bars.
    pub fn bars(&self) -> Vec<Bar> {
        let bar = |row: &Vec<Cell>| {
            let [label, value, ..] = row.as_slice() else { return None };
            let value = value.number().and_then(|value| u32::try_from(value).ok());
            Some(Bar { label: label.text().into_owned(), value: value.unwrap_or(u32::MAX) })
        };
        self.table.rows.iter().filter_map(bar).collect()
    }
}

impl Chapter {
    /// A chapter of these blocks.
    pub(in crate::report) const fn new(
        id: &'static str,
        heading: &'static str,
        blocks: Vec<Block>,
    ) -> Self {
        Self { id, heading, annex: false, blocks }
    }
}
