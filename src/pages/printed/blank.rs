//! Empty slips to write on, a page for each column, in the colour of its paper.

use leptos::prelude::*;

use super::{sheet::Sheet, strip::strip};

/// Slips on a page.
const PER_PAGE: usize = 8;

pub(super) fn pages(sheet: &Sheet) -> AnyView {
    let text = &sheet.lang.texts().paper;
    let board = sheet.board();
    let pages = sheet.theme.prompts.iter().map(|prompt| {
        let class = format!("note-slip {}", prompt.colour.as_str());
        let slips = (0..PER_PAGE).map(|_| {
            view! {
                <article class=class.clone()>
                    <header><h2 dir="auto">{prompt.name.clone()}</h2><p class="of" dir="auto">{sheet.theme.title.clone()}</p></header>
                    <p class="lines"></p>
                    <p class="small">{text.slip_says}" "{text.slip_place}" "<span class="where">{board.clone()}</span></p>
                    {strip(sheet, prompt.id)}
                </article>
            }
        });
        let slips = slips.collect_view();
        view! { <section class="note-slips">{slips}</section> }
    });
    pages.collect_view().into_any()
}
