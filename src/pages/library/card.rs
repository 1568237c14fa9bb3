//! An idea: its question, its prompts on their papers, why, what became of it here, and the way to its
//! theme.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::address::Address;
use crate::domain::{
    calendar::Dates,
    library::{IdeaId, IdeaRef, prompt_rows},
};
use crate::i18n::{Lang, say};
use crate::pages::theme_edit::idea_address;
use crate::service::library::UsedIdea;

/// How ideas are shown, and what became of them here.
pub(super) struct Shown {
    pub(super) lang: Lang,
    pub(super) dates: Dates,
    pub(super) used: BTreeMap<IdeaRef, Vec<UsedIdea>>,
}

/// The card of an idea.
pub(super) fn card(of: &Shown, idea: IdeaId) -> AnyView {
    let lang = of.lang;
    let text = &lang.texts().library;
    let words = lang.texts().ideas.of(idea);
    let prompts = prompt_rows(words.prompts, words.keep)
        .into_iter()
        .map(|prompt| view! { <li class=prompt.colour>{prompt.name}</li> });
    let prompts = prompts.collect_view();
    let scope = words.scope.map(|scope| view! { <p class="scope">{scope}</p> });
    let used = of.used.get(&IdeaRef::Brought(idea)).map(|themes| used(of, themes));
    view! {
        <li class="panel" id=format!("idea-{idea}")>
            <h3>{words.title}</h3>
            <p class="asked">{words.question}</p>
            {scope}
            <ul class="papers">{prompts}</ul>
            <p class="why"><b>{text.why}</b>" "{words.why}</p>
            {used}
            <p class="actions">
                <a class="btn plain" href=idea_address(IdeaRef::Brought(idea), None)>
                    {text.use_it}<span class="vh">{format!("：{}", words.title)}</span>
                </a>
            </p>
        </li>
    }
    .into_any()
}

/// The themes that were made of it: their month, and their figures where these are everybody's.
pub(super) fn used(of: &Shown, themes: &[UsedIdea]) -> AnyView {
    let lang = of.lang;
    let text = &lang.texts().library;
    let rows = themes.iter().map(|UsedIdea { theme, totals }| {
        let when = say::month(lang, of.dates, theme.opens_on);
        let became = match totals {
            Some(totals) => (text.figures)(totals.notes, totals.stickers.total().into()),
            None => say::state(lang, theme.state).to_owned(),
        };
        let href = Address::AdminTheme(theme.id);
        view! { <li>{when}" "<a href=href dir="auto">{theme.title.clone()}</a>" "<span class="quiet">{became}</span></li> }
    });
    let rows = rows.collect_view();
    view! {
        <div class="used"><p><b>{text.used}</b></p><ul>{rows}</ul></div>
    }
    .into_any()
}
