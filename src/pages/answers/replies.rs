//! What departments replied about an item, for those who answer it.

use leptos::prelude::*;

use super::shown::ShownAnswers;
use crate::address::Address;
use crate::domain::{
    answers::Item,
    enquiry::{Enquiry, EnquiryState, Reply},
};
use crate::i18n::say;
use crate::service::can_be_enquired;
use crate::store::Enquiring;

/// The replies, who was asked and has not replied yet, and the way to ask a department.
pub(super) fn replies(shown: &ShownAnswers, item: Item, enquiring: &Enquiring) -> AnyView {
    let text = &shown.context.lang.texts().enquiry;
    let theme = shown.theme.id;
    let about: Vec<&Enquiry> = enquiring
        .enquiries
        .iter()
        .filter(|one| one.sent.is_some() && one.items.contains(&item))
        .collect();
    let none = about.is_empty().then(|| view! { <p class="quiet">{text.item_none}</p> });
    let rows = about.into_iter().map(|one| asked(shown, item, one)).collect_view();
    let ask = can_be_enquired(shown.theme.state).then(|| {
        let href = format!("{}?item={item}#new", Address::Enquiries(theme));
        view! { <p class="actions"><a class="btn plain" href=href>{text.ask}</a></p> }
    });
    view! {
        <section class="panel" aria-labelledby="asked">
            <h2 id="asked">{text.item_title}</h2>
            <p class="quiet">{text.record}</p>
            {none}
            {rows}
            {ask}
        </section>
    }
    .into_any()
}

/// One department.
fn asked(shown: &ShownAnswers, item: Item, enquiry: &Enquiry) -> AnyView {
    let (lang, dates) = (shown.context.lang, shown.context.dates);
    let text = &lang.texts().enquiry;
    let said = match enquiry.reply(item) {
        Some(reply) => said(shown, reply),
        None if enquiry.state == EnquiryState::Closed => {
            view! { <p class="quiet">{text.no_reply}</p> }.into_any()
        }
        None => {
            let due = say::date(lang, dates, enquiry.due);
            view! { <p>{(text.waiting)(&enquiry.department, due)}</p> }.into_any()
        }
    };
    let href = Address::Enquiry(shown.theme.id, enquiry.number);
    view! {
        <div class="asked">
            <h3 dir="auto">{enquiry.department.clone()}</h3>
            {said}
            <p><a href=href>{text.item_sheet}</a></p>
        </div>
    }
    .into_any()
}

/// What it replied, and when.
fn said(shown: &ShownAnswers, reply: &Reply) -> AnyView {
    let (lang, dates) = (shown.context.lang, shown.context.dates);
    let text = &lang.texts().enquiry;
    let both = [(text.handling, &reply.words.handling), (text.plans, &reply.words.plans)];
    let both = both.into_iter().filter(|(_, words)| !words.is_empty()).map(|(question, words)| {
        view! { <dt>{question}</dt><dd class="says" dir="auto">{words.clone()}</dd> }
    });
    let day = reply.on.to_string();
    view! {
        <dl class="two-answers">{both.collect_view()}</dl>
        <p class="quiet"><time datetime=day>{say::came(lang, dates, reply)}</time></p>
    }
    .into_any()
}
