//! Roving focus among the notes: all of them are one stop of the Tab key, and arrows go from one to
//! the next (ARIA Authoring Practices, "Developing a Keyboard Interface").

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::{
    boxes::{self, CARD, all, beside},
    chosen::Chosen,
};
use crate::browser::{document, dom};

/// Where a key leads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The next note, wherever lines break.
    On,
    /// The one before.
    Back,
    /// The note below.
    Down,
    /// The note above.
    Up,
    /// The first one of the page.
    First,
    /// The last one of the page.
    Last,
}

/// The note at which the keyboard is, or was when it left: its element's id, for the element itself
/// may be another one after the page was brought up to date.
#[derive(Default)]
pub struct Place {
    at: RefCell<String>,
    /// Where choosing with Shift began.
    anchor: RefCell<Option<String>>,
}

impl Place {
    /// The box of the note at which the keyboard is; of the first note where that is gone.
    pub fn card(&self) -> Option<HtmlInputElement> {
        let card = document().get_element_by_id(&self.at.borrow());
        let card = card.or_else(|| document().query_selector(CARD).ok().flatten());
        card?.dyn_into().ok()
    }

    /// Makes one note the stop of the Tab key, and no other.
    pub fn show(&self) {
        let here = self.card();
        for card in boxes::stops() {
            if here.as_ref() != Some(&card) {
                card.set_tab_index(-1);
            }
        }
        if let Some(here) = &here {
            here.set_tab_index(0);
        }
        self.at.replace(here.map(|card| card.id()).unwrap_or_default());
    }

    /// The keyboard came to this note.
    pub fn come_to(&self, card: &HtmlInputElement) {
        if let Some(before) = self.card() {
            before.set_tab_index(-1);
        }
        card.set_tab_index(0);
        self.at.replace(card.id());
    }

    /// Somebody chose this note by itself: choosing with Shift begins here.
    pub fn stand_on(&self, card: &HtmlInputElement) {
        self.come_to(card);
        self.anchor.replace(None);
    }

    /// Puts the keyboard on the note; where there is none, on the heading above.
    pub fn focus(&self) {
        let card = self.card().map(JsCast::unchecked_into::<Element>);
        if let Some(at) = card.or_else(|| document().get_element_by_id("loose")) {
            dom::focus(&at);
        }
    }

    /// Goes from a note to another; with `chosen`, those on the way are chosen, and those that one
    /// goes back over are not any more.
    pub fn go(&self, from: &HtmlInputElement, way: Way, chosen: Option<&Chosen>) {
        let cards = all();
        let Some(here) = cards.iter().position(|card| card == from) else {
            return;
        };
        let there = lead(&cards, here, way);
        if let Some(chosen) = chosen {
            let anchor = self.anchor.borrow().clone();
            let anchor = anchor.and_then(|id| cards.iter().position(|card| card.id() == id));
            let anchor = anchor.unwrap_or(here);
            let range = |to: usize| anchor.min(to)..=anchor.max(to);
            for (at, card) in cards.iter().enumerate() {
                if range(there).contains(&at) != range(here).contains(&at)
                    || range(there).contains(&at)
                {
                    card.set_checked(range(there).contains(&at));
                    chosen.set(&card.value(), card.checked());
                }
            }
            chosen.show();
            self.anchor.replace(Some(cards[anchor].id()));
        } else {
            self.anchor.replace(None);
        }
        dom::focus(&cards[there]);
    }

    /// Goes on to the next note in no group that is not chosen, so that whoever puts the chosen ones
    /// somewhere has the next at hand; to the last before them where none follows. Tells whether
    /// there is one.
    pub fn go_on(&self, chosen: &Chosen) -> bool {
        let from = self.card();
        let loose: Vec<HtmlInputElement> = dom::all("#bench .loose .cards input")
            .into_iter()
            .filter_map(|card| card.dyn_into().ok())
            .collect();
        let here = loose.iter().position(|card| from.as_ref() == Some(card)).unwrap_or_default();
        let (before, after) = loose.split_at(here);
        let free = |card: &&HtmlInputElement| !chosen.has(&card.value());
        let next = after.iter().find(free).or_else(|| before.iter().rev().find(free));
        if let Some(next) = next {
            dom::focus(next);
        }
        next.is_some()
    }
}

/// The place of the note to which a way leads.
fn lead(cards: &[HtmlInputElement], here: usize, way: Way) -> usize {
    let last = cards.len() - 1;
    match way {
        Way::On => (here + 1).min(last),
        Way::Back => here.saturating_sub(1),
        Way::First => 0,
        Way::Last => last,
        Way::Down | Way::Up => {
            let list = beside(&cards[here]);
            let at = list.iter().position(|card| *card == cards[here]).unwrap_or_default();
            let (start, columns) = (here - at, columns(&list));
            if way == Way::Up {
                // Above the first line comes the end of the list before.
                if at >= columns { here - columns } else { start.saturating_sub(1) }
            } else if at + columns < list.len() {
                here + columns
            } else if at / columns < (list.len() - 1) / columns {
                start + list.len() - 1
            } else {
                (start + list.len()).min(last)
            }
        }
    }
}

/// How many notes stand beside each other in a list.
fn columns(list: &[HtmlInputElement]) -> usize {
    let top = |card: &HtmlInputElement| {
        let item = card.closest("li").ok().flatten();
        item.and_then(|item| item.dyn_into::<HtmlElement>().ok()).map(|item| item.offset_top())
    };
    let first = list.first().and_then(top);
    list.iter().take_while(|card| top(card) == first).count().max(1)
}
