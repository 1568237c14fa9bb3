//! The page of the meeting: its form, its fields, its lines that say something.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement};

use super::keep;
use crate::browser::{document, dom};

/// The form of the item that is shown.
pub fn form() -> Option<HtmlFormElement> {
    dom::all("#meeting form.minutes").into_iter().next()?.dyn_into().ok()
}

/// The fields of that form.
pub fn fields() -> Option<String> {
    dom::fields(&form()?)
}

/// The form, if it is that of these minutes and no other item came meanwhile.
pub fn form_of(key: &str) -> Option<HtmlFormElement> {
    form().filter(|form| dom::fields(form).is_some_and(|fields| keep::key(&fields) == key))
}

/// The field for the text.
pub fn text() -> Option<HtmlTextAreaElement> {
    document().get_element_by_id("text")?.dyn_into().ok()
}

/// Writes into a hidden field of the form.
pub fn set(form: &HtmlFormElement, name: &str, value: &str) {
    if let Some(field) = dom::find::<HtmlInputElement>(form, &format!("[type=hidden][name={name}]"))
    {
        field.set_value(value);
    }
}

/// Chooses a decision by its word.
pub fn choose(word: &str) {
    for choice in choices() {
        if choice.value() == word {
            choice.set_checked(true);
        }
    }
}

/// The decisions, in their order: the four of the keys, then none.
pub fn choices() -> Vec<HtmlInputElement> {
    let found = dom::all("#meeting form.minutes [name=decision]");
    found.into_iter().filter_map(|choice| choice.dyn_into().ok()).collect()
}

/// Shows or hides an element.
pub fn show(id: &str, shows: bool) {
    if let Some(element) = document().get_element_by_id(id) {
        dom::attribute(&element, "hidden", (!shows).then_some(""));
    }
}

/// Says how it stands with the text, for those who look; `more` follows.
pub fn state(name: &str, more: &str) {
    let says = dom::template("state", name, &[]);
    let more = if more.is_empty() { String::new() } else { dom::template("state", more, &[]) };
    dom::rewrite("state", format!("{says} {more}").trim());
    // Tried once more it stays: a link that goes under the pointer cannot be pressed.
    match name {
        "data-over" => show("sign-in", true),
        "data-saved" => show("sign-in", false),
        _ => {}
    }
}

/// The same for screen readers too: what somebody has to know, and not what is as it should be.
pub fn tell(name: &str, more: &str) {
    state(name, more);
    let says = document().get_element_by_id("state").and_then(|state| state.text_content());
    dom::rewrite("said", &says.unwrap_or_default());
}

/// The title of the item, which takes the focus where no field has it.
pub fn focus_title() {
    if let Some(title) = document().get_element_by_id("item-title") {
        dom::focus(&title);
    }
}

/// Whether an event is for an element that answers keys by itself.
pub fn is_for_control(event: &web_sys::Event) -> bool {
    let controls = "input, textarea, select, button, a[href], summary";
    dom::closest(event, controls).is_some()
}

/// Whether it is for a field in which one types or chooses.
pub fn is_for_field(event: &web_sys::Event) -> bool {
    dom::closest(event, "input, textarea, select").is_some()
}

/// The box with what somebody else wrote, while it is shown.
pub fn stored() -> Option<Element> {
    document().get_element_by_id("stored").filter(|stored| !stored.has_attribute("hidden"))
}
