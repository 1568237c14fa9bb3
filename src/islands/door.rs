//! The browser's side of `POST /anon`: makes the ticket and its proof of work, sends without cookies, pads.

use std::time::Duration;

use leptos::prelude::{set_timeout, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestCredentials, RequestInit, Response};

use super::{device, dom};
use crate::domain::anon::{self, Action, VERSION};
use crate::domain::ids::ThemeId;
use crate::ticket::{Credential, Secret, work};

/// Hashes in one slice of proof of work; the page answers clicks between slices.
const SLICE: u64 = 4096;

/// The status of a refusal because of the text.
const BAD_TEXT: u16 = 422;
/// The status of a refusal because a new ticket came without proof of work.
const TOO_MANY: u16 = 429;

/// Why nothing was done.
pub enum Failed {
    /// The server refused: the HTTP status says what kind of reason, the sentence is in the reader's language.
    Refused(u16, String),
    /// There was no answer.
    Offline,
}

impl Failed {
    /// Whether the text is what the server does not take.
    pub const fn is_of_text(&self) -> bool {
        matches!(self, Self::Refused(BAD_TEXT, _))
    }

    /// What to tell the reader; `offline` is the sentence for no answer.
    pub fn sentence(self, offline: &str) -> String {
        match self {
            Self::Refused(_, message) => message,
            Self::Offline => offline.to_owned(),
        }
    }
}

/// Does an action with this browser's ticket; returns the reply.
pub async fn perform(theme: ThemeId, slug: &str, action: Action) -> Result<JsValue, Failed> {
    let secret = device::kept_ticket(theme).or_else(|| device::new_ticket(theme, slug)).ok_or(Failed::Offline)?;
    let proof = match device::load(theme) {
        kept if kept.known => None,
        kept => Some(match kept.proof {
            Some(number) => number,
            None => prove(theme, &secret).await,
        }),
    };
    let first = send(theme, &secret, proof, action.clone()).await;
    let answer = match first {
        // The server does not know the ticket any more, as after a restored backup: prove it again.
        Err(Failed::Refused(TOO_MANY, _)) if proof.is_none() => send(theme, &secret, Some(prove(theme, &secret).await), action).await,
        other => other,
    };
    if answer.is_ok() {
        let mut kept = device::load(theme);
        (kept.known, kept.proof) = (true, None);
        device::save(theme, &kept);
    }
    answer
}

/// Asks whether a ticket as typed is good in a theme; the server says what is impossible about it.
pub async fn try_ticket(theme: ThemeId, typed: &str) -> Result<(), Failed> {
    deliver(&anon::Request { v: VERSION, theme, ticket: typed.to_owned(), work: None, stamp: None, action: Action::Mine }).await.map(drop)
}

/// Goes on with the ticket that a plain form began, where this browser keeps none. It asks when the page wakes, whether or not anybody acts:
/// asked right before an action, the question (which carries cookies) would announce it.
pub async fn adopt_ticket(theme: ThemeId, slug: &str) {
    if device::kept_ticket(theme).is_some() {
        return;
    }
    let init = RequestInit::new();
    init.set_credentials(RequestCredentials::SameOrigin);
    let begun = fetch_text(&format!("/t/{slug}/mine/ticket"), &init).await.unwrap_or_default();
    device::adopt(theme, &begun);
}

async fn prove(theme: ThemeId, secret: &Secret) -> u64 {
    let credential = Credential::of(theme, secret);
    let mut start = 0;
    loop {
        if let Some(number) = work::search(&credential, start, SLICE) {
            let mut kept = device::load(theme);
            kept.proof = Some(number);
            device::save(theme, &kept);
            return number;
        }
        start += SLICE;
        pause(Duration::ZERO).await;
    }
}

async fn send(theme: ThemeId, secret: &Secret, work: Option<u64>, action: Action) -> Result<JsValue, Failed> {
    deliver(&anon::Request { v: VERSION, theme, ticket: secret.reveal().to_string(), work, stamp: None, action }).await
}

async fn deliver(request: &anon::Request) -> Result<JsValue, Failed> {
    let body = anon::pad(serde_json::to_string(request).map_err(|_| Failed::Offline)?);
    let response = post(&body).await.map_err(|_| Failed::Offline)?;
    let reply = json(&response).await.ok_or(Failed::Offline)?;
    if response.ok() {
        return Ok(reply);
    }
    let message = text_at(&reply, &["refused", "message"]).ok_or(Failed::Offline)?;
    Err(Failed::Refused(response.status(), message))
}

/// A reply, read by the browser's own JSON reader: ours would add 8 KB to every board.
async fn json(response: &Response) -> Option<JsValue> {
    JsFuture::from(response.json().ok()?).await.ok()
}

/// A text within a reply (the JSON of [`anon::Reply`]), by the names that lead to it.
pub fn text_at(reply: &JsValue, names: &[&str]) -> Option<String> {
    let value = names.iter().try_fold(reply.clone(), |value, name| js_sys::Reflect::get(&value, &JsValue::from_str(name)).ok())?;
    value.as_string()
}

async fn post(body: &str) -> Result<Response, JsValue> {
    let headers = Headers::new()?;
    headers.set("Content-Type", "application/json")?;
    headers.set("Accept-Language", &dom::language())?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_credentials(RequestCredentials::Omit);
    init.set_headers(&headers);
    init.set_body(&JsValue::from_str(body));
    fetch("/anon", &init).await
}

async fn fetch(address: &str, init: &RequestInit) -> Result<Response, JsValue> {
    JsFuture::from(window().fetch_with_str_and_init(address, init)).await?.dyn_into()
}

/// Fetches an address as text.
pub async fn fetch_text(address: &str, init: &RequestInit) -> Result<String, JsValue> {
    let response = fetch(address, init).await?;
    JsFuture::from(response.text()?).await?.as_string().ok_or(JsValue::NULL)
}

/// Lets the page breathe for a while.
pub async fn pause(time: Duration) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        set_timeout(
            move || {
                let _ = resolve.call0(&JsValue::NULL);
            },
            time,
        );
    });
    let _ = JsFuture::from(promise).await;
}
