//! The agenda as Markdown: what a person pastes into a document or a mail.

use super::markdown::{Markdown, escape};
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
    let mut out = Markdown::default();
    out.heading(1, text.agenda_title);
    out.block(&escape(&theme.title));
    out.list([
        format!("{}: {}", text.when, say::when(lang, dates, list)),
        say::duration(lang, agenda),
    ]);
    if agenda.lines.is_empty() {
        out.block(text.agenda_empty);
    }
    for (at, line) in (1..).zip(&agenda.lines) {
        item(&mut out, at, line, of, lang);
    }
    out.text()
}

fn item(out: &mut Markdown, at: usize, line: &AgendaLine, of: usize, lang: Lang) {
    let (texts, place) = (lang.texts(), &line.place);
    out.block(&format!("## {at}. {}", escape(&place.name)));
    let when = Some(say::time_box(lang, line)).filter(|when| !when.is_empty());
    let rank = (texts.answering.rank)(place.rank, of, place.stickers.total());
    let why =
        (!line.why.is_empty()).then(|| format!("{}: {}", texts.answering.why, escape(&line.why)));
    out.list(when.into_iter().chain([rank]).chain(why));
    // A note by itself is its own name.
    if place.item.note().is_none() {
        let likes = texts.common.likes;
        let notes = line.notes.iter();
        out.list(notes.map(|note| {
            format!("{} ({likes} {})", escape(&note.text), say::stickers(lang, note.stickers))
        }));
    }
}
