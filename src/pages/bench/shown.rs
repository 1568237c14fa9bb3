//! What the bench shows, and what each of its forms carries.

use std::collections::HashSet;

use leptos::prelude::*;

use super::asked::BenchPart;
use crate::components::parts::Known;
use crate::domain::{
    groups::{Group, Grouped},
    ids::{GroupId, NoteId},
    note::Note,
    theme::Theme,
};
use crate::http::echo::Echo;
use crate::i18n::{Lang, say};
use crate::service::Suggestions;

/// So many characters of a note stand for a group without a name.
const EXCERPT: usize = 20;

/// What the page and its parts show.
pub(super) struct ShownBench {
    pub(super) lang: Lang,
    pub(super) theme: Theme,
    pub(super) grouped: Grouped,
    /// What could go together of those in no group.
    pub(super) suggestions: Suggestions,
    /// The number of the last step, which every form carries.
    pub(super) seen: i64,
    /// Whether something can be done here.
    pub(super) open: bool,
    pub(super) asked: BenchPart,
    pub(super) echo: Option<Echo>,
    /// Notes whose box is ticked when the page comes: those that a failed form had chosen, and
    /// those that somebody else had moved.
    pub(super) ticked: HashSet<NoteId>,
    /// What was searched for and is in a group; `None` where nobody searched.
    pub(super) hits: Option<HashSet<NoteId>>,
    /// What the browser shows already.
    pub(super) known: Known,
}

impl ShownBench {
    /// Whether somebody searched for this note, which is in a group.
    pub(super) fn hits(&self, note: NoteId) -> bool {
        self.hits.as_ref().is_some_and(|hits| hits.contains(&note))
    }

    /// The notes that somebody searched for and that are in a group.
    pub(super) fn found_in_groups(&self) -> impl Iterator<Item = &Note> {
        let notes = self.grouped.groups.iter().flat_map(|group| &group.notes);
        notes.filter(|note| self.hits(note.id))
    }

    /// Whether the form that merges this group is shown: on request, for it lists all others.
    pub(super) fn merges(&self, group: GroupId) -> bool {
        let failed = self.echo.as_ref().filter(|echo| echo.value("to").is_some());
        let of = |echo: &Echo| echo.value("group") == Some(group.to_string().as_str());
        self.asked.merge == Some(group) || failed.is_some_and(of)
    }

    /// What a group is called; one without a name by its number and a note of it.
    pub(super) fn name(&self, group: &Group) -> String {
        if group.label.name.is_empty() {
            let mut text: String = group.name().chars().take(EXCERPT + 1).collect();
            if let Some((at, _)) = text.char_indices().nth(EXCERPT) {
                text.replace_range(at.., "…");
            }
            (self.lang.texts().bench.unnamed)(group.number, &text)
        } else {
            group.label.name.clone()
        }
    }

    /// The address of this page.
    pub(super) fn page(&self) -> String {
        self.asked.address(self.theme.id, self.asked.page)
    }

    /// The hidden fields of every form: on which page it stands, of which theme, and as of which
    /// step it was shown.
    pub(super) fn guards(&self) -> impl IntoView + use<> {
        view! {
            <input type="hidden" name="page" value=self.page()/>
            <input type="hidden" name="theme" value=self.theme.id.to_string()/>
            <input type="hidden" name="seen" value=self.seen/>
        }
    }

    /// What was typed into a field of the form whose group this is; in a form of no group, the
    /// field that belongs to none.
    pub(super) fn typed(&self, group: &str, field: &str) -> Option<String> {
        let echo = self.echo.as_ref()?;
        let of_this = echo.value("group").unwrap_or_default() == group;
        of_this.then(|| echo.value(field).unwrap_or_default().to_owned())
    }

    /// The sentence beside a field of that form.
    pub(super) fn problem(&self, group: &str, field: &str) -> Option<String> {
        self.typed(group, field)?;
        let text = &self.lang.texts().bench;
        match field {
            "notes" => self.echo.as_ref()?.problem(field).map(|_| text.none_chosen.to_owned()),
            "to" => self.echo.as_ref()?.problem(field).map(|_| text.no_target.to_owned()),
            _ => self.echo.as_ref()?.problem(field).map(|problem| say::problem(self.lang, problem)),
        }
    }
}
