//! The form of a new theme that goes on from an item of another one.

use leptos::prelude::*;

use crate::components::quote::quote;
use crate::domain::{
    lineage::Origin,
    text::graphemes,
    theme_form::{TITLE_MAX, ThemeForm},
};
use crate::http::AppState;
use crate::i18n::Lang;
use crate::server_fns::origin;
use crate::service::{Beginning, Error};

/// What the form begins with.
pub(super) struct DeepDive {
    origin: Origin,
    beginning: Beginning,
}

impl DeepDive {
    /// What an address asks for; nothing where it asks for no deep-dive, or for one of a theme that
    /// has no board.
    pub(super) async fn load(
        state: &AppState,
        from: &str,
        item: &str,
    ) -> Result<Option<Self>, Error> {
        let Some(origin) = origin(from, item).ok().filter(|origin| origin.item.is_some()) else {
            return Ok(None);
        };
        let beginning = state.beginning(&origin).await?;
        Ok(beginning.map(|beginning| Self { origin, beginning }))
    }

    /// The fields that say where it begins: of the address, and hidden ones of the form.
    pub(super) fn query(&self) -> [(&'static str, String); 2] {
        [
            ("from", self.origin.parent.to_string()),
            ("item", self.origin.item.map(|item| item.to_string()).unwrap_or_default()),
        ]
    }

    /// Proposes a title and a description.
    pub(super) fn propose(&self, lang: Lang, form: &mut ThemeForm) {
        let text = &lang.texts().lineage;
        form.description = (text.describes)(&self.beginning.parent.title);
        if let Some(name) = &self.beginning.name {
            let titled = (text.titled)(name);
            // A title that would have to be cut says less than none.
            if graphemes(&titled) <= TITLE_MAX {
                form.title = titled;
            }
        }
    }

    /// The quotation above the form.
    pub(super) fn quoted(&self, lang: Lang) -> AnyView {
        let text = &lang.texts().lineage;
        view! {
            <section class="panel lineage" aria-labelledby="quote">
                <h2 id="quote">{text.quote}</h2>
                {quote(lang, &self.beginning)}
                <p class="quiet">{text.start_lead}</p>
            </section>
        }
        .into_any()
    }

    /// The hidden fields that say where it begins.
    pub(super) fn hidden(&self) -> AnyView {
        let fields = self.query().map(|(name, value)| {
            view! { <input type="hidden" name=name value=value/> }
        });
        fields.collect_view().into_any()
    }
}
