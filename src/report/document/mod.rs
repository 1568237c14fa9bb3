//! The document: a report in blocks, before anything is said about how it looks. What a report says
//! is decided here once; each [format](super::Format) writes the same blocks.

mod block;
mod cell;
mod chapters;
mod letter;
mod tables;
mod texts;

pub use self::block::{
    Block, Chapter, Chart, Column, Document, Fact, Kind, Letter, Listed, Table, TableName,
    TitleBlock,
};
pub use self::cell::Cell;
pub(super) use self::{
    cell::each,
    letter::letter_of,
    tables::{day, table},
};
use super::summary::Summary;
use crate::domain::calendar::Dates;
use crate::i18n::{Lang, say};

impl Document {
    /// The blocks of a report in a language, with years as the office writes them.
    pub fn of(summary: &Summary, lang: Lang, dates: Dates) -> Self {
        Self {
            lang,
            dates,
            title: title(summary, lang, dates),
            chapters: chapters::chosen(summary, lang, dates),
            sheets: tables::sheets(summary, lang, dates),
        }
    }
}

fn title(summary: &Summary, lang: Lang, dates: Dates) -> TitleBlock {
    let (text, parts) = (&lang.texts().report, &lang.texts().report_parts);
    let theme = &summary.theme;
    let notices = [
        (theme.example, text.example),
        (summary.is_interim(), parts.interim),
        (!summary.tally, parts.tally_hidden),
        (summary.enquiries.is_some(), parts.internal),
    ];
    TitleBlock {
        title: theme.title.clone(),
        subtitle: text.title,
        urgent: theme.emergency.then_some(lang.texts().emergency.title),
        made_on: summary.made_on,
        made: (text.made)(say::date(lang, dates, summary.made_on)),
        notices: notices.into_iter().filter(|(is, _)| *is).map(|(_, says)| says).collect(),
        description: theme.description.clone(),
        letter: letter::of(summary, lang),
    }
}
