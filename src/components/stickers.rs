//! Stickers as they lie on a note: a pile and its number.

use leptos::prelude::*;

use crate::i18n::Lang;

/// Stickers that are drawn; beyond them the number speaks.
const PILE: u32 = 12;

/// The pile of round stickers and their number. The number is what screen readers get.
#[component]
pub fn Stickers(lang: Lang, count: u32) -> impl IntoView {
    let dots = (0..count.min(PILE)).map(|_| view! { <i class="dot"></i> }).collect_view();
    let class = match count {
        0 => "cnt zero",
        n if n > PILE => "cnt many",
        _ => "cnt",
    };
    view! {
        <span class="pile" aria-hidden="true">{dots}</span>
        <span class=class><span class="vh">{lang.texts().common.likes}" "</span>{count}</span>
    }
}
