//! Notes on the bench, as small papers that one can choose.

use leptos::prelude::*;

use super::{shown::ShownBench, suggested::mark};
use crate::address::Address;
use crate::components::stickers::Stickers;
use crate::domain::{answers::Item, note::Note};

/// Where notes stand on the bench.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// By themselves: each can be answered.
    Loose,
    /// In a group, which is answered as a whole. Those that somebody searched for are marked, for
    /// others stand beside them.
    InGroup,
}

/// Notes as small papers, each with the box that chooses it.
pub(super) fn cards(shown: &ShownBench, notes: &[Note], stand: Stand) -> AnyView {
    let (answers, marked) = (stand == Stand::Loose, stand == Stand::InGroup);
    let items = notes.iter().map(|note| {
        let prompt = shown.theme.prompt(note.prompt);
        let colour = prompt.map_or("", |prompt| prompt.colour.as_str());
        let flag = prompt.map(|prompt| view! { <span class=format!("flag {colour}")>{prompt.name.clone()}</span> });
        // The name of what it answers is the card's own text, which stands before it.
        let answer = answers.then(|| {
            let href = Address::Item(shown.theme.id, Item::Note(note.id));
            let described = format!("t-{}", note.id);
            view! { <a class="to-answer" href=href aria-describedby=described>{shown.lang.texts().answering.link}</a> }
        });
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
                    {tick}<span class="text" id=format!("t-{}", note.id) dir="auto">{note.text.clone()}</span>
                    <span class="foot">{flag}{mark}<span class="count"><Stickers lang=shown.lang count=note.stickers/></span></span>
                </label>
                {answer}
            </li>
        }
    });
    view! { <ul class="cards">{items.collect_view()}</ul> }.into_any()
}
