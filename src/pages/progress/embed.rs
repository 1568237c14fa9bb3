//! `/progress/embed`: the newest answers, for a frame in another site, such as the office's intranet.
//! It sets no cookie, runs no script, and its links open pages of their own.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::address::Address;
use crate::components::{
    answer::{anchor, status},
    page::page,
    request,
};
use crate::domain::answers::{Progress, Told};
use crate::http::AppState;
use crate::i18n::{Lang, say};

/// Answers that are shown.
const SHOWN: usize = 10;

/// The page.
#[component]
pub fn EmbedPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let lang = request::lang();
    page(async move {
        let progress = state.progress().await?;
        let dates = state.dates();
        Ok(content(lang, progress, |told| {
            let on = told.stands().map(|given| given.on);
            on.map(|on| say::date(lang, dates, on)).unwrap_or_default()
        })
        .into_any())
    })
}

fn content(lang: Lang, mut progress: Progress, on: impl Fn(&Told) -> String) -> AnyView {
    let text = &lang.texts().progress;
    progress.told.sort_by_key(|told| std::cmp::Reverse(told.stands().map(|given| given.on)));
    let none = progress.told.is_empty().then(|| view! { <p class="quiet">{text.none}</p> });
    let rows = progress.told.iter().take(SHOWN).map(|told| {
        let href = format!("{}#{}", Address::Board(&told.slug), anchor(told.place.item));
        let is = told.stands().map(|given| status(lang, given.answer.status));
        view! {
            <li>
                <p>{is}" "<a href=href target="_blank" rel="noopener" dir="auto">{told.place.name.clone()}</a></p>
                <p class="quiet">{told.title.clone()}"　"{on(told)}</p>
            </li>
        }
    });
    let rows = rows.collect_view();
    view! {
        <Title text=text.title/>
        <main id="main" class="embed">
            <h1><a href=Address::Progress target="_blank" rel="noopener">{text.title}</a></h1>
            {none}
            <ul class="rows-of-answers">{rows}</ul>
        </main>
    }
    .into_any()
}
