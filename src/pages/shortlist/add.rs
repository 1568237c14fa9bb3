//! What is not on the shortlist yet, most stickers first, and the ways onto it.

use leptos::prelude::*;

use super::shown::ShownList;
use crate::address::Address;
use crate::components::fields::TextField;
use crate::domain::{answers::Place, parts::version};

/// So many items with most stickers are offered at first.
const TOP: &str = "5";

/// The element of both forms.
const ID: &str = "add-items";

/// The two forms; nothing where the list cannot be changed, and empty where the browser has them.
pub(super) fn add(shown: &ShownList) -> Option<AnyView> {
    if !shown.open {
        return None;
    }
    let text = shown.text();
    let list = &shown.meeting.answering.shortlist;
    let rest = shown.meeting.places.iter().filter(|place| !list.has(place.item));
    let (groups, notes): (Vec<&Place>, Vec<&Place>) =
        rest.partition(|place| place.item.note().is_none());
    if groups.is_empty() && notes.is_empty() {
        return Some(
            view! { <section class="panel" aria-labelledby="add"><h2 id="add">{text.add_title}</h2><p class="quiet">{text.all_in}</p></section> }
                .into_any(),
        );
    }
    let forms = forms(shown, &groups, &notes).to_html();
    let version = version(&[ID, &forms]);
    Some(if shown.known.has(&version) {
        view! { <section id=ID class="panel add-items" data-v=version data-same></section> }
            .into_any()
    } else {
        view! { <section id=ID class="panel add-items" aria-labelledby="add" data-v=version inner_html=forms></section> }
            .into_any()
    })
}

fn forms(shown: &ShownList, groups: &[&Place], notes: &[&Place]) -> AnyView {
    let (text, theme) = (shown.text(), shown.meeting.theme.id);
    let form = shown.form("top");
    let boxes = boxes(shown, groups, notes);
    view! {
        <h2 id="add" tabindex="-1">{text.add_title}</h2>
        <form class="top" method="post" action=Address::ShortlistTop>
            <input type="hidden" name="page" value=Address::Shortlist(theme)/>
            <input type="hidden" name="theme" value=theme.to_string()/>
            <TextField form field="top" label=text.top hint=text.top_hint stored=TOP class="short"/>
            <button class="btn plain">{text.top_button}</button>
        </form>
        <form class="form" method="post" action=Address::ShortlistItems>
            <input type="hidden" name="page" value=Address::Shortlist(theme)/>
            <input type="hidden" name="theme" value=theme.to_string()/>
            {boxes}
            <p class="actions"><button class="btn">{text.add_button}</button></p>
        </form>
    }
    .into_any()
}

/// Groups, and notes by themselves in a fold: there are many of them. Without any group they are
/// all there is, and the fold is open.
fn boxes(shown: &ShownList, groups: &[&Place], notes: &[&Place]) -> AnyView {
    let text = shown.text();
    let of = shown.meeting.places.len();
    let choice = |place: &&Place| {
        let rank = (shown.lang.texts().answering.rank)(place.rank, of, place.stickers.total());
        view! {
            <li><label class="choose">
                <input type="checkbox" name="items[]" value=place.item.to_string()/>
                <span><span dir="auto">{place.name.clone()}</span>" "<span class="quiet">{rank}</span></span>
            </label></li>
        }
    };
    let of_groups = (!groups.is_empty()).then(|| {
        let rows = groups.iter().map(choice).collect_view();
        view! { <fieldset><legend>{text.groups}</legend><ul class="choosable">{rows}</ul></fieldset> }
    });
    let of_notes = (!notes.is_empty()).then(|| {
        let rows = notes.iter().map(choice).collect_view();
        let open = groups.is_empty();
        let title = (text.notes)(notes.len());
        view! { <details class="fold" open=open><summary>{title.clone()}</summary><ul class="choosable" aria-label=title>{rows}</ul></details> }
    });
    view! { {of_groups}{of_notes} }.into_any()
}
