//! The form of a new theme that is split off from another one: some of its prompts, and none of its notes.
//! Which go along is chosen above the form, in one of its own, which needs no script.

use leptos::prelude::*;

use crate::address::{Address, LIKE, MONTH, PROMPT, SPLIT};
use crate::domain::{
    ids::ThemeId,
    theme::{State, Theme},
    theme_form::ThemeForm,
};
use crate::http::with_query;
use crate::i18n::Lang;

/// What the form begins with.
pub(super) struct Split {
    parent: ThemeId,
    /// Which prompts go along, by their places.
    kept: Vec<usize>,
}

/// Whether a theme can be split: one that is not over, and asks more than one thing.
fn can_be_split(theme: &Theme) -> bool {
    theme.prompts.len() > 1 && theme.state <= State::Open
}

impl Split {
    /// What an address asks for, of the theme that the new one is like; nothing where it asks for a copy,
    /// or that theme cannot be split. Where it names no prompt, nothing is chosen yet.
    pub(super) fn of(theme: &Theme, split: &str, prompts: &[String]) -> Option<Self> {
        if split.is_empty() || !can_be_split(theme) {
            return None;
        }
        let places = theme.prompts.iter().enumerate();
        let named = places.filter(|(_, prompt)| prompts.contains(&prompt.id.to_string()));
        let kept = named.map(|(at, _)| at);
        Some(Self { parent: theme.id, kept: kept.collect() })
    }

    /// Leaves the chosen prompts in the form.
    pub(super) fn propose(&self, form: &mut ThemeForm) {
        if !self.kept.is_empty() {
            let mut at = 0..;
            form.prompts.retain(|_| at.next().is_some_and(|at| self.kept.contains(&at)));
        }
    }

    /// The fields of the address that say so.
    pub(super) fn query(&self, theme: &Theme) -> Vec<(&'static str, String)> {
        let named = self.kept.iter().filter_map(|at| theme.prompts.get(*at));
        let named = named.map(|prompt| (PROMPT, prompt.id.to_string()));
        [(SPLIT, "1".to_owned())].into_iter().chain(named).collect()
    }

    /// The hidden field that says of which theme it is split off.
    pub(super) fn hidden(&self) -> AnyView {
        view! { <input type="hidden" name="from" value=self.parent.to_string()/> }.into_any()
    }

    /// What stands above the form: what splitting means, and which prompts go along.
    pub(super) fn said(&self, lang: Lang, theme: &Theme, month: String) -> AnyView {
        let text = &lang.texts().copy;
        let rows = theme.prompts.iter().enumerate().map(|(at, prompt)| {
            let kept = self.kept.contains(&at);
            view! {
                <label class="choice">
                    <input type="checkbox" name=PROMPT value=prompt.id.to_string() checked=kept/>
                    <span dir="auto">{prompt.name.clone()}</span>
                </label>
            }
        });
        let rows = rows.collect_view();
        view! {
            <section class="panel" aria-labelledby="split">
                <h2 id="split">{(text.split_of)(&theme.title)}</h2>
                <p>{text.split_lead}</p>
                <form class="form" method="get" action=Address::NewTheme>
                    <input type="hidden" name=LIKE value=theme.id.to_string()/>
                    <input type="hidden" name=SPLIT value="1"/>
                    <input type="hidden" name=MONTH value=month/>
                    <fieldset class="group">
                        <legend>{text.split_choose}</legend>
                        {rows}
                    </fieldset>
                    <p class="actions"><button class="btn plain">{text.split_button}</button></p>
                </form>
            </section>
        }
        .into_any()
    }
}

/// The way from a copy to splitting; nothing where the theme cannot be split.
pub(super) fn way(lang: Lang, theme: &Theme) -> Option<AnyView> {
    let fields = [(LIKE, theme.id.to_string()), (SPLIT, "1".to_owned())];
    let to = with_query(Address::NewTheme, &fields);
    let says = lang.texts().copy.split_link;
    can_be_split(theme).then(|| view! { <p><a href=to>{says}</a></p> }.into_any())
}
