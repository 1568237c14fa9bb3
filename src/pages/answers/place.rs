//! An item among the others: the way to those before and after it, and how far apart they are.

use leptos::prelude::*;

use super::shown::ShownAnswers;
use crate::address::Address;
use crate::components::answer::status;
use crate::domain::answers::Place;
use crate::i18n::say;

/// So many on either side are shown beside an item.
const BESIDE: usize = 2;

/// Links to the item before and to the one after.
pub(super) fn way(shown: &ShownAnswers, at: usize) -> AnyView {
    let text = &shown.context.lang.texts().answering;
    let link = |place: Option<&Place>, rel: &'static str, says: &'static str| {
        place.map(|place| {
            let href = Address::Item(shown.theme.id, place.item);
            view! { <a class="btn plain small" rel=rel href=href title=place.name.clone()>{says}</a> }
        })
    };
    let before = at.checked_sub(1).and_then(|at| shown.places.get(at));
    let (before, after) =
        (link(before, "prev", text.before), link(shown.places.get(at + 1), "next", text.after));
    view! { <nav class="actions way" aria-label=text.beside>{before}{after}</nav> }.into_any()
}

/// The item with its neighbours, each with a bar as long as its stickers.
pub(super) fn beside(shown: &ShownAnswers, at: usize) -> AnyView {
    let lang = shown.context.lang;
    let (common, text) = (&lang.texts().common, &lang.texts().answering);
    let most = shown.places.first().map_or(0, |place| place.stickers.total()).max(1);
    let first = at.saturating_sub(BESIDE);
    let near = shown.places.iter().enumerate().skip(first).take(at - first + BESIDE + 1);
    let rows = near.map(|(n, place)| {
        let name: String = place.name.chars().take(40).collect();
        let here = (n == at).then_some("true");
        let is = shown.answering.published.answer(place.item);
        let is = is.map(|given| status(lang, given.answer.status));
        let draft = shown.answering.drafts.contains_key(&place.item);
        let draft = draft.then(|| view! { <span class="quiet">{text.draft}</span> });
        view! {
            <tr aria-current=here>
                <td class="num">{place.rank}</td>
                <th scope="row"><a href=Address::Item(shown.theme.id, place.item) dir="auto">{name}</a>" "{is}" "{draft}</th>
                <td class="bar-cell"><meter min="0" max=most value=place.stickers.total()>{place.stickers.total()}</meter></td>
                <td class="num">{place.stickers.total()}{say::on_paper(lang, place.stickers)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let report = &lang.texts().report;
    view! {
        <section class="panel" aria-labelledby="beside">
            <h2 id="beside">{text.beside}</h2>
            <table class="tbl beside">
                <thead><tr>
                    <th scope="col">{report.rank}</th><th scope="col">{text.notes}</th>
                    <th scope="col" colspan="2">{common.likes}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}
