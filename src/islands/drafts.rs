//! Drafts: what is typed and not sent. On one's own device the browser brings it back after Back or
//! a reload; on one that others use, and once a ticket was forgotten, nobody is to find it again,
//! on whichever page of the window's history.

use wasm_bindgen::JsCast;
use web_sys::HtmlFormElement;

use crate::browser::{dom, forgotten, on};
use crate::domain::ids::ThemeId;

/// The forms of a theme's pages in which people write.
const FORMS: &str = "form.compose, form.form";

/// Watches over the page; `then` sets right what is said of the fields.
pub fn guard(theme: ThemeId, then: impl Fn() + Clone + 'static) {
    let look = move || {
        if forgotten::keeps_no_drafts(theme) {
            clear();
            then();
        }
    };
    look();
    // Browsers fill fields in until just before this, and send it alone where the page was kept
    // whole. A page that is left is cleared, so that there is nothing to keep. Another window may
    // have forgotten the ticket.
    for event in ["pageshow", "pagehide"] {
        let look = look.clone();
        on(event, move |_| look());
    }
    on("storage", move |event| {
        if forgotten::heard(&event, theme) {
            look();
        }
    });
}

fn clear() {
    for form in dom::all(FORMS) {
        for field in form
            .query_selector_all("textarea, input")
            .map(|list| dom::elements(&list))
            .unwrap_or_default()
        {
            dom::attribute(&field, "autocomplete", Some("off"));
        }
        if let Some(form) = form.dyn_ref::<HtmlFormElement>() {
            form.reset();
        }
    }
    for place in dom::all(".add[open]") {
        dom::attribute(&place, "open", None);
    }
}
