//! What a deep-dive began with, quoted as it stands now: what was taken back or hidden since is
//! quoted no more.

use leptos::prelude::*;

use super::answer::anchor;
use crate::address::Address;
use crate::i18n::Lang;
use crate::service::Beginning;

/// Notes that are quoted; the rest is a link away.
const QUOTED: usize = 5;

/// The theme, the item and its notes.
pub fn quote(lang: Lang, beginning: &Beginning) -> AnyView {
    let text = &lang.texts().lineage;
    let Beginning { parent, item, name, notes } = beginning;
    let board = Address::Board(&parent.slug).to_string();
    let Some(item) = *item else {
        return view! { <p><a href=board dir="auto">{parent.title.clone()}</a></p> }.into_any();
    };
    let Some(name) = name else {
        return view! {
            <p><a href=board dir="auto">{parent.title.clone()}</a></p>
            <p class="quiet">{text.began_gone}</p>
        }
        .into_any();
    };
    // The name of a note is its text.
    let quoted = notes.iter().take(QUOTED).map(|note| note.text.clone());
    let quoted: Vec<String> = quoted.filter(|note| note != name).collect();
    let quoted = (!quoted.is_empty()).then(|| {
        let notes = quoted.into_iter().map(|note| view! { <li dir="auto">{note}</li> });
        view! { <ul>{notes.collect_view()}</ul> }
    });
    let there = format!("{board}#{}", anchor(item));
    view! {
        <p><a href=board dir="auto">{parent.title.clone()}</a></p>
        <blockquote class="quote" cite=there.clone()>
            <p dir="auto">{name.clone()}</p>
            {quoted}
        </blockquote>
        <p><a href=there>{text.to_board}</a></p>
    }
    .into_any()
}
