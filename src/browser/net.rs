//! Sending and fetching.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestCredentials, RequestInit, Response};

use super::{dom, window};
use crate::domain::anon;

/// Whether a request carries the browser's cookies. What is anonymous never does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Cookies {
    /// None.
    Omit,
    /// Those of this site.
    Send,
}

impl Cookies {
    fn init(self) -> RequestInit {
        let init = RequestInit::new();
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
    init.set_headers(&headers);
    init.set_body(&JsValue::from_str(&anon::pad(json)));
    fetch(address, &init).await
}

/// Fetches an address as text; an answer that is no success gives an error.
///
/// # Errors
/// There was no answer, or it was a refusal.
pub async fn text(address: &str, cookies: Cookies) -> Result<String, JsValue> {
    let response = fetch(address, &cookies.init()).await?;
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    JsFuture::from(response.text()?).await?.as_string().ok_or(JsValue::NULL)
}

async fn fetch(address: &str, init: &RequestInit) -> Result<Response, JsValue> {
    JsFuture::from(window().fetch_with_str_and_init(address, init)).await?.dyn_into()
}
