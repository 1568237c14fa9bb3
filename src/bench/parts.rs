//! What of the page the browser shows already, or had shown, so that no answer has it again
//! ([`crate::domain::parts`]).

use std::{cell::RefCell, collections::HashMap};

use web_sys::{Element, HtmlFormElement, HtmlInputElement};

use crate::browser::{document, dom};
use crate::domain::parts::SHOWN_MAX;

/// The parts of the page, and of an answer those that are empty.
const PART: &str = "[data-v]";
const PART_WITHIN: &str = "[data-v] [data-v]";
const SAME: &str = "[data-same]";

fn version(part: &Element) -> Option<String> {
    part.get_attribute("data-v")
}

/// Writes into a form what the page says of itself, such as as of which step it is shown: an answer
/// has no form again of which nothing else has changed.
pub fn guard(page: &Element, form: &HtmlFormElement) {
    for (field, of_page) in [("page", "data-page"), ("seen", "data-seen")] {
        let field = dom::find::<HtmlInputElement>(form, &format!("[name={field}]"));
        if let (Some(field), Some(told)) = (field, page.get_attribute(of_page)) {
            field.set_value(&told);
        }
    }
}

/// Parts that were shown before, such as those that no search had found: they come back without
/// their markup, too.
#[derive(Default)]
pub struct Gone(RefCell<Vec<Element>>);

impl Gone {
    /// The versions that are at hand, one behind the other.
    pub fn versions(&self) -> String {
        let (shown, gone) = (dom::all(PART), self.0.borrow());
        shown.iter().chain(gone.iter().rev()).take(SHOWN_MAX).filter_map(version).collect()
    }

    /// The elements that an answer wants to keep; `None` where not all of them are at hand.
    pub fn kept(&self, answer: &Element) -> Option<Kept> {
        let gone = self.0.borrow();
        let gone: HashMap<_, _> =
            gone.iter().map(|part| ((part.id(), version(part)), part)).collect();
        let of = |same: Element| {
            let (id, is) = (same.id(), version(&same));
            let shown = document().get_element_by_id(&id).filter(|shown| version(shown) == is);
            let part = shown.or_else(|| gone.get(&(id.clone(), is)).copied().cloned())?;
            // A part out of which another one is taken is not what it was.
            if part.matches(PART_WITHIN).is_ok_and(|within| within)
                && let Some(around) =
                    part.parent_element().and_then(|list| list.closest(PART).ok()?)
            {
                dom::attribute(&around, "data-v", None);
            }
            Some((id, part))
        };
        let elements: Option<HashMap<_, _>> =
            dom::below(answer, SAME).into_iter().map(of).collect();
        Some(Kept { elements: elements?, left: RefCell::default() })
    }

    /// Remembers what an answer took off the page.
    pub fn remember(&self, kept: Kept) {
        let mut gone = self.0.borrow_mut();
        gone.extend(kept.left.into_inner());
        gone.retain(|part| !part.is_connected());
        let many = gone.len().saturating_sub(SHOWN_MAX);
        gone.drain(..many);
    }
}

/// The elements that take the places of an answer's empty ones, by their ids.
#[derive(Default)]
pub struct Kept {
    elements: HashMap<String, Element>,
    /// What has been taken off the page.
    left: RefCell<Vec<Element>>,
}

impl Kept {
    /// The element that takes the place of the one with this id.
    pub fn get(&self, id: &str) -> Option<&Element> {
        self.elements.get(id)
    }

    /// Takes an element off the page.
    pub fn take_off(&self, element: &Element) {
        element.remove();
        if element.has_attribute("data-v") {
            self.left.borrow_mut().push(element.clone());
        }
    }
}
