//! The poster of the result: one sheet for the corridor, of HTML in one file, laid out for A4 and as
//! good on A3, which is the same shape. What came in, what most agreed with, what was answered.

use std::fmt::Write as _;

use super::{markup::escaped, summary::Summary};
use crate::domain::{answers::Told, calendar::Dates};
use crate::i18n::{Lang, say};
use crate::qr;

const STYLE: &str = include_str!("poster.css");
/// Notes that are shown.
const NOTES: usize = 3;
/// Answers that are shown.
const ANSWERS: usize = 5;

/// The file.
pub(super) fn write(summary: &Summary, lang: Lang, dates: Dates) -> Vec<u8> {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = whole(&mut out, summary, lang, dates);
    out.into_bytes()
}

fn whole(out: &mut String, summary: &Summary, lang: Lang, dates: Dates) -> std::fmt::Result {
    let (common, text) = (&lang.texts().common, &lang.texts().result_poster);
    let theme = &summary.theme;
    let title = escaped(&theme.title);
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
        <title>{title} {}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<header>\n",
        lang.as_str(),
        text.title,
    )?;
    writeln!(out, "<p class=\"kicker\">{}　{}</p>", common.brand, text.title)?;
    writeln!(out, "<h1 dir=\"auto\">{title}</h1>")?;
    writeln!(out, "<p class=\"quiet\">{}</p>", escaped(&say::period(lang, dates, theme)))?;
    let notices = [
        (theme.example, lang.texts().report.example),
        (summary.is_interim(), lang.texts().report_parts.interim),
    ];
    for (_, says) in notices.iter().filter(|(is, _)| *is) {
        writeln!(out, "<p class=\"notice\">{says}</p>")?;
    }
    writeln!(out, "</header>")?;
    figures(out, summary, lang)?;
    notes(out, summary, lang)?;
    answers(out, summary, lang)?;
    foot(out, summary, lang)?;
    writeln!(out, "</main>\n</body>\n</html>")
}

/// Notes, stickers, and items that were answered.
fn figures(out: &mut String, summary: &Summary, lang: Lang) -> std::fmt::Result {
    let (common, text) = (&lang.texts().common, &lang.texts().result_poster);
    let stickers = summary.stickers();
    let paper = say::on_paper(lang, stickers)
        .map_or_else(String::new, |says| format!("<small>{}</small>", escaped(&says)));
    let figures = [
        Some((common.notes, summary.notes.len().to_string())),
        summary.tally.then(|| (common.likes, format!("{}{paper}", stickers.total()))),
        (!summary.answers.is_empty()).then(|| (text.answered, summary.answers.len().to_string())),
    ];
    writeln!(out, "<dl>")?;
    for (label, value) in figures.into_iter().flatten() {
        writeln!(out, "<div><dt>{label}</dt><dd>{value}</dd></div>")?;
    }
    writeln!(out, "</dl>")
}

/// The notes with most stickers; where the counts are hidden, none is before the others.
fn notes(out: &mut String, summary: &Summary, lang: Lang) -> std::fmt::Result {
    let liked = summary.notes.iter().filter(|note| note.stickers.total() > 0).take(NOTES);
    let mut liked = liked.peekable();
    if liked.peek().is_none() {
        return Ok(());
    }
    let heading = lang.texts().result_poster.most;
    writeln!(out, "<section>\n<h2>{heading}</h2>\n<ol class=\"notes\">")?;
    for note in liked {
        let colour = summary.prompt(note).colour.as_str();
        let (says, count) = (escaped(&note.text), say::stickers(lang, note.stickers));
        writeln!(
            out,
            "<li class=\"{colour}\"><span dir=\"auto\">{says}</span><b>{count}</b></li>"
        )?;
    }
    writeln!(out, "</ol>\n</section>")
}

/// What was answered: what is done and what will be first.
fn answers(out: &mut String, summary: &Summary, lang: Lang) -> std::fmt::Result {
    let text = &lang.texts().result_poster;
    let mut told: Vec<&Told> = summary.answers.iter().collect();
    if told.is_empty() {
        return writeln!(out, "<p class=\"quiet\">{}</p>", text.no_answers);
    }
    told.sort_by_key(|told| !told.stands().is_some_and(|given| given.answer.status.is_adopted()));
    writeln!(out, "<section>\n<h2>{}</h2>\n<ul class=\"answers\">", text.answers)?;
    for told in told.iter().take(ANSWERS) {
        let Some(given) = told.stands() else { continue };
        let (word, says) = (given.answer.status.as_str(), say::status(lang, given.answer.status));
        let (name, answer) = (escaped(&told.place.name), escaped(&given.answer.text));
        writeln!(
            out,
            "<li><b class=\"{word}\">{says}</b><div><strong dir=\"auto\">{name}</strong>\
            <span class=\"quiet\" dir=\"auto\">{answer}</span></div></li>"
        )?;
    }
    writeln!(out, "</ul>")?;
    let more = told.len().saturating_sub(ANSWERS);
    if more > 0 {
        writeln!(out, "<p class=\"quiet\">{}</p>", (text.more)(more))?;
    }
    writeln!(out, "</section>")
}

/// Where all of it is.
fn foot(out: &mut String, summary: &Summary, lang: Lang) -> std::fmt::Result {
    let Some(board) = summary.board() else { return Ok(()) };
    write!(out, "<footer>")?;
    if let Some((view_box, path)) = qr::svg(&board) {
        write!(out, "<svg viewBox=\"{view_box}\" aria-hidden=\"true\"><path d=\"{path}\"/></svg>")?;
    }
    let says = lang.texts().result_poster.whole;
    writeln!(out, "<p>{says}<br>{}</p></footer>", escaped(&board))
}
