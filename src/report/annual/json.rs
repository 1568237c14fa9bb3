//! The JSON of an annual report, for programs: `docs/report.md` says what is in it.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Annual, YearFigures};
use crate::domain::{
    answers::{Answer, Item},
    hex::Hex,
};
use crate::report::error::WriteError;

/// The version of what is written; rises when something changes its meaning or goes away.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct File<'a> {
    schema: &'static str,
    version: u32,
    program: &'static str,
    made_on: NaiveDate,
    year: i32,
    interim: bool,
    example: bool,
    figures: Figures,
    before: Option<Figures>,
    themes: Vec<ThemeIs<'a>>,
    answers: Vec<AnsweredIs<'a>>,
    log: Option<LogEnd>,
}

#[derive(Serialize)]
struct Figures {
    themes: usize,
    notes: usize,
    stickers: u32,
    paper_stickers: u32,
    with_stickers: usize,
    answered: usize,
    done: usize,
    declined: usize,
    /// Of so many themes, in sum.
    days_to_answer: [u64; 2],
}

#[derive(Serialize)]
struct ThemeIs<'a> {
    slug: &'a str,
    title: &'a str,
    opened_on: NaiveDate,
    closed_on: NaiveDate,
    notes: usize,
    stickers: Option<u32>,
    paper_stickers: Option<u32>,
    with_stickers: Option<usize>,
    answered: usize,
    days_to_answer: Option<i64>,
}

#[derive(Serialize)]
struct AnsweredIs<'a> {
    theme: &'a str,
    item: Item,
    name: &'a str,
    on: NaiveDate,
    #[serde(flatten)]
    answer: &'a Answer,
}

#[derive(Serialize)]
struct LogEnd {
    entries: i64,
    hash: Hex<32>,
}

/// The file.
pub(in crate::report) fn write(annual: &Annual) -> Result<Vec<u8>, WriteError> {
    let themes = annual.themes.iter().map(|one| {
        let closed = &one.closed;
        ThemeIs {
            slug: &closed.slug,
            title: &closed.title,
            opened_on: one.opened_on,
            closed_on: closed.closed_on,
            notes: closed.notes,
            stickers: one.tally.then_some(closed.stickers.total()),
            paper_stickers: one.tally.then_some(closed.stickers.paper),
            with_stickers: one.tally.then_some(closed.with_stickers),
            answered: one.answered,
            days_to_answer: closed.days_to_answer,
        }
    });
    let answers = annual.answers.iter().filter_map(|told| {
        let given = told.stands()?;
        let (item, name) = (told.place.item, told.place.name.as_str());
        Some(AnsweredIs { theme: &told.slug, item, name, on: given.on, answer: &given.answer })
    });
    let file = File {
        schema: "kizuki-annual-report",
        version: VERSION,
        program: env!("CARGO_PKG_VERSION"),
        made_on: annual.made_on,
        year: annual.year,
        interim: annual.is_interim(),
        example: annual.example,
        figures: figures(&annual.figures),
        before: annual.before.as_ref().map(figures),
        themes: themes.collect(),
        answers: answers.collect(),
        log: annual.log.map(|log| LogEnd { entries: log.number, hash: log.hash }),
    };
    Ok(serde_json::to_vec(&file)?)
}

fn figures(of: &YearFigures) -> Figures {
    Figures {
        themes: of.themes,
        notes: of.notes,
        stickers: of.stickers.total(),
        paper_stickers: of.stickers.paper,
        with_stickers: of.with_stickers,
        answered: of.answered,
        done: of.done,
        declined: of.declined,
        days_to_answer: [of.days.0, of.days.1 as u64],
    }
}
