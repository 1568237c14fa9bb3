//! What the bench shows, and what each of its forms carries.

use std::collections::HashSet;

use leptos::prelude::*;

use super::asked::BenchPart;
use crate::domain::{groups::Grouped, ids::NoteId, theme::Theme};
use crate::http::echo::Echo;
use crate::i18n::Lang;
use crate::service::Suggestions;

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
}

impl ShownBench {
    /// The hidden fields of every form: on which page it stands, of which theme, and as of which
    /// step it was shown.
    pub(super) fn guards(&self) -> impl IntoView + use<> {
        view! {
            <input type="hidden" name="page" value=self.asked.address(self.theme.id, self.asked.page)/>
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
            _ => self
                .echo
                .as_ref()?
                .problem(field)
                .map(|problem| (self.lang.texts().answers.problem)(problem)),
        }
    }
}
