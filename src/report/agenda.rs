//! The agenda as Markdown: what a person pastes into a document or a mail.

use std::fmt::Write;

use super::markdown::escape;
use crate::domain::{
    calendar::Dates,
    shortlist::{Agenda, AgendaLine, Shortlist},
    theme::Theme,
};
use crate::i18n::{Lang, say};

/// The whole agenda; `of` is how many items the theme has.
pub fn write_agenda(
    theme: &Theme,
    list: &Shortlist,
    agenda: &Agenda,
    of: usize,
    lang: Lang,
    dates: Dates,
) -> String {
    let lang = lang.document();
    let text = &lang.texts().shortlist;
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(out, "# {}\n\n{}\n", text.agenda_title, escape(&theme.title));
    let _ = writeln!(out, "- {}: {}", text.when, say::when(lang, dates, list));
    let _ = writeln!(out, "- {}\n", say::duration(lang, agenda));
    if agenda.lines.is_empty() {
        let _ = writeln!(out, "{}", text.agenda_empty);
    }
    for (at, line) in (1..).zip(&agenda.lines) {
        let _ = item(&mut out, at, line, of, lang);
    }
    out
}

fn item(out: &mut String, at: usize, line: &AgendaLine, of: usize, lang: Lang) -> std::fmt::Result {
    let texts = lang.texts();
    writeln!(out, "## {at}. {}\n", escape(&line.place.name))?;
    let when = say::time_box(lang, line);
    if !when.is_empty() {
        writeln!(out, "- {when}")?;
    }
    let place = &line.place;
    writeln!(out, "- {}", (texts.answering.rank)(place.rank, of, place.stickers))?;
    if !line.why.is_empty() {
        writeln!(out, "- {}: {}", texts.answering.why, escape(&line.why))?;
    }
    // A note by itself is its own name.
    if line.place.item.note().is_none() {
        writeln!(out)?;
        for note in &line.notes {
            let likes = texts.common.likes;
            writeln!(out, "- {} ({likes} {})", escape(&note.text), note.stickers)?;
        }
    }
    writeln!(out)
}
