//! The `<script>` that loads the browser's second program: what only a few pages need, and no board
//! pays for.

use leptos::nonce::use_nonce;
use leptos::prelude::*;

use crate::http::AppState;

/// The script. `start` is the function of `verifier/` that the page wants; with the id of a
/// `button` it is loaded when that is pressed.
#[component]
pub fn Verifier(
    start: &'static str,
    #[prop(optional)] button: Option<&'static str>,
) -> impl IntoView {
    let assets = expect_context::<AppState>().assets;
    let load = format!(
        "()=>{{const wasm=fetch({:?});import({:?}).then(async m=>{{await m.default({{module_or_path:wasm}});m.{start}()}})}}",
        assets.verifier_wasm, assets.verifier_js
    );
    let script = match button {
        Some(id) => format!("document.getElementById({id:?}).addEventListener('click',{load})"),
        None => format!("({load})()"),
    };
    view! { <script type="module" nonce=use_nonce()>{script}</script> }
}
