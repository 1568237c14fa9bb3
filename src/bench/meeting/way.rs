//! The way from item to item, in place: a page that is fetched is put where this one stands, so that
//! a network that is gone leaves nobody before an empty window.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::{arrive::arrive, page, save, state::Meeting};
use crate::bench::{morph::morph, parts::Kept};
use crate::browser::{document, dom, net, window};

/// Follows a link of the head, if it is there.
pub fn press(meeting: &Rc<Meeting>, id: &str) {
    let link = document().get_element_by_id(id);
    if let Some(to) = link.and_then(|link| link.get_attribute("href")) {
        go(meeting, to, true);
    }
}

/// Saves what is not saved yet and goes to the page of an item. With `pushes` the address becomes
/// that of the page.
pub fn go(meeting: &Rc<Meeting>, to: String, pushes: bool) {
    if meeting.going.replace(true) {
        return;
    }
    let later = meeting.clone();
    save::send_then(&meeting.saving, move || {
        spawn_local(async move {
            let fetched = net::page(&to, None, "").await;
            later.going.set(false);
            match fetched {
                Ok(fetched) if take_over(&fetched.html) => {
                    if pushes && let Ok(history) = window().history() {
                        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&to));
                    }
                    page::focus_title();
                    arrive(&later);
                }
                // Another page, such as the sign-in: the browser goes there.
                Ok(_) => {
                    let _ = window().location().assign(&to);
                }
                Err(_) => page::tell("data-away", ""),
            }
        });
    });
}

/// Puts a page in place of what is shown; `false` where it is no meeting.
fn take_over(html: &str) -> bool {
    let Some(parsed) = dom::parsed(html) else {
        return false;
    };
    let (Some(theirs), Some(ours)) =
        (parsed.get_element_by_id("meeting"), document().get_element_by_id("meeting"))
    else {
        return false;
    };
    morph(&ours, &theirs, &Kept::default());
    if let Some(items) = dom::find::<web_sys::Element>(&ours, "details.items") {
        dom::attribute(&items, "open", None);
    }
    window().scroll_to_with_x_and_y(0.0, 0.0);
    true
}
