//! An example to look at: what a report is like in this office, without any theme of its own.

use chrono::{Days, NaiveDate};
use uuid::Uuid;

use super::summary::Summary;
use crate::domain::{
    ids::{NoteId, PromptId},
    letterhead::Letterhead,
    material::Material,
    note::Note,
    plan::{Plan, PlannedPrompt},
    stickers::StickerCount,
    theme::{Colour, State, Theme},
};
use crate::i18n::Lang;

impl Summary {
    /// The report of a theme that there is not, marked as an example: two notes with stickers, made
    /// on `today`.
    pub fn example(letterhead: Letterhead, lang: Lang, today: NaiveDate) -> Self {
        let text = &lang.texts().letterhead;
        let prompt = PlannedPrompt {
            id: Some(PromptId(Uuid::nil())),
            ..PlannedPrompt::new(text.example_prompt, Colour::Lemon)
        };
        let opens = today.checked_sub_days(Days::new(30)).unwrap_or(today);
        let plan = Plan::new(text.example_title, "example", opens, today, vec![prompt]);
        let theme = Theme { state: State::Review, example: true, ..plan.draft() };
        let note = |(n, text): (u32, &str)| Note {
            id: NoteId(Uuid::from_u128(n.into())),
            prompt: PromptId(Uuid::nil()),
            text: text.to_owned(),
            stickers: StickerCount::digital(8 / n),
            paper: false,
            hidden: None,
            opening: 1,
        };
        let notes = (1..).zip(text.example_notes).map(note).collect();
        Self::of(Material { letterhead, ..Material::of_notes(theme, notes, today) })
    }
}
