//! HTTP requests from the browser (`fetch`): never with the address of the page that asks.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, ReferrerPolicy, RequestCredentials, RequestInit, Response};

use super::{dom, window};
use crate::domain::{anon, parts::SHOWN, passphrase::LOG_PASS};

/// Whether a request carries the browser's cookies. What is anonymous never does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Cookies {
    /// No cookies are sent, and none are taken.
    Omit,
    /// The cookies of this site are sent.
    Send,
}

impl Cookies {
    fn init(self) -> RequestInit {
        let init = RequestInit::new();
        // The address of the page can name a person: a personal link does.
        init.set_referrer_policy(ReferrerPolicy::NoReferrer);
        init.set_credentials(match self {
            Self::Omit => RequestCredentials::Omit,
            Self::Send => RequestCredentials::SameOrigin,
        });
        init
    }
}

/// Posts a JSON text, padded as [`anon::pad`] does.
///
/// # Errors
/// There was no answer.
pub async fn post(address: &str, json: String, cookies: Cookies) -> Result<Response, JsValue> {
    let headers = Headers::new()?;
    headers.set("Content-Type", "application/json")?;
    // Without cookies the server does not know the language of the page.
    headers.set("Accept-Language", &dom::language())?;
    let init = cookies.init();
    init.set_method("POST");
    // It goes out although the page is being left.
    js_sys::Reflect::set(&init, &"keepalive".into(), &JsValue::TRUE)?;
    init.set_headers(&headers);
    init.set_body(&JsValue::from_str(&anon::pad(json)));
    fetch(address, &init).await
}

/// Fetches an address as text; an answer that is no success gives an error.
///
/// # Errors
/// There was no answer, or it was a refusal.
pub async fn text(address: &str, cookies: Cookies) -> Result<String, JsValue> {
    body(fetch(address, &cookies.init()).await?).await
}

/// A page as the server sent it.
pub struct FetchedPage {
    /// Its address, after all redirects.
    pub address: String,
    /// Its markup.
    pub html: String,
}

/// Fetches a page with the browser's cookies, as a link does, or, with the fields of a form, as the
/// form does. One that says what failed is a page too. Of what `shown` names it may have the empty
/// elements only ([`crate::domain::parts`]); nothing is named by an empty text.
///
/// # Errors
/// There was no answer.
pub async fn page(
    address: &str,
    fields: Option<&str>,
    shown: &str,
) -> Result<FetchedPage, JsValue> {
    let init = Cookies::Send.init();
    let headers = Headers::new()?;
    headers.set("Accept", "text/html")?;
    if !shown.is_empty() {
        headers.set(SHOWN, shown)?;
    }
    if let Some(fields) = fields {
        init.set_method("POST");
        headers.set("Content-Type", "application/x-www-form-urlencoded")?;
        init.set_body(&JsValue::from_str(fields));
    }
    init.set_headers(&headers);
    let response = fetch(address, &init).await?;
    let html = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    Ok(FetchedPage { address: response.url(), html })
}

/// The longest body that a browser still sends while its page is being left (Fetch, 4.6: 64 KiB for
/// all that is under way).
const KEPT_ALIVE: usize = 60_000;

/// Sends the fields of a form as a program does: the answer is a status and what the server says in
/// JSON, and no page. It goes out although the page is being left, unless it is too long for that.
///
/// # Errors
/// There was no answer.
pub async fn form(address: &str, fields: &str) -> Result<(u16, String), JsValue> {
    let init = Cookies::Send.init();
    let headers = Headers::new()?;
    headers.set("Accept", "application/json")?;
    headers.set("Content-Type", "application/x-www-form-urlencoded")?;
    init.set_headers(&headers);
    init.set_method("POST");
    let lives_on = JsValue::from_bool(fields.len() < KEPT_ALIVE);
    js_sys::Reflect::set(&init, &"keepalive".into(), &lives_on)?;
    init.set_body(&JsValue::from_str(fields));
    let response = fetch(address, &init).await?;
    let body = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    Ok((response.status(), body))
}

/// Fetches an address as text without cookies, for what is public and the same for everybody.
/// `pass` is what the page was given for it, where readers need a passphrase ([`LOG_PASS`]).
///
/// # Errors
/// The errors of [`text`].
pub async fn public_text(address: &str, pass: Option<&str>) -> Result<String, JsValue> {
    let init = Cookies::Omit.init();
    if let Some(pass) = pass {
        let headers = Headers::new()?;
        headers.set(LOG_PASS, pass)?;
        init.set_headers(&headers);
    }
    body(fetch(address, &init).await?).await
}

async fn body(response: Response) -> Result<String, JsValue> {
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    JsFuture::from(response.text()?).await?.as_string().ok_or(JsValue::NULL)
}

async fn fetch(address: &str, init: &RequestInit) -> Result<Response, JsValue> {
    JsFuture::from(window().fetch_with_str_and_init(address, init)).await?.dyn_into()
}
