//! What the working group asks about notes, above the wall, with the replies. Nothing in it depends
//! on who is looking: whoever wrote the note sees what everybody sees.

use std::{collections::HashMap, sync::Arc};

use leptos::prelude::*;

use crate::components::question::{reply_form, thread};
use crate::domain::{
    calendar::Dates,
    ids::{NoteId, QuestionId},
    note::{BoardView, Note},
    question::{Thread, takes_replies},
    theme::Theme,
};
use crate::http::{AppState, echo::Echo};
use crate::i18n::Lang;
use crate::service::Error;

/// The questions under notes that show.
pub(super) struct PublicQuestions {
    threads: Vec<Thread>,
    quoted: HashMap<NoteId, String>,
    by_note: Arc<HashMap<NoteId, QuestionId>>,
    takes_replies: bool,
    takes_flags: bool,
}

impl PublicQuestions {
    /// Nothing where nothing is asked.
    pub(super) async fn load(
        state: &AppState,
        theme: &Theme,
        notes: &[Note],
    ) -> Result<Option<Self>, Error> {
        let mut threads = state.threads(theme.id).await?;
        let mut quoted = HashMap::new();
        for note in notes.iter().filter(|note| note.hidden.is_none()) {
            if threads.iter().any(|thread| thread.question.note == note.id) {
                quoted.insert(note.id, note.text.clone());
            }
        }
        threads.retain(|thread| quoted.contains_key(&thread.question.note));
        if threads.is_empty() {
            return Ok(None);
        }
        // The last question, where there are several.
        let by_note = threads.iter().map(|thread| (thread.question.note, thread.question.id));
        let by_note = Arc::new(by_note.collect());
        Ok(Some(Self {
            threads,
            quoted,
            by_note,
            takes_replies: takes_replies(theme.state),
            takes_flags: theme.takes_flags(),
        }))
    }

    /// The notes that are asked about.
    pub(super) fn by_note(&self) -> Arc<HashMap<NoteId, QuestionId>> {
        self.by_note.clone()
    }

    /// A reply that shows.
    pub(super) fn reply(&self, id: NoteId) -> Option<&Note> {
        let replies = self.threads.iter().flat_map(|thread| &thread.replies);
        replies.map(|reply| &reply.note).find(|note| note.id == id && note.hidden.is_none())
    }

    /// Whether replies are taken.
    pub(super) const fn takes_replies(&self) -> bool {
        self.takes_replies
    }

    /// Whether a form that failed is one of those here.
    pub(super) fn has(&self, question: &str) -> bool {
        self.takes_replies
            && self.threads.iter().any(|thread| thread.question.id.to_string() == question)
    }

    /// The questions. On the board's first page alone, and not among what somebody searches for;
    /// wherever a form failed.
    pub(super) fn section(
        &self,
        (lang, dates): (Lang, Dates),
        slug: &str,
        view: &BoardView,
        echo: Option<&Echo>,
    ) -> Option<AnyView> {
        let failed = echo.and_then(|echo| echo.value("question"));
        let whole = view.search.is_empty() && view.prompt.is_none() && view.page.unwrap_or(1) <= 1;
        if !whole && failed.is_none() {
            return None;
        }
        let text = &lang.texts().asking;
        let seen = BoardView { page: None, ..view.clone() };
        let threads = self.threads.iter().map(|one| {
            let view = seen.clone();
            let form =
                self.takes_replies.then(|| reply_form(lang, slug, one.question.id, view, echo));
            let quoted = self.quoted.get(&one.question.note).map_or("", String::as_str);
            thread(lang, dates, one, quoted, form, self.takes_flags.then_some((slug, &seen)))
        });
        let threads = threads.collect_view();
        let lead = if self.takes_replies { text.lead } else { text.lead_closed };
        Some(
            view! {
                <section class="answers-of questions" aria-labelledby="questions">
                    <h2 id="questions">{text.title}</h2>
                    <p class="quiet">{lead}</p>
                    <div class="answers">{threads}</div>
                </section>
            }
            .into_any(),
        )
    }
}
