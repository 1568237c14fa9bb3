//! Templates where answers are written: choosing the one to begin with.

use leptos::prelude::*;

use super::shown::ShownAnswers;
use crate::address::Address;
use crate::domain::answers::Item;

/// A form that asks for the same page with a template in the fields; a way to make one where there
/// is none.
pub(super) fn begin_with(shown: &ShownAnswers, item: Item) -> AnyView {
    let text = &shown.context.lang.texts().templates;
    if shown.templates.is_empty() {
        return view! { <p class="hint"><a href=Address::Templates>{text.link}</a></p> }.into_any();
    }
    let chosen = shown.template().map(|one| one.id.to_string()).unwrap_or_default();
    view! {
        <form class="begin" method="get" action=Address::Item(shown.theme.id, item)>
            <p class="actions">
                <select name="template" aria-label=text.choose aria-describedby="template-hint">{choices(shown, &chosen)}</select>
                <button class="btn plain small">{text.use_one}</button>
                <a href=Address::Templates>{text.link}</a>
            </p>
            <p class="hint" id="template-hint">{text.use_hint}</p>
        </form>
    }
    .into_any()
}

/// The templates as choices, the chosen one first shown.
pub(super) fn choices(shown: &ShownAnswers, chosen: &str) -> AnyView {
    let none = shown.context.lang.texts().templates.choose;
    let options = shown.templates.iter().map(|one| {
        let id = one.id.to_string();
        let selected = id == chosen;
        view! { <option value=id selected=selected>{one.name.clone()}</option> }
    });
    view! { <option value="">{none}</option>{options.collect_view()} }.into_any()
}
