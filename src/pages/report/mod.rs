//! `/t/{slug}/report`: the report, set like a printed document.

mod blocks;
mod head;
mod table;

use leptos::prelude::*;

pub(super) use self::blocks::chapter;
pub(super) use self::head::{closing, letter_foot, letter_head};

use crate::address::{Address, Route};
use crate::components::{
    layout::Public,
    page::page,
    page::to_sign_in,
    request,
    urgent::{Urgent, tab_title},
};
use crate::domain::fault::Fault;
use crate::http::{
    AppState,
    downloads::{COUNCIL, may_read, summary},
    session,
};
use crate::i18n::Lang;
use crate::report::{
    Format, Summary,
    document::{Document, TableName},
};

/// The page: for accounts always, for everybody when it was published.
#[component]
pub fn ReportPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let (lang, dates) = (request::lang(), request::dates());
    let slug = request::param("slug");
    let headers = request::headers();
    let sign_in = to_sign_in_later();
    page(async move {
        let theme = state.board.theme_by_slug(&slug).await?;
        let account = session::account(&state, &headers).await?;
        if !may_read(&theme, account.as_ref()) {
            return if theme.state.is_public() {
                Ok(sign_in())
            } else {
                Err(Fault::NotFound.into())
            };
        }
        let summary = summary(&state, account.as_ref(), theme).await?;
        let document = Document::of(&summary, lang, dates);
        Ok(content(&summary, &document, state.fonts.are_there()).into_any())
    })
}

/// Reading the address needs the request's context, which is gone after the first wait.
pub(super) fn to_sign_in_later() -> impl FnOnce() -> AnyView + Send {
    let owner = Owner::current();
    move || owner.map_or_else(|| ().into_any(), |owner| owner.with(to_sign_in))
}

fn content(summary: &Summary, document: &Document, fonts: bool) -> impl IntoView + use<> {
    let lang = document.lang;
    let text = &lang.texts().report;
    let theme = &summary.theme;
    let (class, word, says) = if theme.report_public {
        ("state open", text.is_public, text.published)
    } else {
        ("state", text.is_private, text.private)
    };
    let (emergency, title) =
        (theme.emergency, format!("{} {}", tab_title(lang, theme), text.title));
    let head = &document.title;
    let (heading, letter, foot, end) =
        (head.title.clone(), letter_head(head), letter_foot(head), closing(head));
    let notices = head.notices.iter().map(|says| view! { <p class="quiet">{*says}</p> });
    let notices = notices.collect_view();
    let downloads = downloads(lang, &theme.slug, document, fonts);
    let chapters = document.chapters.iter().map(|chapter| blocks::chapter(document, chapter));
    let chapters = chapters.collect_view();
    view! {
        <Public lang title here=Route::Report>
            <div class="page">
                <div class="doc-tools">
                    <p><span class=class>{word}</span><span>{says}</span></p>
                    {downloads}
                </div>
                <article class="doc">
                    <header class="doc-head">
                        {letter}
                        <Urgent lang emergency/>
                        <h1>{heading}</h1>
                        <p class="sub">{text.title}</p>
                        {notices}
                        {foot}
                    </header>
                    {chapters}
                    {end}
                </article>
            </div>
        </Public>
    }
}

/// The report as files, those that need fonts where there are `fonts`, and each of its tables as one.
fn downloads(lang: Lang, slug: &str, document: &Document, fonts: bool) -> AnyView {
    let link = |file: &str, says: &'static str, class: Option<&'static str>| {
        let href = Address::ReportFile(slug, file).to_string();
        view! { <a class=class href=href download="">{says}</a> }
    };
    let files = Format::ALL.iter().filter(|format| fonts || !format.needs_fonts()).map(|format| {
        let says = (format.row().offer)(lang.texts());
        link(format.as_str(), says, Some("btn plain"))
    });
    let files = files.collect_view();
    // The notes are the file above.
    let tables = document.tables().filter(|table| table.name != TableName::Notes).map(|table| {
        view! { <li>{link(&table.name.file(), table.title, None)}</li> }
    });
    let tables = tables.collect_view();
    let council =
        (document.table(TableName::Answers).is_some()).then(|| council(lang, slug, fonts));
    view! {
        <p class="actions">{files}</p>
        <details class="fold"><summary>{lang.texts().report_parts.more_files}</summary><ul>{tables}</ul></details>
        {council}
    }
    .into_any()
}

/// What was answered, as files by itself.
fn council(lang: Lang, slug: &str, fonts: bool) -> AnyView {
    let offered = |format: &&Format| format.is_for_documents() && (fonts || !format.needs_fonts());
    let files = Format::ALL.iter().filter(offered).map(|format| {
        let file = format!("{COUNCIL}{}", format.as_str());
        let href = Address::ReportFile(slug, &file).to_string();
        let says = (format.row().offer)(lang.texts());
        view! { <li><a href=href download="">{says}</a></li> }
    });
    let files = files.collect_view();
    view! {
        <details class="fold"><summary>{lang.texts().annual.council_files}</summary><ul>{files}</ul></details>
    }
    .into_any()
}
