//! The rows of the pick-up page, one for each theme.

use wasm_bindgen::JsCast;
use web_sys::Element;
use zeroize::Zeroizing;

use crate::browser::{document, dom, window};
use crate::domain::ids::ThemeId;
use crate::log::words::{WordLang, six_words};
use crate::qr;
use crate::ticket::{Ticket, blind::StampPublic};

/// Characters of three groups, with their hyphens.
const LINE: usize = 15;

/// A theme's row.
#[derive(Clone)]
pub struct PickRow {
    /// The element.
    pub element: Element,
    /// The theme.
    pub theme: ThemeId,
    /// Its short name.
    pub slug: String,
}

impl PickRow {
    /// The rows of the page whose ticket waits to be picked up.
    pub fn waiting() -> Vec<Self> {
        dom::all("#pick li[data-state=waiting]").into_iter().filter_map(Self::of).collect()
    }

    /// The row that an element is.
    pub fn of(element: Element) -> Option<Self> {
        let theme = element.get_attribute("data-theme")?.parse().ok()?;
        Some(Self { theme, slug: element.get_attribute("data-slug")?, element })
    }

    /// The row in which something was clicked.
    pub fn around(event: &web_sys::Event, selector: &str) -> Option<Self> {
        dom::closest(event, selector)?;
        Self::of(dom::closest(event, "#pick li")?)
    }

    /// Shows a state; the page has the sentence for it.
    pub fn set(&self, state: &str) {
        dom::attribute(&self.element, "data-state", Some(state));
    }

    /// Shows why the server refused, in its words.
    pub fn refused(&self, message: &str) {
        if let Some(says) = dom::find::<Element>(&self.element, ".says.refused") {
            says.set_text_content(Some(message));
        }
        self.set("refused");
    }

    /// Shows the ticket, and the words of the key that stamped it: made here from the key that was
    /// used, not taken from the server.
    pub fn show(&self, ticket: &Ticket, key: StampPublic) {
        let code = ticket.reveal();
        self.fill(".code", &in_lines(&code));
        self.fill(".words strong", &six_words(&key.0, WordLang::of_page(&dom::language())));
        let origin = window().location().origin().unwrap_or_default();
        // Behind the number sign, so that no browser sends the code in a request's address.
        if let (Some(place), Some(image)) = (
            dom::find::<Element>(&self.element, ".qr-place"),
            qr_image(&format!("{origin}/t/{}#{}", self.slug, code.as_str())),
        ) {
            place.replace_children_with_node_1(&image);
        }
        self.set("done");
    }

    /// Shows, or shows no longer, that another ticket is kept here, which the new one would
    /// displace.
    pub fn displaces(&self, other: bool) {
        if let Some(question) = dom::find::<Element>(&self.element, ".displaces") {
            dom::attribute(&question, "hidden", (!other).then_some(""));
        }
    }

    /// Takes the ticket off the screen.
    pub fn wipe(&self) {
        self.fill(".code", "");
        if let Some(place) = dom::find::<Element>(&self.element, ".qr-place") {
            place.replace_children_with_node_0();
        }
        self.set("wiped");
    }

    fn fill(&self, selector: &str, text: &str) {
        if let Some(element) = dom::find::<Element>(&self.element, selector) {
            element.set_text_content(Some(text));
        }
    }
}

/// Three groups to a line: so it is read off, and written down, without losing one's place.
fn in_lines(code: &str) -> Zeroizing<String> {
    let mut lines = Zeroizing::new(String::with_capacity(code.len() + code.len() / LINE));
    for (i, symbol) in code.chars().enumerate() {
        if i > 0 && i % LINE == 0 {
            lines.push('\n');
        }
        lines.push(symbol);
    }
    lines
}

fn qr_image(address: &str) -> Option<Element> {
    const SVG: Option<&str> = Some("http://www.w3.org/2000/svg");
    let (view_box, d) = qr::svg(address)?;
    let (svg, path) = (
        document().create_element_ns(SVG, "svg").ok()?,
        document().create_element_ns(SVG, "path").ok()?,
    );
    for (name, value) in [
        ("class", "qr"),
        ("viewBox", &view_box),
        ("aria-hidden", "true"),
        ("shape-rendering", "crispEdges"),
    ] {
        svg.set_attribute(name, value).ok()?;
    }
    path.set_attribute("d", &d).ok()?;
    svg.append_child(path.unchecked_ref()).ok()?;
    Some(svg)
}
