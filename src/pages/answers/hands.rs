//! Who offered help with an item, for reviewers, and whether staff can.

use leptos::prelude::*;

use super::{form::hidden, shown::ShownAnswers};
use crate::address::Address;
use crate::domain::{
    answers::Item,
    hands::{OfferedHand, can_be_offered},
};
use crate::i18n::say;

/// The list, and the button that lets staff offer help; nothing where nothing will be done.
pub(super) fn hands(
    shown: &ShownAnswers,
    item: Item,
    hands: &(bool, Vec<OfferedHand>),
) -> Option<AnyView> {
    let lang = shown.context.lang;
    let text = &lang.texts().hands;
    let (wanted, hands) = hands;
    let answer = shown.answering.published.answer(item);
    let can = answer.is_some_and(|given| can_be_offered(shown.theme.state, given.answer.status));
    if !can && !wanted && hands.is_empty() {
        return None;
    }
    let now = match (can, wanted) {
        (true, true) => view! { <p>{text.is_open}</p> }.into_any(),
        (true, false) => view! { <p>{text.open_hint}</p> }.into_any(),
        (false, _) => view! { <p class="banner">{text.not_now}</p> }.into_any(),
    };
    let button = (can || *wanted).then(|| {
        let (to, says) = if *wanted {
            (Address::CloseHands, text.close)
        } else {
            (Address::OpenHands, text.open)
        };
        view! {
            <form method="post" action=to>
                {hidden(shown, item, 0)}
                <p class="actions"><button class="btn plain">{says}</button></p>
            </form>
        }
    });
    let list = if hands.is_empty() {
        wanted.then(|| view! { <p class="quiet">{text.none}</p> }.into_any())
    } else {
        Some(list(shown, hands))
    };
    Some(
        view! {
            <section class="panel" aria-labelledby="hands">
                <h2 id="hands">{text.list}</h2>
                <p class="quiet">{text.list_lead}</p>
                {now}
                {list}
                {button}
            </section>
        }
        .into_any(),
    )
}

fn list(shown: &ShownAnswers, hands: &[OfferedHand]) -> AnyView {
    let (lang, dates) = (shown.context.lang, shown.context.dates);
    let text = &lang.texts().hands;
    let rows = hands.iter().map(|offered| {
        let hand = &offered.hand;
        let fact = |label: &'static str, says: &str| {
            (!says.is_empty())
                .then(|| view! { <dt>{label}</dt><dd dir="auto">{says.to_owned()}</dd> })
        };
        let until = (text.shown_until)(say::date(lang, dates, offered.until));
        view! {
            <li>
                <p><strong dir="auto">{hand.name.clone()}</strong>" "<span class="quiet">{say::ways(lang, hand)}</span></p>
                <dl class="facts">{fact(text.skills, &hand.skills)}{fact(text.contact, &hand.contact)}</dl>
                <p class="quiet">{until}</p>
            </li>
        }
    });
    view! {
        <p>{(text.count)(hands.len())}</p>
        <ul class="remarks hands">{rows.collect_view()}</ul>
    }
    .into_any()
}
