//! The sheet as a letter of the office, with room to write the answers: for paper and for mail.

use super::paper::EnquiryPaper;
use crate::domain::{calendar::Dates, enquiry::SheetItem, letterhead::filled};
use crate::i18n::{Lang, say};
use crate::report::document::{
    Block, Cell, Chapter, Document, Fact, Kind, Letter, Listed, TableName, TitleBlock, table,
};

/// Lines for somebody who writes by hand.
const WRITING: &str = "\n\n\n\n";

/// The document.
pub(super) fn of(paper: &EnquiryPaper<'_>, lang: Lang, dates: Dates) -> Document {
    let (text, enquiry) = (&lang.texts().enquiry, paper.enquiry);
    let day = paper.day();
    let lines = |text: &str| text.lines().map(ToOwned::to_owned).collect();
    let letter = Letter {
        number: filled(&paper.letterhead.number, day, None),
        day: (lang.texts().days.paper)(day),
        addressee: vec![(text.page_greeting)(&enquiry.department)],
        sender: lines(&paper.letterhead.sender),
        opening: (text.page_asks)(&paper.theme.title),
        details: Some(lang.texts().report_parts.details),
        closing: paper.letterhead.closing.clone(),
    };
    let items = paper.sheet.items.iter().flat_map(|one| item(one, lang)).collect();
    Document {
        lang,
        dates,
        title: TitleBlock {
            title: text.paper_title.to_owned(),
            subtitle: "",
            urgent: None,
            made_on: day,
            made: String::new(),
            notices: Vec::new(),
            description: enquiry.covering.clone(),
            letter: Some(letter),
        },
        chapters: vec![
            Chapter::new("e-what", text.sheet_title, what(paper, lang, dates)),
            Chapter::new("e-items", text.items, items),
        ],
        sheets: Vec::new(),
    }
}

/// The theme, and by when.
fn what(paper: &EnquiryPaper<'_>, lang: Lang, dates: Dates) -> Vec<Block> {
    let text = &lang.texts().enquiry;
    let fact = |label, value: &str| Fact { label, value: value.into(), large: false };
    let due = say::date(lang, dates, paper.enquiry.due);
    let facts =
        vec![fact(lang.texts().report_parts.theme, &paper.theme.title), fact(text.due, &due)];
    vec![Block::Facts(facts), Block::Notice(text.record.to_owned())]
}

/// An item with its notes, and the two answers or room for them.
fn item(one: &SheetItem, lang: Lang) -> Vec<Block> {
    let (text, common) = (&lang.texts().enquiry, &lang.texts().common);
    let likes = format!("{} {}", common.likes, say::stickers(lang, one.stickers));
    let mut blocks = vec![Block::Prompt(Cell::Text(one.name.clone()), likes)];
    // A note by itself is its own name.
    if one.item.note().is_none() {
        let notes = one.notes.iter();
        let notes = notes.map(|note| Listed {
            number: None,
            text: note.text.clone(),
            stickers: Some(say::counted(lang, note.stickers)),
            paper: note.paper.then_some(lang.texts().paper.title),
        });
        blocks.push(Block::Notes(notes.collect()));
    }
    let words = one.reply.as_ref().map(|reply| &reply.words);
    let says = |says: Option<&String>| {
        Cell::Text(says.filter(|says| !says.is_empty()).map_or(WRITING, String::as_str).to_owned())
    };
    let answers =
        vec![says(words.map(|words| &words.handling)), says(words.map(|words| &words.plans))];
    let columns = [(text.handling, Kind::Text), (text.plans, Kind::Text)];
    blocks.push(Block::Table(table(TableName::Enquiries, text.title, columns, vec![answers])));
    blocks
}
