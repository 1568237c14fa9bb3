//! The tables of a report, each made in one place for all formats.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{
    block::{Column, Kind, Table, TableName},
    cell::{Cell, each},
};
use crate::domain::{
    answers::Answer, calendar::Dates, ids::NoteId, material::Closed, stickers::StickerCount,
};
use crate::i18n::{Lang, say};
use crate::report::summary::{GroupSum, KeywordSum, PromptSum, Ranked, Summary};

/// Notes that the chart shows.
const TOP: usize = 10;
/// Notes that are quoted beside a word.
const QUOTED: usize = 5;

/// The tables for programs.
pub(super) fn sheets(summary: &Summary, lang: Lang, dates: Dates) -> Vec<Table> {
    let mut sheets = vec![notes(summary, lang)];
    if !summary.answers.is_empty() {
        sheets.push(answers(summary, lang, dates));
    }
    sheets
}

/// A table without caption, sums and remarks.
pub(in crate::report) fn table(
    name: TableName,
    title: &'static str,
    columns: impl IntoIterator<Item = (&'static str, Kind)>,
    rows: Vec<Vec<Cell>>,
) -> Table {
    let columns = columns.into_iter().map(|(head, kind)| Column { head, kind }).collect();
    Table { name, title, caption: None, columns, rows, total: None, remarks: Vec::new() }
}

/// Stickers, where they are counted.
fn stickers(summary: &Summary, lang: Lang, stickers: StickerCount) -> Cell {
    if summary.tally { Cell::stickers(lang, stickers) } else { Cell::Empty }
}

fn rank(summary: &Summary, note: &Ranked) -> Cell {
    if summary.tally { Cell::Rank(note.rank, None) } else { Cell::Empty }
}

fn prompt(prompt: &PromptSum) -> Cell {
    Cell::Prompt(prompt.name.clone(), prompt.colour)
}

/// A day, or nothing.
pub(in crate::report) fn day(lang: Lang, dates: Dates, day: Option<NaiveDate>) -> Cell {
    day.map_or(Cell::Empty, |day| Cell::Day(day, say::date(lang, dates, day)))
}

/// The numbers of some notes.
fn listed(
    summary: &Summary,
    numbers: &HashMap<NoteId, &str>,
    notes: impl Iterator<Item = NoteId>,
) -> Cell {
    let listed: Vec<String> =
        notes.filter_map(|note| numbers.get(&note)).map(|number| (*number).to_owned()).collect();
    match listed.len() {
        0 => Cell::Empty,
        _ if summary.has_annex() => Cell::Notes(listed),
        _ => Cell::Text(listed.join(", ")),
    }
}

/// The number of a note.
fn of_number(summary: &Summary, number: &str) -> Cell {
    if summary.has_annex() { Cell::Notes(vec![number.to_owned()]) } else { number.into() }
}

/// A line per note, with what became of it.
fn notes(summary: &Summary, lang: Lang) -> Table {
    let texts = lang.texts();
    let (text, answering) = (&texts.report, &texts.answering);
    let columns = [
        (text.rank, Kind::Number),
        (text.prompt, Kind::Word),
        (text.note, Kind::Text),
        (text.stickers_on_note, Kind::Number),
        (texts.progress.group, Kind::Word),
        (answering.status, Kind::Word),
        (answering.text, Kind::Text),
        (texts.report_parts.number, Kind::Word),
        (texts.paper.of_these, Kind::Number),
        (texts.paper.title, Kind::Word),
    ];
    // Where nothing is on paper, nothing is said of it.
    let columns = &columns[..if summary.has_paper() { columns.len() } else { columns.len() - 2 }];
    let row = |note: &Ranked| {
        let answer = note.answer.as_ref();
        let mut line = vec![
            rank(summary, note),
            prompt(summary.prompt(note)),
            note.text.as_str().into(),
            stickers(summary, lang, note.stickers),
            note.group.as_str().into(),
            answer.map_or(Cell::Empty, |answer| say::status(lang, answer.status).into()),
            answer.map_or(Cell::Empty, |answer| answer.text.as_str().into()),
            note.number.as_str().into(),
            if summary.tally { note.stickers.paper.into() } else { Cell::Empty },
            if note.paper { texts.paper.mark.into() } else { Cell::Empty },
        ];
        line.truncate(columns.len());
        line
    };
    Table {
        remarks: remarks(summary, lang, columns.len()),
        ..table(
            TableName::Notes,
            texts.common.notes,
            columns.iter().copied(),
            summary.notes.iter().map(row).collect(),
        )
    }
}

/// How many notes wait to be read, and where the log stood: lines without a place, so that a
/// spreadsheet's sums leave them out.
fn remarks(summary: &Summary, lang: Lang, columns: usize) -> Vec<Vec<Cell>> {
    let texts = lang.texts();
    let remark = |what: &str, says: String| {
        let mut line = vec![Cell::Empty; columns];
        line[1] = what.into();
        line[2] = Cell::Text(says);
        line
    };
    let waiting = summary.prompts.iter().filter(|prompt| prompt.held > 0);
    let waiting =
        waiting.map(|prompt| remark(&prompt.name, (texts.moderation.held_n)(prompt.held)));
    let log = summary.log.iter();
    let log = log.map(|log| remark(texts.common.log_words, say::words(lang, &log.hash)));
    waiting.chain(log).collect()
}

/// A line per answer that came out, the newest of an item first.
fn answers(summary: &Summary, lang: Lang, dates: Dates) -> Table {
    let texts = lang.texts();
    let (text, parts) = (&texts.answering, &texts.report_parts);
    let columns = [
        (texts.enquiry.column_item, Kind::Text),
        (texts.common.likes, Kind::Number),
        (parts.answered_on, Kind::Day),
        (text.status, Kind::Word),
        (text.reason, Kind::Word),
        (text.text, Kind::Text),
        (text.in_charge, Kind::Word),
        (text.due, Kind::Day),
        (text.check, Kind::Day),
        (text.evidence, Kind::Word),
        (parts.numbers, Kind::Text),
    ];
    let numbers = summary.numbers();
    let said = |answer: &Answer| {
        let reason = answer.reason.map(|reason| (lang.texts().answers.no_reason)(reason));
        [
            say::status(lang, answer.status).into(),
            reason.map_or(Cell::Empty, Cell::from),
            answer.text.as_str().into(),
            answer.department.as_str().into(),
            day(lang, dates, answer.due),
            day(lang, dates, answer.check),
            answer.evidence.as_str().into(),
        ]
    };
    let rows = summary.answers.iter().flat_map(|told| {
        let notes = listed(summary, &numbers, told.notes.iter().map(|note| note.id));
        told.history.iter().rev().map(move |given| {
            let place = &told.place;
            let mut row = vec![
                place.name.as_str().into(),
                stickers(summary, lang, place.stickers),
                day(lang, dates, Some(given.on)),
            ];
            row.extend(said(&given.answer));
            row.push(notes.clone());
            row
        })
    });
    table(TableName::Answers, text.public_title, columns, rows.collect())
}

/// Notes, stickers and stickers per note of each prompt, with their sums.
pub(super) fn prompts(summary: &Summary, lang: Lang) -> Table {
    let (common, text) = (&lang.texts().common, &lang.texts().report);
    let columns = [
        (text.prompt, Kind::Word),
        (common.notes, Kind::Number),
        (common.likes, Kind::Number),
        (text.per_note, Kind::Number),
    ];
    let sums = |notes: usize, on_them: StickerCount| {
        let per_note =
            if summary.tally { each(on_them.total().into(), notes) } else { Cell::Empty };
        [Cell::count(notes), stickers(summary, lang, on_them), per_note]
    };
    let line = |head: Cell, notes: usize, stickers: StickerCount| {
        let mut line = vec![head];
        line.extend(sums(notes, stickers));
        line
    };
    let rows = summary.prompts.iter().map(|one| line(prompt(one), one.notes, one.stickers));
    Table {
        total: Some(line(text.total.into(), summary.notes.len(), summary.stickers())),
        ..table(TableName::Prompts, text.per_prompt, columns, rows.collect())
    }
}

/// The notes with most stickers.
pub(super) fn top(summary: &Summary, lang: Lang) -> Table {
    let (common, text) = (&lang.texts().common, &lang.texts().report);
    let liked = summary.notes.iter().filter(|note| note.stickers.total() > 0).take(TOP);
    let rows =
        liked.map(|note| vec![note.text.as_str().into(), Cell::stickers(lang, note.stickers)]);
    let columns = [(text.note, Kind::Text), (common.likes, Kind::Number)];
    table(TableName::Top, text.top, columns, rows.collect())
}

/// How many notes have how many stickers.
pub(super) fn spread(summary: &Summary, lang: Lang) -> Table {
    let (common, text) = (&lang.texts().common, &lang.texts().report);
    let rows = summary.spread().into_iter().map(|(from, to, notes)| {
        let group = if to == u32::MAX { (text.at_least)(from) } else { (text.range)(from, to) };
        vec![Cell::Text(group), Cell::count(notes)]
    });
    let columns = [(common.likes, Kind::Word), (common.notes, Kind::Number)];
    table(TableName::Spread, text.spread, columns, rows.collect())
}

/// Notes with at least one sticker, by place.
pub(super) fn ranking(summary: &Summary, lang: Lang) -> Table {
    let text = &lang.texts().report;
    let row = |note: &Ranked| {
        vec![
            Cell::Rank(note.rank, note.tied.then_some(text.tie)),
            note.text.as_str().into(),
            prompt(summary.prompt(note)),
            Cell::stickers(lang, note.stickers),
            of_number(summary, &note.number),
        ]
    };
    let columns = [
        (text.rank, Kind::Number),
        (text.note, Kind::Text),
        (text.prompt, Kind::Word),
        (text.stickers_on_note, Kind::Number),
        (lang.texts().report_parts.number, Kind::Word),
    ];
    let rows = summary.notes.iter().filter(|note| note.stickers.total() > 0).map(row);
    Table {
        caption: Some(text.ranking_caption),
        ..table(TableName::Ranking, text.ranking, columns, rows.collect())
    }
}

/// A line per published group.
pub(super) fn groups(summary: &Summary, lang: Lang) -> Table {
    let texts = lang.texts();
    let numbers = summary.numbers();
    let row = |group: &GroupSum| {
        vec![
            group.name.as_str().into(),
            Cell::count(group.notes.len()),
            stickers(summary, lang, group.stickers),
            group.status.map_or(Cell::Empty, |status| say::status(lang, status).into()),
            group.why.as_str().into(),
            listed(summary, &numbers, group.notes.iter().copied()),
        ]
    };
    let columns = [
        (texts.progress.group, Kind::Text),
        (texts.common.notes, Kind::Number),
        (texts.common.likes, Kind::Number),
        (texts.answering.status, Kind::Word),
        (texts.answering.why, Kind::Text),
        (texts.report_parts.numbers, Kind::Text),
    ];
    let rows = summary.groups.iter().map(row).collect();
    table(TableName::Groups, texts.report_parts.groups, columns, rows)
}

/// A line per item about which departments were asked.
pub(super) fn enquiries(summary: &Summary, lang: Lang) -> Option<Table> {
    let (text, parts) = (&lang.texts().enquiry, &lang.texts().report_parts);
    let columns = [
        (text.column_item, Kind::Text),
        (parts.asked, Kind::Number),
        (parts.replied, Kind::Number),
        (text.overdue, Kind::Number),
    ];
    let rows = summary.enquiries.as_ref()?.iter().map(|one| {
        let counts = [one.asked, one.replied, one.overdue].map(Cell::count);
        std::iter::once(one.name.as_str().into()).chain(counts).collect()
    });
    Some(table(TableName::Enquiries, parts.enquiries, columns, rows.collect()))
}

/// A line per word, with the first of the notes in which it stands.
pub(super) fn keywords(summary: &Summary, lang: Lang) -> Table {
    let (common, parts) = (&lang.texts().common, &lang.texts().report_parts);
    let row = |one: &KeywordSum| {
        let quote =
            |note: &Ranked| format!("・{}　{}", note.number, note.text.replace('\n', "\n　"));
        let notes = one.notes.iter().map(|at| &summary.notes[*at]);
        let mut quoted: Vec<String> = notes.take(QUOTED).map(quote).collect();
        if one.notes.len() > QUOTED {
            quoted.push((parts.more)(one.notes.len() - QUOTED));
        }
        vec![one.word.as_str().into(), Cell::count(one.notes.len()), Cell::Text(quoted.join("\n"))]
    };
    let columns =
        [(parts.word, Kind::Word), (common.notes, Kind::Number), (parts.stands_in, Kind::Text)];
    let rows = summary.keywords.iter().map(row).collect();
    table(TableName::Keywords, parts.keywords, columns, rows)
}

/// A line per theme that closed before, and this one.
pub(super) fn compared(summary: &Summary, lang: Lang, dates: Dates) -> Table {
    let (common, parts) = (&lang.texts().common, &lang.texts().report_parts);
    let row = |one: &Closed| {
        let days = one.days_to_answer.and_then(|days| u64::try_from(days).ok());
        vec![
            one.title.as_str().into(),
            day(lang, dates, Some(one.closed_on)),
            Cell::count(one.notes),
            Cell::stickers(lang, one.stickers),
            each(one.with_stickers as u64 * 100, one.notes),
            days.map_or(Cell::None, Cell::Number),
        ]
    };
    let columns = [
        (parts.theme, Kind::Text),
        (parts.closed_on, Kind::Day),
        (common.notes, Kind::Number),
        (common.likes, Kind::Number),
        (parts.share, Kind::Number),
        (parts.days, Kind::Number),
    ];
    let rows = summary.compared.iter().map(row).collect();
    table(TableName::Compared, parts.compared, columns, rows)
}

/// Hidden notes by reason.
pub(super) fn reasons(summary: &Summary, lang: Lang) -> Table {
    let (common, parts) = (&lang.texts().common, &lang.texts().report_parts);
    let rows = summary
        .reasons
        .iter()
        .map(|(reason, notes)| vec![say::reason(lang, *reason).into(), Cell::count(*notes)]);
    let columns = [(lang.texts().answering.reason, Kind::Text), (common.notes, Kind::Number)];
    table(TableName::Reasons, parts.reasons, columns, rows.collect())
}
