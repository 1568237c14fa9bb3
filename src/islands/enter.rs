//! A ticket from paper becomes this browser's own: typed into the form, or brought by the QR code behind the number sign of the address.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlFormElement, HtmlInputElement};

use super::door::Failed;
use super::texts::Text;
use super::wall_forms::Board;
use super::{complain, door};
use crate::browser::{device, dom, idle};
use crate::ticket::Ticket;

/// Takes the code of the form.
pub async fn from_form(board: &Board, form: &HtmlFormElement) {
    let Some(field) = dom::find::<HtmlInputElement>(form, "input[name=code]") else { return };
    let own = dom::find::<HtmlInputElement>(form, "input[name=own]").is_some_and(|own| own.checked());
    if let Err(failed) = take(board, &field.value(), own).await {
        let of_code = !matches!(failed, Failed::Offline);
        complain::at_input(&field, "code", &failed.sentence(board.texts.get(Text::Offline)), of_code);
        dom::focus(&field);
    }
}

/// Takes the code of the address: whoever scans it holds a phone in hand, their own. And takes it out of the address before anything else: it must not stay where somebody looks.
pub async fn from_address(board: &Board) {
    let hash = window().location().hash().unwrap_or_default();
    let code = hash.trim_start_matches('#');
    if !board.makes_tickets && Ticket::read(code).is_ok() {
        if let (Ok(history), Ok(path)) = (window().history(), window().location().pathname()) {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path));
        }
        let known = device::kept_ticket(board.theme).is_some_and(|kept| kept.secret.reveal().as_str() == &code[..code.len().min(24)]);
        if !known && let Err(failed) = take(board, code, true).await {
            if let Some(field) =
                document().get_element_by_id("code").and_then(|field| wasm_bindgen::JsCast::dyn_into::<HtmlInputElement>(field).ok())
            {
                field.set_value(code);
                complain::at_input(&field, "code", &failed.sentence(board.texts.get(Text::Offline)), true);
            }
            return;
        }
    }
    show(board, false);
    if device::is_shared(board.theme) {
        watch(board);
    }
}

/// On a device that others use too, forgets the ticket when nobody has touched the page for a while.
fn watch(board: &Board) {
    let board = board.clone();
    idle::watch(move || forget(&board));
}

/// Forgets the ticket, and the page with everything typed into it.
pub fn forget(board: &Board) {
    device::forget(board.theme, &board.slug);
    let _ = window().location().replace(&format!("/t/{}?done=wiped", board.slug));
}

/// Asks the server whether the ticket is good, and keeps it if so.
async fn take(board: &Board, typed: &str, own: bool) -> Result<(), Failed> {
    let folded = String::from(js_sys::JsString::from(typed).normalize("NFKC"));
    door::try_ticket(board.theme, &folded).await?;
    if let Ok(ticket) = Ticket::read(&folded) {
        device::keep_ticket(board.theme, &board.slug, &ticket, own);
    }
    if !own {
        watch(board);
    }
    show(board, true);
    Ok(())
}

/// Where this browser has a ticket, the form is not in the way.
fn show(board: &Board, said: bool) {
    let Some(form) = document().query_selector(".enter-form").ok().flatten() else { return };
    let has = !board.makes_tickets && device::kept_ticket(board.theme).is_some();
    dom::attribute(&form, "hidden", has.then_some(""));
    if has && let Some(line) = form.parent_element().and_then(|section| dom::find::<Element>(&section, ".has")) {
        dom::attribute(&line, "hidden", None);
        if device::is_shared(board.theme)
            && let Some(shared) = dom::find::<Element>(&line, ".shared")
        {
            dom::attribute(&shared, "hidden", None);
        }
    }
    if said {
        board.said.set(board.texts.get(Text::Entered).to_owned());
    }
}
