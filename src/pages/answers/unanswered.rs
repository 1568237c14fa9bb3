//! What has neither an answer nor a draft of one, and the form that begins many drafts at once.

use leptos::prelude::*;

use super::{shown::ShownAnswers, templates::choices};
use crate::address::Address;
use crate::domain::answers::Place;
use crate::http::echo::Echo;
use crate::service::can_be_answered;

/// Whether what failed is that form.
pub(super) fn is_bulk(echo: &Echo) -> bool {
    echo.value("template").is_some()
}

/// The list; where there are templates, each item has a box, and below them all is one button.
pub(super) fn unanswered(shown: &ShownAnswers, echo: Option<&Echo>) -> AnyView {
    let text = &shown.context.lang.texts().answering;
    let open: Vec<&Place> = shown
        .places
        .iter()
        .filter(|place| {
            shown.answering.published.answer(place.item).is_none()
                && !shown.answering.drafts.contains_key(&place.item)
        })
        .collect();
    let title = (text.open_n)(open.len());
    let can = can_be_answered(shown.theme.state, false) && !open.is_empty();
    let bulk = can && !shown.templates.is_empty();
    let echo = echo.filter(|echo| is_bulk(echo));
    let rows = open.into_iter().map(|place| row(shown, place, bulk, echo));
    let rows = view! { <ul class="rows-of-answers">{rows.collect_view()}</ul> };
    let make = (can && !bulk).then(|| view! { <p><a href=Address::Templates>{shown.context.lang.texts().templates.link}</a></p> });
    let body = if bulk {
        let theme = shown.theme.id;
        view! {
            <form method="post" action=Address::DraftMany>
                <input type="hidden" name="page" value=Address::Answers(theme)/>
                <input type="hidden" name="theme" value=theme.to_string()/>
                {rows}
                {together(shown, echo)}
            </form>
        }
        .into_any()
    } else {
        rows.into_any()
    };
    view! { <section class="panel"><h2>{title}</h2>{body}{make}</section> }.into_any()
}

fn row(shown: &ShownAnswers, place: &Place, bulk: bool, echo: Option<&Echo>) -> AnyView {
    let text = &shown.context.lang.texts().answering;
    let href = Address::Item(shown.theme.id, place.item);
    let rank = (text.rank)(place.rank, shown.places.len(), place.stickers.total());
    let tick = bulk.then(|| {
        let item = place.item.to_string();
        let on = echo.is_some_and(|echo| echo.all("items[]").any(|one| one == item));
        view! { <input type="checkbox" name="items[]" value=item checked=on aria-label=place.name.clone()/> }
    });
    view! { <li>{tick}<a href=href dir="auto">{place.name.clone()}</a>" "<span class="quiet">{rank}</span></li> }
        .into_any()
}

/// The choice of a template, and the button.
fn together(shown: &ShownAnswers, echo: Option<&Echo>) -> AnyView {
    let text = &shown.context.lang.texts().templates;
    let chosen = echo.and_then(|echo| echo.value("template")).unwrap_or_default();
    view! {
        <div class="begin">
            <p class="hint" id="begin-hint">{text.begin_lead}" "<a href=Address::Templates>{text.link}</a></p>
            <p class="actions">
                <select name="template" aria-label=text.use_one aria-describedby="begin-hint">{choices(shown, chosen)}</select>
                <button class="btn plain">{text.begin}</button>
            </p>
        </div>
    }
    .into_any()
}
