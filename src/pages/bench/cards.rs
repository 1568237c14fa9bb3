//! Notes on the bench, as small papers that one can choose.

use leptos::prelude::*;

use super::{shown::ShownBench, suggested::mark};
use crate::components::{parts::Part, stickers::Stickers};
use crate::domain::note::Note;

/// Notes as small papers with the boxes that choose them. `marked` are those that somebody searched
/// for, where others stand beside them.
pub(super) fn cards(shown: &ShownBench, notes: &[Note], marked: bool) -> Vec<Part> {
    notes.iter().map(|note| card(shown, note, marked)).collect()
}

/// The list of them, with an id where it is the only one of its kind.
pub(super) fn listed(shown: &ShownBench, cards: Vec<Part>, id: Option<&'static str>) -> AnyView {
    let class = if shown.open { "cards" } else { "cards shut" };
    let items = cards.into_iter().map(|card| card.item(&shown.known));
    view! { <ul id=id class=class>{items.collect_view()}</ul> }.into_any()
}

fn card(shown: &ShownBench, note: &Note, marked: bool) -> Part {
    let prompt = shown.theme.prompt(note.prompt);
    let colour = prompt.map_or("", |prompt| prompt.colour.as_str());
    let flag = prompt
        .map(|prompt| view! { <span class=format!("flag {colour}")>{prompt.name.clone()}</span> });
    let tick = shown.open.then(|| {
        let ticked = shown.ticked.contains(&note.id);
        let id = note.id.to_string();
        view! { <input type="checkbox" id=format!("n-{id}") name="notes[]" value=id form="bar" checked=ticked/> }
    });
    let hit = marked && shown.hits(note.id);
    let says_hit = hit.then(|| view! { <span class="hit">{shown.lang.texts().bench.hit}</span> });
    let found = if hit { " found-here" } else { "" };
    let class = format!("card {colour}{found}");
    let paper = view! {
        <label class=class>
            {tick}<span class="text" dir="auto">{note.text.clone()}</span>
            <span class="foot">{flag}{says_hit}<span class="count"><Stickers lang=shown.lang count=note.stickers/></span></span>
        </label>
    };
    Part::of(format!("c-{}", note.id), mark(&shown.suggestions, note.id), &paper.to_html(), "")
}
