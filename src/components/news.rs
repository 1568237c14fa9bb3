//! That there are new answers in a theme in which somebody wrote: told by their own browser, which
//! compares its receipts with what everybody's page says. The page, the script and the requests are
//! the same for whoever reads them; nothing here asks for anything (docs/anonymity.md, L24).

use leptos::nonce::use_nonce;
use leptos::prelude::*;

use crate::domain::ids::ThemeId;

/// The mark of a theme on the entrance. Shown by the script of [`News`] alone.
#[component]
pub fn NewsMark(slug: String, href: String, says: &'static str) -> impl IntoView {
    view! { <p class="news" id=format!("news-{slug}") hidden><a href=href>{says}</a></p> }
}

/// The script of the entrance: shows the mark of each theme of which this browser keeps a receipt,
/// and of which something was told that nobody has seen here; the number of them stands on the
/// app's icon. `themes`: id, short name, and how much was told ([`news_told`]).
#[component]
pub fn News(themes: Vec<(ThemeId, String, i64)>) -> impl IntoView {
    (!themes.is_empty()).then(|| view! { <script nonce=use_nonce()>{marks(&themes)}</script> })
}

/// The script of one's own page: so much of its theme has been seen ([`news_told`]).
#[component]
pub fn NewsSeen(theme: ThemeId, told: i64) -> impl IntoView {
    view! { <script nonce=use_nonce()>{seen(theme, told)}</script> }
}

/// How much the office has told a theme: publications of answers, and questions under notes. It
/// rises with each.
pub fn news_told(publications: i64, questions: usize) -> i64 {
    publications + i64::try_from(questions).unwrap_or(0)
}

/// Line 4 of what is kept holds the receipts (`browser/device.rs`). What the tab alone keeps, on a
/// device that others use too, is not looked at: the mark would tell the next person.
const RECEIPTS: &str = "(localStorage.getItem(k)||'').split('\\n')[3]";

fn marks(themes: &[(ThemeId, String, i64)]) -> String {
    // A short name is made of letters, digits and hyphens (`domain/slug.rs`).
    let themes: Vec<String> = themes
        .iter()
        .map(|(id, slug, told)| format!("[\"kizuki.{id}\",\"{slug}\",{told}]"))
        .collect();
    format!(
        "addEventListener('pageshow',()=>{{try{{let n=0;for(const[k,slug,p]of[{}]){{const is={RECEIPTS}&&p>+localStorage.getItem(k+'.answered');\
         n+=is?1:0;document.getElementById('news-'+slug)?.toggleAttribute('hidden',!is)}}navigator.setAppBadge?.(n)?.catch(()=>0)}}catch{{}}}})",
        themes.join(",")
    )
}

fn seen(theme: ThemeId, told: i64) -> String {
    format!(
        "try{{const k='kizuki.{theme}';if({RECEIPTS})localStorage.setItem(k+'.answered',{told})}}catch{{}}"
    )
}
