//! The counter below a text field: how many characters are left, counted as the server counts, and
//! what in the text could give somebody away.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use super::texts::{Text, Texts};
use crate::browser::dom;
use crate::domain::{guard, text};

/// How many characters the server would count. What people see as one is known to the browser
/// (`Intl.Segmenter`, UAX #29), so that its tables need not be loaded; one from before 2024 may not
/// know, and counts code points: too many, never too few. The server's count is the one that holds.
pub fn characters(typed: &str) -> usize {
    let counted = text::counted(&dom::normalized(typed, "NFC"));
    dom::clusters(&counted).unwrap_or_else(|| counted.chars().count())
}

/// Counts while somebody types, in every note's text field of the page.
pub fn listen(texts: Texts) {
    show_all(&texts);
    let handle = window_event_listener(ev::input, move |event| {
        if let Some(field) = dom::closest(event.as_ref(), ".compose textarea")
            .and_then(|field| field.dyn_into().ok())
        {
            show(&field, &texts);
        }
    });
    on_cleanup(move || handle.remove());
}

/// Writes the counts below all fields.
pub fn show_all(texts: &Texts) {
    for field in dom::all(".compose textarea").iter().filter_map(|field| field.dyn_ref()) {
        show(field, texts);
    }
}

/// Writes the count below a field.
pub fn show(field: &HtmlTextAreaElement, texts: &Texts) {
    let Some(line) = document().get_element_by_id(&format!("{}-left", field.id())) else {
        return;
    };
    let n = characters(&field.value());
    let (class, sentence) = if n > text::NOTE_MAX {
        ("left over", texts.number(n - text::NOTE_MAX, Text::OverOne, Text::Over))
    } else {
        ("left", texts.number(text::NOTE_MAX - n, Text::LeftOne, Text::Left))
    };
    line.set_class_name(class);
    line.set_text_content(Some(&sentence));
    warn(field);
}

/// Shows those hints of a text field that fit its text; the sentences are in the page.
fn warn(field: &HtmlTextAreaElement) {
    let Some(list) = document().get_element_by_id(&format!("{}-hints", field.id())) else {
        return;
    };
    // A pasted novel is not looked through at each key; it is too long for a note anyway.
    let text: String = field.value().chars().take(2 * text::NOTE_MAX).collect();
    let found: Vec<&str> = guard::hints(&text).into_iter().map(|hint| hint.kind.as_str()).collect();
    if let Ok(items) = list.query_selector_all("li") {
        for item in dom::elements(&items) {
            let fits =
                item.get_attribute("data-kind").is_some_and(|kind| found.contains(&kind.as_str()));
            dom::attribute(&item, "hidden", (!fits).then_some(""));
        }
    }
    dom::attribute(&list, "role", Some("status"));
    dom::attribute(&list, "hidden", found.is_empty().then_some(""));
}
