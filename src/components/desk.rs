//! Where staff report what breaks the law, where the office said so: a signpost beside what they write.

use leptos::prelude::*;

use crate::http::AppState;
use crate::i18n::Lang;

/// The sentence with the desk in it; an address is a link.
pub fn desk(lang: Lang) -> Option<AnyView> {
    let office = use_context::<AppState>()?.office();
    let desk = office.set.basics.desk.clone();
    let (before, after) = lang.texts().policy.desk.split_once("{desk}")?;
    let is_link = desk.starts_with("https://") || desk.starts_with("http://");
    let named = if is_link && !desk.contains(char::is_whitespace) {
        view! { <a href=desk.clone() rel="noreferrer">{desk.clone()}</a> }.into_any()
    } else {
        view! { <span dir="auto">{desk.clone()}</span> }.into_any()
    };
    (!desk.is_empty()).then(|| view! { {before}{named}{after} }.into_any())
}
