//! Whether the working group will discuss an item, and what it wrote down about it.

use leptos::prelude::*;

use super::shown::ShownAnswers;
use crate::address::Address;
use crate::components::minutes::minutes;
use crate::domain::answers::Item;
use crate::service::can_be_reviewed;

/// Whether the item is on the shortlist, and the button that puts it there or takes it off.
pub(super) fn listed(shown: &ShownAnswers, item: Item) -> AnyView {
    let (text, theme) = (&shown.context.lang.texts().shortlist, shown.theme.id);
    let has = shown.answering.shortlist.has(item);
    let open = can_be_reviewed(shown.theme.state);
    let (action, name, button) = if has {
        (Address::DropShortlisted, "item", text.drop)
    } else {
        (Address::ShortlistItems, "items[]", text.add)
    };
    let form = open.then(|| {
        view! {
            <form method="post" action=action>
                <input type="hidden" name="page" value=Address::Item(theme, item)/>
                <input type="hidden" name="theme" value=theme.to_string()/>
                <input type="hidden" name=name value=item.to_string()/>
                <button class="btn plain">{button}</button>
            </form>
        }
    });
    let says = if has { text.on_list } else { text.add_one };
    let says = (has || open).then(|| view! { <p class="quiet">{says}</p> });
    view! {
        <section class="panel" aria-labelledby="listed">
            <h2 id="listed">{text.title}</h2>
            {says}
            <div class="actions">{form}<a href=Address::Shortlist(theme)>{text.here}</a></div>
        </section>
    }
    .into_any()
}

/// What was decided and said about it, meeting by meeting.
pub(super) fn record(shown: &ShownAnswers, item: Item) -> AnyView {
    let (lang, dates) = (shown.context.lang, shown.context.dates);
    let text = &lang.texts().meeting;
    let all = shown.answering.minutes.get(&item).map(Vec::as_slice).unwrap_or_default();
    let rows = minutes(lang, dates, all, None)
        .unwrap_or_else(|| view! { <p class="quiet">{text.no_record}</p> }.into_any());
    view! {
        <section class="panel" aria-labelledby="record">
            <h2 id="record">{text.record}</h2>
            <p class="quiet">{text.record_lead}</p>
            {rows}
        </section>
    }
    .into_any()
}
