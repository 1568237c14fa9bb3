//! What people wrote in a document, text by text.

use super::block::{Block, Document, Table};
use super::cell::Cell;

impl Document {
    /// Puts another text in the place of each that people wrote: titles, notes, names and reasons of
    /// groups, answers. What the program says, numbers and days stay as they are.
    pub(in crate::report) fn map_written(&mut self, put: impl Fn(&str) -> String) {
        let change = |text: &mut String| *text = put(text);
        change(&mut self.title.title);
        change(&mut self.title.description);
        self.sheets.iter_mut().for_each(|sheet| map_table(sheet, &change));
        for block in self.chapters.iter_mut().flat_map(|chapter| &mut chapter.blocks) {
            match block {
                Block::Prompt(name, _) => map_cell(name, &change),
                Block::Table(table) => map_table(table, &change),
                Block::Chart(chart) => map_table(&mut chart.table, &change),
                Block::Notes(notes) => notes.iter_mut().for_each(|note| change(&mut note.text)),
                Block::Answer(told, _) => {
                    change(&mut told.title);
                    change(&mut told.place.name);
                    change(&mut told.why);
                    told.notes.iter_mut().for_each(|note| change(&mut note.text));
                    for given in &mut told.history {
                        change(&mut given.answer.text);
                        change(&mut given.answer.department);
                        change(&mut given.answer.evidence);
                    }
                }
                // Of the program's own words.
                Block::Notice(_) | Block::Facts(_) => {}
            }
        }
    }
}

fn map_table(table: &mut Table, change: &impl Fn(&mut String)) {
    let rows = table.rows.iter_mut().chain(&mut table.total);
    rows.flatten().for_each(|cell| map_cell(cell, change));
}

fn map_cell(cell: &mut Cell, change: &impl Fn(&mut String)) {
    match cell {
        Cell::Text(text) | Cell::Prompt(text, _) => change(text),
        Cell::Empty
        | Cell::None
        | Cell::Number(_)
        | Cell::Said(..)
        | Cell::Tenths(_)
        | Cell::Rank(..)
        | Cell::Day(..)
        | Cell::Notes(_) => {}
    }
}
