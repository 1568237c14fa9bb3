//! Entering a ticket: one from paper becomes this browser's own, typed into the form, or brought by
//! the QR code behind the number sign of the address and asked about (`offer.rs`).

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlFormElement, HtmlInputElement};

use super::context::WallContext;
use super::door::Failed;
use super::offer::{self, From, OfferContext, Offered};
use super::texts::Text;
use super::{complain, door};
use crate::address::{Address, BoardFlash};
use crate::browser::{device, dom, forgotten, idle, on};
use crate::ticket::Ticket;

/// Takes the code of the form.
pub async fn from_form(board: &WallContext, form: &HtmlFormElement) {
    let Some(field) = dom::find::<HtmlInputElement>(form, "input[name=code]") else {
        return;
    };
    let own =
        dom::find::<HtmlInputElement>(form, "input[name=own]").is_some_and(|own| own.checked());
    if let Err(failed) = take(board, &field.value(), own).await {
        let of_code = !matches!(failed, Failed::Offline);
        complain::at_input(
            &field,
            "code",
            &failed.sentence(board.texts.get(Text::Offline)),
            of_code,
        );
        dom::focus(&field);
    }
}

/// Asks about the code of the address; nothing is kept before somebody has answered. It is taken
/// out of the address before anything else: it must not stay where somebody looks.
pub fn from_address(board: &WallContext) {
    let hash = window().location().hash().unwrap_or_default();
    let Some(ticket) =
        Ticket::read(hash.trim_start_matches('#')).ok().filter(|_| !board.makes_tickets)
    else {
        return;
    };
    if let (Ok(history), Ok(path)) = (window().history(), window().location().pathname()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path));
    }
    if device::kept_ticket(board.theme).is_none_or(|kept| kept.secret != ticket.secret) {
        // Whoever scans a code holds a phone in hand, their own.
        offer::ask(board.theme, Offered { ticket, own: true, from: From::Link });
    }
}

/// Looks for a ticket in the cookie and in the address, and listens to the answer.
pub async fn begin(board: StoredValue<WallContext>) {
    let place = {
        let WallContext { theme, slug, makes_tickets, texts, .. } = board.get_value();
        OfferContext { theme, slug, makes_tickets, offline: texts.get(Text::Offline).to_owned() }
    };
    let answered = move |taken| {
        let board = board.get_value();
        show(&board, taken);
        if taken && device::is_shared(board.theme) {
            watch(&board);
        }
    };
    offer::listen(place.clone(), Rc::new(answered));
    if let Some((ticket, own)) = door::begun_ticket(place.theme, &place.slug).await {
        offer::ask(place.theme, Offered { ticket, own, from: From::Cookie });
    }
    let board = board.get_value();
    from_address(&board);
    show(&board, false);
    if device::is_shared(board.theme) {
        watch(&board);
    }
    on("hashchange", move |_| from_address(&board));
}

/// On a device that others use too, forgets the ticket when nobody has touched the page for a
/// while.
fn watch(board: &WallContext) {
    let board = board.clone();
    idle::watch(move || forget(&board));
}

/// Forgets the ticket, and the page with everything typed into it.
pub fn forget(board: &WallContext) {
    forgotten::forget(board.theme, &board.slug);
    let _ = window().location().replace(&Address::Board(&board.slug).after(BoardFlash::Wiped));
}

/// Asks the server whether the ticket is good, and keeps it if so; where another one would be lost,
/// only when that is answered.
async fn take(board: &WallContext, typed: &str, own: bool) -> Result<(), Failed> {
    let folded = dom::normalized(typed, "NFKC");
    door::try_ticket(board.theme, &folded).await?;
    let Ok(ticket) = Ticket::read(&folded) else {
        return Ok(());
    };
    if device::keeps_other(board.theme, &ticket) || offer::other_waits(&ticket) {
        offer::ask(board.theme, Offered { ticket, own, from: From::Typed });
        return Ok(());
    }
    offer::keep(board.theme, &board.slug, &ticket, own, true);
    if !own {
        watch(board);
    }
    show(board, true);
    Ok(())
}

/// Where this browser has a ticket, the form is not in the way.
fn show(board: &WallContext, said: bool) {
    let Some(form) = document().query_selector(".enter-form").ok().flatten() else {
        return;
    };
    let has = !board.makes_tickets && device::kept_ticket(board.theme).is_some();
    dom::attribute(&form, "hidden", has.then_some(""));
    if has
        && let Some(line) =
            form.parent_element().and_then(|section| dom::find::<Element>(&section, ".has"))
    {
        dom::attribute(&line, "hidden", None);
        if device::is_shared(board.theme)
            && let Some(shared) = dom::find::<Element>(&line, ".shared")
        {
            dom::attribute(&shared, "hidden", None);
        }
    }
    if said {
        dom::say(board.texts.get(Text::Entered));
    }
}
