//! Notes on the bench, as small papers that one can choose.

use leptos::prelude::*;

use super::{shown::ShownBench, suggested::mark};
use crate::components::stickers::Stickers;
use crate::domain::note::Note;

/// Notes as small papers, each with the box that chooses it. `marked` are those that somebody
/// searched for, where others stand beside them.
pub(super) fn cards(shown: &ShownBench, notes: &[Note], marked: bool) -> AnyView {
    let items = notes.iter().map(|note| {
        let prompt = shown.theme.prompt(note.prompt);
        let colour = prompt.map_or("", |prompt| prompt.colour.as_str());
        let flag = prompt.map(|prompt| view! { <span class=format!("flag {colour}")>{prompt.name.clone()}</span> });
        let tick = shown.open.then(|| {
            let ticked = shown.ticked.contains(&note.id);
            let id = note.id.to_string();
            view! { <input type="checkbox" id=format!("n-{id}") name="notes[]" value=id form="bar" checked=ticked/> }
        });
        let suggested = mark(&shown.suggestions, note.id);
        let hit = marked && shown.hits(note.id);
        let mark = hit.then(|| view! { <span class="hit">{shown.lang.texts().bench.hit}</span> });
        let found = if hit { " found-here" } else { "" };
        let class = format!("card {colour}{found}{}", suggested.unwrap_or_default());
        view! {
            <li id=format!("c-{}", note.id)>
                <label class=class>
                    {tick}<span class="text" dir="auto">{note.text.clone()}</span>
                    <span class="foot">{flag}{mark}<span class="count"><Stickers lang=shown.lang count=note.stickers/></span></span>
                </label>
            </li>
        }
    });
    view! { <ul class="cards">{items.collect_view()}</ul> }.into_any()
}
