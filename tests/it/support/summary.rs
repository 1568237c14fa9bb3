//! Summaries of notes that were never stored, for what is written of them.

use kizuki_board::domain::{
    ids::{NoteId, PromptId, ThemeId},
    material::Material,
    note::{HideReason, Note},
    stickers::StickerCount,
    theme::{Colour, Prompt, State, Theme},
};
use kizuki_board::report::Summary;
use uuid::Uuid;

use super::{day, plan};

/// A theme under review with one prompt.
fn theme() -> Theme {
    let prompt = Prompt {
        id: PromptId(Uuid::from_u128(1)),
        name: "良かったところ".into(),
        colour: Colour::Lemon,
    };
    Theme {
        id: ThemeId(Uuid::nil()),
        settings: plan("zaitaku").settings,
        state: State::Review,
        report_public: true,
        example: false,
        next_box: None,
        emergency: false,
        version: 1,
        revision: 1,
        stamp_key: None,
        key_check: None,
        prompts: vec![prompt],
    }
}

/// A report on notes with these texts, the first of them with most stickers.
pub fn summary(texts: &[String], hidden: Option<HideReason>) -> Summary {
    let theme = theme();
    let note = |(n, text): (u32, &String)| Note {
        id: NoteId(Uuid::from_u128(n.into())),
        prompt: theme.prompts[0].id,
        text: text.clone(),
        stickers: StickerCount::digital(100 - n),
        paper: false,
        hidden,
        opening: 1,
    };
    let notes = (0..).zip(texts).map(note).collect();
    Summary::of(Material::of_notes(theme, notes, day("2020-09-01")))
}
