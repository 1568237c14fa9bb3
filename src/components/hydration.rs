//! Hydration: the script that wakes the islands of a page. Ours instead of Leptos' own: its WASM
//! preload carries the nonce as `crossorigin`, on which Firefox may give up hydrating (leptos issue
//! 4843). Only pages with islands carry it.

use axum::http::{HeaderName, HeaderValue};
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::http::AppState;

/// The header in which a page names the files that it is made of, for the worker that keeps it
/// (`public/sw.js`).
const FILES: HeaderName = HeaderName::from_static("x-kizuki-files");

/// Names a file of this page. The list comes from here and never out of the page's text, in which
/// anybody can write.
pub fn needs(address: &str) {
    if let (Some(response), Ok(value)) =
        (use_context::<ResponseOptions>(), HeaderValue::from_str(address))
    {
        response.append_header(FILES, value);
    }
}

/// The script. It stands before the content and asks for the module and the WASM at once, while the
/// browser still reads and lays out the page, which takes an old phone half a second; it wakes the
/// islands when the whole page is there. (`rel=preload` would do the same, and make browsers
/// without JavaScript fetch 110 KB for nothing.) An island that the module does not know is left as
/// rendered. At the end comes the worker for when there is no network; browsers have it on https
/// alone.
#[component]
pub fn Hydration() -> impl IntoView {
    let assets = expect_context::<AppState>().assets;
    needs(&assets.js);
    needs(&assets.wasm);
    let script = format!(
        "{{const wasm=fetch({:?}),js=import({:?});addEventListener('DOMContentLoaded',async()=>{{const m=await js;\
         await m.default({{module_or_path:wasm}});m.hydrate();\
         for(const el of document.querySelectorAll('leptos-island'))m[el.dataset.component]?.(el);\
         navigator.serviceWorker?.register('/sw.js').catch(()=>{{}})}})}}",
        assets.wasm, assets.js
    );
    view! { <script nonce=use_nonce()>{script}</script> }
}
