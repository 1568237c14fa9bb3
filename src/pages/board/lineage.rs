//! Where a board began, and which deep-dives began with it.

use leptos::prelude::*;

use crate::address::Address;
use crate::components::quote::quote;
use crate::i18n::{Lang, say};
use crate::service::Lineage;

/// The lines below the board's head; nothing for most boards.
pub(super) fn lineage(lang: Lang, descent: &Lineage) -> Option<AnyView> {
    let text = &lang.texts().lineage;
    let began = descent.beginning.as_ref().map(|beginning| {
        view! { <section class="panel lineage" aria-labelledby="began"><h2 id="began">{text.began}</h2>{quote(lang, beginning)}</section> }
    });
    let rows = descent.deep_dives.iter().map(|theme| {
        let href = Address::Board(&theme.slug).to_string();
        view! { <li><a href=href dir="auto">{theme.title.clone()}</a>" "<span class="state">{say::state(lang, theme.state)}</span></li> }
    });
    let dives = (!descent.deep_dives.is_empty()).then(|| {
        view! { <section class="panel lineage" aria-labelledby="dives"><h2 id="dives">{text.deep_dives}</h2><ul>{rows.collect_view()}</ul></section> }
    });
    (began.is_some() || dives.is_some())
        .then(|| view! { <div class="told">{began}{dives}</div> }.into_any())
}
