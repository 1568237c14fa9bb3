//! The confirmation card of an offered ticket: asks before a ticket is kept that came with an
//! address, or in a cookie that this browser did not write, and before any ticket takes another's
//! place. The card with all its sentences is in the page (`components/offer.rs`).

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::document;
use leptos::task::spawn_local;
use web_sys::{Element, HtmlInputElement};

use super::door::{self, Failed};
use crate::browser::{device, dom, on};
use crate::domain::ids::ThemeId;
use crate::ticket::Ticket;

/// The last characters of a ticket, which somebody who has it before them can type.
const END: usize = 4;

/// Where a ticket came from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// Behind the number sign of an address.
    Link,
    /// In the cookie; it waits there until somebody has answered.
    Cookie,
    /// Typed in, where another one is kept.
    Typed,
}

/// A ticket that is asked about.
#[derive(Clone)]
pub struct Offered {
    /// The ticket.
    pub ticket: Ticket,
    /// Whether it would be kept on the person's own device.
    pub own: bool,
    /// Where it came from.
    pub from: From,
}

thread_local! {
    static ASKED: RefCell<Option<Offered>> = const { RefCell::new(None) };
    /// What waits in the cookie.
    static WAITS: RefCell<Option<Offered>> = const { RefCell::new(None) };
}

fn card() -> Option<Element> {
    document().get_element_by_id("offer")
}

fn field() -> Option<HtmlInputElement> {
    dom::find(&card()?, "#offer-end")
}

/// Asks. What is kept stays kept until it is answered.
pub fn ask(theme: ThemeId, offered: Offered) {
    let Some(card) = card() else { return };
    if offered.from == From::Cookie {
        WAITS.set(Some(offered.clone()));
    }
    let source = ["link", "cookie", "typed"][offered.from as usize];
    let kept = device::kept_ticket(theme)
        .or_else(|| WAITS.with_borrow(|waits| waits.as_ref().map(|waits| waits.ticket.clone())));
    let other = kept.filter(|kept| kept.secret != offered.ticket.secret);
    let holds = [source, if other.is_some() { "other" } else { "alone" }];
    for part in dom::all("#offer [data-when]") {
        let fits = part
            .get_attribute("data-when")
            .is_some_and(|when| when.split(' ').all(|word| holds.contains(&word)));
        dom::attribute(&part, "hidden", (!fits).then_some(""));
    }
    if let Some(code) = dom::find::<Element>(&card, ".code") {
        code.set_text_content(other.map(|other| other.reveal()).as_ref().map(|code| code.as_str()));
    }
    complain("");
    ASKED.set(Some(offered));
    dom::attribute(&card, "hidden", None);
    focus();
}

fn focus() {
    if let Some(title) = document().get_element_by_id("offer-title") {
        dom::focus(&title);
    }
}

fn complain(says: &str) {
    if let Some(line) = document().get_element_by_id("offer-err") {
        line.set_text_content(Some(says));
        dom::attribute(&line, "hidden", says.is_empty().then_some(""));
        dom::attribute(&line, "role", (!says.is_empty()).then_some("alert"));
    }
}

/// What to tell somebody who acts while a ticket in the cookie is not answered for yet: acting
/// would make another one in its place.
pub fn unanswered() -> Option<String> {
    WAITS.with_borrow(Option::is_some).then(|| {
        focus();
        card().and_then(|card| card.get_attribute("data-first")).unwrap_or_default()
    })
}

/// Whether the ticket in the cookie is another one than this.
pub fn other_waits(ticket: &Ticket) -> bool {
    WAITS.with_borrow(|waits| {
        waits.as_ref().is_some_and(|waits| waits.ticket.secret != ticket.secret)
    })
}

/// Where the card stands.
#[derive(Clone)]
pub struct OfferContext {
    /// The theme.
    pub theme: ThemeId,
    /// Its short name.
    pub slug: String,
    /// Whether the theme's tickets are made by browsers, and need proof of work.
    pub makes_tickets: bool,
    /// The sentence for no answer.
    pub offline: String,
}

/// Listens to the card; `answered` hears whether the ticket is this browser's now.
pub fn listen(place: OfferContext, answered: Rc<dyn Fn(bool)>) {
    let (submitted, accepted) = (place.clone(), answered.clone());
    on("submit", move |event| {
        if dom::closest(&event, "#offer").is_some() {
            event.prevent_default();
            let (place, accepted) = (submitted.clone(), accepted.clone());
            spawn_local(async move {
                match accept(&place).await {
                    Ok(()) => accepted(true),
                    Err(says) => complain(&says),
                }
            });
        }
    });
    let refused = place.clone();
    on("click", move |event| {
        if dom::closest(&event, "#offer .refuse").is_some() {
            refuse(&refused);
            answered(false);
        }
    });
    on("keydown", move |event| {
        let says = |name: &str| js_sys::Reflect::get(&event, &name.into()).unwrap_or_default();
        let escape = says("key") == "Escape"
            && says("isComposing").is_falsy()
            && says("keyCode") != dom::COMPOSING;
        if escape && dom::closest(&event, "#offer").is_some() {
            // Not now: what is in the cookie stays there.
            close(place.theme);
        }
    });
}

/// Keeps a ticket as this browser's own, also for its pages without JavaScript.
pub fn keep(theme: ThemeId, slug: &str, ticket: &Ticket, own: bool, known: bool) {
    device::keep_ticket(theme, ticket, own, known);
    device::write_ticket_cookie(theme, slug);
    WAITS.take();
    close(theme);
}

async fn accept(place: &OfferContext) -> Result<(), String> {
    let Some(Offered { ticket, own, from }) = ASKED.with_borrow(Clone::clone) else {
        return Ok(());
    };
    if let Some(field) = field().filter(|_| from == From::Link)
        && !ends_with(&ticket, &field.value())
    {
        dom::focus(&field);
        return Err(card().and_then(|card| card.get_attribute("data-wrong")).unwrap_or_default());
    }
    door::try_ticket(place.theme, &ticket.reveal())
        .await
        .map_err(|failed: Failed| failed.sentence(&place.offline))?;
    keep(place.theme, &place.slug, &ticket, own, !place.makes_tickets);
    Ok(())
}

/// Whether what was typed is the end of the ticket, in any case and width.
fn ends_with(ticket: &Ticket, typed: &str) -> bool {
    let code = ticket.reveal();
    let folded = dom::normalized(typed, "NFKC");
    Ticket::read(&format!("{}{folded}", &code[..code.len() - END]))
        .is_ok_and(|read| *read.reveal() == *code)
}

/// Nothing is kept. What was in the cookie goes from there: what this browser keeps counts.
fn refuse(place: &OfferContext) {
    if ASKED.with_borrow(|asked| asked.as_ref().is_some_and(|asked| asked.from == From::Cookie)) {
        WAITS.take();
        device::forget_cookie(&place.slug);
        device::write_ticket_cookie(place.theme, &place.slug);
    }
    close(place.theme);
}

/// Takes the card away, or asks about what still waits in the cookie.
fn close(theme: ThemeId) {
    let asked = ASKED.take();
    let Some(card) = card().filter(|card| !card.has_attribute("hidden")) else {
        return;
    };
    let waits = WAITS.with_borrow(Clone::clone);
    if let Some(field) = field() {
        field.set_value("");
    }
    dom::attribute(&card, "hidden", Some(""));
    match waits.filter(|_| asked.is_some_and(|asked| asked.from != From::Cookie)) {
        Some(waits) => ask(theme, waits),
        // The keyboard goes on where the card stood.
        None => document().get_element_by_id("main").iter().for_each(dom::focus),
    }
}
