//! Stickers as they lie on a note: a pile and its number; and how much of it is on paper.

use leptos::prelude::*;

use crate::domain::stickers::StickerCount;
use crate::i18n::{Lang, say};

/// Stickers that are drawn; beyond them the number speaks.
const PILE: u32 = 12;

/// The pile of round stickers and their number. The number is what screen readers get.
#[component]
pub fn Stickers(lang: Lang, count: StickerCount) -> impl IntoView {
    let total = count.total();
    let dots = (0..total.min(PILE)).map(|_| view! { <i class="dot"></i> }).collect_view();
    let class = match total {
        0 => "cnt zero",
        n if n > PILE => "cnt many",
        _ => "cnt",
    };
    let split =
        say::on_paper(lang, count).map(|says| view! { <span class="on-paper">{says}</span> });
    view! {
        <span class="pile" aria-hidden="true">{dots}</span>
        <span class=class><span class="vh">{lang.texts().common.likes}" "</span>{total}</span>
        {split}
    }
}
