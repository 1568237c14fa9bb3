//! DOM morphing: makes a part of the page what the server sent, and leaves alone what is the same
//! already, so that focus, scroll and what somebody typed stay.

use std::{collections::HashSet, time::Duration, vec};

use js_sys::Date;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlSelectElement, Node};

use super::parts::Kept;
use crate::browser::{document, dom, pause};

/// What this program writes itself, and no answer overwrites.
const OWN: &str = "data-own";

/// Says that an element of an answer stands for what is shown; see [`crate::domain::parts`].
const SAME: &str = "data-same";
const SAME_WITHIN: &str = "[data-same]";

/// So many milliseconds of work are done at once: between them keys and clicks are answered.
const SLICE: f64 = 30.0;

/// Makes `ours` what `theirs` is, which is used up. What of `theirs` is empty because it is shown
/// already is in `kept`, and goes where `theirs` has it.
pub fn morph(ours: &Element, theirs: &Element, kept: &Kept) {
    if theirs.has_attribute(SAME) {
        // Its class is no part of its version.
        return set(ours, "class", theirs.get_attribute("class"));
    }
    if ours.is_equal_node(Some(theirs)) || ours.has_attribute(OWN) {
        return;
    }
    if let (Some(ours), Some(theirs)) = (ours.dyn_ref(), theirs.dyn_ref()) {
        return replace(ours, theirs);
    }
    let given = names(theirs);
    for name in &given {
        set(ours, name, theirs.get_attribute(name));
    }
    for name in names(ours) {
        // Whether it is open is the reader's affair.
        if name != "open" && !given.contains(&name) {
            dom::attribute(ours, &name, None);
        }
    }
    let mut children = Children::begin(ours, theirs, kept);
    while children.next() {}
}

fn set(ours: &Element, name: &str, value: Option<String>) {
    if ours.get_attribute(name) != value {
        dom::attribute(ours, name, value.as_deref());
    }
}

/// A list of all groups stands in each group: put in place as a whole, with what was selected.
fn replace(ours: &HtmlSelectElement, theirs: &HtmlSelectElement) {
    let selected = ours.value();
    let _ = ours.replace_with_with_node_1(theirs);
    theirs.set_value(&selected);
    if theirs.selected_index() < 0 {
        theirs.set_selected_index(0);
    }
}

fn names(element: &Element) -> HashSet<String> {
    element.get_attribute_names().iter().filter_map(|name| name.as_string()).collect()
}

fn id(node: &Node) -> Option<String> {
    node.dyn_ref::<Element>().map(Element::id).filter(|id| !id.is_empty())
}

fn nodes(of: &Element) -> Vec<Node> {
    let list = of.child_nodes();
    (0..list.length()).filter_map(|at| list.get(at)).collect()
}

/// Makes the children of an element those of another one, one after the other. Children with an id
/// are matched by it, others in their order. What is gone goes first, so that nothing that stays has
/// to be moved because of it: an element that is moved loses the focus.
struct Children<'a> {
    ours: &'a Element,
    fresh: vec::IntoIter<(Node, Option<String>)>,
    kept: &'a Kept,
    /// Where the next one belongs: before this one.
    at: Option<Node>,
}

impl<'a> Children<'a> {
    /// Takes off what is gone. What `theirs` has is used up by [`Children::next`].
    fn begin(ours: &'a Element, theirs: &Element, kept: &'a Kept) -> Self {
        let fresh: Vec<(Node, Option<String>)> =
            nodes(theirs).into_iter().map(|node| (node.clone(), id(&node))).collect();
        let stay: HashSet<&str> = fresh.iter().filter_map(|(_, id)| id.as_deref()).collect();
        for old in nodes(ours) {
            let other = |id: &str| kept.get(id).is_some_and(|kept| !kept.is_same_node(Some(&old)));
            if id(&old).is_some_and(|id| !stay.contains(id.as_str()) || other(&id)) {
                remove(&old, kept);
            }
        }
        Self { ours, fresh: fresh.into_iter(), kept, at: ours.first_child() }
    }

    /// Puts the next one in its place; `false` where there was none, and all is done.
    fn next(&mut self) -> bool {
        let Some((new, id)) = self.fresh.next() else {
            while let Some(rest) = self.at.take() {
                self.at = rest.next_sibling();
                remove(&rest, self.kept);
            }
            return false;
        };
        let found = match id {
            Some(id) => by_id(self.ours, &id, self.kept),
            None => self.at.clone().filter(|old| is_like(old, &new)),
        };
        let Some(old) = found else {
            let _ = self.ours.insert_before(&new, self.at.as_ref());
            fill(&new, self.kept);
            return true;
        };
        if self.at.as_ref() == Some(&old) {
            self.at = old.next_sibling();
        } else {
            let _ = self.ours.insert_before(&old, self.at.as_ref());
        }
        match (old.dyn_ref::<Element>(), new.dyn_ref::<Element>()) {
            (Some(old), Some(new)) => morph(old, new, self.kept),
            _ if old.node_value() != new.node_value() => {
                old.set_node_value(new.node_value().as_deref());
            }
            _ => {}
        }
        true
    }
}

/// The same as [`morph`], with the children of long lists, named by their selectors, put in their
/// places first, slice by slice.
pub async fn morph_in_slices(ours: &Element, theirs: &Element, lists: &[&str], kept: &Kept) {
    for list in lists {
        let Some((ours, theirs)) = dom::find(ours, list).zip(dom::find(theirs, list)) else {
            continue;
        };
        let (mut children, mut began) = (Children::begin(&ours, &theirs, kept), Date::now());
        while children.next() {
            if Date::now() - began > SLICE {
                pause(Duration::ZERO).await;
                began = Date::now();
            }
        }
        dom::attribute(&theirs, SAME, Some(""));
    }
    morph(ours, theirs, kept);
}

/// Puts what is kept into what is new.
fn fill(new: &Node, kept: &Kept) {
    let empty = new.dyn_ref::<Element>().map(|new| dom::below(new, SAME_WITHIN));
    for theirs in empty.unwrap_or_default() {
        if let Some(ours) = kept.get(&theirs.id()) {
            morph(ours, &theirs, kept);
            let _ = theirs.replace_with_with_node_1(ours);
        }
    }
}

fn remove(old: &Node, kept: &Kept) {
    if let Some(old) = old.dyn_ref::<Element>() {
        kept.take_off(old);
    } else if let Some(of) = old.parent_node() {
        let _ = of.remove_child(old);
    }
}

/// The element with this id: the one that is kept, or else the child that has it.
fn by_id(ours: &Element, id: &str, kept: &Kept) -> Option<Node> {
    let child = || -> Option<Node> {
        let old = document().get_element_by_id(id)?;
        (old.parent_node().as_ref() == Some(ours.as_ref())).then(|| old.into())
    };
    kept.get(id).cloned().map(Node::from).or_else(child)
}

/// Whether two nodes without ids can be one: of one kind, and of one class, so that a banner does
/// not become a list.
fn is_like(old: &Node, new: &Node) -> bool {
    let class = |node: &Node| node.dyn_ref::<Element>().map(Element::class_name);
    id(old).is_none() && old.node_name() == new.node_name() && class(old) == class(new)
}
