//! An idea: its question, its prompts on their papers, why, and the way to its theme.

use leptos::prelude::*;

use crate::domain::library::{IdeaId, prompt_rows};
use crate::i18n::Lang;
use crate::pages::theme_edit::idea_address;

/// The card of an idea.
pub(super) fn card(lang: Lang, idea: IdeaId) -> AnyView {
    let text = &lang.texts().library;
    let words = lang.texts().ideas.of(idea);
    let prompts = prompt_rows(words.prompts, words.keep)
        .into_iter()
        .map(|prompt| view! { <li class=prompt.colour>{prompt.name}</li> });
    let prompts = prompts.collect_view();
    let scope = words.scope.map(|scope| view! { <p class="scope">{scope}</p> });
    view! {
        <li class="panel" id=format!("idea-{idea}")>
            <h3>{words.title}</h3>
            <p class="asked">{words.question}</p>
            {scope}
            <ul class="papers">{prompts}</ul>
            <p class="why"><b>{text.why}</b>" "{words.why}</p>
            <p class="actions">
                <a class="btn plain" href=idea_address(idea, None)>
                    {text.use_it}<span class="vh">{format!("：{}", words.title)}</span>
                </a>
            </p>
        </li>
    }
    .into_any()
}
