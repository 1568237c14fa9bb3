//! The material of a report: everything that a report on a theme is made of, as it was read. What is
//! counted and said of it is the report's own business.

use chrono::NaiveDate;

use super::{
    answers::{Item, Published},
    hex::Hex,
    letterhead::Letterhead,
    note::Note,
    stickers::StickerCount,
    suggest::Keyword,
    theme::Theme,
};

/// What a report on a theme is made of.
#[derive(Clone, Debug)]
pub struct Material {
    /// The theme.
    pub theme: Theme,
    /// The day on which it was read.
    pub today: NaiveDate,
    /// All notes of the board, hidden ones too; their texts never leave in a report.
    pub notes: Vec<Note>,
    /// What everybody sees of groups and answers.
    pub published: Published,
    /// Tickets, where the board shows them.
    pub participation: Option<Participation>,
    /// What departments were asked, for whoever may know of it.
    pub enquiries: Option<Vec<EnquiredItem>>,
    /// What many notes are about.
    pub keywords: Keywords,
    /// Themes that closed before, the earliest first.
    pub earlier: Vec<Closed>,
    /// The last entry of the public log.
    pub log: Option<LogPlace>,
    /// What the office's reports begin and end with, and which sections they have.
    pub letterhead: Letterhead,
    /// The number of this one in the office's register, if it has one.
    pub number: Option<String>,
    /// Where the board is served: scheme, name and port. Empty where that is not known.
    pub origin: String,
}

/// What the report on a fiscal year is made of.
#[derive(Clone, Debug)]
pub struct YearMaterial {
    /// The fiscal year, by its April.
    pub year: i32,
    /// The day on which it was read.
    pub today: NaiveDate,
    /// All themes that have closed, of whichever year.
    pub themes: Vec<ThemeMaterial>,
    /// What the office's reports begin and end with.
    pub letterhead: Letterhead,
    /// The last entry of the public log.
    pub log: Option<LogPlace>,
}

/// A theme that has closed.
#[derive(Clone, Debug)]
pub struct ThemeMaterial {
    /// The theme.
    pub theme: Theme,
    /// All notes of the board, hidden ones too; their texts never leave in a report.
    pub notes: Vec<Note>,
    /// What everybody sees of groups and answers.
    pub published: Published,
}

/// Tickets as of the last tick.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Participation {
    /// Printed or picked up.
    pub out: u64,
    /// Used.
    pub used: u64,
    /// How many people can pick one up, where that is known.
    pub of: Option<u64>,
}

/// An item about which departments were asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnquiredItem {
    /// The group or note.
    pub item: Item,
    /// What it is called on the sheet.
    pub name: String,
    /// How many departments were asked.
    pub asked: usize,
    /// How many of them replied.
    pub replied: usize,
    /// How many did not, and their day has passed.
    pub overdue: usize,
}

/// Keywords, and where they come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keywords {
    /// The words, the one of most notes first.
    pub words: Vec<Keyword>,
    /// The dictionary's name and hash; without a dictionary words are runs of one script.
    pub dictionary: Option<(&'static str, Hex<32>)>,
    /// How many words of the office's own were known.
    pub office: usize,
}

/// A theme that has closed, in figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// Its short name.
    pub slug: String,
    /// Its question.
    pub title: String,
    /// Its last day.
    pub closed_on: NaiveDate,
    /// Notes that show.
    pub notes: usize,
    /// Stickers on them.
    pub stickers: StickerCount,
    /// Notes with at least one sticker.
    pub with_stickers: usize,
    /// Days from the last day to the first answer, where there is one.
    pub days_to_answer: Option<i64>,
}

/// An entry of the public log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogPlace {
    /// Its number, from 1.
    pub number: i64,
    /// Its hash, which stands for all entries up to it.
    pub hash: Hex<32>,
}

impl Material {
    /// Notes alone: nothing was answered, nobody was asked, no theme came before.
    pub fn of_notes(theme: Theme, notes: Vec<Note>, today: NaiveDate) -> Self {
        Self {
            theme,
            today,
            notes,
            published: Published::default(),
            participation: None,
            enquiries: None,
            keywords: Keywords::default(),
            earlier: Vec::new(),
            log: None,
            letterhead: Letterhead::default(),
            number: None,
            origin: String::new(),
        }
    }
}

impl Closed {
    /// A theme with all notes of its board, and the day of its first answer.
    pub fn of(theme: &Theme, notes: &[Note], answered: Option<NaiveDate>) -> Self {
        let shown = || notes.iter().filter(|note| note.hidden.is_none());
        Self {
            slug: theme.slug.clone(),
            title: theme.title.clone(),
            closed_on: theme.closes_on,
            notes: shown().count(),
            stickers: shown().map(|note| note.stickers).sum(),
            with_stickers: shown().filter(|note| note.stickers.total() > 0).count(),
            days_to_answer: answered.map(|on| (on - theme.closes_on).num_days()),
        }
    }
}
