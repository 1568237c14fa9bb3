//! The two totals of a board: notes and stickers.

use leptos::prelude::*;

use crate::domain::theme::Theme;
use crate::i18n::{Lang, say};
use crate::store::Totals;

/// Notes and likes, large; likes only once they may be shown.
#[component]
pub fn Sum(lang: Lang, theme: Theme, totals: Totals) -> impl IntoView {
    let text = &lang.texts().common;
    let split = say::on_paper(lang, totals.stickers)
        .map(|says| view! { <span class="on-paper">{says}</span> });
    let likes = if theme.shows_tally() {
        view! { <div class="likes"><dt>{text.likes}</dt><dd>{totals.stickers.total()}{split}</dd></div> }
            .into_any()
    } else {
        view! {
            <div class="likes wait">
                <dt>{text.likes}</dt>
                <dd>{lang.texts().board.tally_later}</dd>
            </div>
        }
        .into_any()
    };
    view! { <dl class="sum"><div><dt>{text.notes}</dt><dd>{totals.notes}</dd></div>{likes}</dl> }
}
