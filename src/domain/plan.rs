//! The plan of a theme: the settings and the prompts that a form, a template or an example asks
//! for.

use std::ops::{Deref, DerefMut};

use chrono::NaiveDate;

use super::ids::PromptId;
use super::lineage::Origin;
use super::settings::Settings;
use super::theme::{Colour, Theme};

/// A prompt of a plan: an existing one to keep (and perhaps rename), or a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedPrompt {
    /// The id to keep; `None` for a new one.
    pub id: Option<PromptId>,
    /// The name on the tape.
    pub name: String,
    /// The paper.
    pub colour: Colour,
}

/// A plan that holds together. It can be read and changed like its settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What is set.
    pub settings: Settings,
    /// Whether it is opened in an emergency. A plan of the form is not, and what a theme is once
    /// stays.
    pub emergency: bool,
    /// Where it began, if it goes on from an item of another theme. Said once, when it is made.
    pub origin: Option<Origin>,
    /// The columns in order.
    pub prompts: Vec<PlannedPrompt>,
}

impl Deref for Plan {
    type Target = Settings;

    fn deref(&self) -> &Settings {
        &self.settings
    }
}

impl DerefMut for Plan {
    fn deref_mut(&mut self) -> &mut Settings {
        &mut self.settings
    }
}

impl PlannedPrompt {
    /// A new prompt.
    pub fn new(name: impl Into<String>, colour: Colour) -> Self {
        Self { id: None, name: name.into(), colour }
    }
}

impl Plan {
    /// A question with the usual settings; see [`Settings::usual`].
    pub fn new(
        title: impl Into<String>,
        slug: impl Into<String>,
        first: NaiveDate,
        last: NaiveDate,
        prompts: Vec<PlannedPrompt>,
    ) -> Self {
        Self {
            settings: Settings::usual(title, slug, first, last),
            emergency: false,
            origin: None,
            prompts,
        }
    }

    /// Whether the theme is as this plan has it.
    pub fn is_of(&self, theme: &Theme) -> bool {
        self.settings == theme.settings && self.has_prompts_of(theme)
    }

    /// Which of the form's fields differ from the theme as stored, by name; prompts as a whole. See
    /// [`Settings::changes`].
    pub fn changes(&self, theme: &Theme) -> Vec<String> {
        let prompts = (!self.has_prompts_of(theme)).then_some("prompts");
        self.settings
            .changes(&theme.settings)
            .into_iter()
            .chain(prompts)
            .map(ToOwned::to_owned)
            .collect()
    }

    /// The draft that would be made of this plan: what is looked at without a board behind it, an
    /// example or a rule.
    pub fn draft(&self) -> Theme {
        use super::{
            hex::Hex,
            ids::ThemeId,
            theme::{Prompt, State},
        };
        let prompt = |planned: &PlannedPrompt| Prompt {
            id: planned.id.unwrap_or(PromptId(uuid::Uuid::nil())),
            name: planned.name.clone(),
            colour: planned.colour,
        };
        Theme {
            id: ThemeId(uuid::Uuid::nil()),
            settings: self.settings.clone(),
            state: State::Draft,
            report_public: false,
            example: false,
            next_box: None,
            emergency: self.emergency,
            version: 1,
            revision: 1,
            stamp_key: None::<Hex<32>>,
            key_check: None,
            prompts: self.prompts.iter().map(prompt).collect(),
        }
    }

    fn has_prompts_of(&self, theme: &Theme) -> bool {
        let prompts =
            theme.prompts.iter().map(|prompt| (Some(prompt.id), &prompt.name, prompt.colour));
        self.prompts.iter().map(|prompt| (prompt.id, &prompt.name, prompt.colour)).eq(prompts)
    }
}
