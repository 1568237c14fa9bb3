//! The line with the number of search results.

use leptos::prelude::*;

use crate::domain::search::Found;
use crate::i18n::Lang;

/// The line above what was found, with a way back to all; `None` where nobody searched. What is
/// only near is not said to contain the words.
pub fn found_line(lang: Lang, words: &str, found: Option<Found>, all: String) -> Option<AnyView> {
    let text = &lang.texts().board;
    let words = words.trim();
    let Some(found) = found else {
        return (!words.is_empty()).then(|| {
            view! { <div class="found" role="status"><p>{text.no_search}</p></div> }.into_any()
        });
    };
    let contain = if found.contain == 0 {
        (text.none_found)(words)
    } else {
        (text.found)(words, found.contain)
    };
    let near = (found.near > 0).then(|| view! { " "{(text.found_near)(found.near)} });
    Some(if found == Found::default() {
        let hint = text.none_found_hint;
        view! {
            <div class="none">
                <p role="status">{contain}<br/>{hint}</p>
                <a class="btn plain" href=all>{text.show_all}</a>
            </div>
        }
        .into_any()
    } else {
        view! {
            <div class="found" role="status">
                <p>{contain}{near}</p>
                <a href=all>{text.stop_search}</a>
            </div>
        }
        .into_any()
    })
}
