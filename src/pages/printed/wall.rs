//! The wall as it hangs, one slip per note: what it says, its stickers where these are shown, and the
//! QR code that leads an account to the count of its paper.

use std::cmp::Reverse;

use leptos::prelude::*;

use super::{sheet::Sheet, strip::strip};
use crate::components::note::paper_mark;
use crate::domain::{note::Note, theme::Prompt};
use crate::i18n::say;

/// Slips on a page.
const PER_PAGE: usize = 8;
/// Longer texts are set smaller, so that all of them is on the slip.
const LONG: usize = 90;

pub(super) fn pages(sheet: &Sheet) -> AnyView {
    let text = &sheet.lang.texts().paper;
    if sheet.notes.is_empty() {
        return view! { <p class="page">{text.none}</p> }.into_any();
    }
    let tally = sheet.theme.shows_tally();
    let slips = sheet.theme.prompts.iter().flat_map(|prompt| {
        let mut notes: Vec<&Note> =
            sheet.notes.iter().filter(|note| note.prompt == prompt.id).collect();
        // Where counts are hidden, the order tells none either.
        notes.sort_by_key(|note| (tally.then_some(Reverse(note.stickers.total())), note.id));
        notes.into_iter().map(move |note| slip(sheet, prompt, note, tally))
    });
    let slips: Vec<AnyView> = slips.collect();
    let mut pages = Vec::new();
    let mut slips = slips.into_iter().peekable();
    while slips.peek().is_some() {
        let page: Vec<AnyView> = slips.by_ref().take(PER_PAGE).collect();
        pages.push(view! { <section class="note-slips">{page}</section> });
    }
    pages.collect_view().into_any()
}

fn slip(sheet: &Sheet, prompt: &Prompt, note: &Note, tally: bool) -> AnyView {
    let (lang, text) = (sheet.lang, &sheet.lang.texts().paper);
    let stickers = tally.then(|| {
        let says = say::stickers(lang, note.stickers);
        view! { <p class="count">{lang.texts().common.likes}" "{says}</p> }
    });
    let class = format!("note-slip {}", prompt.colour.as_str());
    let mark = note.paper.then(|| paper_mark(lang));
    let words = if note.text.chars().count() > LONG { "words long" } else { "words" };
    view! {
        <article class=class>
            <h2 dir="auto">{prompt.name.clone()}" "{mark}</h2>
            <p class=words dir="auto">{note.text.clone()}</p>
            {stickers}
            <p class="small">{text.slip_place}" "{text.slip_stick}</p>
            {strip(sheet, note.id)}
        </article>
    }
    .into_any()
}
