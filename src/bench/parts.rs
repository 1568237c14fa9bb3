//! What of the page the browser shows already, so that no answer has it again
//! ([`crate::domain::parts`]).

use std::collections::HashMap;

use web_sys::Element;

use crate::browser::{document, dom};
use crate::domain::parts::SHOWN_MAX;

/// The parts that can come again: notes in no group, groups as a whole, suggestions.
const PARTS: &str = "#bench :is(.loose .cards > li, .panel, .suggestion)[data-v]";
/// A part of an answer that is empty, for the page has it.
const SAME: &str = "[data-same]";

/// The versions that are shown, one behind the other; none where they are too many for a header.
pub fn shown() -> String {
    let parts = dom::all(PARTS);
    if parts.len() > SHOWN_MAX {
        return String::new();
    }
    parts.iter().filter_map(|part| part.get_attribute("data-v")).collect()
}

/// The page's elements that take the places of empty ones, by their ids.
pub type Kept = HashMap<String, Element>;

/// The elements that an answer wants to keep; `None` where the page has not all of them.
pub fn kept(answer: &Element) -> Option<Kept> {
    let of = |same: Element| {
        let id = same.id();
        document().get_element_by_id(&id).map(|ours| (id, ours))
    };
    dom::below(answer, SAME).into_iter().map(of).collect()
}
