//! The form of a new theme that is made of an idea of the library.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::address::{Address, IDEA, MONTH};
use crate::domain::{
    fault::Fault,
    library::{IdeaRef, own::OwnWords, prompt_rows},
    settings::ThemeKind,
    theme_form::ThemeForm,
};
use crate::http::{AppState, with_query};
use crate::i18n::Lang;
use crate::service::{Actor, Error};

/// What the form begins with.
pub(super) struct Idea {
    of: IdeaRef,
    /// Its words, where it is one of the office's own.
    own: Option<OwnWords>,
}

impl Idea {
    /// What an address asks for; nothing where it asks for no idea.
    ///
    /// # Errors
    /// [`Fault::NotFound`] for one that there is not; [`Error::Store`].
    pub(super) async fn read(
        state: &AppState,
        by: &Actor,
        idea: &str,
    ) -> Result<Option<Self>, Error> {
        if idea.is_empty() {
            return Ok(None);
        }
        let of = idea.parse().map_err(|_| Fault::NotFound)?;
        let own = match of {
            IdeaRef::Own(id) => Some(state.own_idea(by, id).await?.words),
            IdeaRef::Brought(_) => None,
        };
        Ok(Some(Self { of, own }))
    }

    /// The field that names it, of the address and of the form.
    pub(super) fn query(&self) -> (&'static str, String) {
        (IDEA, self.of.to_string())
    }

    /// Fills the form in with it.
    pub(super) fn propose(&self, lang: Lang, form: &mut ThemeForm) {
        match (&self.own, self.of) {
            (Some(words), _) => {
                form.title.clone_from(&words.title);
                form.description = words.description();
                form.kind = ThemeKind::Usual.as_str().into();
                form.prompts = words.rows();
            }
            (None, IdeaRef::Brought(idea)) => {
                let words = lang.texts().ideas.of(idea);
                form.title = words.title.into();
                form.description = words.description();
                form.kind = idea.kind().as_str().into();
                form.prompts = prompt_rows(words.prompts, words.keep);
            }
            (None, IdeaRef::Own(_)) => {}
        }
    }

    /// The hidden field that says of which idea the theme is made.
    pub(super) fn hidden(&self) -> AnyView {
        view! { <input type="hidden" name=IDEA value=self.of.to_string()/> }.into_any()
    }

    /// What stands above the form: the idea, and why it is one.
    pub(super) fn said(&self, lang: Lang) -> AnyView {
        let text = &lang.texts().library;
        let (title, why) = match (&self.own, self.of) {
            (Some(words), _) => (words.title.clone(), words.why.clone()),
            (None, IdeaRef::Brought(idea)) => {
                let words = lang.texts().ideas.of(idea);
                (words.title.to_owned(), words.why.to_owned())
            }
            (None, IdeaRef::Own(_)) => return ().into_any(),
        };
        let there = format!("{}#idea-{}", Address::Library, self.of);
        view! {
            <section class="panel" aria-labelledby="idea">
                <h2 id="idea">{(text.of)(&title)}</h2>
                <p>{text.filled}</p>
                <p class="quiet" dir="auto">{why}</p>
                <p><a href=there>{text.title}</a></p>
            </section>
        }
        .into_any()
    }
}

/// The form of a new theme of this idea, in the month of this day.
pub fn address(idea: IdeaRef, month: Option<NaiveDate>) -> String {
    let month = month.map(|first| (MONTH, first.format("%Y-%m").to_string()));
    let fields: Vec<_> = [(IDEA, idea.to_string())].into_iter().chain(month).collect();
    with_query(Address::NewTheme, &fields)
}

/// The way from an empty form to the library.
pub(super) fn way(lang: Lang) -> AnyView {
    let text = &lang.texts().library;
    view! { <p><a href=Address::Library>{text.link}</a></p> }.into_any()
}
