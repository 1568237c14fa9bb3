//! What is safe, and what is not yet.

use leptos::prelude::*;

use super::shown::Shown;
use crate::address::Address;

/// Two lists; one that would be empty is not there.
pub(super) fn safety(shown: &Shown) -> AnyView {
    let texts = shown.lang().texts();
    let (text, words) = (&texts.first_day, &texts.first_day_words);
    let all = shown.day.facts.safety();
    let list = |safe: bool, title: &'static str, class: &'static str| {
        let items = all.iter().filter(|(_, is)| *is == safe);
        let items: Vec<_> =
            items.map(|(what, _)| view! { <li>{(words.safety)(*what, safe)}</li> }).collect();
        (!items.is_empty()).then(|| {
            view! { <section class="panel"><h2>{title}</h2><ul class=class>{items}</ul></section> }
        })
    };
    view! {
        <div class="split-2 safety">
            {list(true, text.safe, "is-safe")}
            {list(false, text.not_yet, "not-safe")}
        </div>
        <p><a href=Address::Trust>{text.to_trust}</a></p>
    }
    .into_any()
}
