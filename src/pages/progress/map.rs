//! How deep-dives hang together, over the years.

use leptos::prelude::*;

use crate::address::Address;
use crate::domain::{calendar::Dates, lineage::Line};
use crate::i18n::{Lang, say};

/// Which deep-dives began with which theme, over the years.
pub(super) fn map(lang: Lang, dates: Dates, lines: &[Line]) -> Option<AnyView> {
    let text = &lang.texts().lineage;
    (!lines.is_empty()).then(|| {
        view! {
            <section class="lines" aria-labelledby="map">
                <h2 id="map">{text.map}</h2>
                <p class="quiet">{text.map_lead}</p>
                {branches(lang, dates, lines)}
            </section>
        }
        .into_any()
    })
}

fn branches(lang: Lang, dates: Dates, lines: &[Line]) -> AnyView {
    let rows = lines.iter().map(|line| {
        let theme = &line.theme;
        let href = Address::Board(&theme.slug).to_string();
        let below = (!line.children.is_empty()).then(|| branches(lang, dates, &line.children));
        view! {
            <li>
                <p>
                    <span class="quiet">{say::month(lang, dates, theme.opens_on)}</span>" "
                    <a href=href dir="auto">{theme.title.clone()}</a>" "
                    <span class="state">{say::state(lang, theme.state)}</span>
                </p>
                {below}
            </li>
        }
    });
    view! { <ul>{rows.collect_view()}</ul> }.into_any()
}
