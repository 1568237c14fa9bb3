//! That something similar was asked before, and what came of it: while there is still time to read
//! it.

use leptos::prelude::*;

use super::shown::ShownTheme;
use crate::address::Address;
use crate::i18n::say;

/// The hint; nothing where nothing is similar.
pub(super) fn before(shown: &ShownTheme) -> Option<AnyView> {
    let lang = shown.lang;
    let text = &lang.texts().lineage;
    let rows = shown.asked_before.iter().map(|before| {
        let href = Address::Board(&before.theme.slug).to_string();
        let counted = |(status, n): (&_, &usize)| (text.counted)(say::status(lang, *status), *n);
        let came: Vec<String> = before.answers.iter().map(counted).collect();
        let came = if came.is_empty() { text.no_answers.to_owned() } else { came.join("　") };
        view! {
            <li>
                <p>
                    <a href=href dir="auto">{before.theme.title.clone()}</a>" "
                    <span class="quiet">{say::month(lang, shown.dates, before.theme.opens_on)}</span>
                </p>
                <p class="quiet">{came}</p>
            </li>
        }
    });
    let rows = rows.collect_view();
    (!shown.asked_before.is_empty()).then(|| {
        view! {
            <section class="panel" aria-labelledby="before">
                <h2 id="before">{text.before}</h2>
                <p class="quiet">{text.before_lead}</p>
                <ul class="rows-of-answers">{rows}</ul>
            </section>
        }
        .into_any()
    })
}
