//! What was answered, for programs: the JSON that `docs/progress.md` describes, whose fields change
//! their meaning only with `version`, and a table for spreadsheets.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use super::csv::CsvTable;
use crate::domain::answers::{Answer, Flow, Item, Progress, Told};
use crate::i18n::{Lang, say};

/// The version of the JSON.
const VERSION: u32 = 1;

/// What was answered, as docs/progress.md describes it.
#[derive(Serialize, ToSchema)]
pub struct AnswersFile<'a> {
    /// Of this format.
    version: u32,
    /// How many items are answered in each way.
    #[schema(value_type = Object)]
    flow: Flow,
    /// What was answered: groups and notes.
    items: Vec<AnsweredItem<'a>>,
}

/// A group or a note with its answers.
#[derive(Serialize, ToSchema)]
struct AnsweredItem<'a> {
    theme: OfTheme<'a>,
    /// Which one.
    #[schema(value_type = Value)]
    item: Item,
    name: &'a str,
    why: &'a str,
    notes: usize,
    stickers: u32,
    paper_stickers: u32,
    rank: usize,
    overdue: bool,
    /// All that was ever answered to it, the newest last.
    answers: Vec<Said<'a>>,
}

/// Whose item it is.
#[derive(Serialize, ToSchema)]
struct OfTheme<'a> {
    slug: &'a str,
    title: &'a str,
    example: bool,
}

/// An answer as it came out.
#[derive(Serialize, ToSchema)]
struct Said<'a> {
    publication: i64,
    on: NaiveDate,
    #[schema(value_type = Object)]
    answer: &'a Answer,
}

/// The JSON, with all that was ever answered to each item.
pub fn progress_json(progress: &Progress, today: NaiveDate) -> String {
    let file = AnswersFile {
        version: VERSION,
        flow: progress.flow,
        items: progress.told.iter().map(|told| listed(told, today)).collect(),
    };
    serde_json::to_string(&file).unwrap_or_default()
}

fn listed(told: &Told, today: NaiveDate) -> AnsweredItem<'_> {
    AnsweredItem {
        theme: OfTheme { slug: &told.slug, title: &told.title, example: told.example },
        item: told.place.item,
        name: &told.place.name,
        why: &told.why,
        notes: told.place.notes,
        stickers: told.place.stickers.total(),
        paper_stickers: told.place.stickers.paper,
        rank: told.place.rank,
        overdue: told.is_overdue(today),
        answers: told
            .history
            .iter()
            .map(|given| Said { publication: given.number, on: given.on, answer: &given.answer })
            .collect(),
    }
}

/// The table: a line for each item, with the answer that stands. Days as 2020-09-15, which every
/// spreadsheet takes for a day.
pub fn progress_csv(progress: &Progress, today: NaiveDate, lang: Lang) -> Vec<u8> {
    let texts = lang.texts();
    let (text, answering) = (&texts.progress, &texts.answering);
    let mut table = CsvTable::new([
        text.theme,
        text.item,
        texts.common.notes,
        texts.report.stickers_on_note,
        answering.status,
        answering.reason,
        answering.text,
        answering.in_charge,
        answering.due,
        answering.check,
        answering.evidence,
        text.answered_on,
        answering.overdue,
    ]);
    for told in &progress.told {
        let Some(given) = told.stands() else {
            continue;
        };
        let answer = &given.answer;
        let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
        table.line([
            &told.title,
            &told.place.name,
            &told.place.notes.to_string(),
            &told.place.stickers.total().to_string(),
            say::status(lang, answer.status),
            answer.reason.map_or("", texts.answers.no_reason),
            &answer.text,
            &answer.department,
            &day(answer.due),
            &day(answer.check),
            &answer.evidence,
            &given.on.to_string(),
            if told.is_overdue(today) { text.yes } else { "" },
        ]);
    }
    table.bytes()
}
