//! HTML in one file: styles within, no script, nothing that is fetched; laid out for A4.

use std::fmt::Write as _;

use super::{
    chart::{ROW, labels, lengths},
    document::{
        Block, Cell, Chapter, Chart, Document, Fact, Kind, Letter, Listed, Table, TitleBlock,
    },
    markup::escaped,
};
use crate::domain::answers::Told;
use crate::i18n::say;

const STYLE: &str = include_str!("report.css");

/// The file.
pub(super) fn write(document: &Document) -> Vec<u8> {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = whole(&mut out, document);
    out.into_bytes()
}

/// A text of people, with its line ends.
fn text(text: &str) -> String {
    escaped(text).replace('\n', "<br>")
}

fn whole(out: &mut String, document: &Document) -> std::fmt::Result {
    let title = &document.title;
    let heading = text(&title.title);
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
        <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<header>\n",
        document.lang.as_str(),
        // A title is text alone, and a line.
        format_args!("{} {}", heading.replace("<br>", " "), title.subtitle),
    )?;
    match &title.letter {
        Some(letter) => self::letter(out, letter, title)?,
        None => writeln!(
            out,
            "<p class=\"made\"><time datetime=\"{}\">{}</time></p>",
            title.made_on, title.made
        )?,
    }
    if let Some(urgent) = title.urgent {
        writeln!(out, "<p class=\"urgent\">{urgent}</p>")?;
    }
    writeln!(out, "<h1 dir=\"auto\">{heading}</h1>\n<p class=\"sub\">{}</p>", title.subtitle)?;
    for notice in &title.notices {
        writeln!(out, "<p class=\"notice\">{notice}</p>")?;
    }
    if !title.description.is_empty() {
        writeln!(out, "<p dir=\"auto\">{}</p>", text(&title.description))?;
    }
    let letter = title.letter.as_ref();
    if let Some(Letter { opening, details: Some(details), .. }) = letter {
        writeln!(out, "<p>{}</p>\n<p class=\"details\">{details}</p>", text(opening))?;
    }
    writeln!(out, "</header>")?;
    document.chapters.iter().try_for_each(|one| chapter(out, one, document))?;
    if let Some(closing) = letter.map(|letter| &letter.closing).filter(|says| !says.is_empty()) {
        writeln!(out, "<p class=\"closing\">{}</p>", text(closing))?;
    }
    writeln!(out, "</main>\n</body>\n</html>")
}

/// Number and day on the right, whom it is for on the left, who sends it on the right.
fn letter(out: &mut String, letter: &Letter, title: &TitleBlock) -> std::fmt::Result {
    let Letter { number, day, addressee, sender, .. } = letter;
    let mut lines = |class: &str, says: String| {
        let is_there = !says.is_empty();
        if is_there { writeln!(out, "<p class=\"{class}\">{says}</p>") } else { Ok(()) }
    };
    lines("made", text(number))?;
    lines("made", format!("<time datetime=\"{}\">{day}</time>", title.made_on))?;
    lines("addressee", text(&addressee.join("\n")))?;
    lines("made", text(&sender.join("\n")))
}

fn chapter(out: &mut String, chapter: &Chapter, document: &Document) -> std::fmt::Result {
    let Chapter { id, heading, annex, blocks } = chapter;
    let class = if *annex { " class=\"annex\"" } else { "" };
    writeln!(out, "<section{class} aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{heading}</h2>")?;
    for block in blocks {
        match block {
            Block::Prompt(name, notes) => {
                writeln!(out, "<h3>{} <span class=\"n\">{notes}</span></h3>", said(name))?;
            }
            Block::Notice(says) => writeln!(out, "<p class=\"quiet\">{}</p>", text(says))?,
            Block::Facts(all) => facts(out, all)?,
            Block::Table(one) => table(out, one)?,
            Block::Chart(one) => chart(out, id, one)?,
            Block::Notes(all) => notes(out, all, document)?,
            Block::Answer(told, notes) => answer(out, told, notes, document)?,
        }
    }
    writeln!(out, "</section>")
}

fn facts(out: &mut String, facts: &[Fact]) -> std::fmt::Result {
    writeln!(out, "<dl>")?;
    for Fact { label, value, large } in facts {
        let class = if *large { " class=\"large\"" } else { "" };
        writeln!(out, "<div{class}><dt>{label}</dt><dd>{}</dd></div>", said(value))?;
    }
    writeln!(out, "</dl>")
}

/// To notes of the annex.
fn links(numbers: &[String]) -> String {
    let link = |number: &String| format!("<a href=\"#{number}\">{number}</a>");
    numbers.iter().map(link).collect::<Vec<_>>().join(", ")
}

/// A cell as it is said.
fn said(cell: &Cell) -> String {
    match cell {
        Cell::Prompt(name, colour) => {
            format!("<span class=\"flag {}\">{}</span>", colour.as_str(), text(name))
        }
        Cell::Notes(numbers) => links(numbers),
        Cell::Day(day, says) => format!("<time datetime=\"{day}\">{says}</time>"),
        cell => text(&cell.text()),
    }
}

fn table(out: &mut String, table: &Table) -> std::fmt::Result {
    let class = |kind| if kind == Kind::Number { " class=\"r\"" } else { "" };
    writeln!(out, "<table>")?;
    if let Some(caption) = table.caption {
        writeln!(out, "<caption>{caption}</caption>")?;
    }
    write!(out, "<thead><tr>")?;
    for column in &table.columns {
        write!(out, "<th scope=\"col\"{}>{}</th>", class(column.kind), column.head)?;
    }
    writeln!(out, "</tr></thead>\n<tbody>")?;
    let row = |out: &mut String, row: &[Cell]| {
        write!(out, "<tr>")?;
        for (column, cell) in table.columns.iter().zip(row) {
            let auto = if matches!(cell, Cell::Text(_)) { " dir=\"auto\"" } else { "" };
            write!(out, "<td{}{auto}>{}</td>", class(column.kind), said(cell))?;
        }
        writeln!(out, "</tr>")
    };
    table.rows.iter().try_for_each(|cells| row(out, cells))?;
    writeln!(out, "</tbody>")?;
    if let Some(total) = &table.total {
        writeln!(out, "<tfoot>")?;
        row(out, total)?;
        writeln!(out, "</tfoot>")?;
    }
    writeln!(out, "</table>")
}

/// The bars, as on the page, and the table that they are of.
fn chart(out: &mut String, id: &str, chart: &Chart) -> std::fmt::Result {
    let bars = chart.bars();
    let height = bars.len() * ROW + 4;
    writeln!(
        out,
        "<figure>\n<figcaption>{}</figcaption>\n\
        <svg role=\"img\" aria-labelledby=\"{id}-t {id}-d\" width=\"100%\" height=\"{height}\">\
        <title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>\
        <line class=\"axis\" x1=\"0.5\" y1=\"0\" x2=\"0.5\" y2=\"{}\"/>",
        chart.caption,
        chart.title,
        text(&chart.alt),
        height - 4,
    )?;
    for ((bar, length), top) in bars.iter().zip(lengths(&bars)).zip((0..).step_by(ROW)) {
        writeln!(
            out,
            "<text x=\"10\" y=\"{}\">{}</text>\
            <rect x=\"1\" y=\"{}\" width=\"{length}%\" height=\"14\"/>\
            <text class=\"value\" x=\"{length}%\" dx=\"10\" y=\"{}\">{}</text>",
            top + 18,
            text(&labels(&bar.label).0),
            top + 26,
            top + 38,
            bar.value,
        )?;
    }
    writeln!(out, "</svg>")?;
    table(out, &chart.table)?;
    writeln!(out, "</figure>")
}

fn notes(out: &mut String, notes: &[Listed], document: &Document) -> std::fmt::Result {
    if notes.is_empty() {
        return Ok(());
    }
    let likes = document.lang.texts().common.likes;
    let numbered = notes.iter().all(|note| note.number.is_some());
    writeln!(out, "<ol{}>", if numbered { " class=\"numbered\"" } else { "" })?;
    for note in notes {
        match &note.number {
            Some(number) => write!(out, "<li><span class=\"n\" id=\"{number}\">{number}</span> ")?,
            None => write!(out, "<li>")?,
        }
        write!(out, "<span dir=\"auto\">{}</span>", text(&note.text))?;
        if let Some(stickers) = &note.stickers {
            write!(out, " <b aria-label=\"{likes} {stickers}\">{stickers}</b>")?;
        }
        if let Some(paper) = note.paper {
            write!(out, " <small>{paper}</small>")?;
        }
        writeln!(out, "</li>")?;
    }
    writeln!(out, "</ol>")
}

/// An item with all that was answered, the newest first.
fn answer(
    out: &mut String,
    told: &Told,
    notes: &[String],
    document: &Document,
) -> std::fmt::Result {
    let (lang, dates) = (document.lang, document.dates);
    let words = &lang.texts().answering;
    writeln!(out, "<article>\n<h3 dir=\"auto\">{}</h3>", text(&told.place.name))?;
    if !told.why.is_empty() {
        writeln!(out, "<p>{}: <span dir=\"auto\">{}</span></p>", words.why, text(&told.why))?;
    }
    if !notes.is_empty() {
        let label = lang.texts().report_parts.numbers;
        writeln!(out, "<p class=\"quiet\">{label}: {}</p>", links(notes))?;
    }
    for given in told.history.iter().rev() {
        let on = (words.published_on)(say::date(lang, dates, given.on));
        let status = say::status(lang, given.answer.status);
        writeln!(out, "<p><strong>{status}</strong> {on}</p>\n<dl>")?;
        for (label, says) in say::answer_facts(lang, dates, &given.answer) {
            writeln!(out, "<div><dt>{label}</dt><dd dir=\"auto\">{}</dd></div>", text(&says))?;
        }
        writeln!(out, "</dl>")?;
    }
    writeln!(out, "</article>")
}
