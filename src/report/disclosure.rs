//! 開示用: the report with words covered, and on what grounds, for somebody who asks for the office's
//! documents; and 作業用, the same with the words marked, for the office.

use std::collections::BTreeSet;

use super::{
    document::{Block, Cell, Chapter, Document, Kind, Table, TableName, TitleBlock, table},
    summary::Summary,
};
use crate::domain::{
    calendar::Dates,
    disclosure::{Copy, Masks, Passage, Ruling},
    ids::NoteId,
};
use crate::i18n::Lang;

impl Document {
    /// The blocks of a copy. `summary` is of the material of that copy.
    pub fn copy(
        summary: &Summary,
        passages: &[Passage],
        copy: Copy,
        lang: Lang,
        dates: Dates,
    ) -> Self {
        let text = &lang.texts().disclosure;
        let mut document = Self::of(summary, lang, dates);
        let masks = Masks::of(passages);
        // Groups and answers may say the same words.
        document.map_written(|written| masks.put_on(written, copy));
        let (subtitle, notice) = match copy {
            Copy::Disclosed => (text.disclosed, text.disclosed_notice),
            Copy::Working => (text.working, text.working_notice),
        };
        document.title = TitleBlock { subtitle, ..document.title };
        document.title.notices.push(notice);
        let mut blocks = vec![Block::Notice(if masks.is_empty() {
            text.nothing_covered.to_owned()
        } else {
            text.covered_basis.to_owned()
        })];
        if !masks.is_empty() {
            blocks.push(Block::Table(match copy {
                Copy::Disclosed => grounds(passages, lang),
                Copy::Working => words(passages, lang),
            }));
        }
        // First, for whoever receives a copy asks for that before all else.
        document.chapters.insert(0, Chapter::new("d-grounds", text.covered, blocks));
        document
    }
}

/// On what grounds words are covered, and how often.
fn grounds(passages: &[Passage], lang: Lang) -> Table {
    let text = &lang.texts().disclosure;
    let rows = Ruling::ALL.iter().filter(|ruling| ruling.covers()).filter_map(|ruling| {
        let of: Vec<&Passage> = passages.iter().filter(|one| one.treated() == *ruling).collect();
        let notes: BTreeSet<NoteId> = of.iter().flat_map(|one| one.notes.iter().copied()).collect();
        let (says, row) = (ruling_said(lang, *ruling), Cell::count(of.len()));
        (!of.is_empty()).then(|| vec![says.into(), row, Cell::count(notes.len())])
    });
    let columns =
        [(text.ground, Kind::Text), (text.words_n, Kind::Number), (text.notes_n, Kind::Number)];
    table(TableName::Covered, text.covered, columns, rows.collect())
}

/// The words, what is done with each, and why.
fn words(passages: &[Passage], lang: Lang) -> Table {
    let text = &lang.texts().disclosure;
    let rows = passages.iter().map(|one| {
        let decided = if one.ruling.is_some() { text.decided } else { text.undecided };
        vec![
            one.words.as_str().into(),
            ruling_said(lang, one.treated()).into(),
            Cell::count(one.notes.len()),
            decided.into(),
        ]
    });
    let columns = [
        (text.words, Kind::Text),
        (text.ground, Kind::Text),
        (text.notes_n, Kind::Number),
        (text.by_whom, Kind::Word),
    ];
    table(TableName::Covered, text.covered, columns, rows.collect())
}

/// What is done with words, and on what grounds.
pub const fn ruling_said(lang: Lang, ruling: Ruling) -> &'static str {
    let text = &lang.texts().disclosure;
    match ruling {
        Ruling::Person => text.person,
        Ruling::Corporate => text.corporate,
        Ruling::Safety => text.safety,
        Ruling::Deliberation => text.deliberation,
        Ruling::Operation => text.operation,
        Ruling::Shown => text.shown,
    }
}
