//! What programs are shown of a theme. Each field is one that its board shows to everybody.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::address::Address;
use crate::domain::{
    note::Note,
    theme::{Prompt, State, Theme},
};
use crate::service::Counts;

/// A theme in the list of themes.
#[derive(Serialize, ToSchema)]
pub struct ThemeShown {
    /// The short name in its address.
    #[schema(example = "zaitaku-kinmu")]
    pub slug: String,
    /// The question.
    pub title: String,
    /// Where it stands.
    #[schema(value_type = String, example = "open", pattern = "^(announced|open|review|answered|archived)$")]
    pub state: State,
    /// First day on which it is open, in the office's time zone.
    pub opens_on: NaiveDate,
    /// Last day on which it is open.
    pub closes_on: NaiveDate,
    /// The day on which the office answers, where one was said.
    pub answers_on: Option<NaiveDate>,
    /// Whether it was opened in an emergency.
    pub emergency: bool,
    /// Whether it is an example with made-up notes.
    pub example: bool,
    /// The board's path on this server.
    pub board: String,
}

impl ThemeShown {
    pub(super) fn of(theme: &Theme) -> Self {
        Self {
            slug: theme.slug.clone(),
            title: theme.title.clone(),
            state: theme.state,
            opens_on: theme.opens_on,
            closes_on: theme.closes_on,
            answers_on: theme.answers_on,
            emergency: theme.emergency,
            example: theme.example,
            board: Address::Board(&theme.slug).to_string(),
        }
    }
}

/// The list of themes.
#[derive(Serialize, ToSchema)]
pub struct Themes {
    /// Those that everybody sees, the latest first.
    pub themes: Vec<ThemeShown>,
}

/// A theme with its columns and what its board adds up to.
#[derive(Serialize, ToSchema)]
pub struct ThemeInFull {
    /// What the list says of it.
    #[serde(flatten)]
    pub theme: ThemeShown,
    /// What the question is about; may be empty.
    pub description: String,
    /// The columns of the board, in order.
    pub prompts: Vec<PromptShown>,
    /// Notes that are shown, as of the last tick.
    pub notes: i64,
    /// Their stickers as of the last tick; null as long as the board hides counts.
    pub stickers: Option<u32>,
    /// Whether the report can be read by everybody.
    pub has_report: bool,
}

impl ThemeInFull {
    pub(super) fn of(theme: &Theme, notes: &[Note], has_report: bool) -> Self {
        let counts = Counts::of(notes);
        let prompt = |prompt: &Prompt| PromptShown {
            id: prompt.id.0,
            name: prompt.name.clone(),
            notes: counts.of_prompt(prompt.id),
        };
        Self {
            theme: ThemeShown::of(theme),
            description: theme.description.clone(),
            prompts: theme.prompts.iter().map(prompt).collect(),
            notes: counts.totals.notes,
            stickers: theme.shows_tally().then(|| counts.totals.stickers.total()),
            has_report,
        }
    }
}

/// A column.
#[derive(Serialize, ToSchema)]
pub struct PromptShown {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Notes that are shown in it.
    pub notes: usize,
}

/// A note as its board shows it. It has no author, no time, and no place in any order of writing.
#[derive(Serialize, ToSchema)]
pub struct NoteShown {
    /// Its random id.
    pub id: Uuid,
    /// The id of its column.
    pub prompt: Uuid,
    /// What it says; null where it is hidden.
    pub text: Option<String>,
    /// Why it is hidden, where it is.
    #[schema(value_type = Option<String>, example = json!(null))]
    pub hidden: Option<crate::domain::note::HideReason>,
    /// Its stickers as of the last tick, with those on paper; null as long as the board hides counts.
    pub stickers: Option<u32>,
    /// Whether it was written on paper and typed in.
    pub paper: bool,
}

impl NoteShown {
    pub(super) fn of(note: Note, shows_tally: bool) -> Self {
        Self {
            id: note.id.0,
            prompt: note.prompt.0,
            text: note.hidden.is_none().then_some(note.text),
            hidden: note.hidden,
            stickers: shows_tally.then(|| note.stickers.total()),
            paper: note.paper,
        }
    }
}

/// A page of a board's notes.
#[derive(Serialize, ToSchema)]
pub struct PageOfNotes {
    /// The notes of this page: most stickers first where they are shown, and then by their random
    /// ids, which say nothing about when somebody wrote.
    pub notes: Vec<NoteShown>,
    /// This page, from 1.
    pub page: usize,
    /// How many pages there are; 1 for an empty board.
    pub pages: usize,
    /// Notes on all pages, hidden ones among them.
    pub items: usize,
}
