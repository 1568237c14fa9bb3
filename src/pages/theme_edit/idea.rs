//! The form of a new theme that is made of an idea of the library.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::address::{Address, IDEA, MONTH};
use crate::domain::{
    fault::Fault,
    library::{IdeaId, prompt_rows},
    theme_form::ThemeForm,
};
use crate::http::with_query;
use crate::i18n::Lang;

/// What the form begins with.
pub(super) struct Idea(IdeaId);

impl Idea {
    /// What an address asks for; nothing where it asks for no idea.
    ///
    /// # Errors
    /// [`Fault::NotFound`] for one that there is not.
    pub(super) fn read(idea: &str) -> Result<Option<Self>, Fault> {
        if idea.is_empty() {
            return Ok(None);
        }
        idea.parse().map(|id| Some(Self(id))).map_err(|_| Fault::NotFound)
    }

    /// The field that names it, of the address and of the form.
    pub(super) fn query(&self) -> (&'static str, String) {
        (IDEA, self.0.to_string())
    }

    /// Fills the form in with it.
    pub(super) fn propose(&self, lang: Lang, form: &mut ThemeForm) {
        let words = lang.texts().ideas.of(self.0);
        form.title = words.title.into();
        form.description = words.description();
        form.kind = self.0.kind().as_str().into();
        form.prompts = prompt_rows(words.prompts, words.keep);
    }

    /// The hidden field that says of which idea the theme is made.
    pub(super) fn hidden(&self) -> AnyView {
        view! { <input type="hidden" name=IDEA value=self.0.to_string()/> }.into_any()
    }

    /// What stands above the form: the idea, and why it is one.
    pub(super) fn said(&self, lang: Lang) -> AnyView {
        let text = &lang.texts().library;
        let words = lang.texts().ideas.of(self.0);
        let there = format!("{}#idea-{}", Address::Library, self.0);
        view! {
            <section class="panel" aria-labelledby="idea">
                <h2 id="idea">{(text.of)(words.title)}</h2>
                <p>{text.filled}</p>
                <p class="quiet">{words.why}</p>
                <p><a href=there>{text.title}</a></p>
            </section>
        }
        .into_any()
    }
}

/// The form of a new theme of this idea, in the month of this day.
pub fn address(idea: IdeaId, month: Option<NaiveDate>) -> String {
    let month = month.map(|first| (MONTH, first.format("%Y-%m").to_string()));
    let fields: Vec<_> = [(IDEA, idea.to_string())].into_iter().chain(month).collect();
    with_query(Address::NewTheme, &fields)
}

/// The way from an empty form to the library.
pub(super) fn way(lang: Lang) -> AnyView {
    let text = &lang.texts().library;
    view! { <p><a href=Address::Library>{text.link}</a></p> }.into_any()
}
