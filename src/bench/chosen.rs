//! The notes that are chosen, by their ids: those too that stand on another page, or that a search
//! has put out of sight.

use std::{cell::RefCell, collections::BTreeSet};

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::boxes;
use crate::browser::{document, dom};

/// The chosen notes.
#[derive(Default)]
pub struct Chosen(RefCell<BTreeSet<String>>);

impl Chosen {
    /// Whether a note is chosen.
    pub fn has(&self, note: &str) -> bool {
        self.0.borrow().contains(note)
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    /// How many are.
    pub fn count(&self) -> usize {
        self.0.borrow().len()
    }

    /// All of them.
    pub fn notes(&self) -> Vec<String> {
        self.0.borrow().iter().cloned().collect()
    }

    /// Chooses a note, or does so no longer.
    pub fn set(&self, note: &str, chosen: bool) {
        if chosen {
            self.0.borrow_mut().insert(note.to_owned());
        } else {
            self.0.borrow_mut().remove(note);
        }
    }

    /// Chooses these notes in the page and all others not.
    pub fn clear(&self) {
        self.0.borrow_mut().clear();
        self.tick();
    }

    /// Ticks the boxes of the page accordingly.
    pub fn tick(&self) {
        for card in boxes::ticked() {
            card.set_checked(self.has(&card.value()));
        }
        for note in self.notes() {
            let card = document().get_element_by_id(&format!("n-{note}"));
            if let Some(card) = card.and_then(|card| card.dyn_into::<HtmlInputElement>().ok()) {
                card.set_checked(true);
            }
        }
        self.show();
    }

    /// Says how many there are, and lets the form at the foot of the page carry those that have no
    /// box here.
    pub fn show(&self) {
        let beyond: Vec<String> = self
            .notes()
            .into_iter()
            .filter(|note| document().get_element_by_id(&format!("n-{note}")).is_none())
            .collect();
        let (all, beyond_n) = (self.count(), beyond.len());
        let mut says = String::new();
        if all > 0 {
            says = dom::template("chosen", "data-n", &[("{n}", &all.to_string())]);
            if beyond_n > 0 {
                let n = beyond_n.to_string();
                says = format!("{says} {}", dom::template("chosen", "data-beyond", &[("{n}", &n)]));
            }
        }
        dom::rewrite("chosen", &says);
        if let Some(clear) = document().get_element_by_id("clear") {
            dom::attribute(&clear, "hidden", (all == 0).then_some(""));
        }
        let Some(place) = document().get_element_by_id("beyond") else {
            return;
        };
        place.set_text_content(None);
        for note in beyond {
            let Some(field) = document()
                .create_element("input")
                .ok()
                .and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
            else {
                return;
            };
            field.set_type("hidden");
            field.set_name("notes[]");
            field.set_value(&note);
            let _ = place.append_child(&field);
        }
    }
}
