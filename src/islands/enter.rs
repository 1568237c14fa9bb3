//! A ticket from paper becomes this browser's own: typed into the form, or brought by the QR code behind the number sign of the address.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlFormElement, HtmlInputElement};

use super::door::Failed;
use super::wall_forms::Board;
use super::{complain, device, dom, door};
use crate::ticket::Secret;

/// Takes the code of the form.
pub async fn from_form(board: &Board, form: &HtmlFormElement) {
    let Some(field) = dom::find::<HtmlInputElement>(form, "input[name=code]") else { return };
    if let Err(failed) = take(board, &field.value()).await {
        let of_code = !matches!(failed, Failed::Offline);
        complain::at_input(&field, "code", &failed.sentence(&board.texts.offline), of_code);
        dom::focus(&field);
    }
}

/// Takes the code of the address, and takes it out of the address before anything else: it must not stay where somebody looks.
pub async fn from_address(board: &Board) {
    let hash = window().location().hash().unwrap_or_default();
    let code = hash.trim_start_matches('#');
    if !board.makes_tickets && Secret::read(code).is_ok() {
        if let (Ok(history), Ok(path)) = (window().history(), window().location().pathname()) {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path));
        }
        let known = device::kept_ticket(board.theme).is_some_and(|kept| kept.reveal().as_str() == code);
        if !known && let Err(failed) = take(board, code).await {
            if let Some(field) =
                document().get_element_by_id("code").and_then(|field| wasm_bindgen::JsCast::dyn_into::<HtmlInputElement>(field).ok())
            {
                field.set_value(code);
                complain::at_input(&field, "code", &failed.sentence(&board.texts.offline), true);
            }
            return;
        }
    }
    show(board, false);
}

/// Asks the server whether the ticket is good, and keeps it if so.
async fn take(board: &Board, typed: &str) -> Result<(), Failed> {
    let folded = String::from(js_sys::JsString::from(typed).normalize("NFKC"));
    door::try_ticket(board.theme, &folded).await?;
    if let Ok(secret) = Secret::read(&folded) {
        device::keep_ticket(board.theme, &board.slug, &secret);
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
    }
    if said {
        board.said.set(board.texts.entered.clone());
    }
}
