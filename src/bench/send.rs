//! Sends what a form or a link of the bench asks for, and puts the answer in place of what is shown.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
    time::Duration,
};

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlFormElement, HtmlInputElement};

use super::{
    cards::Place,
    chosen::Chosen,
    morph::morph_in_slices,
    parts::{Gone, guard},
};
use crate::address::{DONE, MERGE};
use crate::browser::{
    document, dom,
    net::{self, FetchedPage},
    pause, window,
};

/// How a chosen note stands among the fields of a form.
const NOTES: &str = "notes%5B%5D=";
/// So long a frame takes on a usual display.
const FRAME: Duration = Duration::from_millis(16);

/// What this program knows of the page.
#[derive(Default)]
pub struct Bench {
    /// The notes that are chosen.
    pub chosen: Chosen,
    /// The note at which the keyboard is.
    pub at: Place,
    busy: Cell<bool>,
    /// Whether a form is under way; a second click on its button does nothing.
    posting: Cell<bool>,
    /// What was asked for meanwhile, which begins when that is done.
    waiting: RefCell<VecDeque<Deed>>,
    /// What was shown before.
    gone: Gone,
    /// The address whose page is shown.
    shown: RefCell<String>,
}

type Deed = Box<dyn FnOnce(&Rc<Bench>)>;

impl Bench {
    /// Whether something is under way.
    pub fn is_busy(&self) -> bool {
        self.busy.get()
    }

    /// Whether a form is.
    pub fn is_posting(&self) -> bool {
        self.posting.get()
    }

    /// Whether the browser went to another page than the one shown; not so where only the part of
    /// the address changed that is behind the number sign.
    pub fn has_left(&self) -> bool {
        *self.shown.borrow() != here()
    }

    /// Remembers which page is shown.
    pub fn came(&self) {
        self.shown.replace(here());
    }
}

/// What becomes of the page once the answer is there.
#[derive(Clone, Default)]
pub struct Then {
    /// The keyboard goes to the first note shown; where none is, it stays.
    pub to_notes: bool,
    /// The keyboard goes back to its note.
    pub to_card: bool,
    /// The keyboard goes to the field to search, where the notes that were found are all done.
    pub to_find: bool,
    /// The page's address becomes that of the answer.
    pub pushes: bool,
    /// The keyboard goes to the field with this id.
    pub to: Option<String>,
    /// What is said instead of the server's words.
    pub says: Option<String>,
}

impl Then {
    /// The keyboard goes to a field that comes with the answer.
    pub fn to(field: String) -> Self {
        Self { to: Some(field), ..Self::default() }
    }
}

/// The address of this page, without what is behind the number sign.
pub fn here() -> String {
    let location = window().location();
    format!("{}{}", location.pathname().unwrap_or_default(), location.search().unwrap_or_default())
}

/// What the page says of itself in an attribute.
fn told(name: &str) -> String {
    let bench = document().get_element_by_id("bench");
    bench.and_then(|bench| bench.get_attribute(name)).unwrap_or_default()
}

/// The address of the page that is shown, with the form that merges a group.
pub fn merging(group: &str) -> String {
    let page = told("data-page");
    let with = if page.contains('?') { '&' } else { '?' };
    format!("{page}{with}{MERGE}={group}")
}

/// Does something now, or when what is under way is done.
fn when_free(bench: &Rc<Bench>, deed: impl FnOnce(&Rc<Bench>) + 'static) {
    if bench.is_busy() {
        bench.waiting.borrow_mut().push_back(Box::new(deed));
    } else {
        deed(bench);
    }
}

/// Fetches a page of the bench.
pub fn get(bench: &Rc<Bench>, address: String, then: Then) {
    when_free(bench, move |bench| {
        begin(bench);
        let bench = bench.clone();
        spawn_local(async move {
            match net::page(&address, None, &bench.gone.versions()).await {
                Ok(page) => {
                    if !take_over(&bench, &page, None, &then).await {
                        let _ = window().location().assign(&address);
                    }
                }
                Err(_) => unsent(),
            }
            done(&bench);
        });
    });
}

/// Sends a form, to `action` where its button names one. `fill` fills its fields in just before;
/// with `notes`, those are the chosen ones, whatever is chosen by then.
pub fn post(
    bench: &Rc<Bench>,
    form: &HtmlFormElement,
    action: Option<String>,
    notes: Option<Vec<String>>,
    fill: impl FnOnce() + 'static,
    then: Then,
) {
    let form = form.clone();
    when_free(bench, move |bench| {
        begin(bench);
        bench.posting.set(true);
        let bench = bench.clone();
        spawn_local(async move {
            // What the key changed is painted first: to gather many notes takes longer than that.
            pause(FRAME).await;
            fill();
            if let Some(page) = document().get_element_by_id("bench") {
                guard(&page, &form);
            }
            let action = action.or_else(|| form.get_attribute("action")).unwrap_or_default();
            let fields = gathered(&form, notes.as_deref());
            let of_bar = form.id() == "bar";
            let all = || if of_bar { bench.chosen.notes() } else { Vec::new() };
            let sent = Sent { notes: notes.unwrap_or_else(all), form };
            match net::page(&action, Some(&fields), &bench.gone.versions()).await {
                Ok(page) => {
                    // Another page, such as the sign-in: the browser goes there, with what was
                    // typed.
                    if !take_over(&bench, &page, Some(&sent), &then).await {
                        sent.form.set_action(&action);
                        let _ = sent.form.submit();
                    }
                }
                Err(_) => unsent(),
            }
            done(&bench);
        });
    });
}

/// The fields of a form; with `notes`, those are the chosen ones.
fn gathered(form: &HtmlFormElement, notes: Option<&[String]>) -> String {
    let fields = dom::fields(form).unwrap_or_default();
    let Some(notes) = notes else {
        return fields;
    };
    let others = fields.split('&').filter(|field| !field.starts_with(NOTES));
    let notes = notes.iter().map(|note| format!("{NOTES}{note}"));
    others.map(ToOwned::to_owned).chain(notes).collect::<Vec<_>>().join("&")
}

/// Sends the form with this id, one of those that stand alone; after what is under way.
pub fn press(bench: &Rc<Bench>, id: &'static str) {
    when_free(bench, move |bench| {
        let form = document().get_element_by_id(id);
        if let Some(form) = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok())
            && dom::find::<Element>(&form, "button:disabled").is_none()
        {
            post(bench, &form, None, None, || {}, Then::default());
        } else {
            next(bench);
        }
    });
}

/// What was said last is over, or the same words would not be read out a second time.
fn begin(bench: &Bench) {
    bench.busy.set(true);
    dom::rewrite("said", "");
}

fn done(bench: &Rc<Bench>) {
    bench.busy.set(false);
    bench.posting.set(false);
    next(bench);
}

fn next(bench: &Rc<Bench>) {
    let deed = bench.waiting.borrow_mut().pop_front();
    if let Some(deed) = deed {
        deed(bench);
    }
}

fn unsent() {
    dom::rewrite("said", &dom::template("said", "data-unsent", &[]));
}

/// What was sent.
struct Sent {
    form: HtmlFormElement,
    notes: Vec<String>,
}

/// Puts a page in place of what is shown; `false` where it is no bench. Step by step, with keys and
/// clicks answered between the steps: for many notes all of it takes longer than somebody waits.
async fn take_over(bench: &Bench, page: &FetchedPage, sent: Option<&Sent>, then: &Then) -> bool {
    let theirs = dom::parsed(&page.html).and_then(|parsed| parsed.get_element_by_id("bench"));
    let (Some(theirs), Some(ours)) = (theirs, document().get_element_by_id("bench")) else {
        return false;
    };
    pause(Duration::ZERO).await;
    let Some(kept) = bench.gone.kept(&theirs) else {
        let _ = window().location().assign(&page.address);
        return true;
    };
    let said = prepare(&theirs);
    let ticked = inputs(&theirs, ".cards input[checked]");
    for note in &ticked {
        dom::attribute(note, "checked", None);
    }
    let focused =
        document().active_element().map(|element| element.id()).filter(|id| !id.is_empty());
    morph_in_slices(&ours, &theirs, &["#loose-cards", "#groups-half"], &kept).await;
    bench.gone.remember(kept);
    let did = page.address.contains(&format!("{DONE}="));
    if let Some(sent) = sent.filter(|_| did) {
        sent.form.reset();
        for note in &sent.notes {
            bench.chosen.set(note, false);
        }
    }
    if then.pushes {
        if let Some(find) = dom::find::<HtmlFormElement>(&ours, ".find") {
            find.reset();
        }
        if let Ok(history) = window().history() {
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&page.address));
        }
    }
    bench.came();
    pause(Duration::ZERO).await;
    // What was left where somebody else had put it is still chosen.
    for note in &ticked {
        bench.chosen.set(&note.value(), true);
    }
    bench.at.show();
    bench.chosen.tick();
    hide_news();
    dom::rewrite("said", &then.says.clone().filter(|_| did).unwrap_or(said));
    match dom::find::<Element>(&ours, ":scope > .banner.bad") {
        Some(failed) => dom::focus(&failed),
        None => settle(bench, focused.as_deref(), then),
    }
    true
}

/// What others did is on the page now.
fn hide_news() {
    dom::rewrite("news", "");
    if let Some(apply) = document().get_element_by_id("apply") {
        dom::attribute(&apply, "hidden", Some(""));
    }
}

/// Leaves out of an answer what this program says itself, and gives the words: what was done, or
/// what was found. A line that comes with its text is not read out everywhere; one whose text
/// changes is.
fn prepare(theirs: &Element) -> String {
    let mut says = String::new();
    for (selector, stays) in [(":scope > .done", false), (".found, .none > p", true)] {
        if let Some(line) = dom::find::<Element>(theirs, selector) {
            let line_says = dom::find::<Element>(&line, "p").unwrap_or_else(|| line.clone());
            says = line_says.text_content().unwrap_or_default();
            if stays {
                dom::attribute(&line, "role", None);
            } else {
                line.remove();
            }
            break;
        }
    }
    for card in inputs(theirs, ".cards input") {
        card.set_tab_index(-1);
    }
    says
}

fn inputs(of: &Element, selector: &str) -> Vec<HtmlInputElement> {
    dom::below(of, selector).into_iter().filter_map(|input| input.dyn_into().ok()).collect()
}

/// Puts the keyboard where it belongs, if the answer took away what it was on.
fn settle(bench: &Bench, focused: Option<&str>, then: &Then) {
    let first = || dom::all("#bench .loose .cards input").into_iter().next();
    let to_notes = if then.to_notes { first() } else { None };
    if let Some(field) = then.to.as_deref().and_then(|id| document().get_element_by_id(id)) {
        dom::focus(&field);
    } else if let Some(card) = to_notes {
        dom::focus(&card);
    } else if then.to_find
        && first().is_none()
        && let Some(find) = field("find")
    {
        dom::focus(&find);
        find.select();
    } else if then.to_card {
        bench.at.focus();
    } else if document().active_element().is_none_or(|at| at.tag_name() == "BODY") {
        match focused.and_then(|id| document().get_element_by_id(id)) {
            Some(same) => dom::focus(&same),
            None => bench.at.focus(),
        }
        if document().active_element().is_none_or(|at| at.tag_name() == "BODY") {
            bench.at.focus();
        }
    }
}

/// A field of the page by its id.
pub fn field(id: &str) -> Option<HtmlInputElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}
