//! A report to look at: the first page of an example, with the letterhead as it is typed.

use leptos::prelude::*;

use crate::i18n::Lang;
use crate::pages::report::{chapter, letter_foot, letter_head};
use crate::report::document::Document;

/// The head, the first chapter, and the names of the others.
pub(super) fn preview(lang: Lang, document: &Document) -> AnyView {
    let text = &lang.texts().letterhead;
    let title = &document.title;
    let (heading, subtitle) = (title.title.clone(), title.subtitle);
    let first = document.chapters.first().map(|first| chapter(document, first));
    let rest = document.chapters.iter().skip(1).map(|one| view! { <li>{one.heading}</li> });
    let rest = rest.collect_view();
    let notices = title.notices.iter().map(|says| view! { <p class="quiet">{*says}</p> });
    view! {
        <section class="preview" aria-labelledby="preview">
            <h2 id="preview">{text.preview}</h2>
            <p class="quiet">{text.preview_lead}</p>
            <div class="doc" lang=document.lang.as_str()>
                <div class="doc-head">
                    {letter_head(title)}
                    <p class="title">{heading}</p>
                    <p class="sub">{subtitle}</p>
                    {notices.collect_view()}
                    {letter_foot(title)}
                </div>
                {first}
                <section class="rest">
                    <p class="quiet">{text.rest}</p>
                    <ol start="2">{rest}</ol>
                </section>
                {crate::pages::report::closing(title)}
            </div>
        </section>
    }
    .into_any()
}
