//! The form of a new theme that is like another one: what came along, and for which month.

use leptos::prelude::*;

use crate::address::{Address, LIKE};
use crate::components::fields::{FormState, TextField};
use crate::domain::{
    exchange::read_month,
    fault::Fault,
    problem::{Invalid, Problem},
};
use crate::http::{AppState, echo::Echo, with_query};
use crate::i18n::Lang;
use crate::service::{Actor, Error, new_theme::Copied};

/// The field of the address that says for which month.
pub(super) const MONTH: &str = "month";

/// What the form begins with.
pub(super) struct Copy {
    pub(super) copied: Copied,
    /// What was typed and is no month.
    wrong: Option<String>,
}

impl Copy {
    /// What an address asks for; nothing where it asks for no copy.
    pub(super) async fn load(
        state: &AppState,
        by: &Actor,
        (like, month): (&str, &str),
    ) -> Result<Option<Self>, Error> {
        if like.is_empty() {
            return Ok(None);
        }
        let id = like.parse().map_err(|_| Fault::NotFound)?;
        let read = read_month(month);
        let wrong = (read.is_none() && !month.trim().is_empty()).then(|| month.to_owned());
        Ok(Some(Self { copied: state.copied_theme(by, id, read).await?, wrong }))
    }

    fn month(&self) -> String {
        self.copied.month.format("%Y-%m").to_string()
    }

    /// The form's own address, to which it comes back when it fails.
    pub(super) fn address(&self) -> String {
        let like = self.copied.theme.id.to_string();
        with_query(Address::NewTheme, &[(LIKE, like), (MONTH, self.month())])
    }

    /// What stands above the form: what is copied, and another month.
    pub(super) fn said(&self, lang: Lang) -> AnyView {
        let text = &lang.texts().copy;
        let echo = self.wrong.as_ref().map(|typed| {
            let fault = Fault::from(Invalid::one(MONTH, Problem::Malformed));
            Echo::new(vec![(MONTH.to_owned(), typed.clone())], fault)
        });
        let form = FormState { lang, echo, prefix: "" };
        let like = self.copied.theme.id.to_string();
        view! {
            <section class="panel" aria-labelledby="copy">
                <h2 id="copy">{(text.of)(&self.copied.theme.title)}</h2>
                <p>{text.lead}</p>
                <form method="get" action=Address::NewTheme class="form">
                    <input type="hidden" name=LIKE value=like/>
                    <TextField form field=MONTH label=text.month hint=text.month_hint kind="month" class="date" stored=self.month()/>
                    <p class="actions"><button class="btn plain">{text.move_there}</button></p>
                </form>
            </section>
        }
        .into_any()
    }
}
