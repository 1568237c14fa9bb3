//! An annual report in blocks.

use super::{Annual, tables};
use crate::domain::calendar::Dates;
use crate::i18n::{Lang, say};
use crate::report::document::{
    Block, Cell, Chapter, Chart, Document, Fact, Table, TitleBlock, each, letter_of,
};

impl Document {
    /// The blocks of an annual report in a language, with years as the office writes them.
    pub fn of_year(annual: &Annual, lang: Lang, dates: Dates) -> Self {
        let text = &lang.texts().annual;
        let notices =
            [(annual.example, lang.texts().report.example), (annual.is_interim(), text.interim)];
        Self {
            lang,
            dates,
            title: TitleBlock {
                title: say::fiscal_year(lang, dates, annual.year),
                subtitle: text.subtitle,
                urgent: None,
                made_on: annual.made_on,
                made: (lang.texts().report.made)(say::date(lang, dates, annual.made_on)),
                notices: notices.into_iter().filter(|(is, _)| *is).map(|(_, says)| says).collect(),
                description: String::new(),
                letter: letter_of(&annual.letterhead, (annual.made_on, None), lang),
            },
            chapters: chapters(annual, lang, dates),
            // Its chapter says that there is none; programs get the heads all the same.
            sheets: annual
                .themes
                .is_empty()
                .then(|| tables::themes(annual, lang, dates))
                .into_iter()
                .collect(),
        }
    }
}

fn chapters(annual: &Annual, lang: Lang, dates: Dates) -> Vec<Chapter> {
    let (text, parts) = (&lang.texts().annual, &lang.texts().report_parts);
    let table = |id, table: Table, none: &str| {
        let heading = table.title;
        let says = if table.rows.is_empty() {
            Block::Notice(none.to_owned())
        } else {
            Block::Table(table)
        };
        Chapter::new(id, heading, vec![says])
    };
    let statuses = tables::statuses(annual, lang);
    let answers = if annual.answers.is_empty() {
        Block::Notice(text.no_answers.to_owned())
    } else {
        Block::Chart(Chart {
            caption: text.statuses_caption,
            title: text.statuses_title,
            alt: (text.statuses_desc)(annual.answers.len()),
            table: statuses,
        })
    };
    let compared = annual.before.map(|before| {
        let table = Block::Table(tables::years(annual, &before, lang, dates));
        Chapter::new("y-before", text.compared, vec![table])
    });
    let chapters = [
        Some(Chapter::new("y-all", lang.texts().report.all, overall(annual, lang))),
        Some(table("y-themes", tables::themes(annual, lang, dates), text.no_themes)),
        Some(Chapter::new("y-answers", text.statuses, vec![answers])),
        Some(table("y-done", tables::done(annual, lang, dates), text.no_done)),
        Some(table("y-declined", tables::declined(annual, lang, dates), text.no_declined)),
        compared,
        Some(Chapter::new("y-made", parts.provenance, provenance(annual, lang))),
    ];
    chapters.into_iter().flatten().collect()
}

fn fact(label: &'static str, value: Cell, large: bool) -> Fact {
    Fact { label, value, large }
}

/// The year as a whole.
fn overall(annual: &Annual, lang: Lang) -> Vec<Block> {
    let (common, text) = (&lang.texts().common, &lang.texts().annual);
    let figures = &annual.figures;
    let said = |n: usize, says: String| Cell::Said(n as u64, says);
    let stickers = say::stickers(lang, figures.stickers);
    let facts = vec![
        fact(text.themes_closed, said(figures.themes, (text.themes_n)(figures.themes)), true),
        fact(common.notes, said(figures.notes, (common.notes_n)(figures.notes)), true),
        fact(common.likes, Cell::Said(figures.stickers.total().into(), stickers), true),
        fact(text.answered, said(figures.answered, (text.items_n)(figures.answered)), false),
        fact(text.done, said(figures.done, (text.items_n)(figures.done)), false),
        fact(text.declined, said(figures.declined, (text.items_n)(figures.declined)), false),
        fact(text.days, each(figures.days.0, figures.days.1), false),
    ];
    vec![Block::Facts(facts), Block::Notice(text.basis.to_owned())]
}

/// By which program and state of the log the report can be made again.
fn provenance(annual: &Annual, lang: Lang) -> Vec<Block> {
    let (common, parts) = (&lang.texts().common, &lang.texts().report_parts);
    let mut facts = vec![fact(parts.program, env!("CARGO_PKG_VERSION").into(), false)];
    if let Some(log) = &annual.log {
        let number = u64::try_from(log.number).unwrap_or_default();
        facts.push(fact(common.log_words, say::words(lang, &log.hash).as_str().into(), false));
        facts.push(fact(parts.log_entries, Cell::Number(number), false));
    }
    vec![Block::Facts(facts)]
}
