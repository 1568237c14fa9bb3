//! The document object model: short names for what our programs ask of the page.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, FormData, HtmlElement, HtmlFormElement, NodeList};

use super::{document, window};

/// The element at or above the event's target that matches a selector.
pub fn closest(event: &web_sys::Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// The first element below `root` that matches a selector.
pub fn find<T: JsCast>(root: &Element, selector: &str) -> Option<T> {
    root.query_selector(selector).ok()??.dyn_into().ok()
}

/// All elements of the page that match a selector.
pub fn all(selector: &str) -> Vec<Element> {
    document().query_selector_all(selector).map(|list| elements(&list)).unwrap_or_default()
}

/// All elements below `root` that match a selector.
pub fn below(root: &Element, selector: &str) -> Vec<Element> {
    root.query_selector_all(selector).map(|list| elements(&list)).unwrap_or_default()
}

/// The elements of a list.
pub fn elements(list: &NodeList) -> Vec<Element> {
    (0..list.length()).filter_map(|i| list.get(i)?.dyn_into().ok()).collect()
}

/// The button with which a form was sent, if it was one.
pub fn submitter(event: &web_sys::Event) -> Option<Element> {
    Reflect::get(event, &"submitter".into()).ok()?.dyn_into().ok()
}

/// The value of a form's field.
pub fn field(form: &HtmlFormElement, name: &str) -> Option<String> {
    FormData::new_with_form(form).ok()?.get(name).as_string()
}

/// The fields of a form as a browser sends them (`application/x-www-form-urlencoded`).
pub fn fields(form: &HtmlFormElement) -> Option<String> {
    let of = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).ok();
    let class: Function = of(&window(), "URLSearchParams")?.dyn_into().ok()?;
    let data = FormData::new_with_form(form).ok()?;
    let fields = Reflect::construct(&class, &Array::of1(&data)).ok()?;
    Some(js_sys::Object::from(fields).to_string().into())
}

/// The value of a field among those of a form as [`fields`] writes them; empty where it is not there.
pub fn value(fields: &str, name: &str) -> String {
    let read = || {
        let params = params(fields)?;
        let get: Function = Reflect::get(&params, &"get".into()).ok()?.dyn_into().ok()?;
        get.call1(&params, &name.into()).ok()?.as_string()
    };
    read().unwrap_or_default()
}

/// The fields of a form with another value for one of them.
pub fn with_value(fields: &str, name: &str, value: &str) -> String {
    let write = || {
        let params = params(fields)?;
        let set: Function = Reflect::get(&params, &"set".into()).ok()?.dyn_into().ok()?;
        set.call2(&params, &name.into(), &value.into()).ok()?;
        Some(js_sys::Object::from(params).to_string().into())
    };
    write().unwrap_or_else(|| fields.to_owned())
}

fn params(fields: &str) -> Option<JsValue> {
    let class = Reflect::get(&window(), &"URLSearchParams".into()).ok()?;
    let class: Function = class.dyn_into().ok()?;
    Reflect::construct(&class, &Array::of1(&fields.into())).ok()
}

/// A page that was fetched, as a tree of its own.
pub fn parsed(html: &str) -> Option<web_sys::Document> {
    let parser = web_sys::DomParser::new().ok()?;
    parser.parse_from_string(html, web_sys::SupportedType::TextHtml).ok()
}

/// A text in a normalization form, by the browser's own tables (UAX #15).
pub fn normalized(text: &str, form: &str) -> String {
    js_sys::JsString::from(text).normalize(form).into()
}

/// The code of a key that goes to what composes text (UI Events, 7.3.1). Safari ends composing
/// before the key that ends it.
pub const COMPOSING: u32 = 229;

/// Writes a text into an element of the page.
pub fn write(id: &str, text: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.set_text_content(Some(text));
    }
}

/// Writes a text into an element of the page, unless it stands there already: a live region reads
/// out again what is written again.
pub fn rewrite(id: &str, text: &str) {
    if let Some(element) = document().get_element_by_id(id)
        && element.text_content().as_deref() != Some(text)
    {
        element.set_text_content(Some(text));
    }
}

/// A sentence that an attribute of an element holds, with what stands in it for a word or a number.
pub fn template(id: &str, attribute: &str, parts: &[(&str, &str)]) -> String {
    let element = document().get_element_by_id(id);
    let says = element.and_then(|element| element.get_attribute(attribute)).unwrap_or_default();
    parts.iter().fold(says, |says, (name, part)| says.replacen(name, part, 1))
}

/// Tells screen readers.
pub fn say(text: &str) {
    write("said", text);
}

/// How many characters people see in a text, where the browser can tell.
pub fn clusters(text: &str) -> Option<usize> {
    let of = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).ok();
    let class: Function = of(&of(&window(), "Intl")?, "Segmenter")?.dyn_into().ok()?;
    let segmenter = Reflect::construct(&class, &Array::new()).ok()?;
    let segment: Function = of(&segmenter, "segment")?.dyn_into().ok()?;
    Some(Array::from(&segment.call1(&segmenter, &text.into()).ok()?).length() as usize)
}

/// Puts the keyboard's focus on an element.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Sets or takes away an attribute.
pub fn attribute(element: &Element, name: &str, value: Option<&str>) {
    let _: Result<(), JsValue> = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// The language of the page, for requests without a cookie. The server takes an empty one for its
/// usual language.
pub fn language() -> String {
    document().document_element().and_then(|html| html.get_attribute("lang")).unwrap_or_default()
}
