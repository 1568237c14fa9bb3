//! The badge of an emergency theme wherever it is shown: a word, not only a colour.

use leptos::prelude::*;

use crate::domain::theme::Theme;
use crate::i18n::Lang;

/// The word, if the theme was opened in an emergency.
#[component]
pub fn Urgent(lang: Lang, emergency: bool) -> impl IntoView {
    emergency.then(|| view! { <strong class="urgent">{lang.texts().emergency.mark}</strong>" " })
}

/// The theme's title as it stands in the browser's tab.
pub fn tab_title(lang: Lang, theme: &Theme) -> String {
    if theme.emergency {
        (lang.texts().emergency.marked)(&theme.title)
    } else {
        theme.title.clone()
    }
}
