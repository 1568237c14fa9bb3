//! `/log`: the public log for people; `/log.json` has the same for `kizuki verify`.

use std::collections::HashMap;

use leptos::prelude::*;

use crate::address::{Address, Route};
use crate::components::{layout::Public, page::page, request};
use crate::domain::{calendar::Dates, ids::ThemeId};
use crate::http::AppState;
use crate::i18n::{Lang, say};
use crate::log::{Entry, Head};

/// Entries on one page.
const PAGE: i64 = 50;

/// The page; `?from=` is the number of the newest entry to show.
#[component]
pub fn LogPage() -> impl IntoView {
    let state = expect_context::<AppState>();
    let (lang, dates) = (request::lang(), request::dates());
    let from = request::query("from");
    page(async move {
        let head = state.board.log_head().await?;
        let from = from.parse::<i64>().unwrap_or(head.seq).clamp(0, head.seq);
        let entries = state.board.log_page(from, PAGE).await?;
        // A draft is nobody's business, but nothing of a draft is logged.
        let themes = state
            .board
            .themes()
            .await?
            .into_iter()
            .map(|theme| (theme.id, theme.settings.title))
            .collect();
        Ok(content(lang, dates, head, from, entries, &themes).into_any())
    })
}

fn content(
    lang: Lang,
    dates: Dates,
    head: Head,
    from: i64,
    entries: Vec<Entry>,
    themes: &HashMap<ThemeId, String>,
) -> impl IntoView + use<> {
    let text = &lang.texts().log;
    let none = entries.is_empty().then(|| view! { <p class="quiet">{text.none}</p> });
    let last = entries.last().map_or(0, |entry| entry.seq);
    let newer = (from < head.seq)
        .then(|| view! { <a class="btn plain" href=format!("{}?from={}", Address::Log, (from + PAGE).min(head.seq))>{text.newer}</a> });
    let older = (last > 1).then(|| view! { <a class="btn plain" href=format!("{}?from={}", Address::Log, last - 1)>{text.older}</a> });
    let rows =
        entries.iter().map(|entry| row(lang, dates, entry, themes).into_any()).collect_view();
    let words = (head.seq > 0).then(|| {
        view! {
            <p class="words" lang=lang.as_str()>{say::words(lang, &head.hash)}</p>
            <p class="quiet num hash">{head.hash.to_string()}</p>
        }
    });
    view! {
        <Public lang title=text.title here=Route::Log>
            <div class="page">
                <div class="page-head"><h1>{text.title}</h1><p class="lead">{text.lead}</p></div>
                <div class="two">
                    <section class="sheet holds lemon" aria-labelledby="words">
                        <h2 class="tape" id="words">{text.words}</h2>{words}<p>{text.words_hint}</p>
                    </section>
                    <section class="sheet holds sky" aria-labelledby="check">
                        <h2 class="tape" id="check">{text.check}</h2><p>{text.check_lead}</p>
                        <p>
                            <a class="btn plain" href=Address::LogExport download="kizuki-log.json">
                                {text.download}
                            </a>
                        </p>
                        <pre><code>"kizuki verify kizuki-log.json"</code></pre>
                    </section>
                </div>
                <section class="section" aria-labelledby="entries">
                    <header><h2 id="entries">{text.entries}</h2></header>
                    {none}
                    <ol class="log" reversed>{rows}</ol>
                    <p class="actions">{newer}{older}</p>
                </section>
            </div>
        </Public>
    }
}

fn row(
    lang: Lang,
    dates: Dates,
    entry: &Entry,
    themes: &HashMap<ThemeId, String>,
) -> impl IntoView + use<> {
    let text = &lang.texts().log;
    let (says, theme) = match entry.event() {
        Ok(event) => {
            (say::event(lang, &event), event.theme().and_then(|theme| themes.get(&theme).cloned()))
        }
        Err(_) => (entry.kind.clone(), None),
    };
    let hash = entry.hash.to_string();
    let short = hash.get(..12).unwrap_or_default().to_owned();
    view! {
        <li id=format!("e-{}", entry.seq)>
            <p class="meta">
                <span class="num">{(text.number)(entry.seq)}</span>" "
                <span>{say::date(lang, dates, entry.day)}</span>
            </p>
            <p>{says}{theme.map(|theme| view! { <span class="quiet">" "{theme}</span> })}</p>
            <p class="quiet num hash" title=hash>
                <span class="vh">{text.hash}" "</span>{short}"…"
            </p>
        </li>
    }
}
