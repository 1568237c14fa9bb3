//! Pagination: the way through a list of several pages.

use leptos::prelude::*;

use crate::domain::paging::Paging;
use crate::i18n::Lang;

/// Which part is shown, and links to the others; nothing for a list of one page. `link` makes the
/// address of a page, from 1.
#[component]
pub fn Pages(lang: Lang, paging: Paging, link: impl Fn(usize) -> String) -> impl IntoView {
    paging.is_needed().then(|| {
        let text = &lang.texts().common;
        let (first, last) = paging.range();
        let step = |to: usize, rel: &'static str, says: &'static str| {
            (1..=paging.of)
                .contains(&to)
                .then(|| view! { <a class="btn plain small" rel=rel href=link(to)>{says}</a> })
        };
        let (before, after) = (
            step(paging.at - 1, "prev", text.page_before),
            step(paging.at + 1, "next", text.page_after),
        );
        let numbers = paging.named().into_iter().map(|page| match page {
            Some(page) => {
                let current = (page == paging.at).then_some("page");
                view! {
                    <li>
                        <a href=link(page) aria-label=(text.page_n)(page) aria-current=current>
                            {page}
                        </a>
                    </li>
                }
                .into_any()
            }
            None => view! { <li aria-hidden="true">"…"</li> }.into_any(),
        });
        view! {
            <nav aria-label=text.page_nav>
                <p>{(text.page_range)(paging.items, first, last)}</p>
                <div>{before}<ol>{numbers.collect_view()}</ol>{after}</div>
            </nav>
        }
    })
}
