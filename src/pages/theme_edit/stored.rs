//! The view model of a theme's form: what is stored of a theme, or proposed for a new one, and what of it
//! was typed otherwise.

use crate::components::fields::FormState;
use crate::domain::{
    calendar::parse_day,
    theme::{Colour, Theme},
    theme_form::{PROMPTS_MAX, PromptForm, ThemeForm, Ticked},
    year::KeyDay,
};

/// What stands in the form before anybody types.
pub(super) struct Stored {
    /// The theme, unless it is a new one.
    pub(super) theme: Option<Theme>,
    /// Its form, filled in.
    pub(super) form: ThemeForm,
}

impl Stored {
    /// A theme that is there.
    pub(super) fn of(theme: Theme) -> Self {
        Self { form: ThemeForm::of(&theme), theme: Some(theme) }
    }

    /// The same with days that a link proposes in their places, as far as they are days.
    pub(super) fn proposing(mut self, days: &[(KeyDay, String)]) -> Self {
        for (of, typed) in days {
            let field = match of {
                KeyDay::Closes => &mut self.form.closes_on,
                KeyDay::Answers => &mut self.form.answers_on,
            };
            if let Some(day) = parse_day(typed) {
                *field = day.to_string();
            }
        }
        self
    }

    /// Id, name and paper of a row of prompts.
    pub(super) fn prompt(&self, row: usize) -> (String, String, Colour) {
        let next = Colour::ALL[row % Colour::ALL.len()];
        let prompt = self.form.prompts.get(row);
        prompt.map_or((String::new(), String::new(), next), |prompt| {
            (prompt.id.clone(), prompt.name.clone(), prompt.colour.parse().unwrap_or(next))
        })
    }

    /// Whether what protects its authors is fixed.
    pub(super) fn is_fixed(&self) -> bool {
        self.theme.as_ref().is_some_and(Theme::is_fixed)
    }

    /// The form as it is shown: what was typed, or else what is stored.
    pub(super) fn shown(&self, form: &FormState) -> ThemeForm {
        let there = &self.form;
        let value = |field: &str, stored: &str| form.value(field, stored);
        let ticked = |field: &str, stored: Option<Ticked>| {
            form.ticked(field, stored.is_some()).then_some(Ticked::On)
        };
        let shown = ThemeForm {
            title: value("title", &there.title),
            slug: value("slug", &there.slug),
            description: value("description", &there.description),
            kind: value("kind", &there.kind),
            tier: value("tier", &there.tier),
            opens_on: value("opens_on", &there.opens_on),
            closes_on: value("closes_on", &there.closes_on),
            answers_on: value("answers_on", &there.answers_on),
            posting: ticked("posting", there.posting),
            posting_until: value("posting_until", &there.posting_until),
            stickers: ticked("stickers", there.stickers),
            stickers_until: value("stickers_until", &there.stickers_until),
            max_notes: value("max_notes", &there.max_notes),
            tally: value("tally", &there.tally),
            box_rule: value("box_rule", &there.box_rule),
            quorum: value("quorum", &there.quorum),
            archive_after: value("archive_after", &there.archive_after),
            premoderated: ticked("premoderated", there.premoderated),
            prompts: (0..PROMPTS_MAX).map(|row| self.shown_prompt(form, row)).collect(),
            why: value("why", ""),
        };
        match &self.theme {
            Some(theme) => shown.keeping(theme, false),
            None => shown,
        }
    }

    fn shown_prompt(&self, form: &FormState, row: usize) -> PromptForm {
        let (id, name, colour) = self.prompt(row);
        let field = |part: &str| format!("prompts.{row}.{part}");
        PromptForm {
            id: form.value(&field("id"), &id),
            name: form.value(&field("name"), &name),
            colour: form.value(&field("colour"), colour.as_str()),
        }
    }
}
