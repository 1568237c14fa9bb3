//! The form of a new theme that is made of an idea of the library.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::copy::MONTH;
use crate::address::{Address, IDEA};
use crate::domain::{
    exchange::read_month,
    fault::Fault,
    library::{IdeaId, prompt_rows, propose_days},
    theme_form::ThemeForm,
};
use crate::http::{AppState, with_query};
use crate::i18n::Lang;
use crate::service::{Actor, Error};

/// What the form begins with.
pub(super) struct Idea {
    id: IdeaId,
    /// The first day of the month that it is for, and the address that is proposed.
    month: Option<(NaiveDate, String)>,
}

impl Idea {
    /// What an address asks for; nothing where it asks for no idea.
    pub(super) async fn load(
        state: &AppState,
        by: &Actor,
        (idea, month): (&str, &str),
    ) -> Result<Option<Self>, Error> {
        if idea.is_empty() {
            return Ok(None);
        }
        let id = idea.parse().map_err(|_| Fault::NotFound)?;
        let month = match read_month(month) {
            Some(first) => Some((first, state.address_of_month(by, first).await?)),
            None => None,
        };
        Ok(Some(Self { id, month }))
    }

    /// The form's own address, to which it comes back when it fails.
    pub(super) fn address(&self) -> String {
        address(self.id, self.month.as_ref().map(|(first, _)| *first))
    }

    /// Fills the form in with it.
    pub(super) fn propose(&self, lang: Lang, form: &mut ThemeForm) {
        let words = lang.texts().ideas.of(self.id);
        form.title = words.title.into();
        form.description = words.description();
        form.prompts = prompt_rows(words.prompts, words.keep);
        if let Some((first, slug)) = &self.month {
            propose_days(form, *first);
            form.slug.clone_from(slug);
        }
    }

    /// The hidden field that says of which idea the theme is made.
    pub(super) fn hidden(&self) -> AnyView {
        view! { <input type="hidden" name=IDEA value=self.id.to_string()/> }.into_any()
    }

    /// What stands above the form: the idea, and why it is one.
    pub(super) fn said(&self, lang: Lang) -> AnyView {
        let text = &lang.texts().library;
        let words = lang.texts().ideas.of(self.id);
        let there = format!("{}#idea-{}", Address::Library, self.id);
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
