//! The notes, with the words that are covered marked.

use leptos::prelude::*;

use super::{
    shown::{PAGE, Shown},
    words::FORM,
};
use crate::address::Address;
use crate::components::paging::Pages;
use crate::domain::{disclosure::Masks, note::Note};
use crate::service::Disclosure;

/// The notes of this page.
pub(super) fn notes(shown: &Shown, disclosure: Disclosure) -> AnyView {
    let text = &shown.lang.texts().disclosure;
    let masks = Masks::of(&disclosure.passages);
    let mut notes = disclosure.notes;
    shown.paging.cut(&mut notes);
    let theme = disclosure.theme.id;
    let link = move |page: usize| format!("{}?{PAGE}={page}#notes", Address::Disclosure(theme));
    let items = notes.into_iter().map(|note| item(&masks, &note, text.whole)).collect_view();
    view! {
        <section class="panel" aria-labelledby="notes">
            <h2 id="notes">{text.notes}</h2>
            <p class="quiet">{text.notes_lead}</p>
            <ul class="passages">{items}</ul>
            <Pages lang=shown.lang paging=shown.paging link/>
        </section>
    }
    .into_any()
}

/// A note, and the button that covers all of it.
fn item(masks: &Masks, note: &Note, whole: &'static str) -> impl IntoView + use<> {
    let (mut at, mut parts) = (0, Vec::new());
    for place in masks.places(&note.text) {
        let (before, words) = (&note.text[at..place.start], &note.text[place.clone()]);
        parts.push(view! { {before.to_owned()}<mark>{words.to_owned()}</mark> }.into_any());
        at = place.end;
    }
    let rest = note.text[at..].to_owned();
    let id = note.id.to_string();
    view! {
        <li>
            <p class="text" dir="auto">{parts}{rest}</p>
            <button class="btn plain small" form=FORM name="whole" value=id>{whole}</button>
        </li>
    }
}
