//! What staff are told of days that are others than they were told before, and why.

use leptos::prelude::*;

use crate::domain::{calendar::Dates, day_change::ToldChange};
use crate::i18n::{Lang, day_changes};

/// The last change, and those before it folded away.
pub fn all_day_changes(lang: Lang, dates: Dates, told: &[ToldChange]) -> Option<AnyView> {
    let text = &lang.texts().day_change;
    let (last, before) = told.split_first()?;
    let earlier = before.iter().map(|one| view! { <li>{change(lang, dates, one)}</li> });
    let earlier = (!before.is_empty()).then(|| {
        view! { <details><summary>{text.before}</summary><ul>{earlier.collect_view()}</ul></details> }
    });
    Some(
        view! {
            <div class="banner">
                <p><strong>{text.title}</strong></p>
                {change(lang, dates, last)}
                {earlier}
            </div>
        }
        .into_any(),
    )
}

/// The last change by itself.
pub fn last_day_change(lang: Lang, dates: Dates, told: &[ToldChange]) -> Option<AnyView> {
    told.first().map(|one| change(lang, dates, one))
}

fn change(lang: Lang, dates: Dates, told: &ToldChange) -> AnyView {
    let says = day_changes::told(lang, dates, told);
    let because = day_changes::because(lang, told);
    let because = because.map(|why| view! { <p dir="auto">{why}</p> });
    view! { <p>{says}</p>{because} }.into_any()
}
