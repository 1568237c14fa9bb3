//! Empty slips to write on, a page for each column, in the colour of its paper.

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::pages::slips::qr_image;

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
                    <h2 dir="auto">{prompt.name.clone()}</h2>
                    <p class="of" dir="auto">{sheet.theme.title.clone()}</p>
                    <p class="lines"></p>
                    <footer>{qr_image(&board)}<p>{text.slip_says}<br/><span class="where">{board.clone()}</span></p></footer>
                </article>
            }
        });
        let slips = slips.collect_view();
        view! { <section class="note-slips">{slips}</section> }
    });
    pages.collect_view().into_any()
}
