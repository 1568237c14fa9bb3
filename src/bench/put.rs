//! The dialog that asks where the chosen notes go: a combobox over the groups that there are, with
//! the new one that would have the typed name (ARIA Authoring Practices, "Combobox").
//!
//! It is modal by this program and by `aria-modal` ("Dialog (Modal)" there), not by the browser's
//! `showModal`: that makes the page inert and so styles all of it anew, which takes long where it has
//! a thousand notes.

use std::rc::Rc;

use js_sys::JsString;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlFormElement, HtmlInputElement, HtmlSelectElement};

use super::boxes;
use super::send::{self, Bench, Then, field};
use crate::browser::{document, dom};

/// So many groups are listed; whoever has more types on.
const LISTED: usize = 30;

/// Asks. Where no note is chosen, that at which the keyboard is.
pub fn open(bench: &Rc<Bench>, card: &HtmlInputElement) {
    if bench.chosen.is_empty() {
        card.set_checked(true);
        bench.chosen.set(&card.value(), true);
        bench.chosen.show();
    }
    let n = bench.chosen.count().to_string();
    dom::rewrite("put-title", &dom::template("put-title", "data-n", &[("{n}", &n)]));
    let (Some(dialog), Some(name)) = (dialog(), field("put-name")) else {
        return;
    };
    // Whoever looked for a word is likely to call the group so.
    name.set_value(&searched());
    fill();
    dialog.show();
    dom::focus(&name);
    name.select();
}

/// What the page is searched for.
fn searched() -> String {
    let page = document().get_element_by_id("bench");
    page.and_then(|page| page.get_attribute("data-q")).unwrap_or_default()
}

/// Goes on to the dialog's other stop of the Tab key: there are two, the field and the button that
/// leaves it.
pub fn turn() {
    let at = document().active_element().map(|at| at.id());
    let to = if at.as_deref() == Some("put-name") { "put-cancel" } else { "put-name" };
    if let Some(to) = document().get_element_by_id(to) {
        dom::focus(&to);
    }
}

/// Keeps the focus in the dialog while it is open.
pub fn hold(event: &web_sys::Event) {
    if is_open() && dom::closest(event, "#put").is_none() {
        turn();
    }
}

/// Closes the dialog; the browser puts the focus back to where it was.
pub fn close() {
    if let Some(dialog) = dialog() {
        dialog.close();
    }
}

/// Whether it is open.
pub fn is_open() -> bool {
    dialog().is_some_and(|dialog| dialog.open())
}

fn dialog() -> Option<HtmlDialogElement> {
    document().get_element_by_id("put")?.dyn_into().ok()
}

/// A text to compare: without widths and capitals.
fn folded(text: &str) -> String {
    JsString::from(dom::normalized(text.trim(), "NFKC")).to_lower_case().into()
}

/// Where notes can go: a group by its id, or a new one, which has none.
struct Goal {
    id: String,
    name: String,
}

/// The groups whose names fit what was typed, those first that begin with it, and the new one:
/// behind them where one begins with it, before them where none does.
fn goals(typed: &str) -> Vec<Goal> {
    let options = dom::all("#bar-to option[value]:not([value=''])");
    let wanted = folded(typed);
    let mut near: Vec<(usize, Goal)> = options
        .iter()
        .filter_map(|option| {
            let name = option.text_content().unwrap_or_default();
            let is = folded(&name);
            let at = is.find(&wanted)?;
            let id = option.get_attribute("value").unwrap_or_default();
            let rank = if is == wanted {
                0
            } else if at == 0 && !wanted.is_empty() {
                1
            } else {
                2
            };
            Some((rank, Goal { id, name }))
        })
        .collect();
    near.sort_by_key(|(rank, _)| *rank);
    let best = near.first().map_or(2, |(rank, _)| *rank);
    let mut goals: Vec<Goal> = near.into_iter().take(LISTED).map(|(_, goal)| goal).collect();
    let new = Goal { id: String::new(), name: typed.trim().to_owned() };
    match best {
        // There is one of that name.
        0 => {}
        1 => goals.push(new),
        _ => goals.insert(0, new),
    }
    goals
}

/// Lists where the notes can go, as far as it fits what was typed.
pub fn list() {
    fill();
    if let Some(first) = dom::all("#put-list > li").first() {
        first.scroll_into_view_with_bool(false);
    }
}

fn fill() {
    let (Some(name), Some(list)) = (field("put-name"), document().get_element_by_id("put-list"))
    else {
        return;
    };
    list.set_text_content(None);
    for (at, goal) in goals(&name.value()).into_iter().enumerate() {
        let Ok(option) = document().create_element("li") else {
            return;
        };
        let says = match (goal.id.as_str(), goal.name.as_str()) {
            ("", "") => dom::template("put-list", "data-unnamed", &[]),
            ("", name) => dom::template("put-list", "data-new", &[("{name}", name)]),
            (_, name) => dom::template("put-list", "data-move", &[("{name}", name)]),
        };
        option.set_text_content(Some(&says));
        option.set_id(&format!("put-{at}"));
        for (attribute, value) in
            [("role", "option"), ("data-id", &goal.id), ("data-name", &goal.name)]
        {
            dom::attribute(&option, attribute, Some(value));
        }
        let _ = list.append_child(&option);
    }
    mark(0);
}

/// Makes an option the one that Enter takes.
fn mark(at: usize) {
    for (n, option) in dom::all("#put-list > li").iter().enumerate() {
        dom::attribute(option, "aria-selected", Some(if n == at { "true" } else { "false" }));
        if n == at
            && let Some(name) = field("put-name")
        {
            dom::attribute(&name, "aria-activedescendant", Some(&option.id()));
        }
    }
}

/// Marks the next option, or the one before; round the end.
pub fn step(on: bool) {
    let options = dom::all("#put-list > li");
    let Some(last) = options.len().checked_sub(1) else {
        return;
    };
    let marked =
        |option: &Element| option.get_attribute("aria-selected").as_deref() == Some("true");
    let at = options.iter().position(marked).unwrap_or_default();
    let to = match on {
        true if at == last => 0,
        true => at + 1,
        false => at.checked_sub(1).unwrap_or(last),
    };
    mark(to);
    options[to].scroll_into_view_with_bool(false);
}

/// Takes the option that is marked.
pub fn take(bench: &Rc<Bench>) {
    if let Some(option) = dom::all("#put-list > [aria-selected=true]").into_iter().next() {
        put(bench, &option);
    }
}

/// Somebody clicked in the dialog, or beside it, where it ends.
pub fn clicked(bench: &Rc<Bench>, event: &web_sys::Event) {
    if let Some(option) = dom::closest(event, "#put-list > li") {
        put(bench, &option);
    } else if dom::closest(event, "#put-cancel, #put-veil").is_some() {
        close();
    }
}

/// Sends the form at the foot of the page, with what was decided in its fields.
fn put(bench: &Rc<Bench>, option: &Element) {
    let value = |name| option.get_attribute(name).unwrap_or_default();
    let (id, name) = (value("data-id"), value("data-name"));
    let Some(bar) =
        document().get_element_by_id("bar").and_then(|bar| bar.dyn_into::<HtmlFormElement>().ok())
    else {
        return;
    };
    close();
    let n = bench.chosen.count().to_string();
    let undo = dom::template("said", "data-undo", &[]);
    let says = dom::template("said", "data-done", &[("{n}", &n), ("{name}", &name)]);
    let says = (!name.is_empty()).then(|| format!("{says} {undo}"));
    let to = document().get_element_by_id("bar-move");
    let action = to.filter(|_| !id.is_empty()).and_then(|to| to.get_attribute("formaction"));
    let fill = move || {
        let select = document().get_element_by_id("bar-to");
        if let Some(select) = select.and_then(|to| to.dyn_into::<HtmlSelectElement>().ok()) {
            select.set_value(&id);
        }
        if let Some(field) = field("bar-name").filter(|_| id.is_empty()) {
            field.set_value(&name);
        }
    };
    let notes = bench.chosen.notes();
    let more = bench.at.go_on(&bench.chosen);
    let then = Then { says, to_find: !more && !searched().is_empty(), ..Then::default() };
    send::post(bench, &bar, action, Some(notes), fill, then);
}

/// Takes the chosen notes out of their groups, or else that at which the keyboard is.
pub fn take_out(bench: &Rc<Bench>, card: &HtmlInputElement) {
    if bench.chosen.is_empty() {
        card.set_checked(true);
        bench.chosen.set(&card.value(), true);
        bench.chosen.show();
    }
    let in_group = boxes::all()
        .iter()
        .any(|card| card.checked() && card.closest(".loose").is_ok_and(|loose| loose.is_none()));
    let form = document().get_element_by_id("bar").and_then(|bar| bar.dyn_into().ok());
    let action =
        document().get_element_by_id("bar-out").and_then(|out| out.get_attribute("formaction"));
    if in_group && let (Some(form), Some(action)) = (form, action) {
        let notes = bench.chosen.notes();
        send::post(bench, &form, Some(action), Some(notes), || {}, Then::default());
    }
}
