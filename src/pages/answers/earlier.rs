//! Earlier items that say nearly what one says, and what came of them.

use leptos::prelude::*;

use super::shown::ShownAnswers;
use crate::address::Address;
use crate::components::answer::{anchor, status};
use crate::domain::answers::Told;

/// The section of the page of an item.
pub(super) fn earlier(shown: &ShownAnswers, told: &[Told]) -> AnyView {
    let lang = shown.context.lang;
    let text = &lang.texts().lineage;
    let rows = told.iter().filter_map(|told| {
        let answer = &told.stands()?.answer;
        let href = format!("{}#{}", Address::Board(&told.slug), anchor(told.place.item));
        let says: String = answer.text.chars().take(80).collect();
        Some(view! {
            <li>
                <p><a href=href dir="auto">{told.place.name.clone()}</a>" "{status(lang, answer.status)}</p>
                <p class="quiet" dir="auto">{told.title.clone()}{(!says.is_empty()).then(|| format!("　{says}"))}</p>
            </li>
        })
    });
    let rows: Vec<_> = rows.collect();
    let body = if rows.is_empty() {
        view! { <p class="quiet">{text.no_earlier}</p> }.into_any()
    } else {
        view! { <p class="quiet">{text.earlier_lead}</p><ul class="rows-of-answers">{rows}</ul> }
            .into_any()
    };
    view! { <section class="panel" aria-labelledby="earlier"><h2 id="earlier">{text.earlier}</h2>{body}</section> }
        .into_any()
}
