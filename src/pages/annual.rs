//! `/progress/{year}`: the report on a fiscal year, set like a printed document.

use leptos::prelude::*;

use super::report::{chapter, closing, letter_foot, letter_head, to_sign_in_later};
use crate::address::{Address, Route};
use crate::components::{layout::Public, page::page, request};
use crate::domain::fault::Fault;
use crate::http::{
    AppState,
    downloads::{annual_facts, read_year},
    session,
};
use crate::i18n::Lang;
use crate::report::{Format, document::Document};
use crate::service::Error;

/// The page: for accounts always, for everybody once the reports of all its themes are public.
#[component]
pub fn AnnualPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let (lang, dates) = (request::lang(), request::dates());
    let year = request::param("year");
    let headers = request::headers();
    let sign_in = to_sign_in_later();
    page(async move {
        let year = read_year(&year)?;
        let account = session::account(&state, &headers).await?;
        match annual_facts(&state, account.as_ref(), year).await {
            // Whether there is one is nobody's business before.
            Err(Error::Fault(Fault::NotFound)) if account.is_none() => Ok(sign_in()),
            facts => {
                let (annual, public) = facts?;
                let document = Document::of_year(&annual, lang, dates);
                Ok(content(lang, year, public, &document, state.fonts.are_there()))
            }
        }
    })
}

fn content(lang: Lang, year: i32, public: bool, document: &Document, fonts: bool) -> AnyView {
    let (text, report) = (&lang.texts().annual, &lang.texts().report);
    let (class, word, says) = if public {
        ("state open", report.is_public, text.is_public)
    } else {
        ("state", report.is_private, text.is_private)
    };
    let head = &document.title;
    let (letter, foot, end) = (letter_head(head), letter_foot(head), closing(head));
    let title = format!("{} {}", head.title, head.subtitle);
    let (heading, subtitle) = (head.title.clone(), head.subtitle);
    let notices = head.notices.iter().map(|says| view! { <p class="quiet">{*says}</p> });
    let notices = notices.collect_view();
    let downloads = downloads(lang, year, document, fonts);
    let chapters = document.chapters.iter().map(|one| chapter(document, one)).collect_view();
    view! {
        <Public lang title here=Route::Annual>
            <div class="page">
                <div class="doc-tools">
                    <p><span class=class>{word}</span><span>{says}</span></p>
                    {downloads}
                </div>
                <article class="doc">
                    <header class="doc-head">
                        {letter}
                        <h1>{heading}</h1>
                        <p class="sub">{subtitle}</p>
                        {notices}
                        {foot}
                    </header>
                    {chapters}
                    {end}
                </article>
            </div>
        </Public>
    }
    .into_any()
}

/// The report as files, those that need fonts where there are `fonts`, and each of its tables as one.
fn downloads(lang: Lang, year: i32, document: &Document, fonts: bool) -> AnyView {
    let link = |file: &str, says: &'static str, class: Option<&'static str>| {
        let href = Address::AnnualFile(year, file).to_string();
        view! { <a class=class href=href download="">{says}</a> }
    };
    let offered = |format: &&Format| format.is_for_years() && (fonts || !format.needs_fonts());
    let files = Format::ALL
        .iter()
        .filter(offered)
        .map(|format| link(format.as_str(), (format.row().offer)(lang.texts()), Some("btn plain")));
    let files = files.collect_view();
    let tables = document.tables().map(|table| {
        view! { <li>{link(&table.name.file(), table.title, None)}</li> }
    });
    let tables = tables.collect_view();
    view! {
        <p class="actions">{files}</p>
        <details class="fold"><summary>{lang.texts().report_parts.more_files}</summary><ul>{tables}</ul></details>
    }
    .into_any()
}
