//! The groups of a theme as they were published, for programs: a line per note as a table, or JSON
//! (`docs/progress.md`). Nothing of what reviewers have not published yet.

use serde::Serialize;

use super::csv::CsvTable;
use crate::domain::{
    groups::{Group, Grouped},
    ids::{GroupId, NoteId},
    note::Note,
    theme::Theme,
};
use crate::i18n::Lang;

/// The version of the JSON.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct File<'a> {
    version: u32,
    theme: &'a str,
    groups: Vec<Together<'a>>,
    loose: Vec<Pinned<'a>>,
}

#[derive(Serialize)]
struct Together<'a> {
    group: GroupId,
    name: &'a str,
    why: &'a str,
    stickers: u32,
    paper_stickers: u32,
    notes: Vec<Pinned<'a>>,
}

#[derive(Serialize)]
struct Pinned<'a> {
    note: NoteId,
    prompt: &'a str,
    text: &'a str,
    stickers: u32,
    paper_stickers: u32,
    paper: bool,
}

/// The JSON: groups with their notes, then the notes in none.
pub fn groups_json(theme: &Theme, grouped: &Grouped) -> String {
    let file = File {
        version: VERSION,
        theme: &theme.slug,
        groups: grouped.groups.iter().map(|group| together(theme, group)).collect(),
        loose: pinned(theme, &grouped.loose),
    };
    serde_json::to_string(&file).unwrap_or_default()
}

fn together<'a>(theme: &'a Theme, group: &'a Group) -> Together<'a> {
    Together {
        group: group.id,
        name: group.name(),
        why: &group.label.reason,
        stickers: group.stickers.total(),
        paper_stickers: group.stickers.paper,
        notes: pinned(theme, &group.notes),
    }
}

fn pinned<'a>(theme: &'a Theme, notes: &'a [Note]) -> Vec<Pinned<'a>> {
    let pinned = notes.iter().map(|note| Pinned {
        note: note.id,
        prompt: prompt(theme, note),
        text: &note.text,
        stickers: note.stickers.total(),
        paper_stickers: note.stickers.paper,
        paper: note.paper,
    });
    pinned.collect()
}

fn prompt<'a>(theme: &'a Theme, note: &Note) -> &'a str {
    theme.prompt(note.prompt).map_or("", |prompt| &prompt.name)
}

/// The table: a line per note, those of a group below each other; the first two cells are empty for
/// notes in none.
pub fn groups_csv(theme: &Theme, grouped: &Grouped, lang: Lang) -> Vec<u8> {
    let texts = lang.texts();
    let mut table = CsvTable::new([
        texts.progress.group,
        texts.answering.why,
        texts.report.prompt,
        texts.report.note,
        texts.report.stickers_on_note,
    ]);
    let mut line = |name: &str, why: &str, note: &Note| {
        table.line([
            name,
            why,
            prompt(theme, note),
            &note.text,
            &note.stickers.total().to_string(),
        ]);
    };
    for group in &grouped.groups {
        for note in &group.notes {
            line(group.name(), &group.label.reason, note);
        }
    }
    for note in &grouped.loose {
        line("", "", note);
    }
    table.bytes()
}
