//! What the pages of answers show.

use std::collections::HashMap;

use crate::address::AnswersFlash;
use crate::components::answer::AnswerContext;
use crate::domain::{
    answers::{Item, Place, Template, items},
    groups::{Group, Grouped},
    ids::TemplateId,
    note::Note,
    theme::Theme,
};
use crate::http::AppState;
use crate::i18n::Lang;
use crate::service::{Actor, Error};
use crate::store::Answering;

/// A theme with its items and all that is answered to them.
pub(super) struct ShownAnswers {
    pub(super) context: AnswerContext,
    pub(super) theme: Theme,
    pub(super) answering: Answering,
    pub(super) grouped: Grouped,
    /// What can be answered, most stickers first.
    pub(super) places: Vec<Place>,
    /// The notes that show.
    pub(super) notes: Vec<Note>,
    groups: HashMap<Item, usize>,
    /// The office's templates, by name.
    pub(super) templates: Vec<Template>,
    /// Which of them the address asks for.
    chosen: Option<TemplateId>,
}

impl ShownAnswers {
    pub(super) async fn load(
        lang: Lang,
        state: &AppState,
        by: &Actor,
        id: &str,
    ) -> Result<Self, Error> {
        let id = id.parse().map_err(|_| crate::domain::fault::Fault::NotFound)?;
        let (theme, answering) = state.answering(by, id).await?;
        let mut notes = state.board.notes(id).await?;
        notes.retain(|note| note.hidden.is_none());
        let grouped = answering.bench.grouped(notes.clone());
        let places = items(&grouped, |note| answering.has_own(note));
        let groups = grouped.groups.iter().enumerate();
        let groups = groups.map(|(at, group)| (Item::Group(group.id), at)).collect();
        let context = AnswerContext { lang, dates: state.dates(), today: state.today() };
        let templates = state.templates(by).await?;
        let all = Self {
            context,
            theme,
            answering,
            grouped,
            places,
            notes,
            groups,
            templates,
            chosen: None,
        };
        Ok(all)
    }

    /// The same, with the template that an address asks for.
    pub(super) fn with_template(self, asked: &str) -> Self {
        Self { chosen: asked.parse().ok(), ..self }
    }

    /// The template that somebody chose to begin with.
    pub(super) fn template(&self) -> Option<&Template> {
        self.templates.iter().find(|one| Some(one.id) == self.chosen)
    }

    /// The group of an item; none for a note.
    pub(super) fn group(&self, item: Item) -> Option<&Group> {
        self.groups.get(&item).and_then(|at| self.grouped.groups.get(*at))
    }

    /// The notes of an item.
    pub(super) fn notes_of(&self, item: Item) -> Vec<Note> {
        match item {
            Item::Group(_) => self.group(item).map(|group| group.notes.clone()).unwrap_or_default(),
            Item::Note(id) => self.notes.iter().filter(|note| note.id == id).cloned().collect(),
        }
    }

    /// Why the notes of an item are together; empty for a note.
    pub(super) fn why(&self, item: Item) -> &str {
        self.group(item).map_or("", |group| &group.label.reason)
    }

    /// The sentence of what was just done.
    pub(super) fn flash(&self, done: &str) -> Option<&'static str> {
        let text = &self.context.lang.texts().answering;
        done.parse().ok().map(|done| match done {
            AnswersFlash::Saved => text.saved,
            AnswersFlash::Dropped => text.dropped,
            AnswersFlash::Begun => self.context.lang.texts().templates.begun,
            AnswersFlash::Remarked => text.remarked,
            AnswersFlash::Published => text.published,
            AnswersFlash::Asked => self.context.lang.texts().asking.asked,
            AnswersFlash::Shortlisted => self.context.lang.texts().shortlist.listed,
            AnswersFlash::Unlisted => self.context.lang.texts().shortlist.dropped,
            AnswersFlash::HandsOpened => self.context.lang.texts().hands.opened,
            AnswersFlash::HandsClosed => self.context.lang.texts().hands.closed_now,
        })
    }
}
