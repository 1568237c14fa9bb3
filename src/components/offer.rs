//! The confirmation card for a ticket that nobody has asked for: it came with an address, or in a
//! cookie. The card asks before it is kept, says who may hold it too, and what would be lost.
//! Hidden until the island has a ticket to ask about (`islands/offer.rs`); a part shows where all
//! its words in `data-when` hold.

use leptos::prelude::*;

use crate::domain::settings::Tier;
use crate::i18n::Lang;

/// The card.
#[component]
pub fn Offer(lang: Lang, tier: Tier) -> impl IntoView {
    let text = &lang.texts().offer;
    let end = (tier == Tier::Sealed).then(|| {
        view! {
            <div class="field" data-when="link">
                <label for="offer-end">{text.end}</label>
                <p class="hint" id="offer-hint">{text.end_hint}</p>
                <input id="offer-end" class="num" autocomplete="off" autocapitalize="characters"
                    spellcheck="false" maxlength="9" aria-describedby="offer-hint"/>
            </div>
        }
    });
    view! {
        <form class="enter offer" id="offer" aria-labelledby="offer-title" data-wrong=text.end_wrong
            data-first=text.first hidden>
            <h2 id="offer-title" tabindex="-1">
                <span data-when="link alone">{text.title_link}</span>
                <span data-when="cookie alone">{text.title_cookie}</span>
                <span data-when="other">{text.title_other}</span>
            </h2>
            <p data-when="link">{text.link}</p>
            <p data-when="cookie">{text.cookie}</p>
            <div data-when="other">
                <p class="banner bad">
                    {text.other}{(tier == Tier::Sealed).then_some(text.other_sealed)}" "
                    {text.other_note}
                </p>
                <details class="fold">
                    <summary>{text.number}</summary>
                    <p class="code num"></p>
                </details>
            </div>
            {end}
            <p class="err" id="offer-err" hidden></p>
            <p class="actions">
                <button class="btn refuse" type="button" data-when="other">{text.keep}</button>
                <button class="btn danger" data-when="other">{text.replace}</button>
                <button class="btn" data-when="alone">{text.use_it}</button>
                <button class="btn plain refuse" type="button" data-when="link alone">
                    {text.refuse}
                </button>
                <button class="btn danger refuse" type="button" data-when="cookie alone">
                    {text.discard}
                </button>
            </p>
        </form>
    }
}
