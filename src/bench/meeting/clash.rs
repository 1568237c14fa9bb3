//! Two people who write the minutes of one item: what is stored is shown, what was typed stays, and
//! one says what becomes of both.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

use super::{
    keep, page,
    save::{self, Saving},
};
use crate::browser::{document, dom, net};

/// The attributes in which the box holds the version and the decision of what it shows.
const SEEN: &str = "data-seen";
const DECISION: &str = "data-decision";

/// What is stored.
pub struct Stored {
    /// Its version.
    pub seen: String,
    /// Its decision, as a word.
    pub decision: String,
    /// Its text.
    pub text: String,
}

impl Stored {
    /// What a form was rendered with, whatever was typed into it since.
    pub fn of(form: &Element) -> Option<Self> {
        let seen = dom::find::<HtmlInputElement>(form, "[name=seen]")?;
        let text = dom::find::<HtmlTextAreaElement>(form, "textarea")?;
        let decision = dom::find::<HtmlInputElement>(form, "[name=decision][checked]");
        Some(Self {
            seen: seen.default_value(),
            decision: decision.map(|choice| choice.value()).unwrap_or_default(),
            text: text.default_value().unwrap_or_default(),
        })
    }

    /// The same as [`keep::content`] says it.
    pub fn content(&self) -> String {
        format!("{}\n{}", self.decision, self.text)
    }
}

/// Asks the server what it has, and shows it.
pub fn look(saving: &Rc<Saving>) {
    let Some(fields) = page::fields() else {
        return;
    };
    let (key, saving) = (keep::key(&fields), saving.clone());
    spawn_local(async move {
        let theirs = net::page(&dom::value(&fields, "page"), None, "").await.ok();
        let theirs = theirs.and_then(|page| dom::parsed(&page.html));
        let theirs = theirs.and_then(|page| page.query_selector("form.minutes").ok()?);
        // The list was put in another order: there stands another item now.
        let item = dom::value(&fields, "item");
        let is = |form: &Element| form.id() == format!("record-{item}");
        let stored = theirs.filter(is).as_ref().and_then(Stored::of);
        let Some(form) = page::form_of(&key) else {
            return;
        };
        match stored {
            Some(stored) if keep::same(&stored.content(), &keep::content(&fields)) => {
                page::set(&form, "seen", &stored.seen);
                saving.has(&keep::content(&fields));
                save::changed(&saving);
            }
            Some(stored) => show(&stored),
            None => page::tell("data-clash", "data-kept"),
        }
    });
}

/// Shows what is stored, with the two ways on.
pub fn show(stored: &Stored) {
    let Some(shown) = document().get_element_by_id("stored") else {
        return;
    };
    dom::attribute(&shown, SEEN, Some(&stored.seen));
    dom::attribute(&shown, DECISION, Some(&stored.decision));
    dom::write("stored-text", &stored.text);
    let chosen = page::choices().into_iter().find(|choice| choice.value() == stored.decision);
    let says = chosen.filter(|choice| !choice.value().is_empty());
    let says = says.and_then(|choice| choice.next_element_sibling()?.text_content());
    dom::write("stored-decision", &says.unwrap_or_default());
    dom::attribute(&shown, "hidden", None);
    page::tell("data-clash", "");
}

/// Goes on: with both texts, one after the other, or with what stands in the field.
pub fn settle(saving: &Rc<Saving>, joins: bool) {
    let (Some(stored), Some(form), Some(field)) = (page::stored(), page::form(), page::text())
    else {
        return;
    };
    let of = |name| stored.get_attribute(name);
    // Rendered by the server, the form has the version already.
    if let Some(seen) = of(SEEN) {
        page::set(&form, "seen", &seen);
    }
    if joins {
        let theirs = document().get_element_by_id("stored-text");
        let theirs = theirs.and_then(|text| text.text_content()).unwrap_or_default();
        field.set_value(format!("{theirs}\n{}", field.value()).trim_start());
        let fields = page::fields().unwrap_or_default();
        if let Some(decision) = of(DECISION).filter(|_| dom::value(&fields, "decision").is_empty())
        {
            page::choose(&decision);
        }
    }
    dom::attribute(&stored, "hidden", Some(""));
    // Nothing of it is stored yet, even where it is what was stored once.
    saving.has("");
    let _ = AsRef::<HtmlElement>::as_ref(&field).focus();
    save::changed(saving);
    save::send(saving);
}
