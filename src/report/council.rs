//! The council set (議会・公表用): what was answered to which item, for whoever asks what became of a
//! theme. Nothing of how the office came to it, and of the notes those alone that items quote.

use super::{
    document::{Block, Cell, Chapter, Document, Fact, Kind, Table, TableName, TitleBlock, table},
    summary::Summary,
};
use crate::domain::{
    answers::{Status, Told},
    calendar::Dates,
};
use crate::i18n::{Lang, say};

impl Document {
    /// The blocks of a theme's council set. Of a report that is internal nothing of that is in it.
    pub fn council(summary: &Summary, lang: Lang, dates: Dates) -> Self {
        let public = Summary { enquiries: None, ..summary.clone() };
        let Self { title, sheets, .. } = Self::of(&public, lang, dates);
        let title = TitleBlock { subtitle: lang.texts().annual.council, ..title };
        // The notes are the report's.
        let sheets = sheets.into_iter().filter(|sheet| sheet.name == TableName::Answers);
        let chapters = chapters(&public, lang, dates);
        Self { lang, dates, title, chapters, sheets: sheets.collect() }
    }
}

fn chapters(summary: &Summary, lang: Lang, dates: Dates) -> Vec<Chapter> {
    let text = &lang.texts().annual;
    let answers = summary.answers.iter().cloned();
    let mut answers: Vec<Block> =
        answers.map(|told| Block::Answer(Box::new(told), Vec::new())).collect();
    if answers.is_empty() {
        answers.push(Block::Notice(text.no_answers.to_owned()));
    }
    let statuses = Block::Table(statuses(&summary.answers, lang));
    vec![
        Chapter::new("c-all", lang.texts().report.all, overall(summary, lang, dates)),
        Chapter::new("c-statuses", text.statuses, vec![statuses]),
        Chapter::new("c-answers", lang.texts().answering.public_title, answers),
    ]
}

/// What was asked, and how many took part.
fn overall(summary: &Summary, lang: Lang, dates: Dates) -> Vec<Block> {
    let (common, text) = (&lang.texts().common, &lang.texts().report);
    let fact = |label, value| Fact { label, value, large: false };
    let (notes, stickers) = (summary.notes.len(), summary.stickers());
    let likes = say::stickers(lang, stickers);
    let facts = [
        Some(fact(text.period, say::period(lang, dates, &summary.theme).as_str().into())),
        Some(fact(common.notes, Cell::Said(notes as u64, (common.notes_n)(notes)))),
        summary.tally.then(|| fact(common.likes, Cell::Said(stickers.total().into(), likes))),
    ];
    let basis = Block::Notice(lang.texts().annual.council_basis.to_owned());
    vec![Block::Facts(facts.into_iter().flatten().collect()), basis]
}

/// How many items have which answer.
fn statuses(answers: &[Told], lang: Lang) -> Table {
    let (text, answering) = (&lang.texts().annual, &lang.texts().answering);
    let count = |status: Status| {
        let stands = answers.iter().filter_map(Told::stands);
        stands.filter(|given| given.answer.status == status).count()
    };
    let rows = Status::ALL.iter();
    let rows = rows.map(|one| vec![say::status(lang, *one).into(), Cell::count(count(*one))]);
    let columns = [(answering.status, Kind::Word), (text.items, Kind::Number)];
    table(TableName::Statuses, text.statuses, columns, rows.collect())
}
