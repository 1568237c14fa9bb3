//! The `<script>` that loads the browser's third program (`bench/`), on the pages of reviewers.

use leptos::nonce::use_nonce;
use leptos::prelude::*;

use crate::http::AppState;

/// The `<script>`.
#[component]
pub fn BenchProgram() -> impl IntoView {
    let assets = expect_context::<AppState>().assets;
    let script = format!(
        "const wasm=fetch({:?});import({:?}).then(async m=>{{await m.default({{module_or_path:wasm}});m.bench()}})",
        assets.bench_wasm, assets.bench_js
    );
    view! { <script type="module" nonce=use_nonce()>{script}</script> }
}
