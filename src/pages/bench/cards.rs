//! Notes on the bench, as small papers that one can choose.

use leptos::prelude::*;

use super::{shown::ShownBench, suggested::mark};
use crate::address::Address;
use crate::components::stickers::Stickers;
use crate::domain::{answers::Item, note::Note};

/// Notes as small papers, each with the box that chooses it; `answers` for a way to the answer of
/// each.
pub(super) fn cards(shown: &ShownBench, notes: &[Note], answers: bool) -> AnyView {
    let items = notes.iter().map(|note| {
        let prompt = shown.theme.prompt(note.prompt);
        let colour = prompt.map_or("", |prompt| prompt.colour.as_str());
        let class = format!("card {colour}{}", mark(&shown.suggestions, note.id).unwrap_or_default());
        let flag = prompt.map(|prompt| view! { <span class=format!("flag {colour}")>{prompt.name.clone()}</span> });
        // The name of what it answers is the card's own text, which stands before it.
        let answer = answers.then(|| {
            let href = Address::Item(shown.theme.id, Item::Note(note.id));
            let described = format!("t-{}", note.id);
            view! { <a class="to-answer" href=href aria-describedby=described>{shown.lang.texts().answering.link}</a> }
        });
        let tick = shown.open.then(|| {
            let ticked = shown.ticked.contains(&note.id);
            view! { <input type="checkbox" name="notes[]" value=note.id.to_string() form="bar" checked=ticked/> }
        });
        view! {
            <li>
                <label class=class>
                    {tick}<span class="text" id=format!("t-{}", note.id) dir="auto">{note.text.clone()}</span>
                    <span class="foot">{flag}<span class="count"><Stickers lang=shown.lang count=note.stickers/></span></span>
                </label>
                {answer}
            </li>
        }
    });
    view! { <ul class="cards">{items.collect_view()}</ul> }.into_any()
}
