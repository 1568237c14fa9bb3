//! Kizuki Board (気づきボード): a workplace suggestion board that people dare to use.
//!
//! `domain` and `ticket` are pure and compiled for both sides; `islands`, and `verifier` and `bench`
//! on a few pages, run in the browser, all on top of `browser`; everything else is the server's.
//! docs/architecture.md is the map. This file and `main.rs` are the only places with feature gates.

// A page is one nested type; Leptos erases it in places only.
#![recursion_limit = "256"]

pub mod address;
#[cfg(feature = "ssr")]
pub mod app;
#[cfg(feature = "ssr")]
pub mod attack;
#[cfg(any(feature = "ssr", feature = "bench"))]
pub mod bench;
pub mod browser;
#[cfg(feature = "ssr")]
pub mod cli;
#[cfg(feature = "ssr")]
pub mod components;
pub mod domain;
#[cfg(feature = "ssr")]
pub mod http;
#[cfg(feature = "ssr")]
pub mod i18n;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod islands;
#[cfg(any(feature = "ssr", feature = "verifier"))]
pub mod log;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(any(feature = "ssr", feature = "verifier"))]
pub mod qr;
#[cfg(feature = "ssr")]
pub mod report;
#[cfg(feature = "ssr")]
pub mod router;
#[cfg(feature = "ssr")]
pub mod server_fns;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod store;
pub mod ticket;
#[cfg(feature = "verifier")]
pub mod verifier;

/// Wakes the bench; called by the script of `components/bench.rs`.
#[cfg(feature = "bench")]
#[wasm_bindgen::prelude::wasm_bindgen(js_name = "bench")]
pub fn wake_bench() {
    bench::start();
}

/// Wakes the islands of a page; called by the script of `components/hydration.rs`.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
