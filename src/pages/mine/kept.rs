//! One's own stickers and flags, and the ticket.

use leptos::prelude::*;

use super::shown::ShownOwnPage;
use crate::address::OwnForm;
use crate::domain::{
    anon::MySticker,
    flag::{MyFlag, Outcome},
    settings::Tier,
};
use crate::i18n::say;

pub(super) fn stickers(shown: &ShownOwnPage, stickers: &[MySticker]) -> AnyView {
    let (common, text) = (&shown.lang.texts().common, &shown.lang.texts().mine);
    let none = stickers.is_empty().then(|| view! { <p class="quiet">{text.none_stickers}</p> });
    let rows = stickers.iter().map(|sticker| {
        let id = format!("s-{}", sticker.id);
        let peel = shown.stickers.then(|| {
            view! {
                <form class="actions" method="post" action=shown.action(OwnForm::Unlike)>
                    <input type="hidden" name="note" value=sticker.id.to_string()/>
                    <input type="hidden" name="from" value="mine"/>
                    <button class="btn plain small" aria-describedby=id.clone()>{text.peel}</button>
                </form>
            }
        });
        view! {
            <li><p class="stuck" id=id.clone() dir="auto">{sticker.text.clone()}</p>{peel}</li>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="section" aria-labelledby="stuck">
            <header>
                <h2 id="stuck">{text.stickers}</h2>
                <p class="quiet">{(common.notes_n)(stickers.len())}</p>
            </header>
            {none}
            <ul class="rows">{rows}</ul>
        </section>
    }
    .into_any()
}

/// What one flagged, and what became of it; nothing where one flagged nothing.
pub(super) fn flags(shown: &ShownOwnPage, flags: &[MyFlag]) -> Option<AnyView> {
    let texts = shown.lang.texts();
    let text = &texts.flag;
    if flags.is_empty() {
        return None;
    }
    let rows = flags.iter().map(|flag| {
        let id = format!("f-{}", flag.id);
        let back = (flag.outcome == Outcome::Waiting).then(|| {
            view! {
                <form class="actions" method="post" action=shown.action(OwnForm::Unflag)>
                    <input type="hidden" name="note" value=flag.id.to_string()/>
                    <input type="hidden" name="from" value="mine"/>
                    <button class="btn plain small" aria-describedby=id.clone()>{text.take_back}</button>
                </form>
            }
        });
        let says = match &flag.text {
            Some(says) => view! { <span dir="auto">{says.clone()}</span> }.into_any(),
            None => view! { <span class="quiet">{text.hidden_text}</span> }.into_any(),
        };
        let why = (text.because)(say::reason(shown.lang, flag.reason));
        let outcome = (texts.flag_outcome.says)(flag.outcome);
        view! {
            <li>
                <p class="flag-row" id=id.clone()>{says}<br/>
                    <span class="quiet">{why}" · "<strong>{outcome}</strong></span>
                </p>
                {back}
            </li>
        }
    });
    let rows = rows.collect_view();
    Some(
        view! {
            <section class="section" aria-labelledby="flags">
                <header>
                    <h2 id="flags">{text.mine}</h2>
                    <p class="quiet">{(texts.common.notes_n)(flags.len())}</p>
                </header>
                <ul class="rows">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}

/// The ticket itself, and the way to forget it.
pub(super) fn ticket(shown: &ShownOwnPage) -> AnyView {
    let text = &shown.lang.texts().mine;
    // In Open nobody can type a ticket in anywhere.
    let number = shown.carried.as_ref().filter(|_| shown.theme.tier != Tier::Open).map(|carried| {
        let code = carried.ticket.reveal().to_string();
        view! {
            <details class="fold">
                <summary>{shown.lang.texts().offer.own_number}</summary>
                <p class="code num">{code}</p>
            </details>
        }
    });
    view! {
        <section class="ticket" aria-labelledby="ticket">
            <h2 id="ticket">{text.ticket_title}</h2>
            <p>{text.ticket_lead}</p>
            {number}
            <details class="confirm">
                <summary>{text.forget}</summary>
                <form method="post" action=shown.action(OwnForm::Forget)>
                    <p>{text.forget_lead}</p>
                    <p><button class="btn danger">{text.forget}</button></p>
                </form>
            </details>
        </section>
    }
    .into_any()
}
