//! The client of `POST /anon`: makes the ticket and its proof of work, sends without cookies, pads.

use std::{cell::Cell, time::Duration};

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::{queue, reach};
use crate::address::Address;
use crate::browser::{
    device,
    net::{self, Cookies},
    pause,
};
use crate::domain::anon::{self, Action, VERSION};
use crate::domain::ids::ThemeId;
use crate::ticket::{Credential, Ticket, work};

/// Hashes in one slice of proof of work; the page answers clicks between slices.
const SLICE: u64 = 4096;

/// How often it is looked whether another action's search has ended.
const WAIT: Duration = Duration::from_millis(30);

/// How often a harder proof is searched for before the reader is told.
const HARDER: u32 = 3;

/// The status of a refusal because of the text.
const BAD_TEXT: u16 = 422;

/// Why nothing was done.
pub enum Failed {
    /// The server refused: the HTTP status says what kind of reason, the sentence is in the
    /// reader's language.
    Refused(u16, String),
    /// A new ticket is not let in: a proof of so many zero bits is asked for, or no place is left
    /// for one that brings none; with the sentence in the reader's language.
    Work(Option<u32>, String),
    /// This browser has no ticket to act with: none was handed to it, or nobody has said yet
    /// whether the one in the cookie is theirs. The sentence.
    NoTicket(String),
    /// The server did not answer.
    Offline,
}

impl Failed {
    /// Whether the text is what the server does not take.
    pub const fn is_of_text(&self) -> bool {
        matches!(self, Self::Refused(BAD_TEXT, _))
    }

    /// Whether the same may succeed later: there was no answer, or something failed at the server
    /// (RFC 9110, 15.6).
    pub const fn passes(&self) -> bool {
        matches!(self, Self::Offline | Self::Refused(500.., _))
    }

    /// What to tell the reader; `offline` is the sentence for no answer.
    pub fn sentence(self, offline: &str) -> String {
        match self {
            Self::Refused(_, message) | Self::Work(_, message) | Self::NoTicket(message) => message,
            Self::Offline => offline.to_owned(),
        }
    }
}

/// Does an action with this browser's ticket; returns the reply.
pub async fn perform(theme: ThemeId, slug: &str, action: Action) -> Result<JsValue, Failed> {
    let ticket = device::kept_ticket(theme)
        .or_else(|| device::new_ticket(theme, slug))
        .ok_or(Failed::Offline)?;
    let mut proof = prove(theme, &ticket).await;
    let note = match &action {
        Action::Edit { note, .. } | Action::Withdraw { note } => Some(note.to_string()),
        _ => None,
    };
    let mut tries = 0;
    let answer = loop {
        let answer = send(theme, &ticket, proof, action.clone()).await;
        tries += 1;
        proof = match answer {
            _ if tries > HARDER => break answer,
            // The server does not know the ticket any more, as after a restored backup: prove it
            // again.
            Err(Failed::Work(None, _)) if proof.is_none() => {
                device::save(theme, &device::KeptTheme { known: false, ..device::load(theme) });
                prove(theme, &ticket).await
            }
            // Many new tickets came meanwhile, and more work is asked for; while it is done, still
            // more may be.
            Err(Failed::Work(Some(bits), _)) => Some(search(theme, &ticket, bits).await),
            _ => break answer,
        };
    };
    if let Ok(reply) = &answer {
        let mut kept = device::load(theme);
        kept.known = true;
        kept.proof = None;
        keep_receipt(&mut kept, note, reply);
        device::save(theme, &kept);
    }
    answer
}

/// Keeps the receipt of a note, with which its author can check later what became of it
/// (`verifier/receipts.rs`). A note that was taken back needs none.
fn keep_receipt(kept: &mut device::KeptTheme, acted_on: Option<String>, reply: &JsValue) {
    let text = |names: &[&str]| text_at(reply, names);
    if let Some(note) = text(&["done", "posted", "note"]) {
        kept.receipt(&note, text(&["done", "posted", "receipt", "hash"]));
    } else if let Some(note) = acted_on {
        kept.receipt(&note, text(&["done", "edited", "receipt", "hash"]));
    }
}

/// Asks whether a ticket as typed is good in a theme; the server says what is impossible about it.
pub async fn try_ticket(theme: ThemeId, typed: &str) -> Result<(), Failed> {
    deliver(&anon::Request {
        v: VERSION,
        theme,
        ticket: typed.to_owned(),
        work: None,
        action: Action::Mine,
    })
    .await
    .map(drop)
}

/// The ticket that a plain form of this browser began, where it keeps none; whether it is the
/// person's is asked before it is used. Looked for when the page wakes, whether or not anybody
/// acts, and whether or not a ticket is kept: asked right before an action, the question (which
/// carries cookies) would announce it, and never asked again, tell that there was one.
pub async fn begun_ticket(theme: ThemeId, slug: &str) -> Option<(Ticket, bool)> {
    let kept = device::kept_ticket(theme).is_some();
    // Reading the board does not send a ticket that is kept, not even to this path.
    let cookies = if kept { Cookies::Omit } else { Cookies::Send };
    let carried = net::text(&Address::OwnTicket(slug).to_string(), cookies).await.ok()?;
    device::read_carried(&carried).filter(|_| !kept)
}

thread_local! {
    /// Whether a proof is being searched for.
    static PROVING: Cell<bool> = const { Cell::new(false) };
}

/// The proof of work of a ticket that the server does not know yet. One search at a time: who puts
/// three stickers on at once waits for one number, not for three that slow each other down.
async fn prove(theme: ThemeId, ticket: &Ticket) -> Option<u64> {
    while PROVING.replace(true) {
        pause(WAIT).await;
    }
    let number = match device::load(theme) {
        kept if kept.known => None,
        kept => Some(match kept.proof {
            Some(number) => number,
            None => search(theme, ticket, work::BITS).await,
        }),
    };
    PROVING.set(false);
    number
}

async fn search(theme: ThemeId, ticket: &Ticket, bits: u32) -> u64 {
    let credential = Credential::of(theme, &ticket.secret);
    let mut start = 0;
    loop {
        if let Some(number) = work::search(&credential, bits, start, SLICE) {
            device::save(theme, &device::KeptTheme { proof: Some(number), ..device::load(theme) });
            return number;
        }
        start += SLICE;
        pause(Duration::ZERO).await;
    }
}

async fn send(
    theme: ThemeId,
    ticket: &Ticket,
    work: Option<u64>,
    action: Action,
) -> Result<JsValue, Failed> {
    deliver(&anon::Request { v: VERSION, theme, ticket: ticket.reveal().to_string(), work, action })
        .await
}

/// Posts what does nothing.
pub async fn cover(theme: ThemeId) {
    let _ = deliver(&anon::Request {
        v: VERSION,
        theme,
        ticket: String::new(),
        work: None,
        action: Action::Cover,
    })
    .await;
}

async fn deliver(request: &anon::Request) -> Result<JsValue, Failed> {
    if request.action != Action::Cover {
        queue::turn().await;
    }
    let body = serde_json::to_string(request).map_err(|_| Failed::Offline)?;
    let (response, reply) = exchange(body).await.inspect_err(|_| reach::answered(false))?;
    reach::answered(true);
    if response.ok() {
        return Ok(reply);
    }
    let message = text_at(&reply, &["refused", "message"]).ok_or(Failed::Offline)?;
    let why = |names: &[&str]| at(&reply, &[&["refused", "why"], names].concat());
    Err(match why(&["more_work", "bits"]).and_then(|bits| bits.as_f64()) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a small number of bits"
        )]
        Some(bits) => Failed::Work(Some(bits as u32), message),
        None if why(&[]).is_some_and(|why| why == "too_many_tickets") => {
            Failed::Work(None, message)
        }
        None => Failed::Refused(response.status(), message),
    })
}

/// Posts, and reads the reply. What is no reply of ours is none: a portal answers with a page of
/// its own, and says that all is well.
async fn exchange(body: String) -> Result<(Response, JsValue), Failed> {
    let response = net::post(&Address::Anon.to_string(), body, Cookies::Omit)
        .await
        .map_err(|_| Failed::Offline)?;
    let reply = json(&response).await.ok_or(Failed::Offline)?;
    Ok((response, reply))
}

/// A reply, read by the browser's own JSON reader: ours would add 8 KB to every board.
async fn json(response: &Response) -> Option<JsValue> {
    JsFuture::from(response.json().ok()?).await.ok()
}

/// A text within a reply (the JSON of [`anon::Reply`]), by the names that lead to it.
pub fn text_at(reply: &JsValue, names: &[&str]) -> Option<String> {
    at(reply, names)?.as_string()
}

fn at(reply: &JsValue, names: &[&str]) -> Option<JsValue> {
    names.iter().try_fold(reply.clone(), |value, name| {
        js_sys::Reflect::get(&value, &JsValue::from_str(name)).ok()
    })
}
